"""`python -m kiosk.sim.bank`: the simulated bank alone, without loading the rest of the simulators."""

import typer

from kiosk.sim.bank.command import serve

if __name__ == "__main__":
    typer.run(serve)
