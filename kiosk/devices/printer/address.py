"""Where a printer is: `tcp://host:9100`, `usb://VID:PID`, `serial:///dev/ttyUSB0?baud=115200`, `file:///dev/usb/lp0`."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlsplit

_FORMS: Final = "tcp://host:9100, usb://VID:PID, serial:///dev/ttyUSB0?baud=115200 or file:///dev/usb/lp0"
_BAUDS: Final = (9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600)
_FLOWS: Final = ("none", "rtscts", "dsrdtr", "xonxoff")


class BadAddress(ValueError):
    """Not a printer's address. Says the wanted form."""


@dataclass(frozen=True, slots=True)
class NetworkAddress:
    """A printer that listens on a TCP port."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class UsbAddress:
    """A printer of the USB printer class, by vendor and product and, where two are alike, by serial number."""

    vendor: int
    product: int
    serial: str | None


@dataclass(frozen=True, slots=True)
class SerialAddress:
    """A printer on a serial line."""

    device: str
    baud: int
    flow: str


@dataclass(frozen=True, slots=True)
class FileAddress:
    """A character device of the kernel's own printer driver."""

    device: str


Address = NetworkAddress | UsbAddress | SerialAddress | FileAddress


def parse_address(url: str) -> Address:
    """Raises BadAddress."""
    try:
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
        port = parts.port if parts.scheme == "tcp" else None
    except ValueError:
        raise BadAddress(f"a printer's address is {_FORMS}") from None
    known = {"serial": {"baud", "flow"}, "usb": {"serial"}}.get(parts.scheme, set())
    if not set(options) <= known or parts.fragment or parts.username is not None:
        raise BadAddress(f"a printer's address is {_FORMS}")
    match parts.scheme:
        case "tcp" if parts.hostname and parts.path in ("", "/"):
            return NetworkAddress(parts.hostname, 9100 if port is None else _port(port))
        case "usb" if match := re.fullmatch(r"(?:0x)?([0-9a-fA-F]{4}):(?:0x)?([0-9a-fA-F]{4})", parts.netloc):
            return UsbAddress(int(match[1], 16), int(match[2], 16), options.get("serial"))
        case "serial" if parts.path.startswith("/") and not parts.netloc:
            return SerialAddress(parts.path, _baud(options.get("baud", "115200")), _flow(options.get("flow", "none")))
        case "file" if parts.path.startswith("/") and not parts.netloc:
            return FileAddress(parts.path)
    raise BadAddress(f"a printer's address is {_FORMS}")


def _port(port: int) -> int:
    if port == 0:
        raise BadAddress("a printer's port is 1 to 65535")
    return port


def _baud(text: str) -> int:
    if text not in map(str, _BAUDS):
        raise BadAddress(f"baud is one of {', '.join(map(str, _BAUDS))}")
    return int(text)


def _flow(text: str) -> str:
    if text not in _FLOWS:
        raise BadAddress(f"flow is one of {', '.join(_FLOWS)}")
    return text
