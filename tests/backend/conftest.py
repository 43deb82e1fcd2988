"""Houses on a fresh database each; the schema is made once and copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.backend.store.base import open_engine
from kiosk.backend.store.migrate import migrate
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, settings_for


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("schema") / "empty.db"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture
def house(tmp_path: Path, empty_database: Path) -> Iterator[House]:
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
