"""`python -m kiosk.sim.bhxh`: the played gateway alone, without loading the rest of the simulators."""

import typer

from kiosk.sim.bhxh.command import bhxh

if __name__ == "__main__":
    typer.run(bhxh)
