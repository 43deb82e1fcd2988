"""Bringing a database to the schema of this version."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

_ONE_AT_A_TIME = 4_711_001


def migrate(engine: Engine) -> str:
    """To the newest step, in one transaction; workers that start together wait for each other. The step's name."""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
        config = alembic_config(connection)
        command.upgrade(config, "head")
        return step_of(connection) or ""


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
