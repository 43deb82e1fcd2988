"""Tag, length, value as ISO/IEC 8825-1 writes them, read with hard caps: every hostile length ends in Malformed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

LONGEST: Final = 1 << 20
DEEPEST: Final = 12
MOST: Final = 4096


class Malformed(ValueError):
    """Bytes that are not the structure they must be. Names the structure, never the bytes."""


@dataclass(frozen=True, slots=True)
class Node:
    """One object: its tag as a number (`0x5F1F`), its value, and where the next begins."""

    tag: int
    value: bytes = field(repr=False)
    end: int

    @property
    def constructed(self) -> bool:
        """Whether the value is itself made of objects."""
        top = self.tag
        while top > 0xFF:
            top >>= 8
        return bool(top & 0x20)


def header(data: bytes, offset: int = 0) -> tuple[int, int, int]:
    """Tag, length of the value, and where the value begins. Raises Malformed; up to 3 bytes of tag, 4 of length."""
    try:
        tag = data[offset]
        offset += 1
        if tag & 0x1F == 0x1F:
            for _ in range(2):
                tag = tag << 8 | data[offset]
                offset += 1
                if not tag & 0x80:
                    break
            else:
                raise Malformed("a tag of more than three bytes")
        length = data[offset]
        offset += 1
    except IndexError:
        raise Malformed("an object cut short") from None
    if length >= 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4 or offset + count > len(data):
            raise Malformed("a length that is open, cut short or too wide")
        length = int.from_bytes(data[offset : offset + count], "big")
        offset += count
    if length > LONGEST:
        raise Malformed("an object longer than any file of a card")
    return tag, length, offset


def read(data: bytes, offset: int = 0) -> Node:
    """The object that begins at `offset`. Raises Malformed."""
    tag, length, start = header(data, offset)
    if start + length > len(data):
        raise Malformed("an object longer than what holds it")
    return Node(tag, data[start : start + length], start + length)


def walk(data: bytes) -> Iterator[Node]:
    """The objects side by side in `data`; trailing 00 padding is passed over. Raises Malformed, also beyond 4096."""
    offset = count = 0
    while offset < len(data):
        if data[offset] == 0 and not any(data[offset:]):
            return
        node = read(data, offset)
        count += 1
        if count > MOST:
            raise Malformed("more objects than any file of a card has")
        yield node
        offset = node.end


def only(data: bytes, tag: int) -> bytes:
    """The value of the one object `data` consists of. Raises Malformed."""
    node = read(data)
    if node.tag != tag:
        raise Malformed(f"an object {tag:X} is wanted")
    return node.value


def find(data: bytes, *path: int) -> bytes | None:
    """The value at the end of a path of tags, each the first of its kind; None where one is missing."""
    value: bytes | None = data
    for tag in path:
        value = next((node.value for node in walk(value or b"") if node.tag == tag), None)
        if value is None:
            return None
    return value


def leaves(data: bytes, depth: int = 0) -> Iterator[Node]:
    """Every primitive object in `data`, at any depth down to twelve. Raises Malformed."""
    if depth > DEEPEST:
        raise Malformed("objects nested too deep")
    for node in walk(data):
        if node.constructed:
            yield from leaves(node.value, depth + 1)
        else:
            yield node


def encode(tag: int, value: bytes) -> bytes:
    """One object, its length in as few bytes as will do."""
    name = tag.to_bytes((tag.bit_length() + 7) // 8 or 1, "big")
    size = len(value)
    if size < 0x80:
        return name + bytes((size,)) + value
    width = (size.bit_length() + 7) // 8
    return name + bytes((0x80 | width,)) + size.to_bytes(width, "big") + value
