"""What another HIS has booked, taken over while a patient is identified: within a moment, or without it.

The HIS is asked in a caller of its own. Where it does not answer in time, what was taken over before stands.
"""

import hashlib
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import Final

from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from kiosk.backend.api.core import Core
from kiosk.backend.clock import hospital_day
from kiosk.backend.his.his import Booking, His
from kiosk.backend.registration.identification import Identified
from kiosk.backend.registration.patients import appointments_on, remember, sealed_orders
from kiosk.backend.registration.rows import AppointmentRow

log = logging.getLogger(__name__)

PATIENCE_S: Final = 1.5
_CALLERS: Final = 8


class Diary:
    """One a worker; `close` ends its callers."""

    def __init__(self, his: His, core: Core) -> None:
        self._his = his
        self._core = core
        self._callers = ThreadPoolExecutor(_CALLERS, thread_name_prefix="his")

    def close(self) -> None:
        """Ask nothing more."""
        self._callers.shutdown(wait=True, cancel_futures=True)

    def take_over(self, whose: Identified) -> None:
        """Today's bookings of this patient become appointments of ours. Never raises for the HIS's sake."""
        number = whose.person.asked_by
        if number is None:
            return
        day = hospital_day(self._core.now())
        asked: Future[tuple[Booking, ...]] = self._callers.submit(self._his.bookings, number, day)
        try:
            found = asked.result(PATIENCE_S)
        except Exception as error:  # noqa: BLE001 - whatever another system does: the visit goes on without it
            asked.cancel()
            log.info("the HIS did not say what is booked: %s", type(error).__name__)
            return
        try:
            with self._core.sessions.begin() as session:
                self._keep(session, whose, found, day)
        except IntegrityError:
            log.info("the same patient is identified twice at once: the other took it over")
        except DataError:
            log.info("the HIS booked what cannot be kept here: a clinic or a text not of our form")

    def _keep(self, session: Session, whose: Identified, found: tuple[Booking, ...], day: date) -> None:
        if found:
            remember(session, self._core.vault, whose.ref, whose.person, self._core.now())
        told = {booking.id for booking in found}
        for row in appointments_on(session, whose.ref, day):
            if row.his_id is not None and row.his_id not in told:
                row.state = "cancelled"
        for booking in found:
            row_id = hashlib.sha256(f"{whose.ref} {booking.id}".encode()).hexdigest()[:32]
            held = session.get(AppointmentRow, row_id)
            row = held or AppointmentRow(id=row_id, patient_ref=whose.ref, his_id=booking.id[:64], state="booked")
            if held is None:
                session.add(row)
            elif row.state == "cancelled":
                row.state = "booked"
            row.clinic_id, row.at, row.re_examination = booking.clinic_id, booking.at, booking.re_examination
            row.orders = sealed_orders(self._core.vault, list(booking.orders))
