"""Asking again what the insurer did not answer: in the background, until it is answered or given up."""

import logging
import threading
from typing import Final

from sqlalchemy import update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from kiosk.backend.clock import Clock, hospital_day
from kiosk.backend.insurance import verdicts
from kiosk.backend.insurance.eligibility import Eligibility
from kiosk.backend.insurance.question import Question
from kiosk.backend.registration.rows import RegistrationRow
from kiosk.backend.store.sessions import Sessions
from kiosk.backend.store.vault import UnsealError, Vault
from kiosk.domain.coverage import CoverageStatus

log = logging.getLogger(__name__)

_BATCH: Final = 20
_ROUND_S: Final = 1.0


class Rechecks:
    """One thread a worker; each open question is handed to one of them only."""

    def __init__(self, eligibility: Eligibility, sessions: Sessions, vault: Vault, now: Clock) -> None:
        self._eligibility = eligibility
        self._sessions = sessions
        self._vault = vault
        self._now = now
        self._was_away = False
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
        """One round: how many questions were answered. While the breaker rests none is asked, so none is used up."""
        if self._eligibility.breaker.resting:
            self._was_away = True
            return 0
        with self._sessions.begin() as session:
            if self._was_away and not self._eligibility.breaker.open:
                self._was_away = False
                verdicts.hurry_rechecks(session, self._now())
            due = [(row.id, row.sealed) for row in verdicts.due_rechecks(session, self._now(), _BATCH)]
        answered = 0
        for _, sealed in due:
            if self._stop.is_set() or self._eligibility.breaker.resting:
                break
            try:
                question = Question.unseal(self._vault, sealed or b"")
            except UnsealError:
                log.error("an open question cannot be unsealed: is the data key the one it was sealed with?")
                continue
            checked = self._eligibility.ask_again(question)
            if checked.judged.status is not CoverageStatus.UNVERIFIED:
                answered += 1
                with self._sessions.begin() as session:
                    self._tell_registrations(session, question.patient_ref, checked.judged.status, checked.judged.code)
        return answered

    def _tell_registrations(self, session: Session, patient_ref: str, status: CoverageStatus, code: str | None) -> None:
        """Registrations of today that waited for this verdict learn it; the HIS settles what is due."""
        session.execute(
            update(RegistrationRow)
            .where(
                RegistrationRow.patient_ref == patient_ref,
                RegistrationRow.day == hospital_day(self._now()),
                RegistrationRow.coverage == CoverageStatus.UNVERIFIED,
            )
            .values(coverage=status.value, coverage_code=code)
        )

    def _run(self) -> None:
        while not self._stop.wait(_ROUND_S):
            try:
                self.tick()
            except SQLAlchemyError as error:
                log.error("rechecks wait for the database: %s", type(error).__name__)
