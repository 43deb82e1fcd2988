"""The second decoder: zbar in binary mode, through ctypes. The one file that knows libzbar.

pyzbar only finds the library. Its own decode() lets zbar guess the encoding of the text, which turns Vietnamese names
into Chinese and swallows separators; in binary mode the bytes come as they stand in the code.
"""

import ctypes
from types import TracebackType
from typing import Final, Self

import numpy as np
from pyzbar.zbar_library import load  # noqa: TID251 - this is the one file

from kiosk.devices.scanner.found import Found
from kiosk.devices.scanner.frame import Grey
from kiosk.devices.scanner.payload import CODE128, QR

_ANY, _QR_CODE, _CODE_128 = 0, 64, 128
_ENABLE, _BINARY = 0, 4
_GREY: Final = int.from_bytes(b"Y800", "little")
_NAMES: Final = {_QR_CODE: QR, _CODE_128: CODE128}


class ZbarMissing(Exception):
    """The library is not installed, or too old for binary mode (0.23.1)."""


class Zbar:
    """One scanner of the library, for one thread. Only QR and Code 128 are on: others give false readings."""

    def __init__(self) -> None:
        """Raises ZbarMissing."""
        try:
            self._library = load()[0]
        except (ImportError, OSError):
            raise ZbarMissing("libzbar is not installed") from None
        self._declare()
        self._scanner: int | None = self._library.zbar_image_scanner_create()
        wanted = ((_ANY, _ENABLE, 0), (_QR_CODE, _ENABLE, 1), (_CODE_128, _ENABLE, 1), (_QR_CODE, _BINARY, 1))
        if any(self._library.zbar_image_scanner_set_config(self._scanner, *setting) for setting in wanted):
            self.close()
            raise ZbarMissing("libzbar is too old for binary mode")

    def read(self, grey: Grey) -> list[Found]:
        """The codes in a picture."""
        pixels = np.ascontiguousarray(grey)
        image = self._library.zbar_image_create()
        try:
            self._library.zbar_image_set_format(image, _GREY)
            self._library.zbar_image_set_size(image, pixels.shape[1], pixels.shape[0])
            self._library.zbar_image_set_data(image, pixels.ctypes.data, pixels.nbytes, None)
            self._library.zbar_scan_image(self._scanner, image)
            return self._symbols(image)
        finally:
            self._library.zbar_image_destroy(image)

    def close(self) -> None:
        """Give the library's memory back."""
        if self._scanner is not None:
            self._library.zbar_image_scanner_destroy(self._scanner)
            self._scanner = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _symbols(self, image: int) -> list[Found]:
        found = []
        symbol = self._library.zbar_image_first_symbol(image)
        while symbol:
            name = _NAMES.get(self._library.zbar_symbol_get_type(symbol))
            length = self._library.zbar_symbol_get_data_length(symbol)
            data = ctypes.string_at(self._library.zbar_symbol_get_data(symbol), length)
            if name is not None:
                found.append(Found(data, name, "zbar"))
            symbol = self._library.zbar_symbol_next(symbol)
        return found

    def _declare(self) -> None:
        """Argument and result types; without them ctypes would cut pointers to 32 bits."""
        pointer, whole, size = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint
        for name, result, arguments in (
            ("zbar_image_scanner_create", pointer, []),
            ("zbar_image_scanner_destroy", None, [pointer]),
            ("zbar_image_scanner_set_config", whole, [pointer, whole, whole, whole]),
            ("zbar_image_create", pointer, []),
            ("zbar_image_destroy", None, [pointer]),
            ("zbar_image_set_format", None, [pointer, ctypes.c_ulong]),
            ("zbar_image_set_size", None, [pointer, size, size]),
            ("zbar_image_set_data", None, [pointer, pointer, ctypes.c_ulong, pointer]),
            ("zbar_scan_image", whole, [pointer, pointer]),
            ("zbar_image_first_symbol", pointer, [pointer]),
            ("zbar_symbol_next", pointer, [pointer]),
            ("zbar_symbol_get_type", whole, [pointer]),
            ("zbar_symbol_get_data_length", size, [pointer]),
            ("zbar_symbol_get_data", pointer, [pointer]),
        ):
            function = getattr(self._library, name)
            function.restype, function.argtypes = result, arguments
