"""`kiosk-backend forget`, `erase` and `rekey`: what names people, and the key it is sealed under."""

from datetime import timedelta
from typing import Annotated

import typer

from kiosk.backend.clock import wall_clock
from kiosk.backend.commands.common import (
    DEFAULT,
    TYPED,
    ConfigOption,
    asked,
    changing,
    refuse,
    settings_in,
    vault_of,
    who_types,
)
from kiosk.backend.deeds import Deed, note_deed
from kiosk.backend.registration.erasure import Erased, erase_patient, forget_the_old
from kiosk.backend.store.base import open_engine
from kiosk.backend.store.rekey import RekeyError, rekey

app = typer.Typer()


@app.command()
def forget(
    days: Annotated[int, typer.Option(min=1, help="Keep what is younger than this.")],
    config: ConfigOption = DEFAULT,
) -> None:
    """Erase what names people who were last here longer ago; numbers, money and evidence stay."""
    settings = settings_in(config)
    with changing(settings) as session:
        erased = forget_the_old(session, timedelta(days=days), wall_clock())
        note_deed(session, who_types(), Deed.FORGOTTEN, f"{days} days, {erased.patients} patients", wall_clock())
    typer.echo(f"{erased.patients} patients, {erased.registrations} registrations, {erased.coverages} verdicts")


@app.command()
def erase(
    number: Annotated[str, typer.Option(help=TYPED)] = "",
    config: ConfigOption = DEFAULT,
) -> None:
    """Erase everything that names one person, at their request."""
    settings = settings_in(config)
    number = number or asked("Citizen number")
    vault = vault_of(settings)
    with changing(settings) as session:
        erased = erase_patient(session, vault, number.strip(), wall_clock())
        known = erased != Erased(0, 0, 0)
        if known:
            note_deed(session, who_types(), Deed.ERASED, "one person", wall_clock())
    if not known:
        refuse("nobody with this number is known here", 4)
    typer.echo(f"{erased.registrations} registrations, {erased.coverages} verdicts")


@app.command("rekey")
def change_key(config: ConfigOption = DEFAULT) -> None:
    """Seal everything again under a fresh data key. Stop the backend first; running it again ends what was begun."""
    settings = settings_in(config)
    engine = open_engine(settings.database.url)
    try:
        done = rekey(engine, settings.database.data_key_file)
    except RekeyError as error:
        refuse(f"{error} does not open with the data key: is it the right one?", 4)
    except (ValueError, OSError) as error:
        refuse(str(error))
    finally:
        engine.dispose()
    with changing(settings) as session:
        note_deed(session, who_types(), Deed.REKEYED, f"{done.values} values", wall_clock())
    typer.echo(f"{done.values} values sealed again" if not done.resumed else "ended what was begun before")
