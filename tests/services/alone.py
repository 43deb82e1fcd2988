"""A terminal alone, to be killed: gives numbers and writes each "paper" to a file, until nothing is left or it dies."""

import os
import sys
from datetime import datetime
from pathlib import Path

from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.services.client import Backend, Client
from kiosk.services.journal import Journal
from kiosk.services.offline import OfflineNumbers


def main() -> None:
    """`alone.py FOLDER`: one line a paper, synchronised."""
    folder = Path(sys.argv[1])
    journal = Journal(folder / "journal.db")
    numbers = OfflineNumbers(
        folder, journal, Client(Backend("http://127.0.0.1:9", "k", 0.1)), lambda: datetime.now(HOSPITAL_TIME)
    )
    with (folder / "papers").open("a", encoding="utf-8") as papers:
        while (given := numbers.give()) is not None:
            papers.write(f"{given[1].number}\n")
            papers.flush()
            os.fsync(papers.fileno())
            print(given[1].number, flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main()
