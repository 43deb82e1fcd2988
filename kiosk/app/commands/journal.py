"""`kiosk journal list | verify | export`: the terminal's record, read beside a running terminal."""

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from sqlite3 import Connection
from typing import Annotated, TextIO

import typer

from kiosk.app.commands.place import DEFAULT, ConfigPath, settings_or_exit
from kiosk.services.journal_store import GENESIS, Entry, JournalBrokenError, check, entries, read_only, walk

app = typer.Typer(no_args_is_help=True, help="The terminal's record of payments and prints.")

_BAD_INPUT = 2
_NOT_WHOLE = 4

JournalFile = Annotated[Path | None, typer.Option("--file", help="the journal itself, instead of the configured one")]
AsJson = Annotated[bool, typer.Option("--json", help="one JSON object a line")]


@app.command("list")
def list_(
    *,
    config: ConfigPath = DEFAULT,
    file: JournalFile = None,
    last: Annotated[int, typer.Option("--last", min=1, help="how many entries")] = 50,
    as_json: AsJson = False,
) -> None:
    """The last entries, oldest first."""
    with _opened(config, file) as journal:
        (newest,) = journal.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()
        for entry in entries(journal, max(1, newest - last + 1)):
            if as_json:
                print(json.dumps(asdict(entry)))
            else:
                print(f"{entry.seq:>7}  {entry.at}  {entry.kind:<16} {entry.subject}  {entry.detail}".rstrip())


@app.command()
def verify(
    *,
    config: ConfigPath = DEFAULT,
    file: JournalFile = None,
    head: Annotated[str | None, typer.Option("--head", help="a chain value another witness kept")] = None,
    as_json: AsJson = False,
) -> None:
    """Follow the whole chain. Exit 4 where an entry is missing, was changed, or the known head is not in it."""
    fault: str | None = None
    count, newest = 0, GENESIS
    with _opened(config, file) as journal:
        try:
            check(journal)
            count = walk(journal)
            row = journal.execute("SELECT chain FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
            newest = row[0] if row else GENESIS
            if head is not None and not journal.execute("SELECT 1 FROM entry WHERE chain = ?", (head,)).fetchone():
                fault = "the head another witness kept is not in this journal"
        except JournalBrokenError as error:
            fault = str(error)
    if as_json:
        print(json.dumps({"whole": fault is None, "entries": count, "head": newest, "fault": fault}))
    elif fault is None:
        print(f"whole: {count} entries, head {newest}")
    if fault is not None:
        print(f"kiosk journal: {fault}", file=sys.stderr)
        raise typer.Exit(_NOT_WHOLE)


@app.command()
def export(
    *,
    config: ConfigPath = DEFAULT,
    file: JournalFile = None,
    out: Annotated[Path | None, typer.Option("--out", help="a CSV file; without it, stdout")] = None,
    as_json: AsJson = False,
) -> None:
    """Every entry, as CSV or as one JSON object a line."""
    with _opened(config, file) as journal:
        try:
            with out.open("w", encoding="utf-8", newline="") if out else _stdout() as target:
                if as_json:
                    target.writelines(json.dumps(asdict(entry)) + "\n" for entry in entries(journal))
                    return
                writer = csv.writer(target)
                writer.writerow(each.name for each in fields(Entry))
                writer.writerows(asdict(entry).values() for entry in entries(journal))
        except OSError as error:
            print(f"kiosk journal: --out: {error.strerror}", file=sys.stderr)
            raise typer.Exit(_BAD_INPUT) from None


@contextmanager
def _stdout() -> Iterator[TextIO]:
    yield sys.stdout


@contextmanager
def _opened(config: Path, file: Path | None) -> Iterator[Connection]:
    path = file or settings_or_exit(config).kiosk.data_dir / "journal.db"
    try:
        journal = read_only(path)
    except JournalBrokenError as error:
        print(f"kiosk journal: {error}", file=sys.stderr)
        raise typer.Exit(_BAD_INPUT) from None
    with closing(journal):
        yield journal
