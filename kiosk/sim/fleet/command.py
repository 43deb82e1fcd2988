"""`kiosk-sim fleet`: many simulated terminals at one backend."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from kiosk.sim.fleet.terminals import FAULTS, SimFleet, SimTerminal


def read_terminals(keys: Path, seed: int) -> list[SimTerminal]:
    """From the lines of `kiosk-backend kiosk add-all`."""
    entries = [json.loads(line) for line in keys.read_text("utf-8").splitlines() if line.strip()]
    return [
        SimTerminal(
            entry["id"], entry["key"], random.Random(f"{seed}{entry['id']}"), "0.2.0" if n % 5 == 0 else "0.1.0"
        )
        for n, entry in enumerate(entries)
    ]


def fleet(
    keys: Annotated[Path, typer.Argument(help="What `kiosk-backend kiosk add-all` printed.")],
    *,
    url: str = "http://127.0.0.1:8080",
    seconds: float = 600,
    every: Annotated[float, typer.Option(help="Seconds between the heartbeats of one terminal.")] = 15,
    visits: Annotated[float, typer.Option(help="Visits an hour and terminal.")] = 40,
    trouble: Annotated[float, typer.Option(help="The share of terminals with a fault.")] = 0.12,
    past: Annotated[float, typer.Option(help="Hours of visits before now, told at the start.")] = 0,
    spoilt: Annotated[str | None, typer.Option(help="A version that terminals go back from.")] = None,
    seed: int = 1,
) -> None:
    """Simulated terminals: heartbeats, visits, faults, orders. Prints what the backend made of them."""
    luck = random.Random(seed)
    made = SimFleet(url, read_terminals(keys, seed), every)
    for terminal in made.terminals:
        terminal.spoilt = spoilt
        if luck.random() < trouble:
            terminal.set_fault(luck.choice(list(FAULTS)))
            terminal.since = datetime.now(UTC) - timedelta(minutes=luck.uniform(1, 300))
        for _ in range(int(past * visits * luck.uniform(0.5, 1.2))):
            terminal.visit(datetime.now(UTC) - timedelta(hours=past * luck.random()))
    silent = [terminal for terminal in made.terminals if terminal.fault == "silent"]
    for terminal in silent:
        terminal.set_fault(None)
    try:
        made.all_once()
        while any(terminal.visits for terminal in made.terminals) and not made.failed:
            made.all_once()
        for terminal in silent:
            terminal.set_fault("silent")
        made.run(seconds, visits, trouble, luck)
    except KeyboardInterrupt:
        pass
    finally:
        made.close()
    took = sorted(made.seconds) or [0.0]
    typer.echo(
        json.dumps(
            {
                "terminals": len(made.terminals),
                "beats": made.beats,
                "failed": made.failed,
                "p50_ms": round(1000 * took[len(took) // 2], 1),
                "p99_ms": round(1000 * took[int(len(took) * 0.99)], 1),
                "orders": sum(terminal.orders for terminal in made.terminals),
            }
        )
    )
