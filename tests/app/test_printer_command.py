"""`kiosk printer` as people and programs call it."""

import json
import sys
from pathlib import Path

import pytest
import typer
from PIL import Image

from kiosk.app.commands import printer
from kiosk.sim.printer.server import SimPrinter
from tests.devices.printer.samples import TICKET


@pytest.fixture
def ticket(tmp_path: Path) -> str:
    file = tmp_path / "ticket.json"
    file.write_text(json.dumps(TICKET.to_json(), ensure_ascii=False), encoding="utf-8")
    return str(file)


def run(*args: str) -> int:
    try:
        result = typer.main.get_command(printer.app).main(list(args), prog_name="kiosk printer", standalone_mode=False)
    except typer.BadParameter as fault:
        sys.stderr.write(fault.format_message())
        return 2
    return result if isinstance(result, int) else 0


def test_status_of_a_ready_printer(capsys: pytest.CaptureFixture[str]) -> None:
    with SimPrinter() as sim:
        assert run("status", "--url", sim.url, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["online"] is True
    assert (said["paper"], said["cover"], said["cutter"], said["error"]) == ("ok", "closed", "ok", None)
    assert said["proof"] == "process-id"


@pytest.mark.parametrize(("fault", "paper"), [("paper-out", "out"), ("cover-open", "ok"), ("silent", None)])
def test_status_of_a_printer_that_cannot_print_is_three(
    fault: str, paper: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    with SimPrinter() as sim:
        sim.set_fault(fault)
        assert run("status", "--url", sim.url, "--json") == 3
    assert json.loads(capsys.readouterr().out)["paper"] == paper


def test_printing_ends_in_zero_only_when_it_is_proven(ticket: str, capsys: pytest.CaptureFixture[str]) -> None:
    with SimPrinter() as sim:
        assert run("print", "--url", sim.url, "--ticket", ticket, "--json") == 0
        assert len(sim.papers) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["outcome"], said["proof"]) == ("printed", "process-id")
    assert 10_000 < said["bytes"] <= 40_000
    assert said["seconds"] < 5
    with SimPrinter() as sim:
        sim.set_fault("paper-out")
        assert run("print", "--url", sim.url, "--ticket", ticket, "--json") == 3
    assert json.loads(capsys.readouterr().out)["outcome"] == "not_printed"


def test_a_printer_that_is_away_is_three(ticket: str, capsys: pytest.CaptureFixture[str]) -> None:
    with SimPrinter() as sim:
        url = sim.url
    assert run("status", "--url", url, "--json") == 3
    assert run("print", "--url", url, "--ticket", ticket, "--json") == 3
    lines = capsys.readouterr().out.splitlines()
    assert json.loads(lines[0])["online"] is False
    assert json.loads(lines[1])["outcome"] == "not_printed"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"hospital": 1}', "null", "[" * 100_000, '{"number": "A-1", "secret": "NGUYEN"}', "\ud800"],
)
def test_what_is_not_a_ticket_is_two_and_nothing_of_it_is_quoted(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert run("print", "--url", "tcp://127.0.0.1:9", "--ticket", str(file), "--json") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "NGUYEN" not in said.err


@pytest.mark.parametrize(
    "args",
    [
        ("status", "--url", "http://x"),
        ("status",),
        ("status", "--url", "tcp://127.0.0.1:9", "--proof", "word"),
        ("print", "--url", "tcp://127.0.0.1:9", "--ticket", "/nonexistent.json"),
        ("render", "--ticket", "/nonexistent.json", "--png", "never.png"),
    ],
)
def test_wrong_usage_is_two(args: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*args) == 2
    assert capsys.readouterr().err.strip()


@pytest.mark.parametrize("width", [576, 384])
def test_render_is_the_same_raster_as_a_picture(width: int, ticket: str, tmp_path: Path) -> None:
    png = tmp_path / "out.png"
    assert run("render", "--ticket", ticket, "--png", str(png), "--width", str(width)) == 0
    with Image.open(png) as picture:
        assert picture.width == width
        with SimPrinter(width=width, out=tmp_path / "sim") as sim:
            assert run("print", "--url", sim.url, "--ticket", ticket, "--width", str(width), "--json") == 0
            printed = sim.papers[0].picture.crop((0, 0, picture.width, picture.height))
        assert list(printed.convert("1").tobytes()) == list(picture.convert("1").tobytes())


def test_render_into_a_folder_that_is_not_there_is_two(ticket: str, tmp_path: Path) -> None:
    assert run("render", "--ticket", ticket, "--png", str(tmp_path / "no" / "out.png")) == 2
    assert run("render", "--ticket", ticket, "--png", str(tmp_path / "out.png"), "--width", "512") == 2
