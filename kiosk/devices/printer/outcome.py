"""What became of a job, and where it is written down."""

from dataclasses import dataclass
from typing import Protocol

from kiosk.devices.printer.status import Proof, Trouble
from kiosk.domain.outcome import Printed


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """What became of one job. `bytes` were handed to the link; `trouble` is for staff."""

    outcome: Printed
    proof: Proof | None
    bytes: int
    seconds: float
    trouble: Trouble | None = None

    def to_json(self) -> dict[str, object]:
        """Contract §1."""
        return {
            "outcome": self.outcome,
            "proof": self.proof,
            "bytes": self.bytes,
            "seconds": round(self.seconds, 3),
            "trouble": self.trouble,
        }


class JobRecord(Protocol):
    """The journal's side of printing. Holds job ids and outcomes, nothing of the document."""

    def started(self, job_id: str) -> None:
        """Called before the first byte. What it raises stops the job and goes to the caller."""
        ...

    def ended(self, job_id: str, outcome: Printed) -> None:
        """Called once the outcome stands."""
        ...


class NoRecord:
    """For a command line, where the outcome is shown and not kept."""

    def started(self, job_id: str) -> None:
        """Nothing."""

    def ended(self, job_id: str, outcome: Printed) -> None:
        """Nothing."""
