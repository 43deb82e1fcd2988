"""Changing the data key: everything sealed is sealed again under a fresh one, in one transaction.

The fresh key is on the disk before the first row changes, beside the old one; whichever of the two the rows open with
after a crash, running it again ends what was begun. What patients are found by (fingerprints) keeps its first key.
"""

import base64
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, select, update

from kiosk.backend.store.tables import METADATA
from kiosk.backend.store.vault import KEY_BYTES, UnsealError, Vault, read_key

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
    fresh_file = key_file.with_name(key_file.name + ".next")
    before = Vault(read_key(key_file))
    if not fresh_file.exists():
        _write(fresh_file, secrets.token_bytes(KEY_BYTES) + read_key(key_file)[-KEY_BYTES:])
    after = Vault(read_key(fresh_file))
    values = 0
    with engine.begin() as connection:
        resumed = _opens_with(connection, after)
        if not resumed:
            values = sum(_again(connection, column, before, after) for column in SEALED)
    os.replace(key_file, key_file.with_name(key_file.name + ".old"))  # noqa: PTH105 - over what stands there
    os.replace(fresh_file, key_file)  # noqa: PTH105 - over what stands there
    return Rekeyed(values, resumed)


def _opens_with(connection: Connection, vault: Vault) -> bool:
    """Whether the first sealed value there is opens with this key."""
    for table_name, column_name, purpose in SEALED:
        column = METADATA.tables[table_name].c[column_name]
        value = connection.execute(select(column).where(column.is_not(None), column != b"").limit(1)).scalar()
        if value is not None:
            try:
                vault.unseal(value, purpose)
            except UnsealError:
                return False
            return True
    return False


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


def _write(path: Path, key: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(key) + b"\n")
        file.flush()
        os.fsync(file.fileno())
