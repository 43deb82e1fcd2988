"""QR codes as matrices of dark modules. The only file that knows the encoder library."""

import re
from typing import Final

import qrcode  # noqa: TID251 - this is the one file
from qrcode.constants import ERROR_CORRECT_M  # noqa: TID251 - this is the one file
from qrcode.exceptions import DataOverflowError  # noqa: TID251 - this is the one file
from qrcode.util import MODE_8BIT_BYTE, MODE_ALPHA_NUM, MODE_NUMBER, QRData  # noqa: TID251 - this is the one file

Matrix = tuple[tuple[bool, ...], ...]

_ALPHANUMERIC: Final = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
# Mode -> (bits of a segment's header in versions 1 to 9, bits a character times six): ISO/IEC 18004 §7.4.
_COSTS: Final = {MODE_NUMBER: (14, 20), MODE_ALPHA_NUM: (13, 33), MODE_8BIT_BYTE: (12, 48)}


def matrix(text: str) -> Matrix:
    """Rows of modules, True is dark, error correction M, no quiet zone. The same text gives the same code.

    Raises ValueError where the text is empty or too long for a code.
    """
    if not text:
        raise ValueError("a code needs a text")
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    for mode, part in segments(text):
        code.add_data(QRData(part.encode(), mode=mode), optimize=0)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        raise ValueError("a code holds about 2,300 bytes at most") from None
    return tuple(tuple(bool(module) for module in row) for row in code.modules)


def segments(text: str) -> list[tuple[int, str]]:
    """The text cut into the modes that need the fewest bits together (ISO/IEC 18004 annex J, solved exactly)."""
    best: dict[int, tuple[int, tuple[int, ...]]] = {}
    for character in text:
        width = len(character.encode())
        ahead: dict[int, tuple[int, tuple[int, ...]]] = {}
        for mode, (header, bits) in _COSTS.items():
            if not _fits(character, mode):
                continue
            ways = [(cost + (0 if last == mode else header * 6), path) for last, (cost, path) in best.items()]
            cost, path = min(ways) if ways else (header * 6, ())
            ahead[mode] = (cost + bits * (width if mode == MODE_8BIT_BYTE else 1), (*path, mode))
        best = ahead
    _, modes = min(best.values())
    return _joined(text, modes)


def _fits(character: str, mode: int) -> bool:
    if mode == MODE_NUMBER:
        return re.fullmatch("[0-9]", character) is not None
    return mode == MODE_8BIT_BYTE or character in _ALPHANUMERIC


def _joined(text: str, modes: tuple[int, ...]) -> list[tuple[int, str]]:
    parts: list[tuple[int, str]] = []
    for character, mode in zip(text, modes, strict=True):
        if parts and parts[-1][0] == mode:
            parts[-1] = (mode, parts[-1][1] + character)
        else:
            parts.append((mode, character))
    return parts
