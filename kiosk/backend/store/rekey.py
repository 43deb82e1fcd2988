"""Changing the data key: everything sealed is sealed again under a fresh one, in one transaction.

The fresh key is on the disk before the first row changes, beside the old one; whichever of the two the rows open with
after a crash, running it again ends what was begun. What patients are found by (fingerprints) keeps its first key.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, select, update

from kiosk.backend.store.tables import METADATA
from kiosk.backend.store.vault import KEY_BYTES, UnsealError, Vault, keep_names, read_key, write_key

SEALED: Final = (
    ("patients", "sealed", "patient"),
    ("appointments", "orders", "orders"),
    ("registrations", "name", "masked name"),
    ("registrations", "slip", "slip"),
    ("registrations", "guardian", "guardian"),
    ("coverages", "detail", "coverage"),
    ("rechecks", "sealed", "question"),
    ("answers", "answer", "answer"),
)
"""Every sealed column and what it is sealed for."""

_FEW: Final = 3


class RekeyError(Exception):
    """The rows open with neither key: nothing was changed."""


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """How many values were sealed again. `resumed`: an earlier run had done it and only the files were left."""

    values: int
    resumed: bool


def rekey(engine: Engine, key_file: Path) -> Rekeyed:
    """Seal everything under a fresh key; the old file stays as `.old`. The backend must not serve meanwhile.

    Raises RekeyError, ValueError and OSError.
    """
    fresh_file, old_file = (key_file.with_name(key_file.name + ending) for ending in (".next", ".old"))
    known = read_key(key_file)
    before, after = Vault(known), Vault(_fresh(fresh_file, known))
    values = 0
    with engine.begin() as connection:
        resumed = opens(connection, after) is True
        if not resumed:
            values = sum(_again(connection, column, before, after) for column in SEALED)
    # The key's own name never stands empty: whoever starts in between finds the old key or the fresh one.
    old_file.unlink(missing_ok=True)
    write_key(old_file, known)
    os.replace(fresh_file, key_file)  # noqa: PTH105 - over what stands there
    keep_names(key_file.parent)
    return Rekeyed(values, resumed)


def opens(connection: Connection, vault: Vault) -> bool | None:
    """Whether this key opens what is sealed here, by a few values of each column; None where nothing is sealed yet.
    One damaged value says nothing against a key that opens the others.
    """
    seen = False
    for table_name, column_name, purpose in SEALED:
        column = METADATA.tables[table_name].c[column_name]
        for value in connection.execute(select(column).where(column.is_not(None), column != b"").limit(_FEW)).scalars():
            seen = True
            try:
                vault.unseal(value, purpose)
            except UnsealError:
                continue
            return True
    return False if seen else None


def _fresh(file: Path, known: bytes) -> bytes:
    """The fresh key: the one of a run that was cut short, or one made now. One whose writing was cut short sealed
    nothing yet."""
    try:
        return read_key(file)
    except (ValueError, FileNotFoundError):
        file.unlink(missing_ok=True)
    key = secrets.token_bytes(KEY_BYTES) + known[-KEY_BYTES:]
    write_key(file, key)
    return key


def _again(connection: Connection, named: tuple[str, str, str], before: Vault, after: Vault) -> int:
    table, purpose = METADATA.tables[named[0]], named[2]
    column, keys = table.c[named[1]], list(table.primary_key.columns)
    rows = connection.execute(select(*keys, column).where(column.is_not(None), column != b"")).all()
    for row in rows:
        try:
            clear = before.unseal(row[-1], purpose)
        except UnsealError:
            raise RekeyError(f"{named[0]}.{named[1]}") from None
        here = [key == value for key, value in zip(keys, row[:-1], strict=True)]
        connection.execute(update(table).where(*here).values({named[1]: after.seal(clear, purpose)}))
    return len(rows)
