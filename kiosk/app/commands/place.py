"""Where a terminal's configuration lies, and how a fault in it is told."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kiosk.app.config import ConfigError, Settings, read_settings

ConfigPath = Annotated[
    Path, typer.Option("--config", envvar="KIOSK_CONFIG", help="kiosk.toml of this terminal", show_default=True)
]
DEFAULT = Path("/etc/kiosk/kiosk.toml")


def settings_or_exit(path: Path) -> Settings:
    """The settings, or every fault with key and line on stderr and exit 2."""
    try:
        return read_settings(path)
    except ConfigError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from None
