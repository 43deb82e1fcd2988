"""A registration as the backend tells it."""

import pytest

from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.hospital_page import HelpCall, HelpState
from kiosk.domain.registration import Kind, PaperSlip, Patient, Registration, Wish
from tests.domain.test_papers import TICKET

TOLD: dict[str, object] = {
    "id": "reg-1",
    "kind": "bhyt",
    "existing": False,
    "due": 99_400,
    "bill_id": None,
    "places": [],
    "tickets": [TICKET, {**TICKET, "number": "B-007"}],
}


def test_a_visit_to_two_clinics_has_two_tickets() -> None:
    found = Registration.read(Fields(TOLD))
    assert (found.kind, [ticket.number for ticket in found.tickets]) == (Kind.BHYT, [TICKET["number"], "B-007"])


@pytest.mark.parametrize("wrong", [{"tickets": []}, {"kind": "gift"}, {"kind": 3}, {"tickets": [{}]}, {"places": [{}]}])
def test_what_is_not_of_the_contract_is_refused_without_a_word_of_it(wrong: dict[str, object]) -> None:
    with pytest.raises(FieldError) as caught:
        Registration.read(Fields({**TOLD, **wrong}))
    assert "gift" not in str(caught.value)


def test_nothing_of_a_person_is_in_a_representation() -> None:
    wish = Wish(Kind.BHYT, ("noi",), "secret-token", slip=PaperSlip("GCT-77", disease="C50"))
    patient = Patient("secret-token", returning=True, active_today=0, unpaid_bills=0, name="NGUYỄN T*** M")
    shown = repr((wish, patient))
    assert not any(text in shown for text in ("secret", "GCT-77", "C50", "NGUYỄN"))


@pytest.mark.parametrize("wrong", [{"level": "sure"}, {"way": "guess"}])
def test_how_somebody_was_known_is_a_word_of_the_contract(wrong: dict[str, object]) -> None:
    told = {"patient_token": "t", "returning": True, "appointments": [], "registrations": [], "unpaid_bills": 0}
    with pytest.raises(FieldError):
        Patient.read(Fields({**told, **wrong}))


def test_a_call_for_help_is_open_coming_or_done() -> None:
    assert HelpCall.read(Fields({"id": "h", "state": "coming"})).state is HelpState.COMING
    with pytest.raises(FieldError):
        HelpCall.read(Fields({"id": "h", "state": "lost"}))
