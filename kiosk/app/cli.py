"""The command `kiosk`: its subcommands, its exit codes (contract §1)."""

import sys
from collections.abc import Sequence
from typing import Final

import typer

from kiosk.app import logs
from kiosk.app.commands import card, config, doctor, journal, printer, run, scan, vietqr, voice

BUG: Final = 70
BAD_USAGE: Final = 2

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The hospital's self-service terminal.")
app.command()(run.run)
app.command()(doctor.doctor)
app.command()(scan.scan)
app.add_typer(config.app, name="config")
app.add_typer(card.app, name="card")
app.add_typer(vietqr.app, name="vietqr")
app.add_typer(printer.app, name="printer")
app.add_typer(journal.app, name="journal")
app.add_typer(voice.app, name="voice")


def exit_code(application: typer.Typer, name: str, args: Sequence[str]) -> int:
    """Run a command line. A usage fault is one line and 2; anything unforeseen is logged without its message and 70."""
    try:
        result = typer.main.get_command(application).main(list(args), prog_name=name, standalone_mode=False)
    except typer.TyperException as fault:
        print(fault.format_message(), file=sys.stderr)
        return BAD_USAGE
    except typer.Abort:
        return 130
    except Exception as error:  # noqa: BLE001 - the last line of the program
        logs.bug(error)
        return BUG
    return result if isinstance(result, int) else 0


def main() -> None:
    """The entry point."""
    sys.exit(exit_code(app, "kiosk", sys.argv[1:]))
