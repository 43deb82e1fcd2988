"""Bills: what is due, by version."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from kiosk.backend.payment.bills import BillLine, lines_of, open_bill, open_bills, revise_bill, unpaid_bills
from kiosk.backend.payment.his import pay_at_cashier, void_bill
from kiosk.backend.payment.records import BillRow
from kiosk.domain.money import Dong

LINES = (BillLine("Khám Nội tổng quát", Dong(50_000)), BillLine("Phụ thu", Dong(7_000)))


def opened(session: Session, patient: str = "P1") -> str:
    return open_bill(session, registration_id="R1", patient_ref=patient, payer_name_masked="NGUYỄN T*** M", lines=LINES)


def test_a_bill_is_due_for_the_sum_of_its_lines(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        bill = opened(session)
    with Session(engine) as session, session.begin():
        row = session.get_one(BillRow, bill)
        assert row.due == 57_000
        assert lines_of(session, bill) == LINES


def test_a_patient_is_told_how_many_bills_wait(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        opened(session)
        opened(session)
        opened(session, "P2")
        assert unpaid_bills(session, "P1") == 2
        assert unpaid_bills(session, "nobody") == 0


def test_a_bill_rolls_back_with_the_registration_that_opened_it(engine: Engine) -> None:
    with Session(engine) as session:
        opened(session)
        session.rollback()
        assert unpaid_bills(session, "P1") == 0


def test_a_revised_bill_has_another_version(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        bill = opened(session)
        before = session.get_one(BillRow, bill).version
        revise_bill(session, bill, LINES[:1], datetime(2026, 1, 5, tzinfo=UTC))
        row = session.get_one(BillRow, bill)
        assert row.version != before
        assert row.due == 50_000


def test_a_bill_without_lines_is_refused(engine: Engine) -> None:
    with Session(engine) as session, pytest.raises(ValueError, match="at least one line"):
        open_bill(session, registration_id="R", patient_ref="P", payer_name_masked="N", lines=())


def test_a_new_bill_is_found_behind_a_hundred_paid_and_void_ones(engine: Engine) -> None:
    start = datetime(2026, 1, 5, tzinfo=UTC)
    with Session(engine) as session, session.begin():
        for day in range(101):
            at = start + timedelta(days=day)
            bill = open_bill(
                session, registration_id="R", patient_ref="P1", payer_name_masked="N", lines=LINES[:1], at=at
            )
            if day % 2:
                void_bill(session, bill, at)
            elif day < 100:
                assert pay_at_cashier(session, bill, Dong(50_000), at)
    with Session(engine) as session, session.begin():
        found = open_bills(session, start + timedelta(days=101), patient_ref="P1")
        assert [one.id for one in found] == [bill]
        assert unpaid_bills(session, "P1") == 1
