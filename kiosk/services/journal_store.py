"""The file behind the journal: one connection, settings that survive a power cut, a hash chain over every entry.

A rollback journal that is truncated, never WAL: the distribution's SQLite can corrupt a WAL file that several
connections write. Every commit is on the disk before the call returns.

    JournalError
    ├── JournalBrokenError     not whole, not writable, or its settings do not hold: no money may be taken
    └── PrintedBeforeError     an original of this job may be on paper already: only a marked copy may follow
"""

import fcntl
import hashlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

GENESIS: Final = "0" * 64
_AT_START: Final = 5_000
# Written beside the journal once it exists: one that is empty or missing later was lost, not new.
_MADE: Final = b"made"
# SQLite's own errors, and what Python makes of an error text that quotes damaged bytes.
_DAMAGE: Final = (sqlite3.Error, ValueError, TypeError)

_SCHEMA: Final = (
    """CREATE TABLE IF NOT EXISTS entry (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        at TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 32),
        subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 80),
        detail TEXT NOT NULL CHECK (length(detail) <= 200),
        chain TEXT NOT NULL UNIQUE CHECK (length(chain) = 64)
    ) STRICT""",
    "CREATE INDEX IF NOT EXISTS entry_subject ON entry (subject, kind)",
    "CREATE INDEX IF NOT EXISTS entry_kind ON entry (kind, at)",
    "CREATE TRIGGER IF NOT EXISTS never_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'append only'); END",
    "CREATE TRIGGER IF NOT EXISTS never_removed BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'append only'); END",
)


class JournalError(Exception):
    """The journal cannot take this."""


class JournalBrokenError(JournalError):
    """The journal is not whole."""


class PrintedBeforeError(JournalError):
    """Paper may have come out of this job."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `subject` is an id, `detail` a few words; neither is ever personal."""

    seq: int
    at: str
    kind: str
    subject: str
    detail: str
    chain: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: what a second witness keeps."""

    seq: int
    chain: str


def link(before: str, seq: int, at: str, parts: tuple[str, str, str]) -> str:
    """The chain value of an entry after another's: SHA-256 over every field."""
    return hashlib.sha256("\x1f".join((before, str(seq), at, *parts)).encode()).hexdigest()


