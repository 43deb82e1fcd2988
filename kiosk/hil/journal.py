"""A run's journal: every event on the disk as soon as it is known."""

import hashlib
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kiosk.hil.events import Event, Kept, parse_line, to_line
from kiosk.hil.record import JOURNAL

RESERVE: Final = ".reserve"
_RESERVED: Final = 1 << 20


class Journal:
    """Events on the disk, each line as soon as it is known. A full disk stops the writing and not the run.

    Raises FileExistsError where a run is kept there, OSError where the folder cannot be written.
    """

    def __init__(self, out: Path, on_event: Callable[[Event], None]) -> None:
        self.events: list[Event] = []
        self.trouble = ""
        self._out = out
        self._photos = 0
        self._lock = threading.Lock()  # photographs come by the page's own threads
        self._on_event = on_event
        out.mkdir(parents=True, exist_ok=True)
        self._file = (out / JOURNAL).open("x", encoding="utf-8")
        self._reserve = out / RESERVE
        with suppress(OSError), self._reserve.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, _RESERVED)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._file.close()

    def note(self, event: Event) -> None:
        """In memory always, on the disk as long as it has room."""
        line = to_line(event)
        with self._lock:
            self.events.append(parse_line(line))  # as every later reader of the journal has it
            if not self.trouble:
                try:
                    self._file.write(line + "\n")
                    self._file.flush()
                except OSError as error:
                    self.trouble = error.strerror or "the disk cannot be written"
        self._on_event(event)

    def keep_photo(self, data: bytes) -> None:
        """A photograph of the operator, as JPEG; it belongs to the phase under way."""
        with self._lock:
            self._photos += 1
            name = f"photo-{self._photos:02}.jpg"
        path = self._out / "attachments" / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError:
            return
        digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        self.note(Kept("operator", name, str(path.relative_to(self._out)), "image/jpeg", digest))

    def free_reserve(self) -> None:
        """Room for the verdict, kept since the beginning."""
        self._reserve.unlink(missing_ok=True)
