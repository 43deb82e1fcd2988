"""Who the patient is, what the house has to tell, and a call for help."""

import uuid
from collections.abc import Mapping

from kiosk.domain.citizen import Citizen
from kiosk.domain.clinic import Clinic, ClinicGroup
from kiosk.domain.dates import PartialDate
from kiosk.domain.fields import Fields
from kiosk.domain.hospital_page import HelpCall, HospitalPage, ResultState, Topic
from kiosk.domain.identity import Relative, Typed
from kiosk.domain.registration import Patient, Registration
from kiosk.services.client import Away, Client, trusted


class Hospital:
    """The desk questions. Every method raises Away, Refused or Rejected."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def identify(self, citizen: Citizen, relative: Relative | None = None) -> Patient:
        """Make the citizen known for this visit, or the relative they bring."""
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
        return self._identify(body, relative)

    def identify_typed(self, typed: Typed, relative: Relative | None = None) -> Patient:
        """By a typed number of 10, 12 or 15 characters and a birth date.

        Refused with `name_wanted` where that names nobody here: ask for the name and try again with it. Refused with
        `too_many_requests` after many guesses.
        """
        body = {"typed": {"number": typed.number, "born": str(typed.born), "name": typed.name}}
        return self._identify(body, relative)

    def identify_card(self, number: str, name: str, born: PartialDate, relative: Relative | None = None) -> Patient:
        """By the code of an insurance card that the camera read (10 or 15 characters)."""
        return self._identify({"card": {"number": number, "name": name, "born": str(born)}}, relative)

    def identify_appointment(self, code: str, born: PartialDate) -> Patient:
        """By the eight digits of an appointment and the birth date. Refused with `not_found` where either is wrong."""
        return self._identify({"appointment": {"code": code, "born": str(born)}}, None)

    def _identify(self, who: Mapping[str, object], relative: Relative | None) -> Patient:
        body = dict(who)
        if relative is not None:
            body["relative"] = {
                "name": relative.name,
                "born": str(relative.born),
                "sex": relative.sex,
                "relation": relative.relation,
                "number": relative.number,
            }
        answer = self._client.post("/v1/patients/identify", body, str(uuid.uuid4()))
        with trusted():
            return Patient.read(answer)

    def clinics(self) -> tuple[ClinicGroup, ...]:
        """Today's clinics in groups, with prices and waiting patients."""
        answer = self._client.get("/v1/clinics")
        with trusted():
            groups = tuple(
                ClinicGroup(
                    id=group.text("id", 40),
                    name=group.text("name", 80),
                    name_en=group.text("name_en", 80),
                    clinics=tuple(_clinic(clinic) for clinic in group.each("clinics", 6)),
                )
                for group in answer.each("groups", 6)
            )
        if not groups:
            raise Away("no clinics")
        return groups

    def page(self, topic: Topic) -> HospitalPage:
        """One page of information: prices, doctors, way or what to bring."""
        answer = self._client.get(f"/v1/info/{topic}")
        with trusted():
            return HospitalPage.read(answer, topic)

    def results(self, token: str) -> tuple[ResultState, ...]:
        """Which of the patient's results are ready, newest first."""
        answer = self._client.post("/v1/info/results", {"patient_token": token}, str(uuid.uuid4()))
        with trusted():
            return tuple(ResultState.read(order) for order in answer.each("results", 50))

    def by_slip(self, slip: str) -> Registration:
        """The registration of a printed slip as it stands now: `places` say how many are before each number.

        Refused with `slip_unknown`.
        """
        answer = self._client.post("/v1/registrations/find", {"slip": slip}, str(uuid.uuid4()))
        with trusted():
            return Registration.read(answer)

    def thank(self, rating: int, about: str, key: str) -> None:
        """One touch, from 1 (very bad) to 5 (very good), about the `terminal` or the `visit`; of nobody."""
        self._client.post("/v1/feedback", {"rating": rating, "about": about}, key)

    def call_staff(self, screen: str) -> HelpCall:
        """Call for help; pressing again is the same call. What became of it: `help_call`."""
        answer = self._client.post("/v1/kiosks/help", {"screen": screen}, str(uuid.uuid4()))
        with trusted():
            return HelpCall.read(answer)

    def help_call(self, call_id: str) -> HelpCall:
        """The call as it stands: `coming` once somebody at the desk pressed it. Refused with `not_found`."""
        answer = self._client.get(f"/v1/kiosks/help/{call_id}")
        with trusted():
            return HelpCall.read(answer)


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
        room_en=clinic.text_or_none("room_en", 80),
        discreet=clinic.flag("discreet", default=False),
    )
