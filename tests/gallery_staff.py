"""One sample state for each screen of the back room, several where screens differ."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from kiosk.domain.chip import ChipKey
from kiosk.domain.condition import Fault
from kiosk.domain.outcome import Printed
from kiosk.staff import setup_states as u
from kiosk.staff import states as s
from kiosk.staff.dials import Dials, NoVolume, Touch
from kiosk.staff.found import Found, Kind
from kiosk.staff.state import State
from kiosk.staff.trials import (
    Act,
    CardStep,
    CardTrial,
    DeviceLook,
    Door,
    EnrolFault,
    Fact,
    LogLine,
    Look,
    PrintTrial,
    Refusal,
    ScanTrial,
)

DOOR: Final = Door(3)
WELL: Final = Look(
    (
        DeviceLook("printer", "ok", paper_left_mm=46_200),
        DeviceLook("scanner", "ok"),
        DeviceLook("card", "ok", detail="card_there"),
        DeviceLook("backend", "ok"),
    )
)
ILL: Final = Look(
    (
        DeviceLook("printer", "cover_open", Fault.PRINTER_COVER),
        DeviceLook("scanner", "gone", Fault.SCANNER_ABSENT),
        DeviceLook("card", "none"),
        DeviceLook("backend", "gone", Fault.BACKEND_AWAY),
    ),
    (Fault.CLOCK_OFF, Fault.DISK_LOW),
    held=True,
    payments_open=2,
)
CLOSED: Final = Look(
    (
        DeviceLook("printer", "ok"),
        DeviceLook("scanner", "ok"),
        DeviceLook("card", "none"),
        DeviceLook("backend", "gone", Fault.NOT_ENROLLED),
    ),
    (Fault.CONFIG_INVALID,),
    closed=True,
)
PRINT: Final = PrintTrial(Printed.PRINTED, 1.8, "KT:0a1b2c3d4e5f", proof="process-id")
SCAN: Final = ScanTrial("QRCode", "cccd", "zxing", 0.6, 4.2)
STEPS: Final = (
    CardStep("SOD", 1900, 1900, 410),
    CardStep("DG1", 95, 95, 460),
    CardStep("DG13", 300, 429, 640),
)
CARD: Final = CardTrial(STEPS, "PACE-CAN", "genuine", 60, 1.6)
LINES: Final = tuple(
    LogLine(f"08:0{minute}:12", level, text)
    for minute, level, text in (
        (9, "INFO", "staff order: reload"),
        (8, "WARNING", "fault: printer_paper_low"),
        (7, "INFO", "the scanner is back"),
        (6, "WARNING", "the scanner is gone"),
        (5, "INFO", "serving as sanh-a-01"),
    )
)
FACTS: Final = (
    Fact("terminal", "sanh-a-01"),
    Fact("location", "Sảnh A, cạnh cửa chính"),
    Fact("version", "0.1.0 · Python 3.11.2"),
    Fact("address", "192.168.10.21"),
    Fact("backend", "https://kiosk.benhvien.example:8443"),
    Fact("certificate", "19/02/2027"),
    Fact("printer", "usb://04b8:0e15"),
    Fact("scanner", "camera:0"),
    Fact("card", "auto"),
    Fact("disk", "11800 MB"),
    Fact("started", "21/11/2026 05:55"),
    Fact("millimetres", "0.248"),
)
FOUND: Final = (
    Found(Kind.CARD, "auto", "ACS ACR1252 1S CL Reader"),
    Found(Kind.SCANNER, "camera:0", "HD Pro Webcam C920"),
    Found(Kind.PRINTER, "usb://04b8:0e15", "EPSON TM-T88VI"),
)
ANSWERS: Final = u.Answers(
    "vi", 0.248, "https://kiosk.benhvien.example:8443", "sanh-a-01", "Sảnh A, cạnh cửa chính",
    "BỆNH VIỆN ĐA KHOA TỈNH", FOUND,
)  # fmt: skip
SEVERAL: Final = replace(
    ANSWERS,
    found=(
        *FOUND,
        Found(Kind.SCANNER, "camera:2", "USB 2.0 Camera: HD USB Camera", chosen=True),
        Found(Kind.PRINTER, "usb://0519:2013", "Star Micronics TSP143IIIU"),
        Found(Kind.CARD, "Identiv uTrust 4701 F CL Reader 00 00", "Identiv uTrust 4701 F CL Reader 00 00"),
    ),
)
DIGEST: Final = "3f9a0c77d15e4b8826aa91cd0e5b7f34c86d1290ab4477e1c05f92d83b6e1a20"
KEY: Final = ChipKey("000417")

STAFF: Final[Mapping[str, State]] = {
    "AskPin": s.AskPin(DOOR),
    "AskPin-wrong": s.AskPin(Door(1), Refusal.WRONG_PIN),
    "AskPin-locked": s.AskPin(Door(3, locked_s=290)),
    "AskPin-not-set": s.AskPin(Door(3, pin=False)),
    "AskPin-no-scanner": s.AskPin(Door(3, scanner=False)),
    **{f"AskPin-{why.name}": s.AskPin(DOOR, why) for why in Refusal if why is not Refusal.WRONG_PIN},
    "Judging": s.Judging("274913"),
    "JudgingPass": s.JudgingPass("KS1:"),
    "Board": s.Board(WELL),
    "Board-asking": s.Board(),
    "Board-ill": s.Board(ILL),
    "Board-closed": s.Board(CLOSED),
    **{f"Board-{act.value}": s.Board(replace(WELL, held=act is Act.OUT_OF_SERVICE), act) for act in Act},
    **{f"Sure-{act.value}": s.Sure(act, ILL) for act in Act},
    "Doing": s.Doing(Act.RESTART),
    "TryingPrinter": s.TryingPrinter(),
    "PrinterTried": s.PrinterTried(PRINT),
    "PrinterTried-read": s.PrinterTried(replace(PRINT, read_back=True)),
    "PrinterTried-other": s.PrinterTried(replace(PRINT, printed=Printed.UNKNOWN, read_back=False)),
    "PrinterTried-failed": s.PrinterTried(replace(PRINT, printed=Printed.NOT_PRINTED, trouble="paper_out")),
    "TryingScanner": s.TryingScanner(),
    "TryingScanner-seen": s.TryingScanner(seen=True, per_module=1.9),
    "TryingScanner-read": s.TryingScanner(SCAN),
    "TryingScanner-gone": s.TryingScanner(gone=True),
    "GivingKey": s.GivingKey(),
    "TryingCard": s.TryingCard(KEY),
    "TryingCard-steps": s.TryingCard(KEY, STEPS),
    "TryingCard-lifted": s.TryingCard(KEY, STEPS, lifted=True),
    "CardTried": s.CardTried(CARD),
    "CardTried-unknown": s.CardTried(replace(CARD, trust="unknown")),
    "CardTried-failed": s.CardTried(CardTrial(STEPS[:1], seconds=0.9, error="key_does_not_match", stage="pace")),
    "ReadingLog": s.ReadingLog(LINES),
    "ReadingLog-asking": s.ReadingLog(),
    "About": s.About(FACTS),
    "About-asking": s.About(),
    "Adjusting": s.Adjusting(Dials(70, 80)),
    "Adjusting-asking": s.Adjusting(),
    "Adjusting-none": s.Adjusting(Dials(silent=NoVolume.NO_MIXER)),
    "Adjusting-mute": s.Adjusting(Dials(light=100, silent=NoVolume.SPEECH_OFF)),
    "Adjusting-lost": s.Adjusting(Dials(10, kept=False), Touch.SOFTER),
    "AskCode": s.AskCode(),
    **{f"AskCode-{fault.name}": s.AskCode(fault) for fault in EnrolFault},
    "Enrolling": s.Enrolling("7K3M9QX2ABCD"),
    "Enrolled": s.Enrolled("19/02/2027"),
    "Tongue": u.Tongue(),
    "Upright": u.Upright(ANSWERS),
    "Upright-stays": u.Upright(ANSWERS, stays=True),
    "Turning": u.Turning(ANSWERS, 90),
    "Measuring": u.Measuring(ANSWERS),
    "Measuring-wrong": u.Measuring(ANSWERS, wrong=True),
    "Resuming": u.Resuming(ANSWERS),
    "AskAddress": u.AskAddress(ANSWERS),
    "AskAddress-wrong": u.AskAddress(ANSWERS, "kiosk.benhvien.example:84430", EnrolFault.ADDRESS),
    "AskAddress-away": u.AskAddress(ANSWERS, "192.168.10.9", EnrolFault.AWAY),
    "AskAddress-camera": u.AskAddress(ANSWERS, camera=True),
    "AskAddress-name": u.AskAddress(ANSWERS, "192.168.10.9", EnrolFault.WRONG_NAME, camera=True),
    "AskAddress-unproven": u.AskAddress(ANSWERS, "192.168.10.9", EnrolFault.UNPROVEN),
    "AskAddress-clock": u.AskAddress(ANSWERS, "192.168.10.9", EnrolFault.CLOCK, camera=True),
    "AskAddress-other": u.AskAddress(ANSWERS, "192.168.10.9", EnrolFault.OTHER_AUTHORITY),
    "FindingAuthority": u.FindingAuthority(ANSWERS),
    "SureAuthority": u.SureAuthority(ANSWERS, DIGEST),
    "AskNewCode": u.AskNewCode(ANSWERS, DIGEST),
    "AskNewCode-camera": u.AskNewCode(ANSWERS, DIGEST, camera=True),
    "AskNewCode-often": u.AskNewCode(ANSWERS, DIGEST, EnrolFault.TOO_OFTEN, camera=True),
    "AskNewCode-refused": u.AskNewCode(ANSWERS, DIGEST, EnrolFault.CODE_REFUSED),
    "Admitting": u.Admitting(ANSWERS, DIGEST, "7K3M9QX2ABCD"),
    "FindingDevices": u.FindingDevices(ANSWERS),
    "DevicesShown": u.DevicesShown(ANSWERS),
    "DevicesShown-tried": u.DevicesShown(replace(ANSWERS, tried=frozenset(Kind))),
    "DevicesShown-none": u.DevicesShown(replace(ANSWERS, found=())),
    "DevicesShown-few": u.DevicesShown(replace(ANSWERS, found=(replace(FOUND[2], works=False),))),
    "DevicesShown-several": u.DevicesShown(SEVERAL),
    "Choosing": u.Choosing(SEVERAL, Kind.SCANNER),
    "Choosing-reads": u.Choosing(SEVERAL, Kind.SCANNER, s.TryingScanner(SCAN)),
    "Choosing-gone": u.Choosing(SEVERAL, Kind.SCANNER, s.TryingScanner(gone=True)),
    "Choosing-printer": u.Choosing(SEVERAL, Kind.PRINTER),
    "Choosing-card": u.Choosing(SEVERAL, Kind.CARD),
    "Trying": u.Trying(ANSWERS, s.TryingPrinter()),
    "Trying-printed": u.Trying(ANSWERS, s.PrinterTried(PRINT)),
    "Trying-scanned": u.Trying(ANSWERS, s.TryingScanner(SCAN)),
    "Trying-card": u.Trying(ANSWERS, s.GivingKey()),
    "AskPrinter": u.AskPrinter(ANSWERS),
    "AskPrinter-wrong": u.AskPrinter(ANSWERS, "192.168.10.40", wrong=True),
    "FindingPrinter": u.FindingPrinter(ANSWERS, "tcp://192.168.10.40:9100"),
    "AskOwnPin": u.AskOwnPin(ANSWERS),
    **{f"AskOwnPin-{fault.name}": u.AskOwnPin(ANSWERS, fault) for fault in u.PinFault},
    "RepeatPin": u.RepeatPin(ANSWERS, "274913"),
    "Review": u.Review(replace(ANSWERS, pin="274913")),
    "Review-bare": u.Review(replace(ANSWERS, location="", hospital="", found=())),
    "Keeping": u.Keeping(ANSWERS),
    "NotKept": u.NotKept(ANSWERS),
    "NotKept-full": u.NotKept(ANSWERS, EnrolFault.DISK_FULL),
    "NotKept-read-only": u.NotKept(ANSWERS, EnrolFault.READ_ONLY),
    "Ready": u.Ready(ANSWERS),
}
"""Each by the name of its state; Gone has no screen."""
