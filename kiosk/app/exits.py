"""How every command of ours ends (contract §1)."""

import sys
from collections.abc import Callable, Sequence
from typing import Final

import typer

from kiosk import __version__
from kiosk.app import logs

BUG: Final = 70
BAD_USAGE: Final = 2


def version_of(name: str) -> Callable[[bool], None]:
    """What the option `--version` of this command does."""

    def say(wanted: bool) -> None:
        if wanted:
            typer.echo(f"{name} {__version__}")
            raise typer.Exit

    return say


def exit_code(application: typer.Typer, name: str, args: Sequence[str]) -> int:
    """Run a command line. A usage fault is one line and 2; anything unforeseen is logged without its message and 70."""
    try:
        result = typer.main.get_command(application).main(list(args), prog_name=name, standalone_mode=False)
    except typer.TyperException as fault:
        print(fault.format_message(), file=sys.stderr)  # noqa: T201 - the command's own one line
        return BAD_USAGE
    except typer.Abort:
        return 130
    except Exception as error:  # noqa: BLE001 - the last line of the program
        logs.bug(error)
        return BUG
    return result if isinstance(result, int) else 0
