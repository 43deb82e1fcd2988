"""`kiosk-sim card` as a program."""

from pathlib import Path

import typer
from typer.testing import CliRunner

from kiosk.devices.card.anchors import TrustStore
from kiosk.sim.card.command import card
from kiosk.sim.card.profiles import PROFILES

app = typer.Typer()
app.command()(card)
run = CliRunner()


def test_it_answers_hex_commands_in_process() -> None:
    commands = "00B09C0000\n00A4040C07A0000002471001\nreset\nzz\n0084000008\n"
    result = run.invoke(app, ["--in-process"], input=commands)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0].startswith("3134300D")
    assert lines[1] == "9000"
    assert lines[2] == "a command in hex is wanted"
    assert lines[3] == "6985"


def test_a_torn_card_says_so() -> None:
    result = run.invoke(app, ["--in-process", "--fault", "tear@1"], input="00B09C0000\n")
    assert result.stdout.strip() == "TORN"


def test_profiles_are_listed() -> None:
    result = run.invoke(app, ["--profile", "list"])
    assert result.stdout.splitlines() == list(PROFILES)


def test_an_unknown_profile_or_fault_is_bad_usage() -> None:
    for options in (["--profile", "none"], ["--fault", "none"], ["--speed", "100"], ["--vpcd", "here:port"]):
        assert run.invoke(app, options).exit_code == 2


def test_nobody_listening_is_not_ready() -> None:
    assert run.invoke(app, ["--vpcd", "127.0.0.1:1", "--wait", "0.3"]).exit_code == 3


def test_the_issuers_certificate_is_written_for_the_trust_directory(tmp_path: Path) -> None:
    run.invoke(app, ["--in-process", "--anchor", str(tmp_path / "root.der")], input="")
    assert len(TrustStore.load(tmp_path).anchors) == 1
