"""The journal: on the disk when it says so, whole or refused, and nobody's name in it."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.money import Dong
from kiosk.domain.outcome import Printed
from kiosk.services.journal import Journal, JournalBrokenError, JournalError, PrintedBeforeError
from kiosk.services.journal_store import GENESIS, Store, walk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal(path)
    yield opened
    opened.close()


def test_its_settings_survive_a_power_cut(path: Path) -> None:
    store = Store(path)
    assert store._file.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
    assert store._file.execute("PRAGMA synchronous").fetchone() == (3,)
    store.close()


def test_consent_is_written_down_by_its_version_and_of_nobody(journal: Journal) -> None:
    journal.consented("v2")
    journal.consented("v2")
    first, second = journal._store.of_kinds("consent", since=datetime.fromtimestamp(0, UTC))
    assert (first.kind, first.detail, second.detail) == ("consent", "v2", "v2")
    assert first.subject != second.subject
    assert first.subject.startswith("visit-")


def test_an_original_is_printed_once_whatever_happens(journal: Journal) -> None:
    journal.started("BL260302-000001")
    journal.ended("BL260302-000001", Printed.PRINTED)
    with pytest.raises(PrintedBeforeError):
        journal.started("BL260302-000001")
    assert journal.paper_due("BL260302-000001") is None


def test_a_job_that_certainly_did_not_print_may_be_tried_again(journal: Journal) -> None:
    journal.started("J1")
    journal.ended("J1", Printed.NOT_PRINTED)
    assert journal.paper_due("J1") == "J1"
    journal.started("J1")
    journal.ended("J1", Printed.UNKNOWN)
    with pytest.raises(PrintedBeforeError):
        journal.started("J1")
    assert journal.paper_due("J1") is None


def test_paper_the_terminal_died_over_is_due_as_a_copy_and_never_as_an_original(path: Path) -> None:
    before = Journal(path)
    assert before.paper_due("J1") == "J1"
    before.started("J1")
    # It is under way: nobody else may begin it.
    assert before.paper_due("J1") is None
    before.close()
    after = Journal(path)
    with pytest.raises(PrintedBeforeError):
        after.started("J1")
    assert after.paper_due("J1") == "J1:copy1"
    after.started("J1:copy1")
    after.ended("J1:copy1", Printed.PRINTED)
    assert after.paper_due("J1") is None
    after.close()


def test_copies_end_somewhere_however_often_the_terminal_dies_over_them(path: Path) -> None:
    due: list[str] = []
    for _ in range(10):
        journal = Journal(path)
        job = journal.paper_due("J1")
        if job is not None:
            due.append(job)
            journal.started(job)
        journal.close()
    assert due == ["J1", "J1:copy1", "J1:copy2", "J1:copy3"]


def test_a_copy_that_found_no_paper_is_due_again(path: Path) -> None:
    first = Journal(path)
    first.started("J1")
    first.close()
    journal = Journal(path)
    journal.started("J1:copy1")
    journal.ended("J1:copy1", Printed.NOT_PRINTED)
    assert journal.paper_due("J1") == "J1:copy1"
    journal.close()


def test_payments_without_an_end_are_asked_about_after_a_start(path: Path) -> None:
    before = Journal(path)
    before.payment_wanted("key-1", "B1", Dong(50_000))
    before.payment_opened("key-1", "PM1", "VP23456")
    before.payment_wanted("key-2", "B2", Dong(1))
    before.payment_opened("key-2", "PM2", "VP23457")
    before.payment_ended("PM2", "paid")
    before.payment_wanted("key-3", "B3", Dong(1))
    before.close()
    after = Journal(path)
    assert after.open_payments() == ("PM1",)
    assert after.unanswered_wishes() == ("key-3",)
    after.payment_left("PM1")
    after.payment_ended("PM1", "unknown")
    assert after.open_payments() == ("PM1",)
    after.payment_ended("PM1", "closed")
    assert after.open_payments() == ()
    after.close()


def test_what_was_open_long_ago_is_not_asked_about_for_ever(path: Path) -> None:
    old = Journal(path, now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    old.payment_opened("key-1", "PM1", "VP23456")
    old.close()
    soon = Journal(path, now=lambda: datetime(2026, 2, 1, tzinfo=UTC))
    assert soon.open_payments() == ("PM1",)
    soon.close()
    late = Journal(path, now=lambda: datetime(2026, 3, 1, tzinfo=UTC))
    assert late.open_payments() == ()
    late.close()


@pytest.mark.parametrize(
    "text", ["", "001190000001", "GD4010000000001", "a b", "Nguyễn", "x" * 81, "a\nb", "0123456789"]
)
def test_nothing_personal_or_strange_is_taken_for_an_id(journal: Journal, text: str) -> None:
    with pytest.raises(JournalError):
        journal.started(text)
    with pytest.raises(JournalError):
        journal.payment_opened("key", "PM1", text)
    with pytest.raises(JournalError):
        journal.payment_ended("PM1", "Đã trả bởi Nguyễn")


def test_an_entry_can_be_neither_changed_nor_removed(path: Path, journal: Journal) -> None:
    journal.started("J1")
    with sqlite3.connect(path) as other:
        with pytest.raises(sqlite3.IntegrityError, match="append only"):
            other.execute("UPDATE entry SET subject = 'J2'")
        with pytest.raises(sqlite3.IntegrityError, match="append only"):
            other.execute("DELETE FROM entry")
    other.close()


def tampered(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as file:
        file.execute("DROP TRIGGER never_changed")
        file.execute("DROP TRIGGER never_removed")
        file.execute(statement)
    file.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET detail = 'printed' WHERE seq = 2",
        "UPDATE entry SET at = '2020' WHERE seq = 1",
        "DELETE FROM entry WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 1",
        "UPDATE entry SET seq = 9 WHERE seq = 3",
    ],
)
def test_a_journal_somebody_edited_is_refused_at_the_start(path: Path, statement: str) -> None:
    written = Journal(path)
    written.started("J1")
    written.ended("J1", Printed.UNKNOWN)
    written.started("J2")
    written.close()
    tampered(path, statement)
    with pytest.raises(JournalBrokenError):
        Journal(path)


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a journal of ten entries and all that belongs to it: written to the disk once, copied often."""
    folder = tmp_path_factory.mktemp("ten")
    written = Journal(folder / "journal.db")
    for n in range(5):
        written.started(f"J{n}")
        written.ended(f"J{n}", Printed.PRINTED)
    written.close()
    return folder


