"""The seam between the reader and whatever carries its bytes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

OK: Final = 0x9000
_LONGEST: Final = 65536
_MOST_PARTS: Final = 300
"""Of 256 bytes each, that is more than the longest answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a card sent back: data without the status word, and the status word."""

    data: bytes = field(repr=False)
    status: int

    @property
    def ok(self) -> bool:
        """Whether the status word is 9000."""
        return self.status == OK

    @classmethod
    def parse(cls, raw: bytes) -> "Answer":
        """From the bytes of a response APDU. Raises ValueError below two bytes."""
        if len(raw) < 2:
            raise ValueError("an answer ends in two bytes of status")
        return cls(raw[:-2], int.from_bytes(raw[-2:], "big"))


def whole_answer(first: Answer, more: Callable[[bytes], Answer]) -> Answer:
    """The answer with what the card still holds: contacts under T=0 say 61xx and wait for GET RESPONSE.

    `more` exchanges one command and nothing else. A card that promises more and gives nothing is not asked again.
    """
    data, answer = first.data, first
    for _ in range(_MOST_PARTS):
        if answer.status >> 8 != 0x61 or len(data) > _LONGEST:
            break
        answer = more(bytes((0x00, 0xC0, 0x00, 0x00, answer.status & 0xFF)))
        data += answer.data
        if not answer.data:
            break
    return Answer(data, answer.status)


class CardLink(Protocol):
    """A card on the reader: one command in, one answer out. Blocks seconds at most. Raises CardGone, CardSilent."""

    def transmit(self, command: bytes) -> Answer:
        """Exchange one command."""
        ...


class CardSession(CardLink, Protocol):
    """A link held for one reading, exclusively."""

    @property
    def reader(self) -> str:
        """The reader's name."""
        ...

    @property
    def atr(self) -> bytes:
        """The card's answer to reset. It names the card type for the memory of sizes, and never decides anything."""
        ...

    def reset(self) -> None:
        """Start the card anew: no application, no keys. Raises CardGone."""
        ...

    def close(self) -> None:
        """Let the card go. Never raises, may be called twice."""
        ...


@dataclass(frozen=True, slots=True)
class Slot:
    """A reader as it stands: `atr` is None without a card; `refused` says why it is not used."""

    name: str
    atr: bytes | None = None
    busy: bool = False
    refused: str | None = None


class CardSlots(Protocol):
    """The readers of this terminal."""

    def slots(self) -> tuple[Slot, ...]:
        """Every reader now. Empty where there is none or the service under it is away."""
        ...

    def connect(self, name: str) -> CardSession:
        """Take the card in this reader. Raises NoReader, NoCard, ReaderBusy, CardGone."""
        ...

    def wait(self, seconds: float) -> None:
        """Return when a reader or card came or went, or after this long."""
        ...
