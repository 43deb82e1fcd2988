"""Writing and reading tag, length, value: the simulator's own."""

from collections.abc import Iterator


def obj(tag: int, *parts: bytes) -> bytes:
    """One object of these parts."""
    body = b"".join(parts)
    n = len(body)
    if n < 128:
        length = bytes([n])
    elif n < 256:
        length = bytes([0x81, n])
    elif n < 65536:
        length = bytes([0x82, n >> 8, n & 255])
    else:
        length = bytes([0x83, n >> 16, n >> 8 & 255, n & 255])
    name = bytes([tag]) if tag < 256 else bytes([tag >> 8, tag & 255])
    return name + length + body


def seq(*parts: bytes) -> bytes:
    """SEQUENCE."""
    return obj(0x30, *parts)


def set_of(*parts: bytes) -> bytes:
    """SET, in the order given."""
    return obj(0x31, *parts)


def whole(number: int) -> bytes:
    """INTEGER."""
    return obj(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def oid(dotted: str) -> bytes:
    """OBJECT IDENTIFIER."""
    arcs = [int(arc) for arc in dotted.split(".")]
    body = bytearray()
    for arc in (arcs[0] * 40 + arcs[1], *arcs[2:]):
        digits = [arc & 127]
        while arc := arc >> 7:
            digits.insert(0, arc & 127 | 128)
        body += bytes(digits)
    return obj(0x06, bytes(body))


def octets(value: bytes) -> bytes:
    """OCTET STRING."""
    return obj(0x04, value)


def bits(value: bytes) -> bytes:
    """BIT STRING of whole bytes."""
    return obj(0x03, b"\0", value)


def utf8(text: str) -> bytes:
    """UTF8String."""
    return obj(0x0C, text.encode())


def printable(text: str) -> bytes:
    """PrintableString."""
    return obj(0x13, text.encode())


def objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The objects side by side. Raises ValueError when they are cut short."""
    at = 0
    while at < len(data):
        tag = data[at]
        at += 1
        if tag & 31 == 31:
            tag = tag << 8 | data[at : at + 1][0]
            at += 1
        if at >= len(data):
            raise ValueError("cut short")
        size = data[at]
        at += 1
        if size & 128:
            width = size & 127
            size = int.from_bytes(data[at : at + width], "big")
            at += width
        if at + size > len(data):
            raise ValueError("cut short")
        yield tag, data[at : at + size]
        at += size
