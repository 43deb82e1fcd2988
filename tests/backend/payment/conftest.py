"""A database of its own for each test, and a hospital on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kiosk.backend.payment import records  # noqa: F401 - declares the tables
from kiosk.backend.store.base import Base, open_engine
from tests.backend.payment.world import World, memory_engine


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty database on a file, with the tables of money."""
    opened = open_engine(f"sqlite:///{tmp_path / 'money.db'}")
    Base.metadata.create_all(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def world() -> Iterator[World]:
    """A hospital with a bank, in memory, on its own clock."""
    made = World(memory_engine())
    yield made
    made.engine.dispose()
