"""What every command starts from: the settings, the database, a clear refusal, and who types."""

import os
import pwd
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer
from sqlalchemy.orm import Session

from kiosk.backend.clock import wall_clock
from kiosk.backend.config import ConfigError, Settings, read_settings
from kiosk.backend.prepare import prepare
from kiosk.backend.store.base import open_engine
from kiosk.backend.store.sessions import open_sessions
from kiosk.backend.store.vault import Vault, read_key
from kiosk.domain.fields import FieldError

ConfigOption = Annotated[Path, typer.Option("--config", help="backend.toml")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")]
DEFAULT: Final = Path("backend.toml")
TYPED: Final = "Better typed when asked for than given: so it stays off the list of commands."


def settings_in(config: Path) -> Settings:
    """The settings; ends with 2 and every fault where they are wrong."""
    try:
        return read_settings(config)
    except ConfigError as error:
        refuse(str(error))


def prepared(settings: Settings) -> str:
    """Key and schema made ready; the schema's step."""
    try:
        return prepare(settings, wall_clock)
    except (FieldError, ValueError, FileNotFoundError) as error:
        refuse(str(error))


def vault_of(settings: Settings) -> Vault:
    """The vault under the data key, made ready where there is none yet."""
    prepared(settings)
    return Vault(read_key(settings.database.data_key_file))


@contextmanager
def looking(settings: Settings) -> Iterator[Session]:
    """The database as it is, to look something up in."""
    engine = open_engine(settings.database.url)
    try:
        with open_sessions(engine)() as session:
            yield session
    finally:
        engine.dispose()


@contextmanager
def writing(settings: Settings) -> Iterator[Session]:
    """One transaction of a database that was made ready: durable on leaving the block, or undone."""
    with looking(settings) as session, session.begin():
        yield session


@contextmanager
def changing(settings: Settings) -> Iterator[Session]:
    """The same, made ready first: of this version's schema, so that the log of deeds is there."""
    prepared(settings)
    with writing(settings) as session:
        yield session


def asked(words: str, *, secret: bool = False) -> str:
    """What whoever types answers; a secret is not shown and asked for twice. Stdout is left to the command's result."""
    answer = _typed(words, secret=secret)
    if secret and _typed(f"{words}, once more", secret=True) != answer:
        refuse("the two are not the same")
    return answer


def _typed(words: str, *, secret: bool) -> str:
    try:
        if secret:
            return getpass(f"{words}: ", sys.stderr)
        sys.stderr.write(f"{words}: ")
        sys.stderr.flush()
        if line := sys.stdin.readline():
            return line.strip()
    except (EOFError, KeyboardInterrupt):
        pass
    raise typer.Abort


def refuse(reason: str, code: int = 2) -> NoReturn:
    """One clear line, and the exit code."""
    sys.stderr.write(reason + "\n")
    raise typer.Exit(code)


def who_types() -> str:
    """The account at the keyboard, for the log of deeds."""
    try:
        user = os.environ.get("SUDO_USER") or pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        user = str(os.getuid())
    return f"cli {user}"[:40]
