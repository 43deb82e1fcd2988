"""How the terminal stands, for the programs of its own machine: one small file in /run, written whole or not at all."""

import json
import logging
import os
from pathlib import Path

from kiosk import __version__

log = logging.getLogger(__name__)


class Standing:
    """The file `state.json`: is somebody at the terminal, may it be restarted? Nothing personal."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / "state.json" if folder is not None else None
        self._written = ""

    def tell(self, *, screen: str, idle: bool, payments_open: int, held: bool = False) -> None:
        """Write it, if it says something new. `idle`: nobody stands here; `held`: nobody can begin."""
        free = idle and payments_open == 0
        state = {"screen": screen, "idle": free, "payments_open": payments_open, "held": held, "version": __version__}
        text = json.dumps(state)
        if self._file is None or text == self._written:
            return
        fresh = self._file.with_suffix(".new")
        try:
            fresh.write_text(text + "\n", "utf-8")
            fresh.chmod(0o644)
            fresh.replace(self._file)
            self._written = text
        except OSError as error:
            log.warning("state.json cannot be written: %s", type(error).__name__)
            self._file = None

    def gone(self) -> None:
        """The terminal leaves."""
        if self._file is not None:
            self._file.unlink(missing_ok=True)


def runtime_folder() -> Path | None:
    """What systemd made for this service, or None outside of one."""
    place = os.environ.get("RUNTIME_DIRECTORY", "").partition(":")[0]
    return Path(place) if place else None
