"""Times in the payment tables: whole microseconds since 1970, so that every database compares them alike."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """An aware time; comes back in UTC. A time without offset raises ValueError."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:  # noqa: ARG002 - the signature of TypeDecorator
        """Microseconds since 1970."""
        if value is None:
            return None
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise ValueError("a stored time needs its offset")
        return (value - _EPOCH) // _TICK

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature of TypeDecorator
        """The time in UTC."""
        return None if value is None else _EPOCH + int(value) * _TICK


def utc_now() -> datetime:
    """The clock of production; everything that reads time is handed one like it."""
    return datetime.now(UTC)
