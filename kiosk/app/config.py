"""kiosk.toml: frozen settings, read strictly. What differs between terminals, never the flow."""

from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

from kiosk.app.staff.access import key_of
from kiosk.devices.backlight.address import BadAddress, backlight_to
from kiosk.devices.drivers import PRINTERS, SCANNERS, others
from kiosk.domain.fields import FieldError
from kiosk.domain.hours import Hours
from kiosk.domain.pin import PinError, PinHash
from kiosk.domain.plan import Plan, Stand
from kiosk.domain.plan_file import read_plan
from kiosk.domain.slip import Counter
from kiosk.domain.toml_file import ConfigError, Section, TomlFile

__all__ = ["ConfigError", "Settings", "read_settings"]

_LEAST_LOW_MM = 315
"""Lower down the screens do not fit."""


@dataclass(frozen=True, slots=True)
class TerminalSettings:
    """This terminal: who it is, where it stands, how large its pixels are. `textfile`: for node-exporter."""

    id: str
    location: str
    hospital: str
    desk: Counter
    insurance_desk: Counter
    cashier: Counter
    language: str
    mm_per_px: float
    idle_seconds: int
    full_screen: bool
    theme: str
    reach_mm: float | None
    low_mm: float | None
    packs: Path | None
    draft_packs: bool
    data_dir: Path
    hours: Hours
    textfile: Path | None


@dataclass(frozen=True, slots=True)
class BackendSettings:
    """The hospital backend and how this terminal shows who it is."""

    url: str
    key: str | None = field(repr=False)
    key_file: Path | None
    ca_file: Path | None
    client_cert_file: Path | None
    client_key_file: Path | None
    timeout_s: float

    @property
    def secret(self) -> Path | None:
        """The one file of this terminal that nobody else may read; None where the key came from elsewhere."""
        return self.client_key_file or self.key_file


@dataclass(frozen=True, slots=True)
class CardSettings:
    """The chip reader. "none": this terminal has no reader."""

    reader: str
    trust_dir: Path | None
    read_photo: bool


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """Where codes are seen: "camera:0", "serial:///dev/...", "video:FILE", "images:DIR"."""

    source: str


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """The ticket printer. An empty url: numbers are shown, not printed."""

    url: str
    width_dots: int
    proof: str


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """The panel's light: an empty address leaves it alone. `sleep_s`: untouched for so long it goes dim; None never."""

    brightness: str
    day: int
    night: int
    sleep_s: float | None


@dataclass(frozen=True, slots=True)
class PaymentSettings:
    """How long a QR may stay on the screen."""

    display_seconds: int


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """Spoken prompts. `device` and `headset` are ALSA names; `jack` and `keypad` event devices of the kernel.

    `recordings` holds a site's own voice as files, `program` makes speech of any text, both before espeak-ng.
    `mixer`: the control of the sound card, empty for the first known one; `volume`: percent of it, 0 leaves it alone.
    """

    enabled: bool
    device: str
    mixer: str
    volume: int
    headset: str | None
    jack: Path | None
    keypad: Path | None
    recordings: Path | None
    program: Path | None


