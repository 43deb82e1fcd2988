"""What a printer says about itself. What it does not say is not known, never fine."""

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """The roll."""

    OK = "ok"
    LOW = "low"
    OUT = "out"


class Cover(StrEnum):
    """The lid over the roll."""

    CLOSED = "closed"
    OPEN = "open"


class Cutter(StrEnum):
    """The knife."""

    OK = "ok"
    ERROR = "error"


class Proof(StrEnum):
    """How far a unit can prove that it printed: found by asking the unit, never by its name."""

    PROCESS_ID = "process-id"
    FENCE = "fence"
    NONE = "none"


class Trouble(StrEnum):
    """Why a printer is not ready or a job was not printed, for staff."""

    ABSENT = "absent"
    SILENT = "silent"
    LINK_LOST = "link_lost"
    STALLED = "stalled"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    UNRECOVERABLE = "unrecoverable"
    RECOVERABLE = "recoverable"
    OFFLINE = "offline"
    PAPER_JAM = "paper_jam"
    NO_PROOF = "no_proof"
    TOO_SLOW = "too_slow"
    STOPPED = "stopped"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class RealTimeStatus:
    """The four answers to DLE EOT 1 to 4. Each fits 0xx1xx10."""

    printer: int
    offline: int
    error: int
    roll: int

    @property
    def online(self) -> bool:
        """Ready to print."""
        return not self.printer & 0x08

    @property
    def paper(self) -> Paper:
        """Paper end counts from either sensor."""
        if self.roll & 0x60 or self.offline & 0x20:
            return Paper.OUT
        return Paper.LOW if self.roll & 0x0C else Paper.OK

    @property
    def cover(self) -> Cover:
        """The lid."""
        return Cover.OPEN if self.offline & 0x04 else Cover.CLOSED

    @property
    def cutter(self) -> Cutter:
        """The knife."""
        return Cutter.ERROR if self.error & 0x08 else Cutter.OK

    @property
    def trouble(self) -> Trouble | None:
        """The first thing somebody has to put right; None where it can print."""
        found: tuple[tuple[bool, Trouble], ...] = (
            (bool(self.error & 0x20), Trouble.UNRECOVERABLE),
            (self.cutter is Cutter.ERROR, Trouble.CUTTER),
            (self.cover is Cover.OPEN, Trouble.COVER_OPEN),
            (self.paper is Paper.OUT, Trouble.PAPER_OUT),
            (bool(self.error & 0x44 or self.offline & 0x40), Trouble.RECOVERABLE),
            (not self.online, Trouble.OFFLINE),
        )
        return next((trouble for present, trouble in found if present), None)


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """One look at the printer. Paper, cover and cutter are None where it did not answer.

    `ticket_present` is None without a sensor: then nobody knows whether a ticket was taken.
    """

    online: bool
    paper: Paper | None = None
    cover: Cover | None = None
    cutter: Cutter | None = None
    error: Trouble | None = None
    proof: Proof | None = None
    ticket_present: bool | None = None
    paper_left_mm: int | None = None

    @property
    def ready(self) -> bool:
        """Whether a ticket may be promised now."""
        return self.online and self.error is None and self.paper in (Paper.OK, Paper.LOW)

    @classmethod
    def of(cls, answers: RealTimeStatus, proof: Proof | None) -> "PrinterStatus":
        """From the four answers."""
        trouble = answers.trouble
        return cls(answers.online, answers.paper, answers.cover, answers.cutter, trouble, proof)

    @classmethod
    def unreachable(cls, trouble: Trouble) -> "PrinterStatus":
        """Nothing is known but that it does not answer."""
        return cls(online=False, error=trouble)

    def to_json(self) -> dict[str, object]:
        """Contract §1."""
        return {
            "online": self.online,
            "paper": self.paper,
            "cover": self.cover,
            "cutter": self.cutter,
            "error": self.error,
            "proof": self.proof,
            "ready": self.ready,
            "ticket_present": self.ticket_present,
        }
