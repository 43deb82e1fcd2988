"""`kiosk-backend log`: who did what, for whoever asks afterwards."""

import json
from datetime import timedelta
from typing import Annotated

import typer

from kiosk.backend.clock import wall_clock
from kiosk.backend.commands.common import DEFAULT, ConfigOption, JsonOption, looking, settings_in
from kiosk.backend.deeds import last_deeds
from kiosk.domain.dates import HOSPITAL_TIME

app = typer.Typer()


@app.command("log")
def show_log(
    days: Annotated[int, typer.Option(min=1, help="How far back.")] = 30,
    config: ConfigOption = DEFAULT,
    json_output: JsonOption = False,
) -> None:
    """Sign-ins, enrolments, orders, erasures: who, when, what. The newest first; nobody's personal data."""
    with looking(settings_in(config)) as session:
        rows = last_deeds(session, wall_clock() - timedelta(days=days), 100_000)
    for row in rows:
        at = row.at.astimezone(HOSPITAL_TIME).isoformat(timespec="seconds")
        if json_output:
            typer.echo(
                json.dumps({"at": at, "who": row.who, "what": row.what, "target": row.target}, ensure_ascii=False)
            )
        else:
            typer.echo(f"{at}  {row.who:<24} {row.what:<16} {row.target}")
