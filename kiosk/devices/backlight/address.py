"""From an address in the settings to the light of a panel."""

import shlex
from pathlib import Path
from typing import Final

from kiosk.devices.backlight.link import Backlight
from kiosk.devices.backlight.program import PLACE, ProgramBacklight
from kiosk.devices.backlight.sysfs import SysfsBacklight

SYSFS: Final = "sysfs://"
PROGRAM: Final = "program:"
PANELS: Final = Path("/sys/class/backlight")


class BadAddress(ValueError):
    """Neither `sysfs:///sys/class/backlight/NAME` nor `program:COMMAND with {percent}`."""


def panel_of(folder: Path = PANELS) -> Backlight | None:
    """The one panel that the kernel can light; None where there is none, or where nobody knows which it is."""
    panels = sorted(folder.glob("*"))
    return SysfsBacklight(panels[0]) if len(panels) == 1 else None


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
