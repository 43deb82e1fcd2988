"""Asking again what the insurer did not answer: in the background, until it is answered or given up."""

import logging
import threading
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from kiosk.backend.api.problems import place_of
from kiosk.backend.clock import Clock
from kiosk.backend.his.outbox import Note, nobody_listens
from kiosk.backend.insurance import verdicts
from kiosk.backend.insurance.eligibility import Eligibility
from kiosk.backend.insurance.learning import OVERLAP, tell_registrations
from kiosk.backend.insurance.question import Question
from kiosk.backend.store.sessions import Sessions
from kiosk.backend.store.vault import UnsealError, Vault
from kiosk.domain.coverage import CoverageStatus

log = logging.getLogger(__name__)

_BATCH: Final = 20
_ROUND_S: Final = 1.0


class Rechecks:
    """One thread a worker; each open question is handed to one of them only."""

    def __init__(
        self, eligibility: Eligibility, sessions: Sessions, vault: Vault, now: Clock, note: Note = nobody_listens
    ) -> None:
        self._eligibility = eligibility
        self._sessions = sessions
        self._vault = vault
        self._now = now
        self._note = note
        self._was_away = False
        self._told = now() - verdicts.GIVEN_UP
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin."""
        self._thread = threading.Thread(target=self._run, name="rechecks", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End; waits for the question under way."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def tick(self) -> int:
        """One round: how many questions were answered. Registrations learn what is known by now."""
        self._tell()
        return self._ask()

    def _tell(self) -> None:
        now = self._now()
        with self._sessions.begin() as session:
            tell_registrations(session, self._vault, self._told - OVERLAP, now, self._note)
        self._told = now

    def _ask(self) -> int:
        """While the breaker rests no question is asked, so none is used up; after its rest one is the trial."""
        breaker = self._eligibility.breaker
        self._was_away = self._was_away or breaker.open
        if breaker.resting:
            return 0
        most = min(_BATCH, self._eligibility.spare_calls())
        with self._sessions.begin() as session:
            if self._was_away and not breaker.open:
                self._was_away = False
                verdicts.hurry_rechecks(session, self._now())
            due = [row.sealed for row in verdicts.due_rechecks(session, self._now(), most)]
        answered = 0
        for sealed in due:
            if self._stop.is_set() or breaker.resting:
                break
            try:
                question = Question.unseal(self._vault, sealed or b"")
            except UnsealError:
                log.error("an open question cannot be unsealed: is the data key the one it was sealed with?")
                continue
            try:
                checked = self._eligibility.ask_again(question)
            except SQLAlchemyError:
                raise
            except Exception as error:  # noqa: BLE001 - one question that cannot be asked must not end the others
                log.error("a question cannot be asked again: %s at %s", type(error).__name__, place_of(error))
                continue
            answered += checked.judged.status is not CoverageStatus.UNVERIFIED
            self._tell()  # the next question may take as long as the far end does
        return answered

    def _run(self) -> None:
        while not self._stop.wait(_ROUND_S):
            try:
                self.tick()
            except SQLAlchemyError as error:
                log.error("rechecks wait for the database: %s", type(error).__name__)
