"""How a terminal and its devices are, in words that other people's systems know.

XFS4IoT (CEN): `device` and `paper`, where "unknown" and "notSupported" are two different answers. A terminal as a whole
is in one of six standings. What is wrong has one code, and it is the same in logs, metrics, the console and the guide.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Device(StrEnum):
    """XFS4IoT common status."""

    ONLINE = "online"
    OFFLINE = "offline"
    POWER_OFF = "powerOff"
    NO_DEVICE = "noDevice"
    HARDWARE_ERROR = "hardwareError"
    USER_ERROR = "userError"
    DEVICE_BUSY = "deviceBusy"
    FRAUD_ATTEMPT = "fraudAttempt"
    POTENTIAL_FRAUD = "potentialFraud"
    UNKNOWN = "unknown"
    NOT_SUPPORTED = "notSupported"


class PaperSupply(StrEnum):
    """XFS4IoT printer `paper`."""

    FULL = "full"
    LOW = "low"
    OUT = "out"
    JAMMED = "jammed"
    UNKNOWN = "unknown"
    NOT_SUPPORTED = "notSupported"


class Standing(StrEnum):
    """A terminal as a whole."""

    STARTING = "starting"
    READY = "ready"
    DEGRADED = "degraded"
    OUT_OF_SERVICE = "out_of_service"
    MAINTENANCE = "maintenance"
    UPDATING = "updating"


class Fault(StrEnum):
    """What is wrong with a terminal: closed, one page of the guide each."""

    BACKEND_AWAY = "backend_away"
    NOT_ENROLLED = "not_enrolled"
    CERTIFICATE_ENDING = "certificate_ending"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CLOCK_OFF = "clock_off"
    CONFIG_INVALID = "config_invalid"
    CONFIG_BEFORE = "config_before"
    DISK_FULL = "disk_full"
    DISK_LOW = "disk_low"
    HOT = "hot"
    JOURNAL_BROKEN = "journal_broken"
    SECRET_OPEN = "secret_open"  # noqa: S105 - a fault's code
    DEVICE_UNKNOWN = "device_unknown"
    CARD_ABSENT = "card_absent"
    SCANNER_ABSENT = "scanner_absent"
    PRINTER_ABSENT = "printer_absent"
    PRINTER_COVER = "printer_cover"
    PRINTER_CUTTER = "printer_cutter"
    PRINTER_ERROR = "printer_error"
    PRINTER_JAM = "printer_jam"
    PRINTER_PAPER_LOW = "printer_paper_low"
    PRINTER_PAPER_OUT = "printer_paper_out"


STOPS: Final = frozenset(
    {
        Fault.NOT_ENROLLED,
        Fault.CERTIFICATE_EXPIRED,
        Fault.CONFIG_INVALID,
        Fault.DISK_FULL,
        Fault.JOURNAL_BROKEN,
    }
)
"""With one of these nobody is served: what is taken could not be kept, or nobody would believe this terminal."""

WARNS: Final = frozenset(
    {
        Fault.PRINTER_PAPER_LOW,
        Fault.CERTIFICATE_ENDING,
        Fault.CONFIG_BEFORE,
        Fault.DISK_LOW,
        Fault.HOT,
        Fault.SECRET_OPEN,
    }
)
"""These want somebody soon and hinder no patient yet."""

_WELL: Final = ("ok", "ready", "online")
_MISSING: Final = ("gone", "absent", "silent", "link_lost", "offline")
_CONDITIONS: Final = {
    "none": Device.NOT_SUPPORTED,
    "unknown": Device.UNKNOWN,
    "busy": Device.DEVICE_BUSY,
    "low": Device.ONLINE,
    "paper_low": Device.ONLINE,
    "offline": Device.OFFLINE,
    "paper_out": Device.USER_ERROR,
    "out": Device.USER_ERROR,
    "cover_open": Device.USER_ERROR,
}
_PAPER: Final = {
    "ok": PaperSupply.FULL,
    "ready": PaperSupply.FULL,
    "online": PaperSupply.FULL,
    "none": PaperSupply.NOT_SUPPORTED,
    "low": PaperSupply.LOW,
    "paper_low": PaperSupply.LOW,
    "out": PaperSupply.OUT,
    "paper_out": PaperSupply.OUT,
    "paper_jam": PaperSupply.JAMMED,
}
_PRINTER: Final = {
    "low": Fault.PRINTER_PAPER_LOW,
    "paper_low": Fault.PRINTER_PAPER_LOW,
    "out": Fault.PRINTER_PAPER_OUT,
    "paper_out": Fault.PRINTER_PAPER_OUT,
    "cover_open": Fault.PRINTER_COVER,
    "cutter": Fault.PRINTER_CUTTER,
    "paper_jam": Fault.PRINTER_JAM,
}
_ABSENT: Final = {
    "printer": Fault.PRINTER_ABSENT,
    "card": Fault.CARD_ABSENT,
    "scanner": Fault.SCANNER_ABSENT,
}


def condition_of(state: str) -> Device:
    """The standard's word for a device's own word ("ok", "gone", "cover_open"...)."""
    if state in _WELL:
        return Device.ONLINE
    return _CONDITIONS.get(state, Device.NO_DEVICE if state in _MISSING else Device.HARDWARE_ERROR)


def paper_of(state: str) -> PaperSupply:
    """The paper as far as a printer's own word tells it."""
    return _PAPER.get(state, PaperSupply.UNKNOWN)


def fault_of(name: str, state: str) -> Fault | None:
    """What is wrong with this device; None where nothing is, or where nobody says."""
    if state in (*_WELL, "none", "unknown", "busy"):
        return None
    if name not in _ABSENT:
        return Fault.DEVICE_UNKNOWN
    if state in _MISSING or name != "printer":
        return _ABSENT[name]
    return _PRINTER.get(state, Fault.PRINTER_ERROR)


def known_fault(code: str) -> Fault | None:
    """The fault of this code; None for a code of another version."""
    return Fault(code) if code in set(Fault) else None


def standing_of(faults: Iterable[Fault]) -> Standing:
    """How a terminal is that serves with these faults."""
    found = frozenset(faults)
    if found & STOPS:
        return Standing.OUT_OF_SERVICE
    return Standing.DEGRADED if found - WARNS else Standing.READY
