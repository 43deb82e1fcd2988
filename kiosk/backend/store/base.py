"""The declarative base of every backend table, and the engine."""

from sqlalchemy import BigInteger, Engine, Integer, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import ConnectionPoolEntry

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


class Base(DeclarativeBase):
    """Every table of the backend."""


def open_engine(url: str) -> Engine:
    """An engine on SQLite or PostgreSQL.

    On SQLite: a rollback journal (several WAL connections can corrupt on 3.40.1), full synchronisation, foreign
    keys on, and every transaction takes the write lock at its start.
    """
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=30, connect_args=_POSTGRES)
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
