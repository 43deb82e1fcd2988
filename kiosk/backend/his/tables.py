"""The local HIS behind the Protocol: the backend's own tables, which know of everything as it happens."""

from datetime import date, datetime, timedelta

from kiosk.backend.his.his import Booking, Slot
from kiosk.backend.his.local import LocalHis
from kiosk.backend.hospital.hours import opening
from kiosk.backend.insurance.insurer import CardAnswer, CardQuery, InsurerSilentError
from kiosk.backend.payment.his import HisPosting
from kiosk.backend.payment.his import LocalHis as OwnLedger
from kiosk.backend.queue.numbers import taken
from kiosk.backend.registration.patients import appointments_on, known, orders_of
from kiosk.backend.registration.person import patient_ref
from kiosk.backend.store.sessions import Sessions
from kiosk.backend.store.vault import Vault
from kiosk.domain.dates import HOSPITAL_TIME


class LocalTables:
    """Our own tables."""

    def __init__(self, sessions: Sessions, vault: Vault, rules: LocalHis) -> None:
        self._sessions = sessions
        self._vault = vault
        self._rules = rules
        self._ledger = OwnLedger(sessions)

    def knows(self, number: str) -> bool:
        """Whether they registered here once."""
        with self._sessions() as session:
            return known(session, self._ref(number))

    def bookings(self, number: str, day: date) -> tuple[Booking, ...]:
        """The appointments of our own table."""
        with self._sessions() as session:
            return tuple(
                Booking(row.id, row.clinic_id, row.at, tuple(orders_of(self._vault, row)), row.re_examination)
                for row in appointments_on(session, self._ref(number), day)
            )

    def slots(self, clinic_id: str, day: date) -> tuple[Slot, ...]:
        """One slot: the day up to its cap."""
        clinic = self._rules.clinic(clinic_id)
        if clinic is None:
            return ()
        with self._sessions() as session:
            free = clinic.daily_cap - taken(session, clinic_id, day)
        start = opening(clinic, day)
        end = datetime.combine(day, clinic.closes, HOSPITAL_TIME)
        return (Slot(start, end if end > start else start + timedelta(days=1), max(free, 0)),)

    def ask(self, query: CardQuery) -> CardAnswer:  # noqa: ARG002 - nobody is asked
        """Our tables are no insurer. Raises InsurerSilentError."""
        raise InsurerSilentError("the local HIS knows no insurer")

    def tell(self, registration_id: str, what: str) -> None:
        """It was written here first."""

    def post(self, posting: HisPosting) -> str | None:
        """One row a bill."""
        return self._ledger.post(posting)

    def _ref(self, number: str) -> str:
        return patient_ref(self._vault, number if len(number) == 12 else f"card {number[-10:]}")
