"""What `kiosk-backend` does about money at the command line. Each returns its exit code."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

import typer

from kiosk.backend.payment.compose import Payments
from kiosk.backend.payment.day_report import Difference, Report
from kiosk.backend.payment.sheets import as_csv, as_workbook
from kiosk.backend.payment.statement import StatementError, read_statement

_AT_ONCE = 100
DONE, BAD_INPUT, REFUSED, AWAY = 0, 2, 4, 5


def reconcile(payments: Payments, day: date, *, csv: Path | None, xlsx: Path | None, as_json: bool) -> int:
    """The three-way report of a day. 0 where it balances, 5 where the bank did not answer, else 4."""
    report = payments.reconciliation.of(day)
    try:
        if csv is not None:
            csv.write_text(as_csv(report), encoding="utf-8", newline="")
        if xlsx is not None:
            xlsx.write_bytes(as_workbook(report))
    except OSError as error:
        typer.echo(f"kiosk-backend reconcile: {error.strerror}", err=True)
        return BAD_INPUT
    if as_json:
        typer.echo(json.dumps(asdict(report) | {"balanced": report.balanced}, default=str, ensure_ascii=False))
    else:
        _show(report)
    if report.balanced:
        return DONE
    return (
        AWAY
        if any(item.what in (Difference.BANK_NOT_ASKED, Difference.HIS_NOT_ASKED) for item in report.differences)
        else REFUSED
    )


def import_statement(payments: Payments, file: Path, *, as_json: bool) -> int:
    """Learn the credits of a bank statement; a file that cannot be read whole is refused whole."""
    try:
        statement = read_statement(file.read_text(encoding="utf-8"), payments.provider.name)
    except (OSError, UnicodeDecodeError):
        typer.echo("kiosk-backend statement: a CSV file in UTF-8 is wanted", err=True)
        return BAD_INPUT
    except StatementError as error:
        typer.echo(f"kiosk-backend statement: {error}", err=True)
        return BAD_INPUT
    # In parts, each a transaction: a month's statement must not keep patients from their numbers while it is read.
    for start in range(0, len(statement.arrivals), _AT_ONCE):
        payments.progress.take(statement.arrivals[start : start + _AT_ONCE], "statement")
    open_cases = sum(1 for case in payments.desk.cases() if case.kind == "unmatched")
    found = {"credits": len(statement.arrivals), "unmatched_cases": open_cases}
    typer.echo(json.dumps(found) if as_json else f"{len(statement.arrivals)} credits read, {open_cases} unmatched")
    return DONE


def _show(report: Report) -> None:
    typer.echo(f"{report.day}  {'balanced' if report.balanced else 'NOT balanced'}")
    for name in ("bank", "received", "posted", "posting", "refunded", "refund_due", "held", "unmatched", "his"):
        typer.echo(f"  {name:<12}{getattr(report, name):>16,}".replace(",", "."))
    for item in report.differences:
        typer.echo(f"  difference  {item.what}  {item.key}  {item.amount}")
    for item in report.open:
        typer.echo(f"  open        {item.what}  {item.key}  {item.amount}  {item.owner}")
