"""What patients of the demo do in more than one script, and who they are."""

from datetime import datetime, timedelta, timezone
from typing import Final

from kiosk.sim.demo.lobby import Lobby
from kiosk.sim.demo.patient import Patient, Stuck

HANOI: Final = timezone(timedelta(hours=7))

INSURED: Final = "001190000001"
ELDER: Final = "001148000003"
EXPIRED: Final = "019094000009"
APPOINTMENT: Final = "26110001"
"""The code of the elder's appointment."""
CHILDREN: Final = ("phu-nhi", "nhi")
OTHER: Final = ("noi", "tieu-hoa")
COVERED: Final = ("noi", "noi-tq")
"""A clinic whose fee insurance covers."""
ON_DEMAND: Final = ("yeu-cau", "yc-noi")
"""A clinic whose price is above what insurance pays: the difference is due."""


def number_taken(lobby: Lobby, patient: Patient, citizen: str, payer: str, clinic: tuple[str, str] = COVERED) -> None:
    """From the attract screen to a number."""
    patient.sees("Welcome", did="came to the terminal")
    lobby.show_card(citizen)
    patient.sees("Consent", did="held the card's code to the camera")
    lobby.camera.take_away()
    agree(patient)
    choose(patient, payer, clinic)


def agree(patient: Patient) -> None:
    """From "may we use this?" to what the patient came for: to register."""
    patient.touches("agreed")
    patient.sees("ChooseService", did="agreed; the hospital knows who is here")
    patient.touches("service_register")


def choose(patient: Patient, payer: str, clinic: tuple[str, str]) -> None:
    """From the menu to a number."""
    patient.sees("ChoosePayer", did="came to register; the insurer was asked")
    patient.touches(payer)
    patient.sees("ChooseGroup", did=f"chose {payer.removeprefix('payer_')}")
    at_clinic(patient, clinic)


def at_clinic(patient: Patient, clinic: tuple[str, str]) -> None:
    """From the groups of clinics to a number."""
    group, room = clinic
    patient.touches(f"group_{group}")
    patient.sees("ChooseClinic", did="chose a group of clinics")
    patient.touches(f"clinic_{room}")
    patient.sees("Review", did="chose a clinic")
    patient.touches("number_wanted")
    patient.sees("Registered", within=30, did="looked once more and took the number; its ticket is on the way")


def paid_by_phone(lobby: Lobby, patient: Patient) -> str:
    """Scan the QR off the screen's pixels and confirm; what was scanned."""
    patient.sees("Paying", did="asked for the QR")
    payload = scanned(lobby)
    lobby.pay(payload)
    patient.does("scanned the screen and confirmed on the phone")
    return payload


def scanned(lobby: Lobby) -> str:
    """What a phone reads off the payment screen. Raises Stuck."""
    payload = lobby.scan_screen()
    if payload is None:
        raise Stuck("the code on the payment screen cannot be scanned")
    return payload


def receipt_fetched(lobby: Lobby, patient: Patient) -> None:
    """Whoever paid and got no paper comes back with the card: the receipt comes out, once."""
    patient.touches("service_pay")
    patient.sees("ShowSlip", did="came back to the terminal")
    lobby.show_card(INSURED)
    patient.sees("Consent", did="held the card's code to the camera")
    lobby.camera.take_away()
    patient.touches("agreed")
    patient.sees("NothingDue", within=30, did="the receipt that was owed came out; nothing is due")


def money_cases(lobby: Lobby) -> str:
    """What the cashiers' page says about money that needs somebody."""
    return lobby.far.staff.reads("/money").partition("Tiền cần người xử lý")[2]


def the_day(lobby: Lobby, patient: Patient, name: str) -> None:
    """A cashier compares the day; both pages are kept beside the papers."""
    staff = lobby.far.staff
    day = datetime.now(HANOI).date().isoformat()
    staff.presses("/money/day", "/money/day", day=day)
    patient.waits_until(
        lambda: "CÂN:" in staff.reads("/money/day"), within=10, did="staff compared the day: it balances"
    )
    staff.keeps("/money", lobby.out / f"staff-{name}-cases.html")
    staff.keeps("/money/payments", lobby.out / f"staff-{name}-payments.html")
    staff.keeps("/money/day", lobby.out / f"staff-{name}-day.html")


def paid_bills(lobby: Lobby) -> int:
    """How many bills the backend has posted as paid."""
    return lobby.count("SELECT count(*) FROM his_payment")
