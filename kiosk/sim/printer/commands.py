"""What a printer reads: bytes in, commands out, one at a time. Written from the printer's side of the manual."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Command:
    """One command by its manual's name, its parameter bytes, and how many bytes of the stream it took."""

    name: str
    parameters: bytes = b""
    taken: int = 1


@dataclass(frozen=True, slots=True)
class RasterHead:
    """GS v 0 or a graphics block: `rows` rows of `across` bytes follow."""

    across: int
    rows: int
    double: tuple[bool, bool] = (False, False)
    taken: int = 8
    name: str = field(default="GS v 0")


# How many parameter bytes follow, for commands of fixed length.
_ESC = {
    "@": 0, "J": 1, "K": 1, "d": 1, "e": 1, "a": 1, "t": 1, "!": 1, "E": 1, "M": 1, "$": 2, "\\": 2, "3": 1, "2": 0,
    "-": 1, "G": 1, "R": 1, " ": 1, "{": 1, "V": 1, "r": 1, "p": 3, "c": 2, "=": 1, "i": 0, "m": 0, "L": 0, "S": 0,
    "T": 1, "W": 8, "<": 0, "U": 1, "%": 1, "?": 1,
}  # fmt: skip
_GS = {
    "P": 2, "L": 2, "W": 2, "a": 1, "r": 1, "I": 1, "!": 1, "B": 1, "h": 1, "w": 1, "H": 1, "f": 1, "b": 1, "$": 2,
    "\\": 2, "^": 3, ":": 0, "j": 1, "\xe0": 1, "\xe1": 0,
}  # fmt: skip


def next_command(stream: bytes | bytearray) -> Command | RasterHead | None:
    """The command at the head of the stream; None where more bytes are needed to know it."""
    first = stream[0]
    if first in (0x1B, 0x1D, 0x1C, 0x10):
        if len(stream) < 2:
            return None
        opener = {0x1B: _escape, 0x1D: _group, 0x1C: _file, 0x10: _data_link}[first]
        return opener(stream)
    if first < 0x20 or first == 0x7F:
        names = {0x0A: "LF", 0x0D: "CR", 0x09: "HT", 0x0C: "FF", 0x18: "CAN", 0x00: "NUL"}
        return Command(names.get(first, "control"))
    end = 1
    while end < len(stream) and stream[end] >= 0x20 and stream[end] != 0x7F:
        end += 1
    return Command("text", bytes(stream[:end]), end)


def _fixed(stream: bytes | bytearray, name: str, count: int) -> Command | None:
    if len(stream) < 2 + count:
        return None
    return Command(name, bytes(stream[2 : 2 + count]), 2 + count)


def _escape(stream: bytes | bytearray) -> Command | None:
    letter = chr(stream[1])
    if letter == "*":
        if len(stream) < 5:
            return None
        columns = stream[3] + 256 * stream[4]
        length = columns * (3 if stream[2] >= 32 else 1)
        return _fixed(stream, "ESC *", 3 + length)
    return _fixed(stream, f"ESC {letter}", _ESC.get(letter, 0))


def _group(stream: bytes | bytearray) -> Command | RasterHead | None:
    letter = chr(stream[1])
    match letter:
        case "v":
            if len(stream) < 8:
                return None
            mode = stream[3] & 3
            across, rows = stream[4] + 256 * stream[5], stream[6] + 256 * stream[7]
            return RasterHead(across, rows, (bool(mode & 1), bool(mode & 2)))
        case "V":
            return _cut(stream)
        case "(":
            return _family(stream)
        case "e":
            if len(stream) < 3:
                return None
            return _fixed(stream, "GS e", 2 if stream[2] == 3 else 1)
        case "k":
            return _barcode(stream)
        case "*":
            return None if len(stream) < 4 else _fixed(stream, "GS *", 2 + stream[2] * stream[3] * 8)
    return _fixed(stream, f"GS {letter}", _GS.get(letter, 0))


def _cut(stream: bytes | bytearray) -> Command | None:
    if len(stream) < 3:
        return None
    return _fixed(stream, "GS V", 2 if stream[2] in (65, 66, 97, 98, 103, 104) else 1)


def _family(stream: bytes | bytearray) -> Command | None:
    if len(stream) < 5:
        return None
    length = stream[3] + 256 * stream[4]
    if len(stream) < 5 + length:
        return None
    return Command(f"GS ( {chr(stream[2])}", bytes(stream[5 : 5 + length]), 5 + length)


def _barcode(stream: bytes | bytearray) -> Command | None:
    if len(stream) < 4:
        return None
    if stream[2] > 64:
        return _fixed(stream, "GS k", 2 + stream[3])
    end = stream.find(0, 3)
    return None if end < 0 else Command("GS k", bytes(stream[2:end]), end + 1)


def _file(stream: bytes | bytearray) -> Command | None:
    counts = {".": 0, "&": 0, "C": 1, "!": 1, "-": 1, "p": 2}
    return _fixed(stream, f"FS {chr(stream[1])}", counts.get(chr(stream[1]), 0))


def _data_link(stream: bytes | bytearray) -> Command | None:
    """Executed when they came in; here they only have to be got past."""
    lengths = {0x04: 1, 0x05: 1}
    if stream[1] == 0x14:
        if len(stream) < 3:
            return None
        return _fixed(stream, "DLE DC4", 8 if stream[2] == 8 else 3)
    return _fixed(stream, "DLE", lengths.get(stream[1], 0))
