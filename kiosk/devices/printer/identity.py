"""What a printer says it is (GS I). It decides nothing: clones answer with the names of originals."""

from dataclasses import dataclass
from typing import Final

from kiosk.devices.printer.patience import Deadline
from kiosk.devices.printer.session import Session

_MAKER, _MODEL, _FIRMWARE, _SERIAL = 66, 67, 65, 68
_LONGEST: Final = 64


@dataclass(frozen=True, slots=True)
class PrinterIdentity:
    """Empty where the unit does not say."""

    maker: str = ""
    model: str = ""
    firmware: str = ""
    serial: str = ""


def ask_identity(session: Session, deadline: Deadline) -> PrinterIdentity:
    """Ask a ready printer; no real-time command may be sent meanwhile. Raises LinkLost."""
    return PrinterIdentity(*(_ask(session, n, deadline) for n in (_MAKER, _MODEL, _FIRMWARE, _SERIAL)))


def _ask(session: Session, n: int, deadline: Deadline) -> str:
    raw = session.raw_answer(bytes((0x1D, 0x49, n)), _ended, deadline)
    if not raw.startswith(b"\x5f") or not raw.endswith(b"\0"):
        return ""
    return "".join(chr(byte) for byte in raw[1:-1][:_LONGEST] if 0x20 <= byte < 0x7F).strip()


def _ended(raw: bytes) -> bool:
    return bool(raw) and (raw[0] != 0x5F or raw[-1] == 0)
