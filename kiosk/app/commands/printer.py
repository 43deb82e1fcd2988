"""`kiosk printer`: look at the ticket printer, print on it, and see what would be printed."""

import json
import sys
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kiosk.devices.printer.address import BadAddress
from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.link import LinkFactory
from kiosk.devices.printer.raster import WIDTHS, render
from kiosk.devices.printer.status import Proof
from kiosk.devices.printer.transports import link_to
from kiosk.domain.outcome import Printed
from kiosk.domain.ticket import Ticket

app = typer.Typer(help="The ticket printer.", no_args_is_help=True)

_BAD_INPUT = 2
_NOT_READY = 3
_LARGEST = 262_144

Url = Annotated[str, typer.Option("--url", help="tcp://host:9100, usb://VID:PID or serial:///dev/ttyUSB0?baud=115200")]
TicketFile = Annotated[Path, typer.Option("--ticket", help="The ticket as JSON.")]
Width = Annotated[int, typer.Option("--width", help="Dots across the paper: 576 or 384.")]
Wanted = Annotated[str, typer.Option("--proof", help="auto, process-id, fence or none.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")]


@app.command()
def status(url: Url, proof: Wanted = "auto", as_json: AsJson = False) -> None:
    """Online, paper, cover, cutter, error and how far it can prove printing. Exit 0 only if it can print now."""
    printer = TicketPrinter(_link(url), proof=_proof(proof))
    found = printer.status()
    printer.close()
    _show(found.to_json(), as_json)
    raise typer.Exit(0 if found.ready else _NOT_READY)


@app.command("print")
def print_(url: Url, ticket: TicketFile, width: Width = 576, proof: Wanted = "auto", as_json: AsJson = False) -> None:
    """Print one ticket. Exit 0 only if it is proven to be on paper."""
    document = _ticket(ticket)
    printer = TicketPrinter(_link(url), _width(width), _proof(proof))
    outcome = printer.print(uuid.uuid4().hex, document)
    printer.close()
    _show(outcome.to_json(), as_json)
    raise typer.Exit(0 if outcome.outcome is Printed.PRINTED else _NOT_READY)


@app.command("render")
def render_(
    ticket: TicketFile,
    png: Annotated[Path, typer.Option("--png", help="Where the picture goes.")],
    width: Width = 576,
    as_json: AsJson = False,
) -> None:
    """The same dots as a picture."""
    raster = render(_ticket(ticket), _width(width))
    try:
        png.write_bytes(raster.png())
    except OSError as error:
        _refuse(f"--png: {error.strerror}")
    if as_json:
        size = {"width": raster.width, "height": raster.height, "millimetres": round(raster.millimetres, 1)}
        _show(size, as_json)


def _ticket(file: Path) -> Ticket:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except OSError as error:
        _refuse(f"--ticket: {error.strerror}")
    if len(data) > _LARGEST:
        _refuse("--ticket: a ticket is smaller than that")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        _refuse("--ticket: not JSON in UTF-8")
    try:
        return Ticket.parse(value)
    except ValueError as error:
        _refuse(f"--ticket: {error}")


def _link(url: str) -> LinkFactory:
    try:
        return link_to(url)
    except BadAddress as error:
        _refuse(f"--url: {error}")


def _width(dots: int) -> int:
    if dots not in WIDTHS:
        _refuse("--width: 576 or 384")
    return dots


def _proof(word: str) -> str:
    if word not in ("auto", *Proof):
        _refuse("--proof: auto, process-id, fence or none")
    return word


def _show(found: Mapping[str, object], as_json: bool) -> None:
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for key, value in found.items():
        print(f"{key}: {'-' if value is None else value}")


def _refuse(why: str) -> NoReturn:
    print(why, file=sys.stderr)
    raise typer.Exit(_BAD_INPUT)
