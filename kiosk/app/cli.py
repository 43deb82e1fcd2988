"""The command `kiosk`: its subcommands, its exit codes (contract §1)."""

import sys
from typing import Annotated

import typer

from kiosk.app.commands import card, config, doctor, enrol, journal, pack, printer, run, scan, vietqr, voice
from kiosk.app.exits import exit_code, version_of

app = typer.Typer(no_args_is_help=True, add_completion=False)
app.command()(run.run)
app.command()(doctor.doctor)
app.command()(enrol.enrol)
app.command()(scan.scan)
app.add_typer(config.app, name="config")
app.add_typer(card.app, name="card")
app.add_typer(vietqr.app, name="vietqr")
app.add_typer(printer.app, name="printer")
app.add_typer(journal.app, name="journal")
app.add_typer(voice.app, name="voice")
app.add_typer(pack.app, name="pack")


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=version_of("kiosk"), is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """The hospital's self-service terminal."""


def main() -> None:
    """The entry point."""
    sys.exit(exit_code(app, "kiosk", sys.argv[1:]))
