"""Commands that a printer obeys the moment they come in, even inside other data and with its buffer full."""

from dataclasses import dataclass

_CLEAR = bytes((0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08))


@dataclass(frozen=True, slots=True)
class Urgent:
    """`EOT`, `ENQ` or `DC4`, and its first parameter."""

    name: str
    n: int


class Watch:
    """Looks at every byte as it arrives."""

    def __init__(self) -> None:
        self._seen = bytearray()

    def see(self, byte: int) -> Urgent | None:
        """The command that this byte completes, if it does."""
        self._seen.append(byte)
        while self._seen:
            found = self._read()
            if isinstance(found, Urgent):
                self._seen.clear()
                return found
            if found:
                return None
            del self._seen[0]
        return None

    @property
    def amid(self) -> bool:
        """Whether a command has begun and not ended."""
        return bool(self._seen)

    def _read(self) -> Urgent | bool:
        """The command, or whether what was seen could still become one."""
        seen = self._seen
        if seen[0] != 0x10:
            return False
        if len(seen) == 1:
            return True
        if seen[1] in (0x04, 0x05):
            return True if len(seen) < 3 else Urgent("EOT" if seen[1] == 4 else "ENQ", seen[2])
        if seen[1] != 0x14:
            return False
        if len(seen) < 3:
            return True
        if seen[2] == 8:
            return _CLEAR.startswith(bytes(seen)) if bytes(seen) != _CLEAR else Urgent("DC4", 8)
        return True if len(seen) < 5 else Urgent("DC4", seen[2])
