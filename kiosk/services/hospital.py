"""Who the patient is, which clinics there are, and a call for help."""

import uuid

from kiosk.domain.appointment import Appointment
from kiosk.domain.citizen import Citizen
from kiosk.domain.clinic import Clinic, ClinicGroup
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.registration import Patient, Registration
from kiosk.services.client import Away, Client


class Hospital:
    """The desk questions. Every method raises Away, Refused or Rejected."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def identify(self, citizen: Citizen) -> Patient:
        """Make the citizen known for this visit."""
        body = {
            "citizen": {
                "number": citizen.number,
                "name": citizen.name,
                "born": str(citizen.born),
                "sex": citizen.sex,
                "residence": citizen.residence,
                "old_number": citizen.old_number,
            },
            "source": citizen.source,
        }
        answer = self._client.post("/v1/patients/identify", body, str(uuid.uuid4()))
        try:
            held = tuple(Registration.read(found) for found in answer.each("registrations"))
            return Patient(
                token=answer.text("patient_token", 2000),
                returning=answer.flag("returning"),
                active_today=len(held),
                unpaid_bills=answer.whole("unpaid_bills"),
                appointments=tuple(_appointment(found) for found in answer.each("appointments")),
                held=held,
            )
        except FieldError as fault:
            raise Away(str(fault)) from None

    def clinics(self) -> tuple[ClinicGroup, ...]:
        """Today's clinics in groups, with prices and waiting patients."""
        answer = self._client.get("/v1/clinics")
        try:
            groups = tuple(
                ClinicGroup(
                    id=group.text("id", 40),
                    name=group.text("name", 80),
                    name_en=group.text("name_en", 80),
                    clinics=tuple(_clinic(clinic) for clinic in group.each("clinics", 6)),
                )
                for group in answer.each("groups", 6)
            )
        except FieldError as fault:
            raise Away(str(fault)) from None
        if not groups:
            raise Away("no clinics")
        return groups

    def call_help(self, screen: str) -> bool:
        """Whether the call has reached the staff page."""
        answer = self._client.post("/v1/kiosks/help", {"screen": screen}, str(uuid.uuid4()))
        try:
            return answer.text("state", 40) in ("open", "coming")
        except FieldError as fault:
            raise Away(str(fault)) from None


def _appointment(found: Fields) -> Appointment:
    return Appointment(
        id=found.text("id", 60),
        clinic_id=found.text("clinic_id", 40),
        clinic=found.text("clinic", 80),
        at=found.moment("time"),
    )


def _clinic(clinic: Fields) -> Clinic:
    return Clinic(
        id=clinic.text("id", 40),
        name=clinic.text("name", 80),
        name_en=clinic.text("name_en", 80),
        room=clinic.text("room", 80),
        price=clinic.dong("price"),
        bhyt_price=clinic.dong("bhyt_price"),
        waiting=clinic.whole("waiting", 0, 9999),
        open=clinic.flag("open"),
        full=clinic.flag("full"),
    )
