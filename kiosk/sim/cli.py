"""The command `kiosk-sim`: simulated devices and far ends, and the demo. A development install only."""

import sys

import typer

from kiosk.app.exits import exit_code
from kiosk.sim.bank.command import serve as bank
from kiosk.sim.bhxh.command import bhxh
from kiosk.sim.camera import serve as camera
from kiosk.sim.card.command import card
from kiosk.sim.day.command import day
from kiosk.sim.demo.command import demo
from kiosk.sim.fleet.command import fleet
from kiosk.sim.medipay.command import medipay
from kiosk.sim.printer.command import serve as printer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Simulated devices and far ends.")
app.command("demo")(demo)
app.command("card")(card)
app.command("camera")(camera)
app.command("printer")(printer)
app.command("bhxh")(bhxh)
app.command("bank")(bank)
app.command("day")(day)
app.command("medipay")(medipay)
app.command("fleet")(fleet)


def main() -> None:
    """The entry point."""
    sys.exit(exit_code(app, "kiosk-sim", sys.argv[1:]))
