"""`kiosk-sim day`: a hospital day against a backend that runs."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kiosk.sim.day.arrivals import A_DAY, arrivals
from kiosk.sim.day.play import play
from kiosk.sim.day.terminal import GaveUp


def day(
    *,
    url: Annotated[str, typer.Option(help="The backend.")] = "http://127.0.0.1:8080",
    keys: Annotated[Path, typer.Option(help="One terminal's key a line, as `kiosk-backend kiosk add` printed it.")],
    patients: Annotated[int, typer.Option(min=1)] = A_DAY,
    speed: Annotated[float, typer.Option(min=0.1, help="How many times as fast as the clock on the wall.")] = 60.0,
    seed: int = 1,
) -> None:
    """Play a day: 1,745 patients, the morning peak, 23 look-ups in 100 that find nothing. Prints figures as JSON."""
    try:
        held = [line.strip() for line in keys.read_text("ascii").splitlines() if line.strip()]
    except (OSError, ValueError):
        held = []
    if not held:
        typer.echo("--keys: a file with one key a line is wanted", err=True)
        raise typer.Exit(2)
    try:
        figures = play(url, held, arrivals(patients, seed), speed)
    except GaveUp as error:
        typer.echo(f"the day was not ended: {error}", err=True)
        raise typer.Exit(5) from None
    typer.echo(json.dumps({"terminals": len(held), **figures.document()}))
