"""A panel whose light a program of the site sets, ddcutil for one."""

import subprocess
from typing import Final

from kiosk.devices.backlight.link import BacklightError

WITHIN_S: Final = 5.0
PLACE: Final = "{percent}"


class ProgramBacklight:
    """Runs the words of a command without a shell; `{percent}` in them is filled in."""

    def __init__(self, words: tuple[str, ...], within_s: float = WITHIN_S) -> None:
        self._words = words
        self._within_s = within_s

    def set(self, percent: int) -> None:
        """Raises BacklightError."""
        shown = str(min(100, max(1, percent)))
        command = [word.replace(PLACE, shown) for word in self._words]
        try:
            subprocess.run(
                command,
                check=True,
                timeout=self._within_s,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise BacklightError(f"the program for the light failed: {type(error).__name__}") from None
