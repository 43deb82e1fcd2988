"""When the hospital takes patients at its terminals."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from kiosk.domain.dates import HOSPITAL_TIME


@dataclass(frozen=True, slots=True)
class Hours:
    """From `opens` until `closes`, every day: over midnight where it closes first, always where they agree."""

    opens: time
    closes: time

    def open_at(self, moment: datetime) -> bool:
        """Whether patients are taken then."""
        now = moment.astimezone(HOSPITAL_TIME).time()
        if self.opens == self.closes:
            return True
        if self.opens < self.closes:
            return self.opens <= now < self.closes
        return now >= self.opens or now < self.closes


ALWAYS: Final = Hours(time(0), time(0))
