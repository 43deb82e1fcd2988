"""`kiosk-backend staff`: accounts of the console, and who comes in at terminals by PIN or by a QR code."""

from datetime import datetime, timedelta
from typing import Annotated

import typer

from kiosk.backend.clock import wall_clock
from kiosk.backend.commands.common import (
    DEFAULT,
    TYPED,
    ConfigOption,
    asked,
    changing,
    looking,
    prepared,
    refuse,
    settings_in,
    vault_of,
    who_types,
)
from kiosk.backend.commands.qr import show_qr
from kiosk.backend.deeds import Deed, note_deed
from kiosk.backend.fleet import orders
from kiosk.backend.fleet.staff import ORDER, access, issue, public_key
from kiosk.backend.fleet.terminals import TerminalRow, all_terminals
from kiosk.backend.web import sign_ins
from kiosk.backend.web.staff import hash_password
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.pin import PinError, PinHash
from kiosk.domain.staff_pass import FLEET, PassError

SHORTEST_PASSWORD = 10
GOOD_FOR = timedelta(days=14)
"""How long a terminal that is switched off may take to come for its PIN."""

app = typer.Typer(no_args_is_help=True, help="Accounts of staff, and staff mode at terminals.")


@app.command("hash")
def hash_line(password: Annotated[str, typer.Option(help=TYPED)] = "") -> None:
    """The line to put into the staff file for a password."""
    password = password or asked("Password", secret=True)
    if len(password) < SHORTEST_PASSWORD:
        refuse(f"a password has at least {SHORTEST_PASSWORD} characters")
    typer.echo(f'password = "{hash_password(password)}"')


@app.command("signed-in")
def signed_in(config: ConfigOption = DEFAULT) -> None:
    """Who is signed in to the pages: account, from where, since when, last used."""
    prepared(settings := settings_in(config))
    with looking(settings) as session:
        for row in sign_ins.all_open(session, wall_clock()):
            since, seen = (_local(moment) for moment in (row.opened_at, row.seen_at))
            typer.echo(f"{row.staff:<24} {row.address:<24} {since}  {seen}")


@app.command("sign-out")
def sign_out(
    name: Annotated[str, typer.Argument(help="The account.")] = "",
    config: ConfigOption = DEFAULT,
    *,
    everybody: Annotated[bool, typer.Option("--all", help="Everybody, screens too.")] = False,
) -> None:
    """End an account's sign-ins at every browser, at once. To keep it out, change or remove it in the staff file."""
    if bool(name) == everybody:
        refuse("one account is wanted, or --all")
    with changing(settings_in(config)) as session:
        ended = sign_ins.end_all(session, name or None)
        note_deed(session, who_types(), Deed.SIGNED_OUT_ALL, name or "*", wall_clock())
    typer.echo(f"{ended} signed out")


@app.command("pin")
def set_pin(
    pin: Annotated[str, typer.Option(help=TYPED)] = "",
    terminal: Annotated[str, typer.Option(help="Only this one; without it, every terminal that is enrolled.")] = "",
    config: ConfigOption = DEFAULT,
    *,
    show: Annotated[bool, typer.Option("--print", help="Only print the line for [staff] pin_file.")] = False,
) -> None:
    """Give terminals a staff PIN with their next heartbeat, each salted anew; the key of passes goes with it."""
    settings = settings_in(config)
    pin = pin or asked("PIN (6 digits)", secret=True)
    try:
        if show:
            typer.echo(PinHash.of(pin).text)
            return
        vault = vault_of(settings)
        with changing(settings) as session:
            known = [row for row in all_terminals(session) if row.revoked_at is None and terminal in ("", row.id)]
            if not known:
                refuse(f"no terminal {terminal} is enrolled" if terminal else "no terminal is enrolled", 4)
            for row in known:
                value = access(vault, PinHash.of(pin))
                orders.give(session, [row.id], ORDER, who_types(), wall_clock(), value=value, good_for=GOOD_FOR)
                note_deed(session, who_types(), Deed.ORDERED, f"{row.id} {ORDER}", wall_clock())
    except PinError as error:
        refuse(str(error))
    typer.echo(f"{len(known)} terminals")


@app.command("key")
def show_key(config: ConfigOption = DEFAULT) -> None:
    """The public key of passes, for [staff] key_file of a terminal that takes no orders."""
    typer.echo(public_key(vault_of(settings_in(config))))


@app.command("pass")
def make_pass(
    staff: Annotated[str, typer.Argument(help="Whom it is for: stands in the log of what they do.")],
    terminal: Annotated[str, typer.Option(help="Only there; without it, once at each terminal.")] = "",
    minutes: Annotated[int, typer.Option(min=1, max=60, help="How long it is good.")] = 10,
    config: ConfigOption = DEFAULT,
    *,
    text: Annotated[bool, typer.Option("--text", help="The text alone, without the picture.")] = False,
) -> None:
    """A QR code that lets somebody into staff mode, once, for a few minutes. Show it on a telephone."""
    settings = settings_in(config)
    vault = vault_of(settings)
    with changing(settings) as session:
        row = session.get(TerminalRow, terminal) if terminal else None
        if terminal and (row is None or row.revoked_at is not None):
            refuse(f"no terminal {terminal} is enrolled", 4)
        try:
            made = issue(vault, terminal or FLEET, staff, wall_clock(), timedelta(minutes=minutes))
        except PassError:
            refuse("a name of 1 to 40 letters, digits, dots, dashes, underscores or @ is wanted")
        note_deed(session, who_types(), Deed.PASS_ISSUED, f"{terminal or FLEET} {staff}", wall_clock())
    if not text:
        show_qr(made.text)
    typer.echo(made.text)


def _local(moment: datetime) -> str:
    return moment.astimezone(HOSPITAL_TIME).isoformat(timespec="seconds")
