"""Eligibility within the patient's patience: an answer in time, or `unverified` and the question stays open."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.exc import IntegrityError

from kiosk.backend.clock import Clock, hospital_day
from kiosk.backend.insurance import verdicts
from kiosk.backend.insurance.asking import ask_and_judge
from kiosk.backend.insurance.audit import write_down
from kiosk.backend.insurance.codes import Meaning, verdict_of
from kiosk.backend.insurance.guards import Breaker, calls_made, take_call
from kiosk.backend.insurance.insurer import AccountRefusedError, CardAnswer, CardQuery, Insurer, InsurerError
from kiosk.backend.insurance.judge import UNVERIFIED, Judged
from kiosk.backend.insurance.question import Question
from kiosk.backend.insurance.rows import LookupRow
from kiosk.backend.store.sessions import Sessions
from kiosk.backend.store.vault import Vault
from kiosk.domain.coverage import CoverageStatus

log = logging.getLogger(__name__)

CALLERS: Final = 16


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a patient waits, how long a verdict is not asked for again, and the account's limit."""

    budget_s: float
    per_card: timedelta
    per_minute: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A verdict and the moment it was given."""

    judged: Judged
    at: datetime


class HeldBackError(InsurerError):
    """Our own guard kept the call back: the breaker, or the account's minute."""


