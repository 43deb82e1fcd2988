"""The declarative base of every backend table, and the engine."""

import time

from sqlalchemy import BigInteger, Engine, Integer, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, QueuePool

from kiosk.backend.store.turns import write_in_turn

# A lost server is noticed in seconds, and nobody waits for a lock longer than a patient would. No statement_timeout:
# where it ends a COMMIT that waits for its synchronous standby, the server reports success for what may yet be lost.
_POSTGRES = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 8000,
    "options": "-c lock_timeout=8000 -c idle_in_transaction_session_timeout=30000",
}


RowId = BigInteger().with_variant(Integer(), "sqlite")
"""A key that counts by itself on both databases."""


_READS = "kiosk_reads"
_RESTED_S = 3.0


class Base(DeclarativeBase):
    """Every table of the backend."""


def open_engine(url: str) -> Engine:
    """An engine on SQLite or PostgreSQL.

    On SQLite: a rollback journal (several WAL connections can corrupt on 3.40.1), full synchronisation, foreign
    keys on, and every transaction that may write takes the write lock at its start.
    """
    if not url.startswith("sqlite"):
        engine = create_engine(url, pool_size=10, max_overflow=30, connect_args=_POSTGRES)
        event.listen(engine, "checkin", _rested)
        event.listen(engine, "checkout", _still_there)
        return engine
    engine = create_engine(url, poolclass=QueuePool, pool_size=10, max_overflow=30)
    event.listen(engine, "connect", _prepare_sqlite)
    write_in_turn(engine, _READS)
    return engine


def reading(engine: Engine) -> Engine:
    """The same database for whoever only looks: one statement is one round trip, and nobody is locked out."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="AUTOCOMMIT")
    return engine.execution_options(**{_READS: True})


def _rested(_connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    record.info["since"] = time.monotonic()


def _still_there(connection: DBAPIConnection, record: ConnectionPoolEntry, _fairy: PoolProxiedConnection) -> None:
    """A connection that rested is asked first; one in steady use is not: that would be one round trip in four."""
    if time.monotonic() - record.info.get("since", 0.0) < _RESTED_S:
        return
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT 1")
        cursor.close()
        connection.rollback()
    except Exception:  # noqa: BLE001 - whatever it says, another one is taken
        raise DisconnectionError from None


def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
