"""`kiosk-sim printer`: the simulated printer on a port, until interrupted."""

import signal
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer

from kiosk.sim.printer.faults import parse_faults
from kiosk.sim.printer.server import SimPrinter

PROOFS = ("process-id", "process-id-only", "fence", "none")


def serve(  # noqa: PLR0917 - one parameter an option
    port: Annotated[int, typer.Option(help="TCP port; 0 takes a free one.")] = 9100,
    out: Annotated[Path, typer.Option(help="Folder for the printed papers, one PNG each.")] = Path("out/printer"),
    fault: Annotated[str, typer.Option(help='Faults, e.g. "paper-out", "cable@12000,delay=0.2".')] = "",
    proof: Annotated[str, typer.Option(help="What it can prove: process-id, fence or none.")] = "process-id",
    speed: Annotated[float, typer.Option(help="Millimetres a second; 0 prints at once.")] = 200.0,
    width: Annotated[int, typer.Option(help="Dots across the paper.")] = 576,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    custom: Annotated[bool, typer.Option("--custom", help="A kiosk printer with a presenter.")] = False,
) -> None:
    """Print on nothing: parse ESC/POS and draw what would come out.

    While it runs, a line on its standard input sets faults; an empty line puts everything right.
    """
    try:
        parse_faults(fault)
        if proof not in PROOFS:
            raise ValueError(f"proof is one of {', '.join(PROOFS)}")
        if width <= 0 or width % 8:
            raise ValueError("a width is a multiple of eight dots")
        printer = SimPrinter(port, out, host=host, width=width, proof=proof, speed=speed or None, custom=custom).start()
    except (ValueError, OSError, OverflowError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    printer.set_fault(fault)
    typer.echo(f"simulated printer at {printer.url}, papers in {out}", err=True)
    over = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: over.set())
    threading.Thread(target=_listen, args=(printer,), daemon=True).start()
    while not over.wait(1.0):
        pass
    printer.stop()


def _listen(printer: SimPrinter) -> None:
    for line in sys.stdin:
        try:
            printer.set_fault(line.strip()) if line.strip() else printer.clear_faults()
        except ValueError as error:
            typer.echo(str(error), err=True)