@given(st.binary(min_size=1, max_size=64), st.integers(0, 2**16))
def test_a_damaged_file_is_refused_or_still_whole(ten: Path, junk: bytes, at: int) -> None:
    path = ten.with_name("copy") / "journal.db"
    shutil.rmtree(path.parent, ignore_errors=True)
    shutil.copytree(ten, path.parent)
    content = bytearray(path.read_bytes())
    start = at % len(content)
    content[start : start + len(junk)] = junk
    path.write_bytes(content)
    try:
        opened = Journal(path)
    except JournalBrokenError:
        return
    entries = opened._store.of_kinds("print_started", "print_ended", since=datetime.fromtimestamp(0, UTC))
    assert walk(opened._store._file) == 10
    assert len(entries) == 10
    opened.close()


def test_a_file_that_is_no_journal_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(b"not a database at all, but long enough to be taken for one" * 20)
    with pytest.raises(JournalBrokenError):
        Journal(path)
    with pytest.raises(JournalBrokenError):
        Journal(tmp_path)


@pytest.mark.parametrize("lost", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_journal_that_is_gone_is_not_taken_for_a_new_one(path: Path, lost: Callable[[Path], object]) -> None:
    Journal(path).close()
    Journal(path).close()
    lost(path)
    with pytest.raises(JournalBrokenError, match="is gone"):
        Journal(path)


def test_two_terminals_cannot_hold_one_journal(path: Path, journal: Journal) -> None:
    journal.started("J1")
    with pytest.raises(JournalBrokenError, match="another program"):
        Journal(path)


def fill(store: Store) -> None:
    for n in range(1000):
        store.append(datetime.now(UTC), "print_started", f"J{n}", "x" * 200)


def test_a_disk_that_takes_no_more_is_told(path: Path) -> None:
    store = Store(path)
    (pages,) = store._file.execute("PRAGMA page_count").fetchone()
    store._file.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(JournalBrokenError, match="cannot be written"):
        fill(store)
    store.close()


def test_many_threads_write_one_chain(journal: Journal) -> None:
    def work(name: int) -> None:
        for n in range(20):
            journal.started(f"J{name}-{n}")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert journal.head().seq == 80
    assert walk(journal._store._file) == 80


def test_an_empty_journal_has_the_first_head(journal: Journal) -> None:
    assert (journal.head().seq, journal.head().chain) == (0, GENESIS)


_KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk.services.journal import Journal
step = sys.argv[2]
def reached(name):
    if name == step:
        os.kill(os.getpid(), signal.SIGKILL)
journal = Journal(Path(sys.argv[1]), reached=reached)
journal.payment_wanted("key-1", "B1", __import__("kiosk.domain.money").domain.money.Dong(1))
journal.payment_opened("key-1", "PM1", "VP23456")
journal.started("J1")
"""


@pytest.mark.parametrize(
    ("step", "entries"),
    [("before_payment_wanted", 0), ("payment_wanted", 1), ("payment_opened", 2), ("print_started", 3)],
)
def test_what_was_written_before_a_kill_is_there_after_it(path: Path, step: str, entries: int) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path), step], check=False, cwd=Path.cwd())
    assert done.returncode == -signal.SIGKILL
    after = Journal(path)
    assert after.head().seq == entries + (1 if step == "print_started" else 0)
    assert after.unanswered_wishes() == (("key-1",) if step == "payment_wanted" else ())
    after.close()


def test_a_print_that_a_crash_cut_short_is_told_until_paper_came_out_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    first = Journal(path)
    assert not first.interrupted
    first.started("ticket:1")
    first.close()
    second = Journal(path)
    assert second.interrupted
    second.close()
    third = Journal(path)
    assert third.interrupted, "who only looked whether it is whole has not put the torn paper away"
    third.started("ticket:2")
    third.ended("ticket:2", Printed.NOT_PRINTED)
    third.close()
    fourth = Journal(path)
    assert fourth.interrupted, "nor has a job for which the printer was not ready"
    fourth.started("ticket:3")
    fourth.ended("ticket:3", Printed.PRINTED)
    fourth.close()
    fifth = Journal(path)
    assert not fifth.interrupted
    fifth.close()