@dataclass(frozen=True, slots=True)
class StaffSettings:
    """Who comes in at the terminal itself, where the backend does not say: the PIN's hash, the key of passes."""

    pin: PinHash | None = field(repr=False)
    key: bytes | None


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole of kiosk.toml; `file` is where it was read."""

    file: Path

    kiosk: TerminalSettings
    backend: BackendSettings
    card: CardSettings
    scanner: ScannerSettings
    printer: PrinterSettings
    screen: ScreenSettings
    payment: PaymentSettings
    voice: VoiceSettings
    staff: StaffSettings
    plan: Plan | None


def _low(part: Section) -> float | None:
    low = part.number("low_mm", 345.0, least=0.0, most=3000.0)
    if 0 < low < _LEAST_LOW_MM:
        part.fault("low_mm", f"0 or at least {_LEAST_LOW_MM} mm is wanted")
    return low or None


def _counter(part: Section, key: str, sign: str) -> Counter:
    return Counter(part.text(key, sign), part.text(f"{key}_en", "") or None)


def read_settings(path: Path) -> Settings:
    """Raises ConfigError with line and key of every fault."""
    file = TomlFile(path)
    with file.section("kiosk") as part:
        terminal = TerminalSettings(
            id=part.text("id"),
            location=part.text("location", ""),
            hospital=part.text("hospital"),
            desk=_counter(part, "desk", "Quầy tiếp đón"),
            insurance_desk=_counter(part, "insurance_desk", "Quầy bảo hiểm y tế"),
            cashier=_counter(part, "cashier", "Quầy thu"),
            language=part.text("language", "vi", choices=("vi", "en")),
            mm_per_px=part.number("mm_per_px", 0.248, least=0.05, most=2.0),
            idle_seconds=part.whole("idle_seconds", 45, least=20, most=600),
            full_screen=part.flag("full_screen", default=True),
            theme=part.text("theme", "light", choices=("light", "dark", "contrast")),
            reach_mm=part.number("reach_mm", 0.0, least=0.0, most=3000.0) or None,
            low_mm=_low(part),
            hours=_hours(part),
            packs=part.file("packs"),
            draft_packs=part.flag("draft_packs", default=False),
            data_dir=part.file("data_dir") or path.parent / "data",
            textfile=part.file("textfile"),
        )
    with file.section("backend") as part:
        backend = BackendSettings(
            url=part.text("url"),
            ca_file=part.file("ca_file"),
            client_cert_file=part.file("client_cert_file"),
            client_key_file=part.file("client_key_file"),
            timeout_s=part.number("timeout_s", 8.0, least=1.0, most=60.0),
            key_file=part.peek_file("key_file"),
            key=part.secret("key", "KIOSK_BACKEND_KEY", wanted="client_cert_file" not in part.keys),
        )
        if (backend.client_cert_file is None) != (backend.client_key_file is None):
            part.fault("client_cert_file", "client_cert_file and client_key_file go together")
        if not backend.url.startswith(("http://", "https://")):
            part.fault("url", "an http:// or https:// address is wanted")
    with file.section("card") as part:
        card = CardSettings(
            reader=part.text("reader", "none"),
            trust_dir=part.file("trust_dir"),
            read_photo=part.flag("read_photo", default=True),
        )
    with file.section("scanner") as part:
        scanner = ScannerSettings(source=part.text("source", "camera:0"))
        if not scanner.source.startswith(("camera:", "serial:", "video:", "images:", "wedge:", *others(SCANNERS))):
            part.fault(
                "source", "camera:N, serial:///dev/..., wedge:///dev/input/..., video:FILE or images:DIR is wanted"
            )
    with file.section("printer") as part:
        printer = PrinterSettings(
            url=part.text("url", ""),
            width_dots=part.whole("width_dots", 576, least=384, most=576),
            proof=part.text("proof", "auto", choices=("auto", "process-id", "fence", "none")),
        )
        if printer.url and not printer.url.startswith(("tcp://", "usb://", "serial://", "file://", *others(PRINTERS))):
            part.fault("url", "tcp://host:9100, usb://VID:PID or serial:///dev/... is wanted")
    with file.section("screen") as part:
        screen = ScreenSettings(
            brightness=part.text("brightness", ""),
            day=part.whole("day", 80, least=1, most=100),
            night=part.whole("night", 20, least=1, most=100),
            sleep_s=60.0 * part.whole("sleep_minutes", 10, least=0, most=1440) or None,
        )
        try:
            if screen.brightness:
                backlight_to(screen.brightness)
        except BadAddress as error:
            part.fault("brightness", str(error))
    with file.section("payment") as part:
        payment = PaymentSettings(display_seconds=part.whole("display_seconds", 180, least=30, most=900))
    with file.section("voice") as part:
        voice = VoiceSettings(
            enabled=part.flag("enabled", default=False),
            device=part.text("device", ""),
            mixer=part.text("mixer", ""),
            volume=part.whole("volume", 0, least=0, most=100),
            headset=part.text("headset", "") or None,
            jack=part.file("jack"),
            keypad=part.file("keypad"),
            recordings=part.file("recordings"),
            program=part.file("program"),
        )
        if voice.headset and voice.jack is None:
            part.fault("headset", "jack is wanted too: without it nobody knows whether a headset is plugged in")
    with file.section("staff") as part:
        staff = _staff(part)
    with file.section("plan") as part:
        plan = _plan(part)
    file.done()
    return Settings(path, terminal, backend, card, scanner, printer, screen, payment, voice, staff, plan)


def _staff(part: Section) -> StaffSettings:
    """`pin_file`: the line of `kiosk-backend staff pin --print`; `key_file`: of `kiosk-backend staff key`."""
    pin, key = part.secret("pin", "KIOSK_STAFF_PIN", wanted=False), part.secret("key", "KIOSK_STAFF_KEY", wanted=False)
    found: PinHash | None = None
    try:
        found = PinHash.parse(pin) if pin else None
    except PinError:
        part.fault("pin_file", "the hash of a PIN is wanted")
    try:
        return StaffSettings(found, key_of(key) if key else None)
    except ValueError:
        part.fault("key_file", "a public key as 64 hex digits is wanted")
        return StaffSettings(found, None)


def _plan(part: Section) -> Plan | None:
    """The hospital's plan with this terminal in it; None where no file is named."""
    point, facing, file = part.text("point", ""), part.whole("facing", 0, least=0, most=359), part.file("file")
    if file is None:
        return None
    try:
        return read_plan(file, Stand(point, facing) if point else None)
    except (FieldError, OSError, UnicodeDecodeError) as error:
        part.fault("file", str(error) if isinstance(error, FieldError) else "a plan that can be read is wanted")
        return None


def _hours(part: Section) -> Hours:
    """`opens` and `closes`, HH:MM; without them always."""
    found = []
    for key in ("opens", "closes"):
        try:
            found.append(time.fromisoformat(part.text(key, "00:00")))
        except ValueError:
            part.fault(key, "a time HH:MM is wanted")
            found.append(time(0))
    return Hours(found[0], found[1])