class Eligibility:
    """Asks an insurer on behalf of terminals. Safe to share between threads; `close` ends its callers."""

    def __init__(
        self, insurer: Insurer | None, sessions: Sessions, vault: Vault, now: Clock, patience: Patience
    ) -> None:
        self._insurer = insurer
        self._sessions = sessions
        self._vault = vault
        self._now = now
        self._patience = patience
        self._callers = ThreadPoolExecutor(CALLERS, thread_name_prefix="insurer")
        self._lock = threading.Lock()
        self._running: dict[str, Future[Checked]] = {}
        self.breaker = Breaker(now)

    @property
    def asks(self) -> bool:
        """Whether there is an insurer to ask."""
        return self._insurer is not None

    def close(self) -> None:
        """Take no more questions; a call under way ends with its own timeout."""
        self._callers.shutdown(wait=True, cancel_futures=True)

    def check(self, question: Question, terminal: str) -> Checked:
        """The verdict, within the budget: what is left of it after looking here, less a sixth for writing down.

        Never raises for the insurer's sake.
        """
        give_up = time.monotonic() + self._patience.budget_s * 5 / 6
        recent = self._recent(question)
        if recent is not None:
            self._note(question, terminal, _Looked("recent", recent.judged.code))
            return recent
        if self._insurer is None:
            return Checked(UNVERIFIED, self._now())
        running = self._start(question, terminal)
        if running is not None:
            try:
                return running.result(max(give_up - time.monotonic(), 0.01))
            except FutureTimeoutError:
                self.breaker.failed()
                log.info("the insurer did not answer in time")
        else:
            self._note(question, terminal, _Looked("held_back"))
        return self._keep(question, UNVERIFIED)

    def ask_again(self, question: Question) -> Checked:
        """For the recheck: the same question without a patient waiting."""
        return self._look_up(question, "-", "recheck")

    def spare_calls(self) -> int:
        """How many calls may go out now with nobody waiting for them: a quarter of the account's minute is the
        patients' own, and where the breaker tries again, one call is the trial."""
        if self.breaker.resting:
            return 0
        if self.breaker.open:
            return 1
        with self._sessions() as session:
            made = calls_made(session, self._now())
        return max(self._patience.per_minute * 3 // 4, 1) - made

    def _recent(self, question: Question) -> Checked | None:
        with self._sessions() as session:
            found = verdicts.latest(session, self._vault, question.patient_ref)
        if found is None or found.judged.status is CoverageStatus.UNVERIFIED:
            return None
        fresh = self._now() - found.checked_at < self._patience.per_card
        same_day = hospital_day(found.checked_at) == hospital_day(self._now())
        same = found.question == question.mark(self._vault)
        return Checked(found.judged, found.checked_at) if fresh and same and same_day else None

    def _start(self, question: Question, terminal: str) -> Future[Checked] | None:
        """The call for this question: one for all who ask it at once; None where all callers are busy."""
        mark = question.mark(self._vault)
        with self._lock:
            running = self._running.get(mark)
            if running is not None or len(self._running) >= CALLERS:
                return running
            running = self._callers.submit(self._look_up, question, terminal, "terminal")
            self._running[mark] = running
        running.add_done_callback(lambda _: self._ended(mark))
        return running

    def _ended(self, mark: str) -> None:
        with self._lock:
            self._running.pop(mark, None)

    def _look_up(self, question: Question, terminal: str, reason: str) -> Checked:
        begun = time.monotonic()
        code: str | None = None
        judged = UNVERIFIED
        outcome = "silent"
        try:
            guarded = _Guarded(self._call)
            judged = ask_and_judge(guarded, question, hospital_day(self._now()))
            code, outcome = judged.code, judged.status.value
            self._heard(code)
        except HeldBackError:
            outcome = "held_back"
        except AccountRefusedError:
            outcome = "account"
            self.breaker.failed()
            log.error("the insurer refuses the hospital's account: staff must look")
        except InsurerError:
            self.breaker.failed()
        spent = round((time.monotonic() - begun) * 1000)
        self._note(question, terminal, _Looked(outcome, code, spent, reason))
        return self._keep(question, judged)

    def _call(self, query: CardQuery) -> CardAnswer:
        if self._insurer is None or not self.breaker.may_call():
            raise HeldBackError("the breaker is open")
        with self._sessions.begin() as session:
            allowed = take_call(session, self._now(), self._patience.per_minute)
        if not allowed:
            raise HeldBackError("the account's minute is full")
        return self._insurer.ask(query)

    def _heard(self, code: str | None) -> None:
        meaning = verdict_of(code).meaning
        if meaning is Meaning.OUTAGE:
            self.breaker.failed()
            return
        self.breaker.succeeded()
        if meaning is Meaning.OPERATIONS:
            log.error("the insurer answers %s: the named officer is not accepted, staff must look", code)
        elif meaning is Meaning.BUG:
            log.error("the insurer answers %s: a question of ours was not of its form", code)

    def _keep(self, question: Question, judged: Judged) -> Checked:
        for attempt in range(3):
            now = self._now()
            try:
                with self._sessions.begin() as session:
                    if judged.status is CoverageStatus.UNVERIFIED:
                        found = verdicts.latest(session, self._vault, question.patient_ref)
                        if found and _stands(found, question.mark(self._vault), now):
                            return Checked(found.judged, found.checked_at)
                    verdicts.keep(session, self._vault, question, judged, now)
                return Checked(judged, now)
            except IntegrityError:
                if attempt == 2:
                    raise
        raise AssertionError("unreachable")

    def _note(self, question: Question, terminal: str, looked: "_Looked") -> None:
        with self._sessions.begin() as session:
            write_down(
                session,
                LookupRow(
                    at=self._now(),
                    terminal=terminal,
                    reason=looked.reason,
                    patient_ref=question.patient_ref,
                    question=question.mark(self._vault),
                    outcome=looked.outcome,
                    code=looked.code,
                    milliseconds=looked.milliseconds,
                ),
            )


@dataclass(frozen=True, slots=True)
class _Looked:
    """What came of one look-up, for the audit."""

    outcome: str
    code: str | None = None
    milliseconds: int = 0
    reason: str = "terminal"


class _Guarded:
    """An insurer whose every call passes the guards."""

    def __init__(self, call: Callable[[CardQuery], CardAnswer]) -> None:
        self._call = call

    def ask(self, query: CardQuery) -> CardAnswer:
        return self._call(query)


def _stands(found: verdicts.Verdict, mark: str, now: datetime) -> bool:
    """Whether a verdict of today on the same question is there already: silence does not take it away."""
    same_day = hospital_day(found.checked_at) == hospital_day(now)
    return found.question == mark and same_day and found.judged.status is not CoverageStatus.UNVERIFIED
