"""Houses on a fresh database each; the schema is made once and copied."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.backend.store.base import open_engine
from kiosk.backend.store.migrate import migrate
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, settings_for
from tests.backend.postgres import Missing, Postgres, ground


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("schema") / "empty.db"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture
def sqlite_house(tmp_path: Path, empty_database: Path) -> Iterator[House]:
    """One backend on SQLite."""
    shutil.copy(empty_database, tmp_path / "backend.db")
    found = open_house(settings_for(tmp_path), SetClock(), ToldInsurer())
    yield found
    close_house(found)


@pytest.fixture(scope="module")
def shared_house(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[House]:
    """One backend for all tests of a file that do not feel one another."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(empty_database, folder / "backend.db")
    found = open_house(settings_for(folder), SetClock(), ToldInsurer())
    yield found
    close_house(found)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server with a migrated database `empty` to copy. Never skipped as root: there the package is a must."""
    with ground() as top:
        try:
            server = Postgres(top / "server").make().start()
        except Missing as missing:
            if os.geteuid() == 0:
                pytest.fail(f"PostgreSQL is not installed: {missing}")
            pytest.skip(str(missing))
        try:
            engine = open_engine(server.fresh("empty"))
            migrate(engine)
            engine.dispose()
            yield server
        finally:
            # Its folder goes at once: nothing needs to be written there in order.
            server.stop(kill=True)


@pytest.fixture
def postgres_house(tmp_path: Path, postgres: Postgres) -> Iterator[House]:
    """One backend on PostgreSQL."""
    name = f"house_{uuid.uuid4().hex}"
    found = open_house(settings_for(tmp_path, postgres.fresh(name, "empty")), SetClock(), ToldInsurer())
    yield found
    close_house(found)


@pytest.fixture
def house(sqlite_house: House) -> House:
    """One backend."""
    return sqlite_house
