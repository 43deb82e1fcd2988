"""Registration is proven on both databases."""

import pytest

from tests.backend.house import House


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest) -> House:
    """The backend on each database in turn."""
    fixture = "sqlite_house" if request.param == "sqlite" else "postgres_house"
    found = request.getfixturevalue(fixture)
    assert isinstance(found, House)
    return found
