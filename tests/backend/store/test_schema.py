"""The schema: the steps lead to what the code declares, on both databases, and hold what is promised."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from kiosk.backend.store.base import open_engine
from kiosk.backend.store.migrate import alembic_config, migrate, newest_step, step_of
from kiosk.backend.store.tables import METADATA
from tests.backend.postgres import Postgres

PLACE = (
    "INSERT INTO places (id, registration_id, request, clinic_id, day, number, rank, priority, state, issued_at, "
    "calls, copies, patient_ref) VALUES ('{id}', 'r', '{request}', 'mat', '2026-11-23', {number}, 0, {no}, '{state}', "
    "'2026-11-23 01:00:00+00:00', 0, 0, '{patient}')"
)
BILL = (
    "INSERT INTO bill (id, registration_id, patient_ref, payer_name_masked, due, version, kind, opened_at) VALUES "
    "('b', 'r', 'p', 'N', 5, 'v', 'deposit', '2026-11-23 01:00:00+00:00'), "
    "('a', 'r', 'p', 'N', 5, 'v', 'deposit', '2026-11-23 01:00:00+00:00')"
)
ADVANCE = (
    "INSERT INTO payment_advance (bill_id, patient_ref, amount, remaining, made_at) "
    "VALUES ('a', 'p', 5, 0, '2026-11-23 01:00:00+00:00')"
)
DEDUCTION = (
    "INSERT INTO payment_deduction (advance_id, bill_id, amount, state, at) "
    "VALUES ('a', 'b', 5, 'used', '2026-11-23 01:00:00+00:00')"
)
REGISTRATION = (
    "INSERT INTO registrations (id, request, day, kind, terminal, priority, companion, due, state, made_at) VALUES "
    "('r', 'q', '2026-11-23', 'self_pay', 't', {no}, {no}, 0, 'active', '2026-11-23 01:00:00+00:00')"
)

OUTBOX = (
    "INSERT INTO his_outbox (registration_id, what, next_at, tries) "
    "VALUES ('r', '{what}', '2026-11-23 01:00:00+00:00', 0)"
)
LOOKUP = (
    "INSERT INTO lookups (at, terminal, reason, patient_ref, question, outcome, code, milliseconds) "
    "VALUES ('2026-11-23 01:00:00+00:00', 't', 'terminal', 'p', 'q', 'covered', {code}, 1)"
)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    url = f"sqlite:///{tmp_path}/fresh.db"
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        assert isinstance(server, Postgres)
        url = server.fresh(f"fresh_{tmp_path.name[-20:].lower().replace('-', '_')}")
    made = open_engine(url)
    yield made
    made.dispose()


def test_the_steps_lead_to_what_the_code_declares(fresh: Engine) -> None:
    assert migrate(fresh) == newest_step()
    with fresh.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    assert differences == []


def test_migrating_twice_changes_nothing(fresh: Engine) -> None:
    migrate(fresh)
    assert migrate(fresh) == newest_step()
    with fresh.connect() as connection:
        assert step_of(connection) == newest_step()


def place(no: str) -> Callable[..., str]:
    def make(number: int, **changes: str) -> str:
        usual = {"id": f"p{number}", "request": f"q{number}", "state": "waiting", "patient": f"a{number}"}
        return PLACE.format(number=number, no=no, **{**usual, **changes})

    return make


def test_the_database_itself_refuses_what_must_never_be(fresh: Engine) -> None:
    migrate(fresh)
    no = "0" if fresh.dialect.name == "sqlite" else "false"
    a_place = place(no)
    with fresh.begin() as connection:
        connection.execute(text(REGISTRATION.format(no=no)))
        connection.execute(text(a_place(1)))
        connection.execute(text(BILL))
        connection.execute(text(ADVANCE))
        connection.execute(text(DEDUCTION))
    refused = {
        "the same number twice": a_place(1, id="other", request="other", patient="other"),
        "the same request twice": a_place(2, request="q1"),
        "one patient twice a day": a_place(2, patient="a1"),
        "number nought": a_place(0),
        "a state nobody knows": a_place(2, state="lost"),
        "a place of no registration": a_place(2).replace("'r'", "'nobody'", 1),
        "an advance below nothing": "INSERT INTO payment_advance (bill_id, patient_ref, amount, remaining, made_at) "
        "VALUES ('b', 'p', 5, -1, '2026-11-23 01:00:00+00:00')",
        "an advance that grew": "INSERT INTO payment_advance (bill_id, patient_ref, amount, remaining, made_at) "
        "VALUES ('b', 'p', 5, 6, '2026-11-23 01:00:00+00:00')",
        "a deduction twice": DEDUCTION,
        "a posting in a state nobody knows": "INSERT INTO payment_posting (bill_id, key, amount, state, made_at, "
        "failures) VALUES ('b', 'k', 5, 'lost', '2026-11-23 01:00:00+00:00', 0)",
        "a counter below one": "INSERT INTO counters (clinic_id, day, last) VALUES ('mat', '2026-11-23', 0)",
    }
    for what, statement in refused.items():
        with fresh.connect() as connection:
            with pytest.raises(IntegrityError):
                connection.execute(text(statement))
            assert connection.in_transaction(), what
    with fresh.begin() as connection:
        connection.execute(text("UPDATE places SET state = 'cancelled'"))
        connection.execute(text(a_place(2, patient="a1")))


def test_a_database_of_the_first_step_keeps_its_rows_and_their_references(fresh: Engine) -> None:
    no = "0" if fresh.dialect.name == "sqlite" else "false"
    with fresh.begin() as connection:
        command.upgrade(alembic_config(connection), "0001")
        connection.execute(text(REGISTRATION.format(no=no)))
        connection.execute(text(place(no)(1)))
        connection.execute(text(OUTBOX.format(what="registered")))
        for code in ("'000'", "'000'", "NULL"):
            connection.execute(text(LOOKUP.format(code=code)))
    migrate(fresh)
    with fresh.connect() as connection:
        assert connection.execute(text("SELECT id, kind FROM registrations")).all() == [("r", "self_pay")]
        assert connection.execute(text("SELECT registration_id FROM places")).all() == [("r",)]
        assert connection.execute(text("SELECT what FROM his_outbox")).all() == [("registered",)]
        counted = connection.execute(text("SELECT outcome, code, count FROM lookup_totals ORDER BY code")).all()
        assert counted == [("covered", "", 1), ("covered", "000", 2)]
    for what in (
        "UPDATE registrations SET kind = 'x'",
        "UPDATE registrations SET due = -1",
        "DELETE FROM registrations",
        OUTBOX.format(what="registered"),
        OUTBOX.format(what="something"),
    ):
        with fresh.connect() as connection, pytest.raises(IntegrityError):
            connection.execute(text(what))
    with fresh.begin() as connection:
        connection.execute(text("UPDATE registrations SET kind = 're_examination'"))
        connection.execute(text(OUTBOX.format(what="verified")))
