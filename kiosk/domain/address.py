"""The address of a backend or a printer, as somebody types it."""

import re
from typing import Final

_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){0,8}", re.ASCII)


def address_of(text: str) -> str | None:
    """`https://host[:port]` of what was typed, or None: a name or an IPv4 address, and a port."""
    bare = text.strip().lower().removeprefix("https://").rstrip("/")
    return f"https://{bare}" if _reaches(bare) else None


def network_printer(text: str) -> str | None:
    """`tcp://host:port` of what was typed, port 9100 where none was; or None."""
    bare = text.strip().lower().removeprefix("tcp://").rstrip("/")
    if not _reaches(bare):
        return None
    return f"tcp://{bare}" if ":" in bare else f"tcp://{bare}:9100"


def _reaches(bare: str) -> bool:
    host, colon, port = bare.partition(":")
    if len(host) > 253 or not _HOST.fullmatch(host):
        return False
    if all(part.isdigit() for part in host.split(".")) and not _ipv4(host):
        return False
    return not colon or (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) < 65536)


def _ipv4(host: str) -> bool:
    parts = host.split(".")
    return len(parts) == 4 and all(len(part) <= 3 and int(part) < 256 for part in parts)