class Store:
    """The open file. Used from any thread, one at a time."""

    def __init__(self, path: Path) -> None:
        """Open or make it. Raises JournalBrokenError."""
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._owner = _own(path.with_name(path.name + ".lock"))
            if os.pread(self._owner, 8, 0) == _MADE and not (path.exists() and path.stat().st_size):
                os.close(self._owner)
                raise JournalBrokenError("the journal that was here is gone")
            self._file = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5)
            try:
                self._prepare()
                os.pwrite(self._owner, _MADE, 0)
            except (*_DAMAGE, JournalBrokenError):
                self._file.close()
                os.close(self._owner)
                raise
        except (OSError, *_DAMAGE) as error:
            raise JournalBrokenError(f"the journal cannot be opened ({type(error).__name__})") from None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._file.close()
            os.close(self._owner)

    def append(self, at: datetime, kind: str, subject: str, detail: str) -> Entry:
        """One more entry, on the disk when this returns. Raises JournalBrokenError."""
        with self._lock:
            try:
                self._file.execute("BEGIN IMMEDIATE")
                try:
                    entry = self._next(at.astimezone(UTC).isoformat(), (kind, subject, detail))
                    self._file.execute(
                        "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
                        (entry.seq, entry.at, kind, subject, detail, entry.chain),
                    )
                    self._file.execute("COMMIT")
                except BaseException:
                    if self._file.in_transaction:
                        self._file.execute("ROLLBACK")
                    raise
            except _DAMAGE as error:
                raise JournalBrokenError(f"the journal cannot be written ({type(error).__name__})") from None
            return entry

    def about(self, subject: str) -> tuple[Entry, ...]:
        """The entries of one subject, oldest first."""
        return self._read("WHERE subject = ? ORDER BY seq", (subject,))

    def of_kinds(self, *kinds: str, since: datetime) -> tuple[Entry, ...]:
        """The entries of these kinds from a time on, oldest first."""
        start = since.astimezone(UTC).isoformat()
        return self._read(f"WHERE kind IN ({','.join('?' * len(kinds))}) AND at >= ? ORDER BY seq", (*kinds, start))

    def head(self) -> Head:
        """The last entry."""
        last = self._read("ORDER BY seq DESC LIMIT 1", ())
        return Head(last[0].seq, last[0].chain) if last else Head(0, GENESIS)

    def _read(self, tail: str, values: tuple[str, ...]) -> tuple[Entry, ...]:
        with self._lock:
            try:
                rows = self._file.execute(f"SELECT * FROM entry {tail}", values).fetchall()  # noqa: S608 - fixed texts
            except _DAMAGE as error:
                raise JournalBrokenError(f"the journal cannot be read ({type(error).__name__})") from None
        return tuple(Entry(*row) for row in rows)

    def _next(self, at: str, parts: tuple[str, str, str]) -> Entry:
        row = self._file.execute("SELECT seq, chain FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
        seq, before = (row[0], row[1]) if row else (0, GENESIS)
        return Entry(seq + 1, at, *parts, link(before, seq + 1, at, parts))

    def _prepare(self) -> None:
        (mode,) = self._file.execute("PRAGMA journal_mode=TRUNCATE").fetchone()
        self._file.execute("PRAGMA synchronous=EXTRA")
        (sync,) = self._file.execute("PRAGMA synchronous").fetchone()
        if mode != "truncate" or sync != 3:
            raise JournalBrokenError("the journal's settings do not hold")
        check(self._file)
        for statement in _SCHEMA:
            self._file.execute(statement)
        (last,) = self._file.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()
        walk(self._file, first=max(1, last - _AT_START))


def check(file: sqlite3.Connection) -> None:
    """Raise JournalBrokenError unless SQLite finds the file whole, indexes included: a quick check would pass one
    that hides an entry."""
    try:
        found = file.execute("PRAGMA integrity_check").fetchone()
    except _DAMAGE:
        found = None
    if found is None or found[0] != "ok":
        raise JournalBrokenError("the journal's file is damaged")


def walk(file: sqlite3.Connection, first: int = 1) -> int:
    """Follow the chain from an entry to the end; how many. Raises JournalBrokenError at the first that does not fit."""
    try:
        return _walk(file, first)
    except _DAMAGE:
        raise JournalBrokenError("the journal's file is damaged") from None


def _walk(file: sqlite3.Connection, first: int) -> int:
    seen = 0
    before, expected = GENESIS, 1
    if first > 1:
        row = file.execute("SELECT chain FROM entry WHERE seq = ?", (first - 1,)).fetchone()
        if row is None:
            raise JournalBrokenError(f"entry {first - 1} is missing")
        before, expected = row[0], first
    for entry in entries(file, first):
        if entry.seq != expected:
            raise JournalBrokenError(f"entry {expected} is missing")
        if entry.chain != link(before, entry.seq, entry.at, (entry.kind, entry.subject, entry.detail)):
            raise JournalBrokenError(f"entry {entry.seq} was changed")
        before, expected, seen = entry.chain, expected + 1, seen + 1
    return seen


def entries(file: sqlite3.Connection, first: int = 1) -> Iterator[Entry]:
    """Entries in order, from one on."""
    for row in file.execute("SELECT * FROM entry WHERE seq >= ? ORDER BY seq", (first,)):
        yield Entry(*row)


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that only looks, beside a running terminal. Raises JournalBrokenError."""
    try:
        file = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5)
        try:
            file.execute("SELECT count(*) FROM entry")
        except _DAMAGE:
            file.close()
            raise
    except _DAMAGE:
        raise JournalBrokenError("a journal is wanted") from None
    return file


def _own(path: Path) -> int:
    """A lock that lives as long as this process: two terminals on one journal would break its chain."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise JournalBrokenError("another program holds the journal") from None
    return handle
