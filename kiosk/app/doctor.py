"""Every dependency of a terminal, looked at one by one."""

import os
import platform
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from kiosk import __version__
from kiosk.app.compose import backend_of, now
from kiosk.app.config import Settings
from kiosk.app.panel import CONNECTORS, connected, measured_otherwise, too_small
from kiosk.app.vitals import read_by_others, strangers
from kiosk.app.voice import shelves_of
from kiosk.devices.card.pcsc import PcscSlots
from kiosk.devices.card.readers import slots_for
from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.status import PrinterStatus
from kiosk.devices.printer.transports import link_to
from kiosk.devices.scanner.faults import ScannerFault
from kiosk.devices.scanner.reader import CodeReader
from kiosk.devices.voice.outlet import OutletGoneError, outlet_to
from kiosk.devices.voice.shelf import ShelfError
from kiosk.devices.voice.sound import silence
from kiosk.domain.assets import font
from kiosk.domain.toml_file import ConfigError
from kiosk.services.client import Client, Rejected, ServiceError
from kiosk.services.health import Health, Known
from kiosk.services.journal import JournalError
from kiosk.services.journal_store import check, read_only
from kiosk.ui.pack import read_packs

SKEW_S: Final = 60
DISK_MB: Final = 200
LOOK_S: Final = 3.0
BACKLIGHTS: Final = Path("/sys/class/backlight")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, whether it is well, whether the terminal may serve without it."""

    name: str
    ok: bool
    needed: bool
    detail: str

    def to_json(self) -> dict[str, object]:
        """The keys of this class."""
        return {"name": self.name, "ok": self.ok, "needed": self.needed, "detail": self.detail}


def examine(settings: Settings, clock: Callable[[], datetime] = now) -> Iterator[Finding]:
    """Each finding as it is made. Looks only: prints nothing, moves nothing."""
    yield from _backend(settings, clock)
    yield _scanner(settings)
    yield _card(settings)
    yield _printer(settings)
    yield _journal(settings)
    yield _secrets(settings)
    yield _disk(settings)
    yield plugged_in(strangers())
    yield _display()
    yield panel(CONNECTORS, settings.kiosk.mm_per_px)
    yield light(BACKLIGHTS)
    yield _fonts()
    yield _voice(settings)
    if settings.kiosk.packs is not None:
        yield _languages(settings.kiosk.packs)
    yield Finding("versions", ok=True, needed=False, detail=_versions())


def _backend(settings: Settings, clock: Callable[[], datetime]) -> Iterator[Finding]:
    client = Client(backend_of(settings))
    known: Known | None = None
    try:
        client.get("/readyz")
        yield Finding("backend", ok=True, needed=True, detail=f"{settings.backend.url} is ready")
        known = Health(client, __version__, clock).known()
        yield Finding("enrolment", ok=True, needed=True, detail=f"known as {known.terminal}")
    except Rejected:
        yield Finding("enrolment", ok=False, needed=True, detail="the backend does not know this terminal's key")
    except ServiceError as error:
        yield Finding("backend", ok=False, needed=True, detail=f"{settings.backend.url}: {error}")
    if settings.backend.url.startswith("https://"):
        yield Finding("certificate", ok=known is not None, needed=True, detail="checked with each call")
    if known is None:
        yield Finding("clock", ok=False, needed=False, detail="not compared: the backend did not answer")
        return
    skew = abs(known.offset_s)
    yield Finding("clock", ok=skew <= SKEW_S, needed=True, detail=f"{skew:.0f} s from the backend's clock")


def _scanner(settings: Settings) -> Finding:
    reader = CodeReader(settings.scanner.source)
    seen = threading.Event()
    timer = threading.Timer(LOOK_S, seen.set)
    frames: list[int] = []

    def look(_: object) -> None:
        frames.append(1)
        seen.set()

    timer.start()
    try:
        reader.read(seen, look)
    except ScannerFault as fault:
        return Finding("scanner", ok=False, needed=True, detail=f"{settings.scanner.source}: {fault}")
    finally:
        timer.cancel()
        reader.close()
    # What decodes by itself gives nothing until a code is shown.
    quiet = not settings.scanner.source.startswith(("camera:", "video:", "images:"))
    detail = "frames come" if frames else "open" if quiet else f"no frame within {LOOK_S:.0f} s"
    return Finding("scanner", bool(frames) or quiet, needed=True, detail=f"{settings.scanner.source}: {detail}")


def _card(settings: Settings) -> Finding:
    if settings.card.reader == "none":
        return Finding("card", ok=True, needed=False, detail="no chip reader configured")
    slots, wanted = slots_for(settings.card.reader)
    there, away = slots.slots(), ""
    if isinstance(slots, PcscSlots):
        away = slots.away
        slots.close()
    used = [slot.name for slot in there if slot.refused is None and wanted in (None, slot.name)]
    refused = [f"{slot.name}: {slot.refused}" for slot in there if slot.refused is not None]
    detail = away or ", ".join(used or refused) or "no reader"
    return Finding("card", bool(used), needed=False, detail=detail)


def _printer(settings: Settings) -> Finding:
    if not settings.printer.url:
        return Finding("printer", ok=True, needed=False, detail="none configured: numbers stay on the screen")
    printer = TicketPrinter(link_to(settings.printer.url), settings.printer.width_dots)
    status: PrinterStatus = printer.status()
    printer.close()
    words = [f"paper {status.paper}" if status.paper else "", f"{status.error}" if status.error else ""]
    detail = ", ".join(word for word in words if word)
    return Finding("printer", status.ready, needed=False, detail=f"{settings.printer.url}: {detail or 'ready'}")


def _journal(settings: Settings) -> Finding:
    path = settings.kiosk.data_dir / "journal.db"
    if not path.exists():
        return Finding("journal", ok=True, needed=True, detail=f"{path} will be made")
    try:
        file = read_only(path)
        try:
            check(file)
        finally:
            file.close()
    except (JournalError, sqlite3.Error, OSError) as error:
        return Finding("journal", ok=False, needed=True, detail=f"{path}: {error}")
    return Finding("journal", ok=True, needed=True, detail=f"{path} is whole")


def _secrets(settings: Settings) -> Finding:
    key = settings.backend.secret
    is_open = read_by_others(key)
    detail = (
        f"{key} is read by others: chmod 600" if is_open else "the key is its owner's alone" if key else "no key file"
    )
    return Finding("secrets", not is_open, needed=False, detail=detail)


def _disk(settings: Settings) -> Finding:
    place = settings.kiosk.data_dir
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free // 1_000_000
    writable = os.access(place, os.W_OK)
    detail = f"{free} MB free at {place}" + ("" if writable else ", not writable")
    return Finding("disk", writable and free >= DISK_MB, needed=True, detail=detail)


def plugged_in(unknown: tuple[str, ...]) -> Finding:
    """Whether USBGuard has turned something away that is still plugged in."""
    detail = f"not let in: {', '.join(unknown)}" if unknown else "nothing was turned away"
    return Finding("usb", not unknown, needed=False, detail=detail)


def _display() -> Finding:
    platform_name = os.environ.get("QT_QPA_PLATFORM", "")
    shown = platform_name or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    return Finding("display", bool(shown), needed=True, detail=shown or "neither Wayland nor X11 here")


def panel(folder: Path, mm_per_px: float) -> Finding:
    """Whether the panel holds the screens at the sizes of a finger, and whether `mm_per_px` is its own."""
    found = connected(folder)
    if found is None:
        return Finding(
            "panel", ok=True, needed=False, detail="the kernel tells of none: measure mm_per_px with a ruler"
        )
    wide, high = (round(side * mm_per_px) for side in found.pixels)
    size = f"{found.pixels[0]} x {found.pixels[1]} pixels, {wide} x {high} mm"
    if too_small(found.pixels, mm_per_px):
        detail = f"{size}: 15.6 inches at least are wanted, or fingers miss what they mean; is mm_per_px right?"
        return Finding("panel", ok=False, needed=True, detail=detail)
    if said := measured_otherwise(found, mm_per_px):
        detail = f"{size}, but the panel says mm_per_px = {said}: measure it with a ruler"
        return Finding("panel", ok=False, needed=False, detail=detail)
    return Finding("panel", ok=True, needed=True, detail=size)


def light(folder: Path) -> Finding:
    """Whether the panel stands at its full light, where the machine can set it: phones read payment codes off it."""
    dim: list[str] = []
    panels = sorted(folder.iterdir()) if folder.is_dir() else []
    for panel in panels:
        try:
            now_, most = (int((panel / name).read_text("ascii")) for name in ("brightness", "max_brightness"))
        except (OSError, ValueError):
            continue
        if now_ < most:
            dim.append(f"{panel.name} at {100 * now_ // most} %")
    if dim:
        return Finding("light", ok=False, needed=False, detail=f"{', '.join(dim)}: phones read codes off full light")
    detail = "full" if panels else "the monitor's own: set it to full there, without eco modes"
    return Finding("light", ok=True, needed=False, detail=detail)


def _fonts() -> Finding:
    try:
        font("NotoSans-Regular.ttf")
        font("NotoSans-Bold.ttf")
    except FileNotFoundError as error:
        return Finding("fonts", ok=False, needed=True, detail=str(error))
    return Finding("fonts", ok=True, needed=True, detail="Noto Sans")


def _voice(settings: Settings) -> Finding:
    """What is missing of speech, and whether sound comes out: a moment of silence is played."""
    if not settings.voice.enabled:
        return Finding("voice", ok=True, needed=False, detail="off")
    missing = [name for name in ("opusdec", "espeak-ng") if shutil.which(name) is None]
    if missing:
        return Finding("voice", ok=False, needed=False, detail=f"not installed: {', '.join(missing)}")
    devices = {"device": settings.voice.device, "headset": settings.voice.headset}
    try:
        clips = sum(len(shelf.clips) for shelf in shelves_of(settings))
        for name, device in devices.items():
            if device is not None:
                _sounds(name, device)
    except (ShelfError, OutletGoneError) as fault:
        return Finding("voice", ok=False, needed=False, detail=str(fault))
    return Finding(
        "voice", ok=True, needed=False, detail=f"{clips} recordings, {settings.voice.device or 'default device'}"
    )


def _sounds(name: str, device: str) -> None:
    try:
        with outlet_to(device).open(lambda: False) as stream:
            stream.play(silence(0.05))
    except OutletGoneError as gone:
        raise OutletGoneError(f"{name} {device or 'default'}: {gone}") from None


def _languages(folder: Path) -> Finding:
    try:
        packs = read_packs(folder)
    except ConfigError as fault:
        return Finding("languages", ok=False, needed=False, detail=str(fault).replace("\n", "; "))
    told = [f"{pack.code} {len(pack.missing)} missing{'' if pack.reviewed else ', a draft'}" for pack in packs]
    return Finding("languages", ok=True, needed=False, detail="; ".join(("vi", "en", *told)))


def _versions() -> str:
    names = ("PySide6_Essentials", "opencv-python-headless", "zxing-cpp", "python-escpos", "pyscard")
    return ", ".join(
        [f"kiosk {__version__}", f"python {platform.python_version()}", *(f"{name} {_version(name)}" for name in names)]
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"
