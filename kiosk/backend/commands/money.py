"""`kiosk-backend reconcile` and `statement`: the money of a day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kiosk.backend.commands.common import DEFAULT, ConfigOption, JsonOption, prepared, refuse, settings_in
from kiosk.backend.compose import build
from kiosk.backend.payment import command
from kiosk.backend.payment.compose import Payments

app = typer.Typer()


@app.command()
def reconcile(
    date: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day to report on.")],
    csv_file: Annotated[Path | None, typer.Option("--csv", help="Write the report as CSV.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write the report as a workbook.")] = None,
    config: ConfigOption = DEFAULT,
    json_output: JsonOption = False,
) -> None:
    """The money of a day three ways: bank, our books, HIS. 0 where it balances, 4 where not, 5 without the bank."""
    with _payments(config) as payments:
        raise typer.Exit(command.reconcile(payments, date.date(), csv=csv_file, xlsx=xlsx, as_json=json_output))


@app.command()
def statement(file: Path, config: ConfigOption = DEFAULT, json_output: JsonOption = False) -> None:
    """Learn the credits of a bank statement (CSV)."""
    with _payments(config) as payments:
        raise typer.Exit(command.import_statement(payments, file, as_json=json_output))


@contextmanager
def _payments(config: Path) -> Iterator[Payments]:
    settings = settings_in(config)
    prepared(settings)
    backend = build(settings)
    try:
        if backend.payments is None:
            refuse("no money is taken here: backend.toml has no [payment]")
        yield backend.payments
    finally:
        backend.close()
