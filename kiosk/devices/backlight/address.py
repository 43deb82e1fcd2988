"""From an address in the settings to the light of a panel."""

import shlex
from pathlib import Path
from typing import Final

from kiosk.devices.backlight.link import Backlight
from kiosk.devices.backlight.program import PLACE, ProgramBacklight
from kiosk.devices.backlight.sysfs import SysfsBacklight

SYSFS: Final = "sysfs://"
PROGRAM: Final = "program:"


class BadAddress(ValueError):
    """Neither `sysfs:///sys/class/backlight/NAME` nor `program:COMMAND with {percent}`."""


def backlight_to(address: str) -> Backlight:
    """Opens nothing yet. Raises BadAddress."""
    if address.startswith(SYSFS + "/"):
        return SysfsBacklight(Path(address.removeprefix(SYSFS)))
    if address.startswith(PROGRAM):
        try:
            words = tuple(shlex.split(address.removeprefix(PROGRAM)))
        except ValueError:
            words = ()
        if words and any(PLACE in word for word in words[1:]):
            return ProgramBacklight(words)
    raise BadAddress("sysfs:///sys/class/backlight/NAME, or program: and a command with {percent}, is wanted")
