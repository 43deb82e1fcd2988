"""Bringing a database to the schema of this version."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

_ONE_AT_A_TIME = 4_711_001


def migrate(engine: Engine) -> str:
    """To the newest step, in one transaction; workers that start together wait for each other. The step's name."""
    with engine.connect() as connection:
        _references(connection, hold=False)
        try:
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
                command.upgrade(alembic_config(connection), "head")
                _check_references(connection)
                return step_of(connection) or ""
        finally:
            _references(connection, hold=True)


def _references(connection: Connection, *, hold: bool) -> None:
    """SQLite changes a table by making it anew: references are looked at once, at the end (ALTER TABLE, §7)."""
    raw = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite" and raw is not None:
        raw.cursor().execute(f"PRAGMA foreign_keys={'ON' if hold else 'OFF'}")


def _check_references(connection: Connection) -> None:
    """Raises ValueError where a step left a row that refers to nothing."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise ValueError("a step left a row that refers to nothing")


def step_of(connection: Connection) -> str | None:
    """The step a database is at."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_step() -> str | None:
    """The step this version wants."""
    return ScriptDirectory.from_config(alembic_config(None)).get_current_head()


def alembic_config(connection: Connection | None) -> Config:
    """Alembic's configuration without a file: our scripts, this connection."""
    config = Config()
    config.set_main_option("script_location", "kiosk.backend.store:migrations")
    config.attributes["connection"] = connection
    return config
