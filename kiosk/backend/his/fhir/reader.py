"""Reading from a FHIR R4 server: Patient, Appointment, Slot, CoverageEligibilityResponse; and settling an Invoice.

Everything that is not of its form counts as no answer: HisAwayError.
"""

import secrets
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, Final

from kiosk.backend.his.fhir import resources
from kiosk.backend.his.fhir.server import FhirServer, Resource
from kiosk.backend.his.his import Booking, Slot
from kiosk.backend.his.outbox import NotHeardError
from kiosk.backend.insurance.insurer import Card, CardAnswer, CardQuery, InsurerSilentError
from kiosk.backend.payment.his import HisAwayError, HisPosting
from kiosk.domain.dates import HOSPITAL_TIME

CLINIC: Final = "urn:kiosk:clinic"
POSTING: Final = "urn:kiosk:posting"
_EXPECTED: Final = ("proposed", "pending", "booked")
_LOOKS: Final = 6
_LOOK_S: Final = 0.5


class FhirReader:
    """What a terminal's visit wants to know of a HIS behind FHIR."""

    def __init__(self, server: FhirServer) -> None:
        self._server = server
        self._pause = threading.Event()

    def knows(self, number: str) -> bool:
        """Whether a Patient has this identifier."""
        return self._patient(number) is not None

    def bookings(self, number: str, day: date) -> tuple[Booking, ...]:
        """The patient's Appointments of the day that are not taken up."""
        patient = self._patient(number)
        if patient is None:
            return ()
        found = [
            booking
            for resource in self._all("Appointment", {"patient": patient, "date": day.isoformat()})
            if resource.get("status") in _EXPECTED and (booking := _read(_booking, resource)) is not None
        ]
        return tuple(sorted((b for b in found if _day(b.at) == day), key=lambda booking: booking.at))

    def slots(self, clinic_id: str, day: date) -> tuple[Slot, ...]:
        """The Slots of the clinic's Schedules on the day; overbooked and busy ones take nobody."""
        schedules = [f"Schedule/{found['id']}" for found in self._all("Schedule", {"identifier": _of(clinic_id)})]
        found = [
            slot
            for schedule in schedules
            for resource in self._all("Slot", {"schedule": schedule})
            if (slot := _read(_slot, resource)) is not None and _day(slot.start) == day
        ]
        return tuple(sorted(found, key=lambda slot: slot.start))

    def ask(self, query: CardQuery) -> CardAnswer:
        """A CoverageEligibilityRequest, and the response the HIS writes to it. Raises InsurerSilentError."""
        system = resources.CITIZEN if len(query.number) == 12 else resources.INSURANCE
        value = query.number if len(query.number) == 12 else query.number[-10:]
        try:
            patient = self._server.create_once(resources.asked_about(query, system, value))
            request = self._server.create_once(resources.asked(patient, secrets.token_hex(16)))
            for _ in range(_LOOKS):
                for answer in self._all("CoverageEligibilityResponse", {"request": request}):
                    if answer.get("outcome") in ("complete", "error", "partial"):
                        return _answer(answer)
                self._pause.wait(_LOOK_S)
        except (HisAwayError, NotHeardError, ValueError, KeyError, TypeError):
            raise InsurerSilentError("the HIS gives no answer") from None
        raise InsurerSilentError("the HIS has not answered")

    def post(self, posting: HisPosting) -> str | None:
        """The bill's Invoice becomes `balanced`, by whoever is first (If-Match). Raises HisAwayError.

        Money paid ahead belongs to no visit: its Invoice is made here, once.
        """
        outcome: list[str | None] = []

        def settle(invoice: Resource) -> bool:
            marks = [mark.get("value") for mark in invoice.get("identifier", []) if mark.get("system") == POSTING]
            number = f"HD-{invoice['id']}"
            if invoice.get("status") != "issued":
                outcome.append(number if posting.key in marks else None)
                return False
            invoice["status"] = "balanced"
            invoice.setdefault("identifier", []).append({"system": POSTING, "value": posting.key})
            invoice.setdefault("note", []).append({"text": _note(posting)})
            outcome.append(number)
            return True

        try:
            if posting.deposit:
                self._server.create_once(resources.paid_ahead(posting))
            found = self._server.update(resources.INVOICE, resources.BILL, posting.bill_id, settle)
        except (NotHeardError, KeyError, TypeError, AttributeError):
            raise HisAwayError("not posted") from None
        if not found:
            raise HisAwayError("the HIS has not heard of this bill yet")
        return outcome[-1]

    def _patient(self, number: str) -> str | None:
        system = resources.CITIZEN if len(number) == 12 else resources.INSURANCE
        value = number if len(number) == 12 else number[-10:]
        for found in self._all("Patient", {"identifier": f"{system}|{value}"}):
            return f"Patient/{found['id']}"
        return None

    def _all(self, kind: str, params: dict[str, str]) -> Iterator[Resource]:
        try:
            yield from self._server.search(kind, params)
        except (NotHeardError, KeyError, TypeError):
            raise HisAwayError(f"no {kind}") from None


def _note(posting: HisPosting) -> str:
    """How it was paid, for people who read the Invoice."""
    parts = [f"VietQR {posting.ref}" if posting.ref else "", f"Tạm ứng {posting.advance}" if posting.advance else ""]
    return "; ".join(part for part in parts if part)


def _read(reader: Callable[[Resource], Any], resource: Resource) -> Any:
    """A resource as a value; None where it is not of the form we read."""
    try:
        return reader(resource)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _booking(resource: Resource) -> Booking | None:
    clinics = [
        coding["code"]
        for kind in resource.get("serviceType", [])
        for coding in kind.get("coding", [])
        if coding.get("system") == CLINIC
    ]
    if not clinics:
        return None
    orders = tuple(str(order["display"]) for order in resource.get("supportingInformation", []) if "display" in order)
    again = any(
        coding.get("code") == "FOLLOWUP" for coding in (resource.get("appointmentType") or {}).get("coding", [])
    )
    return Booking(str(resource["id"]), str(clinics[0]), _moment(resource["start"]), orders, again)


def _slot(resource: Resource) -> Slot:
    free = 1 if resource.get("status") == "free" else 0
    return Slot(_moment(resource["start"]), _moment(resource["end"]), free)


def _answer(response: Resource) -> CardAnswer:
    """`000` where the cover is in force; else the insurer's own code, where the HIS passes it on."""
    insurance = (response.get("insurance") or [{}])[0]
    codes = [
        coding["code"]
        for error in response.get("error", [])
        for coding in error.get("code", {}).get("coding", [])
        if coding.get("system") == resources.RESULT
    ]
    if not insurance.get("inforce"):
        return CardAnswer(str(codes[0]) if codes else "050")
    period = insurance.get("benefitPeriod") or {}
    start, end = period.get("start"), period.get("end")
    card = Card(None, date.fromisoformat(start[:10]) if start else None, _until(end), None)
    return CardAnswer(str(codes[0]) if codes else "000", card)


def _until(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _of(clinic_id: str) -> str:
    return f"{CLINIC}|{clinic_id}"


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=HOSPITAL_TIME)


def _day(moment: datetime) -> date:
    return moment.astimezone(HOSPITAL_TIME).date()
