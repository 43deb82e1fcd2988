"""Commands as ISO/IEC 7816-4 writes them, short and extended."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `le` is how many bytes may come back, 1 to 65536; None asks for none. `long`: extended."""

    cla: int
    ins: int
    p1: int
    p2: int
    data: bytes = field(default=b"", repr=False)
    le: int | None = None
    long: bool = False

    def __post_init__(self) -> None:
        if len(self.data) > 65535 or (self.le is not None and not 1 <= self.le <= 65536):
            raise ValueError("a command has up to 65535 bytes of data and asks for 1 to 65536")

    @property
    def header(self) -> bytes:
        """CLA INS P1 P2."""
        return bytes((self.cla, self.ins, self.p1, self.p2))

    def encode(self) -> bytes:
        """As it goes to the card: cases 1 to 4, extended when a length needs it or when asked (§5.1)."""
        le = self.le
        if self.long or len(self.data) > 255 or (le is not None and le > 256):
            lead = b"\0"
            body = lead + len(self.data).to_bytes(2, "big") + self.data if self.data else b""
            tail = b"" if le is None else (b"" if self.data else lead) + (le % 65536).to_bytes(2, "big")
            return self.header + body + tail
        body = bytes((len(self.data),)) + self.data if self.data else b""
        tail = b"" if le is None else bytes((le % 256,))
        return self.header + body + tail
