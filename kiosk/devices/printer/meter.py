"""How much of the roll is used: millimetres since it was changed, kept over restarts."""

import json
import logging
from pathlib import Path
from typing import Final

from kiosk.devices.printer.status import Paper

log = logging.getLogger(__name__)

ROLL_MM: Final = 80_000


class PaperMeter:
    """Counts in one small file (None counts in memory only). A roll that ran out and is back counts as changed."""

    def __init__(self, file: Path | None = None, roll_mm: int = ROLL_MM) -> None:
        self._file = file
        self._roll_mm = roll_mm
        self._used = self._read()
        self._was_out = False

    @property
    def used_mm(self) -> int:
        """Since the roll was changed."""
        return round(self._used)

    @property
    def left_mm(self) -> int:
        """What a full roll would still hold."""
        return max(0, self._roll_mm - self.used_mm)

    def tickets_left(self, ticket_mm: float) -> int:
        """How many papers of that length that is."""
        return int(self.left_mm / ticket_mm) if ticket_mm > 0 else 0

    def add(self, millimetres: float) -> None:
        """So much came out."""
        self._used += max(0.0, millimetres)
        self._write()

    def roll_changed(self) -> None:
        """Staff put in a full roll."""
        self._used = 0.0
        self._write()

    def seen(self, paper: Paper) -> None:
        """What the sensor says: out and then back is a new roll."""
        if self._was_out and paper is not Paper.OUT:
            self.roll_changed()
        self._was_out = paper is Paper.OUT

    def _read(self) -> float:
        if self._file is None or not self._file.exists():
            return 0.0
        try:
            value = json.loads(self._file.read_bytes())["used_mm"]
            used = float(value)
        except (OSError, ValueError, TypeError, KeyError):
            log.info("the paper count could not be read and begins anew")
            return 0.0
        return used if 0 <= used < 10_000_000 else 0.0

    def _write(self) -> None:
        if self._file is None:
            return
        half = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            half.write_text(json.dumps({"used_mm": round(self._used)}))
            half.replace(self._file)
        except OSError as error:
            log.info("the paper count could not be kept: %s", error.strerror)
