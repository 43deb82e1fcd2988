"""Erasure and retention: names go, numbers and money stay."""

from datetime import timedelta

from sqlalchemy import select

from kiosk.backend.insurance.rows import CoverageRow, RecheckRow
from kiosk.backend.payment.records import BillRow, CreditRow, IntentRow, PostingRow, RefundRow, UseRow
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.registration.erasure import Erased, erase_patient, forget_the_old
from kiosk.backend.registration.rows import PatientRow, RegistrationRow
from tests.backend.house import GOOD_CARD, House, person


def visited(house: House, number: str = "001190000001") -> str:
    token = house.token(number)
    house.post("/v1/eligibility", {"patient_token": token})
    slip = {"kind": "transfer", "number": "123/GCT", "facility": "48007"}
    made = house.register(token, "yc-tim", kind="bhyt", transfer_slip=slip)
    assert made.status_code == 201
    registration: str = made.json()["id"]
    return registration


def test_a_person_who_asks_is_forgotten_and_the_books_still_balance(house: House) -> None:
    registration, other = visited(house), visited(house, "001085000002")
    core = house.backend.core
    with core.sessions.begin() as session:
        assert erase_patient(session, core.vault, "001190000001", house.clock()) == Erased(1, 1, 1)
    assert house.post("/v1/patients/identify", person()).json()["returning"] is False
    shown = house.get(f"/v1/registrations/{registration}").json()
    assert shown["tickets"][0]["name"] is None
    assert shown["places"][0]["number"] == "U-001"
    assert house.get(f"/v1/registrations/{other}").json()["tickets"][0]["name"] == "NGUYỄN T*** M"
    with core.sessions() as session:
        row = session.get_one(RegistrationRow, registration)
        assert (row.name, row.slip, row.due) == (None, None, 199_400)
        assert session.get_one(BillRow, row.bill_id).payer_name_masked == "–"
        assert len(session.scalars(select(PlaceRow)).all()) == 2


def test_erasing_somebody_unknown_changes_nothing(house: House) -> None:
    visited(house)
    core = house.backend.core
    with core.sessions.begin() as session:
        assert erase_patient(session, core.vault, "001190000099", house.clock()) == Erased(0, 0, 0)


def test_retention_forgets_whoever_was_not_here_for_so_long(house: House) -> None:
    visited(house)
    house.clock.forward(days=20)
    visited(house, "001085000002")
    house.clock.forward(days=20)
    core = house.backend.core
    with core.sessions.begin() as session:
        assert forget_the_old(session, timedelta(days=30), house.clock()).patients == 1
        assert forget_the_old(session, timedelta(days=30), house.clock()).patients == 0
        sealed = {row.ref: row.sealed is not None for row in session.scalars(select(PatientRow))}
    assert sorted(sealed.values()) == [False, True]


def test_somebody_who_comes_back_is_known_again(house: House) -> None:
    visited(house)
    core = house.backend.core
    with core.sessions.begin() as session:
        erase_patient(session, core.vault, "001190000001", house.clock())
    house.clock.forward(days=1)
    visited(house)
    assert house.post("/v1/patients/identify", person()).json()["returning"] is True


def test_what_was_asked_about_somebody_who_never_registered_goes_too(house: House) -> None:
    token = house.token()
    assert house.post("/v1/eligibility", {"patient_token": token}).json()["status"] == "covered"
    house.insurer.down = True
    assert (
        house.post("/v1/eligibility", {"patient_token": house.token("001085000002")}).json()["status"] == "unverified"
    )
    core = house.backend.core
    house.clock.forward(days=31)
    with core.sessions.begin() as session:
        assert forget_the_old(session, timedelta(days=30), house.clock()).coverages == 2
    with core.sessions() as session:
        assert session.scalars(select(CoverageRow)).all() == []
        assert [row.sealed for row in session.scalars(select(RecheckRow))] == [None]


def test_whoever_brought_a_child_is_erased_from_the_childs_visit(house: House) -> None:
    child = {"name": "Nguyễn Bé", "born": "2023-05-02", "sex": "male"}
    brought = house.post("/v1/patients/identify", {**person(), "relative": child}).json()["patient_token"]
    made = house.register(brought, "nhi").json()
    core = house.backend.core
    with core.sessions.begin() as session:
        erase_patient(session, core.vault, "001085000002", house.clock())
        assert session.get_one(RegistrationRow, made["id"]).guardian is not None
        erase_patient(session, core.vault, "001190000001", house.clock())
    with core.sessions() as session:
        row = session.get_one(RegistrationRow, made["id"])
        assert (row.guardian, row.companion) == (None, True)
        assert row.name is not None  # the child asked for nothing


def test_a_person_known_by_two_numbers_is_erased_under_both(house: House) -> None:
    card = {"number": GOOD_CARD.number, "name": "Nguyễn Thị Mẫu", "born": "1990-01-15", "sex": "female"}
    by_card = house.post("/v1/patients/identify", {"card": card}).json()["patient_token"]
    house.register(by_card, "mat")
    visited(house)
    core = house.backend.core
    with core.sessions.begin() as session:
        assert len(session.scalars(select(PatientRow)).all()) == 2
        assert erase_patient(session, core.vault, "001190000001", house.clock()).patients == 2
        assert {row.sealed for row in session.scalars(select(PatientRow))} == {None}


def test_the_books_forget_who_paid_once_the_money_is_where_it_belongs(house: House) -> None:
    registration = visited(house)
    core, at = house.backend.core, house.clock()
    with core.sessions.begin() as session:
        bill = session.scalars(select(BillRow)).one()
        usual = {
            "bill_id": bill.id, "bill_version": bill.version, "kiosk_id": "t-1", "provider": "payos", "amount": 100,
            "payee": "BV", "state": "paid", "created_at": at, "show_until": at, "order_expires_at": at,
            "monitor_until": at,
        }  # fmt: skip
        for n, bucket in enumerate(("allocated", "refund_due", "refunded")):
            state = "paid" if n == 0 else "closed"
            intent = IntentRow(
                **{**usual, "id": f"I{n}", "slot": n, "ref": f"VPAAAAAA{n}", "order_code": n, "state": state}
            )
            session.add(intent)
            session.flush()
            credit = CreditRow(
                provider="payos", txn_id=f"T{n}", intent_id=intent.id, amount=100, credited_at=at, learned_at=at,
                via="poll", content="NGUYEN THI MAU chuyen tien", payer_bank="970436", payer_account="0011",
            )  # fmt: skip
            session.add(credit)
            session.flush()
            session.add(UseRow(credit_id=credit.id, bucket=bucket))
            if bucket != "allocated":
                state = "done" if bucket == "refunded" else "due"
                session.add(
                    RefundRow(key=f"R{n}", credit_id=credit.id, amount=100, state=state, reason="over", made_at=at)
                )
        receipt = {"number": "BL1", "name": "NGUYỄN T*** M", "total": 100}
        session.add(
            PostingRow(bill_id=bill.id, key="k", amount=100, state="posted", made_at=at, posted_at=at, receipt=receipt)
        )
    with core.sessions.begin() as session:
        erase_patient(session, core.vault, "001190000001", house.clock())
    with core.sessions() as session:
        told = [
            (c.txn_id, c.content, c.payer_account) for c in session.scalars(select(CreditRow).order_by(CreditRow.id))
        ]
        assert told == [("T0", "", None), ("T1", "NGUYEN THI MAU chuyen tien", "0011"), ("T2", "", None)]
        assert session.scalars(select(PostingRow)).one().receipt == {**receipt, "name": None}
        assert session.get_one(RegistrationRow, registration).due == 199_400
