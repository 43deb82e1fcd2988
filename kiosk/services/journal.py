"""The terminal's record of payments and prints: intents before the call, outcomes after it. Ids and words, no people.

It is a witness, never the truth about money: that stays at the backend. After a crash it says which payments to ask
about, and that a job which was started may be on paper.
"""

import re
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.domain.money import Dong
from kiosk.domain.outcome import Printed
from kiosk.services.journal_store import (
    Entry,
    Head,
    JournalBrokenError,
    JournalError,
    PrintedBeforeError,
    Store,
)

__all__ = ["Journal", "JournalBrokenError", "JournalError", "PrintedBeforeError"]

LATELY: Final = timedelta(days=35)
"""How far back a start looks for what is open: as long as the backend looks for money."""

COPIES: Final = 3
"""So many marked copies of one paper may follow, each after a break; then the desk has it."""
BROKEN_OFF: Final = "broken_off"
"""How a print ended that the terminal did not live to see: paper may be out, whole, torn or not at all."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._/-]{0,79}")
# A citizen's or an insurance number by itself: never an id of ours.
_PERSONAL = re.compile(r"\d{9}|\d{10}|\d{12}|[A-Z]{2}\d{13}")
_WORD = re.compile(r"[a-z_]{1,32}")


def _utc() -> datetime:
    return datetime.now(UTC)


def _unwatched(_step: str) -> None:
    """Nothing happens at a step: the crash tests hand in something else."""


class Journal:
    """Append-only. Every method that writes returns once the entry is on the disk; raises JournalError."""

    def __init__(
        self, path: Path, now: Callable[[], datetime] = _utc, reached: Callable[[str], None] = _unwatched
    ) -> None:
        """Open it, check it whole, and note what a crash left open. Raises JournalBrokenError."""
        self.path = path
        self._store = Store(path)
        self._now = now
        self._reached = reached
        self._note_unfinished_prints()
        self.interrupted = self._torn()
        """Whether a run ended in the middle of a print and none came out since: its paper may still be in the printer.

        Whoever only looked whether the journal is whole, in between, has taken nothing away.
        """

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def head(self) -> Head:
        """Number and chain value of the last entry: the backend keeps it as second witness."""
        return self._store.head()

    def consented(self, version: str) -> None:
        """Somebody agreed to the words of this version. Whoever it was is not written down."""
        self._write("consent", f"visit-{secrets.token_hex(8)}", version)

    def started(self, job_id: str) -> None:
        """A print begins. Raises PrintedBeforeError where paper of this very job may exist."""
        past = self._store.about(_id(job_id))
        last = past[-1] if past else None
        if last is not None and (last.kind, last.detail) != ("print_ended", Printed.NOT_PRINTED.value):
            raise PrintedBeforeError("a job is printed once")
        self._write("print_started", job_id, "")

    def ended(self, job_id: str, outcome: Printed) -> None:
        """A print's outcome stands."""
        self._write("print_ended", job_id, outcome.value)

    def paper_due(self, job_id: str) -> str | None:
        """The job under which paper of this one is still to come out: itself, or a further copy of it (`:copy`).

        A copy is due only where the terminal died over the paper before it. None where paper came out or may have,
        and where copies are enough.
        """
        for name in (job_id, *(f"{job_id}:copy{n}" for n in range(1, COPIES + 1))):
            past = self._store.about(_id(name))
            if not past or (past[-1].kind, past[-1].detail) == ("print_ended", Printed.NOT_PRINTED.value):
                return name
            if (past[-1].kind, past[-1].detail) != ("print_ended", BROKEN_OFF):
                return None
        return None

    def offline_given(self, block: str, seq: int, issued: datetime) -> None:
        """A number is given while the backend is away: before it is anywhere else."""
        self._write("offline_given", f"{block}/{seq}", issued.isoformat())

    def offline_merged(self, block: str, seq: int, registration_id: str) -> None:
        """The backend has taken it in."""
        self._write("offline_merged", f"{block}/{seq}", _id(registration_id))

    def last_offline(self, block: str) -> int:
        """The last number given of this block, 0 where none was."""
        return max((seq for seq, _ in self._offline(block)), default=0)

    def offline_open(self, block: str) -> tuple[tuple[int, str], ...]:
        """Numbers of this block the backend has not taken in, with their times, in order."""
        done = {e.subject for e in self._lately("offline_merged")}
        return tuple((seq, at) for seq, at in self._offline(block) if f"{block}/{seq}" not in done)

    def _offline(self, block: str) -> tuple[tuple[int, str], ...]:
        given = (e for e in self._lately("offline_given") if e.subject.startswith(f"{block}/"))
        return tuple(sorted((int(e.subject.rpartition("/")[2]), e.detail) for e in given))

    def staff_did(self, deed_id: str, what: str, who: str, result: str) -> None:
        """Something that staff did at the terminal: a word, who as their pass names them, what came of it."""
        if not _WORD.fullmatch(what) or len(who) > 40 or len(result) > 40:
            raise JournalError("a deed is a word, and who and what came of it are short")
        self._write("staff", f"deed:{_id(deed_id)}", " ".join(filter(None, (what, who, result))))

    def payment_wanted(self, key: str, bill_id: str, amount: Dong) -> None:
        """Before the backend is asked for a payment."""
        self._write("payment_wanted", key, f"{_id(bill_id)} {amount.amount}")

    def payment_opened(self, key: str, payment_id: str, ref: str) -> None:
        """The backend answered with a payment."""
        self._write("payment_opened", payment_id, f"{_id(key)} {_id(ref)}")

    def payment_left(self, payment_id: str) -> None:
        """The patient left while it could still be paid."""
        self._write("payment_left", payment_id, "")

    def payment_ended(self, payment_id: str, outcome: str) -> None:
        """What became of it as far as this terminal knows: "paid", "closed" or "unknown"."""
        if not _WORD.fullmatch(outcome):
            raise JournalError("an outcome is a word")
        self._write("payment_ended", payment_id, outcome)

    def open_payments(self) -> tuple[str, ...]:
        """Payments whose end this terminal does not know: to be asked about after a start."""
        ended = {e.subject for e in self._lately("payment_ended") if e.detail != "unknown"}
        opened = (e.subject for e in self._lately("payment_opened"))
        return tuple(dict.fromkeys(subject for subject in opened if subject not in ended))

    def unanswered_wishes(self) -> tuple[str, ...]:
        """Keys of payments that were asked for and never answered: sent again, they bring the same payment."""
        answered = {e.detail.split(" ")[0] for e in self._lately("payment_opened")}
        wanted = (e.subject for e in self._lately("payment_wanted"))
        return tuple(dict.fromkeys(key for key in wanted if key not in answered))

    def _lately(self, *kinds: str) -> tuple[Entry, ...]:
        return self._store.of_kinds(*kinds, since=self._now() - LATELY)

    def _note_unfinished_prints(self) -> None:
        last = {e.subject: e for e in self._lately("print_started", "print_ended")}
        for job_id, entry in last.items():
            if entry.kind == "print_started":
                self._write("print_ended", job_id, BROKEN_OFF)

    def _torn(self) -> bool:
        torn = False
        for entry in self._lately("print_ended"):
            if entry.detail != Printed.NOT_PRINTED.value:
                torn = entry.detail == BROKEN_OFF
        return torn

    def _write(self, kind: str, subject: str, detail: str) -> None:
        self._reached(f"before_{kind}")
        self._store.append(self._now(), kind, _id(subject), detail)
        self._reached(kind)


def _id(text: str) -> str:
    if not _ID.fullmatch(text) or _PERSONAL.fullmatch(text):
        raise JournalError("an id of ours is wanted")
    return text
