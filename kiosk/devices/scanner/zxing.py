"""The first decoder: zxing-cpp, in process. QR and Code 128 only. The one file that imports zxingcpp."""

from typing import Any

import zxingcpp  # noqa: TID251 - this is the one file

from kiosk.devices.scanner.found import Found, Sighted
from kiosk.devices.scanner.frame import Grey
from kiosk.devices.scanner.payload import CODE128, QR

_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCodeModel2])
_CODE128 = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.Code128])
_LOCAL = zxingcpp.Binarizer.LocalAverage
_GLOBAL = zxingcpp.Binarizer.GlobalHistogram


def read_qr(grey: Grey, *, coarse: bool = False) -> tuple[list[Found], list[Sighted]]:
    """QR codes read, and places where one stands that could not be read. `coarse` takes one threshold for all."""
    marks = zxingcpp.read_barcodes(grey, formats=_QR, binarizer=_GLOBAL if coarse else _LOCAL, return_errors=True)
    read = [_found(mark, QR) for mark in marks if mark.valid]
    seen = [Sighted(_corners(mark), _per_module(mark)) for mark in marks if not mark.valid]
    return read, seen


def read_bars(grey: Grey) -> list[Found]:
    """Code 128 bar codes."""
    return [_found(mark, CODE128) for mark in zxingcpp.read_barcodes(grey, formats=_CODE128) if mark.valid]


def _found(mark: Any, symbology: str) -> Found:
    """The raw bytes are taken, never `text`: that one shows control characters by name and guesses encodings."""
    per_module = _per_module(mark) if symbology == QR else None
    return Found(bytes(mark.bytes), symbology, "zxing", _corners(mark), per_module)


def _corners(mark: Any) -> tuple[tuple[int, int], ...]:
    at = mark.position
    return tuple((point.x, point.y) for point in (at.top_left, at.top_right, at.bottom_right, at.bottom_left))


def _per_module(mark: Any) -> float | None:
    version = str(mark.extra.get("Version", "")) if mark.extra else ""
    if not version.isdigit() or not 1 <= int(version) <= 40:
        return None
    (left, top), (right, beside), *_ = _corners(mark)
    return round(float(((right - left) ** 2 + (beside - top) ** 2) ** 0.5) / (17 + 4 * int(version)), 2)
