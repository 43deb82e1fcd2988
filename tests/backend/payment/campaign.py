"""Seeded histories, one after the other, and one line about all of them.

    python -m tests.backend.payment.campaign 10000 --seed 1

After each history everything heals, staff close their cases, and the books of bank, backend, HIS and printer are
compared to the đồng.
"""

import argparse
import gc
import random
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import Engine

from kiosk.backend.store.base import Base
from tests.backend.payment.books import Books
from tests.backend.payment.history import History
from tests.backend.payment.world import memory_engine

_PARCEL = 250
"""Histories that one process is given at a time."""


@contextmanager
def repeatable(seed: int) -> Iterator[None]:
    """Ids drawn from the seed: rows are sorted by them, and a history must come out the same each time."""
    drawn = random.Random(f"ids {seed}")
    seeded = {
        "token_hex": lambda size: drawn.randbytes(size).hex(),
        "choice": drawn.choice,
        "randbelow": drawn.randrange,
    }
    honest = {name: getattr(secrets, name) for name in seeded}
    for name, draw in seeded.items():
        setattr(secrets, name, draw)
    try:
        yield
    finally:
        for name, draw in honest.items():
            setattr(secrets, name, draw)


def run_one(seed: int, folder: Path, engine: Engine, books: Books) -> None:
    """One history, from its seed to its books."""
    with repeatable(seed):
        _run_one(seed, folder, engine, books)


def _run_one(seed: int, folder: Path, engine: Engine, books: Books) -> None:
    history = History(seed, folder, engine)
    history.shaky = history.random.random() < 0.7
    history.crashing = history.random.choice((0.0, 0.02, 0.1))
    for _ in range(history.random.randint(10, 60)):
        history.step()
    history.heal()
    books.add(history, seed)
    history.close()


def run_many(count: int, seed: int) -> Books:
    """Histories from consecutive seeds."""
    books = Books()
    engine = memory_engine()
    base = "/dev/shm" if Path("/dev/shm").is_dir() else None
    for n in range(count):
        with tempfile.TemporaryDirectory(dir=base) as folder:
            run_one(seed + n, Path(folder), engine, books)
        with engine.begin() as connection:
            # Rows go, tables stay: making them anew for each history would cost as much as its steps.
            for table in reversed(Base.metadata.sorted_tables):
                connection.execute(table.delete())
    engine.dispose()
    return books


def tuned(count: int, seed: int) -> Books:
    """The same in a process of its own, whose rubbish may lie a while."""
    gc.set_threshold(100_000, 50, 50)
    return run_many(count, seed)


def run_shared(
    count: int, seed: int, jobs: int, parcel: int = 0, told: Callable[[Books, int], None] = lambda books, done: None
) -> Books:
    """The same, shared between processes in parcels of consecutive seeds; `told` hears the sums after each."""
    share = parcel or -(-count // jobs)
    starts = range(0, count, share)
    sizes = [min(share, count - start) for start in starts]
    books, done = Books(), 0
    # Spawned, not forked: whoever asks may have threads.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as hands:
        for size, part in zip(sizes, hands.map(tuned, sizes, [seed + start for start in starts]), strict=True):
            books.join(part)
            done += size
            told(books, done)
    return books


def verdict(books: Books, count: int, seconds: float) -> str:
    """One line."""
    word = "HOLDS" if books.balanced and not books.faults else "FAILS"
    return (
        f"{word}: {count} histories in {seconds:.0f} s, {books.crashes} crashes, {books.forged} forged notices; "
        f"credits {books.credits} = allocated {books.allocated} + refunded {books.refunded} "
        f"+ refund due {books.refund_due}; {books.postings} postings, {books.receipts} receipts, "
        f"{books.advances} paid ahead, {books.deducted} of it deducted; "
        f"{len(books.faults)} faults"
    )


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes that share the seeds")
    given = parser.parse_args()
    begun = time.monotonic()

    def told(sums: Books, done: int) -> None:
        # A run that is cut off has still shown how far it came.
        if done < given.count and not done % (2 * _PARCEL):
            sys.stderr.write(verdict(sums, done, time.monotonic() - begun) + "\n")
            sys.stderr.flush()

    books = run_shared(given.count, given.seed, given.jobs, _PARCEL, told)
    for fault in books.faults[:20]:
        sys.stderr.write(fault + "\n")
    sys.stdout.write(verdict(books, given.count, time.monotonic() - begun) + "\n")
    return 0 if books.balanced and not books.faults else 1


if __name__ == "__main__":
    sys.exit(main())
