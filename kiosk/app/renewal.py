"""Renews the terminal's certificate while there is plenty of time, on the heartbeat's thread."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.app.identity import Identity, due
from kiosk.services.client import ServiceError
from kiosk.services.enrolment import Enrolment

log = logging.getLogger(__name__)

AGAIN: Final = timedelta(hours=6)


class Renewal:
    """Looks at each heartbeat that was heard; after a failure it waits before it asks again."""

    def __init__(
        self, path: Path, enrolment: Enrolment, now: Callable[[], datetime], renewed: Callable[[], None]
    ) -> None:
        """`path`: key and certificate in one file. `renewed`: connections made before are to be made anew."""
        self._path = path
        self._enrolment = enrolment
        self._now = now
        self._renewed = renewed
        self._not_before: datetime | None = None

    def look(self) -> None:
        """Renew where it is time."""
        now = self._now()
        if self._not_before is not None and timedelta(0) < self._not_before - now <= AGAIN:
            return  # further ahead than that it was set by a clock that has been put right since
        try:
            if not due(self._path, now):
                return
            self._not_before = now + AGAIN
            fresh = Identity.make()
            fresh.keep(self._enrolment.renew(fresh.request).certificate, self._path)
        except (OSError, ValueError, ServiceError) as error:
            log.warning(
                "the certificate was not renewed: %s", type(error).__name__, extra={"code": "certificate_ending"}
            )
            return
        self._not_before = None
        self._renewed()
        log.info("the certificate was renewed")
