"""Every command that is installed says which version it is."""

import pytest
import typer
from typer.testing import CliRunner

import kiosk
from kiosk.app import cli as terminal
from kiosk.backend import cli as backend
from kiosk.hil import cli as bench


@pytest.mark.parametrize(
    ("command", "name"), [(terminal.app, "kiosk"), (backend.app, "kiosk-backend"), (bench.app, "kiosk-hil")]
)
def test_a_command_says_its_version_and_no_more(command: typer.Typer, name: str) -> None:
    said = CliRunner().invoke(command, ["--version"])
    assert (said.exit_code, said.output) == (0, f"{name} {kiosk.__version__}\n")
