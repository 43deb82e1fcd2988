"""`kiosk-backend fleet`: versions and configurations to terminals, from the command line."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from kiosk.backend.clock import wall_clock
from kiosk.backend.commands.common import ConfigOption, changing, looking, settings_in, who_types
from kiosk.backend.deeds import Deed, note_deed
from kiosk.backend.fleet import orders
from kiosk.backend.fleet.rollout import RolloutFailedError, progress, widen
from kiosk.backend.fleet.terminals import TerminalRow

app = typer.Typer(no_args_is_help=True, help="Versions and configurations for terminals.")

StaffOption = Annotated[str, typer.Option(help="Who orders it.")]
HoursOption = Annotated[int, typer.Option(min=1, max=24 * 14, help="Not done where it could not begin by then.")]
LONGEST = 4000


@app.command()
def update(
    version: Annotated[str, typer.Argument(help="As the package has it, e.g. 0.2.0+deb12.")],
    percent: Annotated[int, typer.Option(min=1, max=100, help="Of all terminals, the same ones first each time.")],
    *,
    anyway: Annotated[bool, typer.Option(help="Although terminals have gone back: they try again.")] = False,
    staff: StaffOption = "cli",
    hours: HoursOption = 24,
    config: ConfigOption = Path("backend.toml"),
) -> None:
    """Order a version for a share of the terminals. 4 where one of them has gone back from it."""
    with changing(settings_in(config)) as session:
        try:
            chosen = widen(
                session, version, percent, staff[:40], wall_clock(), good_for=timedelta(hours=hours), anyway=anyway
            )
            note_deed(session, who_types(), Deed.ORDERED, f"update {version}: {len(chosen)}", wall_clock())
        except RolloutFailedError as failed:
            typer.echo(f"gone back from {version}: {failed}", err=True)
            raise typer.Exit(4) from None
    typer.echo("\n".join(chosen) or "nothing to order")


@app.command("progress")
def how_far(
    version: str,
    config: ConfigOption = Path("backend.toml"),
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Which terminals run a version, are ordered it, have failed with it, or know nothing of it."""
    with looking(settings_in(config)) as session:
        found = progress(session, version)
    parts = {"running": found.running, "ordered": found.ordered, "failed": found.failed, "others": found.others}
    if as_json:
        typer.echo(json.dumps({"version": version, **parts}))
        return
    for name, terminals in parts.items():
        typer.echo(f"{name:<8} {len(terminals):>5}  {' '.join(terminals[:20])}")


@app.command()
def configure(
    terminal: str,
    file: Annotated[Path, typer.Argument(help="The whole kiosk.toml for this terminal.")],
    staff: StaffOption = "cli",
    hours: HoursOption = 24,
    config: ConfigOption = Path("backend.toml"),
) -> None:
    """Send a configuration. The terminal reads and tries it, and refuses what is not valid or leads nowhere."""
    try:
        text = file.read_text("utf-8")
    except (OSError, ValueError):
        typer.echo("a file in UTF-8 is wanted", err=True)
        raise typer.Exit(2) from None
    if not 0 < len(text) <= LONGEST:
        typer.echo(f"at most {LONGEST} characters are sent", err=True)
        raise typer.Exit(2)
    with changing(settings_in(config)) as session:
        row = session.get(TerminalRow, terminal)
        if row is None or row.revoked_at is not None:
            typer.echo(f"no terminal {terminal} is enrolled", err=True)
            raise typer.Exit(4)
        orders.give(
            session, [terminal], "config", staff[:40], wall_clock(), value=text, good_for=timedelta(hours=hours)
        )
        note_deed(session, who_types(), Deed.ORDERED, f"config: {terminal}", wall_clock())
    typer.echo("ordered")
