"""Changing the data key: everything opens with the fresh one, nothing with the old, and a crash loses nothing."""

import contextlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import LargeBinary, select, update

from kiosk.backend.config import DatabaseSettings
from kiosk.backend.fleet import terminals
from kiosk.backend.prepare import prepare
from kiosk.backend.store.base import open_engine
from kiosk.backend.store.rekey import SEALED, RekeyError, rekey
from kiosk.backend.store.sessions import open_sessions
from kiosk.backend.store.tables import METADATA
from kiosk.backend.store.vault import UnsealError, Vault, make_key, read_key
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, person, settings_for


@pytest.fixture(params=["sqlite", "postgresql"])
def lived_in(request: pytest.FixtureRequest) -> House:
    house: House = request.getfixturevalue(f"{'sqlite' if request.param == 'sqlite' else 'postgres'}_house")
    token = house.token()
    house.insurer.down = True
    house.post("/v1/eligibility", {"patient_token": token})
    slip = {"kind": "transfer", "number": "GCT-1"}
    house.register(token, "noi-tq", kind="bhyt", transfer_slip=slip)
    child = {"name": "Nguyễn Bé", "born": "2023-05-02", "sex": "male"}
    brought = house.post("/v1/patients/identify", {**person(), "relative": child}).json()["patient_token"]
    house.register(brought, "nhi")
    return house


def sealed_values(house: House) -> list[tuple[str, bytes]]:
    with house.backend.engine.connect() as connection:
        return [
            (purpose, value)
            for table, column, purpose in SEALED
            for value in connection.execute(select(METADATA.tables[table].c[column])).scalars()
            if value
        ]


def test_every_sealed_column_is_known() -> None:
    binary = {
        (table.name, column.name)
        for table in METADATA.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    assert binary == {(table, column) for table, column, _ in SEALED}


def test_everything_opens_with_the_fresh_key_and_the_patient_is_still_known(lived_in: House, tmp_path: Path) -> None:
    old = Vault(read_key(tmp_path / "data.key"))
    done = rekey(lived_in.backend.engine, tmp_path / "data.key")
    fresh = Vault(read_key(tmp_path / "data.key"))
    values = sealed_values(lived_in)
    assert done.values == len(values) >= 8
    for purpose, value in values:
        assert fresh.unseal(value, purpose) is not None
        with pytest.raises(UnsealError):
            old.unseal(value, purpose)
    assert fresh.fingerprint("001190000001", "patient") == old.fingerprint("001190000001", "patient")
    assert (tmp_path / "data.key").stat().st_mode & 0o777 == 0o600
    again = rekey(lived_in.backend.engine, tmp_path / "data.key")
    assert (again.values, again.resumed) == (done.values, False)


def test_a_crash_between_the_rows_and_the_files_is_ended_by_running_it_again(
    lived_in: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", crash)
        with pytest.raises(KeyboardInterrupt):
            rekey(lived_in.backend.engine, tmp_path / "data.key")
    done = rekey(lived_in.backend.engine, tmp_path / "data.key")
    assert (done.values, done.resumed) == (0, True)
    fresh = Vault(read_key(tmp_path / "data.key"))
    assert all(fresh.unseal(value, purpose) for purpose, value in sealed_values(lived_in))


@pytest.mark.parametrize("step", range(8))
@pytest.mark.parametrize("lived_in", ["sqlite"], indirect=True)
def test_a_crash_at_any_step_leaves_a_key_that_opens_the_rows_or_says_so(
    lived_in: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Every call that changes files, one after the other, is the last one before the power goes."""
    house, file = lived_in, tmp_path / "data.key"
    settings = replace(settings_for(tmp_path), database=DatabaseSettings(engine_url(house), file))
    calls = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls > step:
                raise KeyboardInterrupt
            return real(*arguments, **named)

        return call

    with monkeypatch.context() as patched:
        for name in ("open", "fsync", "replace", "unlink"):
            patched.setattr(os, name, counted(getattr(os, name)))
        with contextlib.suppress(KeyboardInterrupt):
            rekey(house.backend.engine, file)
    assert file.exists()
    with contextlib.suppress(ValueError):  # the rows are under the fresh key and its file is not in place: it says so
        prepare(settings, house.clock)
    rekey(house.backend.engine, file)
    prepare(settings, house.clock)
    assert all(Vault(read_key(file)).unseal(value, purpose) for purpose, value in sealed_values(house))


def test_a_fresh_key_whose_writing_was_cut_short_is_made_again(lived_in: House, tmp_path: Path) -> None:
    (tmp_path / "data.key.next").write_bytes(b"AAAA")
    rekey(lived_in.backend.engine, tmp_path / "data.key")
    fresh = Vault(read_key(tmp_path / "data.key"))
    assert all(fresh.unseal(value, purpose) for purpose, value in sealed_values(lived_in))


def test_no_second_key_is_made_where_the_first_one_is_missing(lived_in: House, tmp_path: Path) -> None:
    file = tmp_path / "data.key"
    settings = replace(settings_for(tmp_path), database=DatabaseSettings(engine_url(lived_in), file))
    kept = file.rename(tmp_path / "kept.key")
    with pytest.raises(ValueError, match="put the data key back"):
        prepare(settings, lived_in.clock)
    assert not file.exists()
    make_key(file)
    with pytest.raises(ValueError, match="does not open what this database holds"):
        prepare(settings, lived_in.clock)
    kept.rename(file)
    prepare(settings, lived_in.clock)


def test_one_damaged_value_does_not_keep_a_hospital_from_starting(lived_in: House, tmp_path: Path) -> None:
    with lived_in.backend.engine.begin() as connection:
        patients = METADATA.tables["patients"]
        first = connection.execute(select(patients.c.ref).limit(1)).scalar_one()
        connection.execute(update(patients).where(patients.c.ref == first).values(sealed=b"\0" * 40))
    settings = replace(settings_for(tmp_path), database=DatabaseSettings(engine_url(lived_in), tmp_path / "data.key"))
    prepare(settings, lived_in.clock)


def engine_url(house: House) -> str:
    return house.backend.engine.url.render_as_string(hide_password=False)


def test_a_wrong_key_changes_nothing(lived_in: House, tmp_path: Path) -> None:
    before = sealed_values(lived_in)
    other = tmp_path / "other.key"
    make_key(other)
    with pytest.raises(RekeyError):
        rekey(lived_in.backend.engine, other)
    assert sealed_values(lived_in) == before


def test_a_backend_serves_on_after_the_change(tmp_path: Path, empty_database: Path) -> None:
    (tmp_path / "backend.db").write_bytes(empty_database.read_bytes())
    house = open_house(settings_for(tmp_path), SetClock(), ToldInsurer())
    made = house.register(house.token(), "noi-tq").json()
    close_house(house)
    engine = open_engine(f"sqlite:///{tmp_path}/backend.db")
    rekey(engine, tmp_path / "data.key")
    engine.dispose()
    house = _again(tmp_path)
    found = house.post("/v1/patients/identify", person()).json()
    assert (found["returning"], found["registrations"][0]["id"]) == (True, made["id"])
    assert found["registrations"][0]["tickets"][0]["name"] == "NGUYỄN T*** M"
    close_house(house)


def _again(folder: Path) -> House:
    engine = open_engine(f"sqlite:///{folder}/backend.db")
    with open_sessions(engine).begin() as session:
        terminals.revoke(session, "t-1", SetClock()())
    engine.dispose()
    return open_house(settings_for(folder), SetClock(), ToldInsurer())
