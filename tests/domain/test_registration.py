"""A registration as the backend tells it."""

import pytest

from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.registration import Kind, Registration
from tests.domain.test_papers import TICKET

TOLD: dict[str, object] = {
    "id": "reg-1",
    "kind": "bhyt",
    "existing": False,
    "due": 99_400,
    "bill_id": None,
    "tickets": [TICKET, {**TICKET, "number": "B-007"}],
}


def test_a_visit_to_two_clinics_has_two_tickets() -> None:
    found = Registration.read(Fields(TOLD))
    assert (found.kind, [ticket.number for ticket in found.tickets]) == (Kind.BHYT, [TICKET["number"], "B-007"])


@pytest.mark.parametrize("wrong", [{"tickets": []}, {"kind": "gift"}, {"kind": 3}, {"tickets": [{}]}])
def test_what_is_not_of_the_contract_is_refused_without_a_word_of_it(wrong: dict[str, object]) -> None:
    with pytest.raises(FieldError) as caught:
        Registration.read(Fields({**TOLD, **wrong}))
    assert "gift" not in str(caught.value)
