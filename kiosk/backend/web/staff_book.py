"""The accounts of a running backend: the staff file, read again as soon as it is another one."""

import logging
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.backend.web.staff import Account, read_accounts
from kiosk.domain.fields import FieldError

log = logging.getLogger(__name__)

_Stamp = tuple[int, int, int] | None


class StaffBook(Mapping[str, Account]):
    """Accounts by name. Every worker looks at the file's time and size whenever it is asked, and reads it anew then.

    A file that cannot be read leaves the accounts as they were, and is told of once in the log: half an edit signs
    nobody out.
    """

    def __init__(self, path: Path | None) -> None:
        """Raises OSError and FieldError."""
        self._path = path
        self._lock = threading.Lock()
        self._stamp = self._look()
        self._accounts = read_accounts(path)

    def __getitem__(self, name: str) -> Account:
        """The account of this name. Raises KeyError."""
        return self._now()[name]

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._now())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._now())

    def _now(self) -> dict[str, Account]:
        if self._path is None or self._look() == self._stamp:
            return self._accounts
        with self._lock:
            # The stamp first: what is written while it is read is read again.
            stamp = self._look()
            if stamp != self._stamp:
                self._stamp = stamp
                try:
                    self._accounts = read_accounts(self._path)
                except (OSError, FieldError) as error:
                    log.error("the staff file is not usable, accounts stay as they were: %s", type(error).__name__)
            return self._accounts

    def _look(self) -> _Stamp:
        if self._path is None:
            return None
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
