"""A database in memory of its own file, and a bill in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kiosk.backend.payment import records  # noqa: F401 - declares the tables
from kiosk.backend.store.base import Base, open_engine


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty database on a file, with the tables of money."""
    opened = open_engine(f"sqlite:///{tmp_path / 'money.db'}")
    Base.metadata.create_all(opened)
    yield opened
    opened.dispose()
