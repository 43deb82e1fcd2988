"""How loud a loudspeaker is: the mixer of its ALSA card, through `amixer`."""

import re
from collections.abc import Sequence
from typing import Final

from kiosk.devices.voice.program import ProgramFailedError, run

KNOWN: Final = ("Master", "PCM", "Speaker", "Headphone", "Digital", "Playback")
"""What cards call their loudspeaker's control; the first that there is counts."""
_CARD: Final = re.compile(r"(?:plughw|hw|sysdefault|default|dmix|plug:dmix|front):(?:CARD=)?([A-Za-z0-9_]+)")
_CONTROL: Final = re.compile(r"^Simple mixer control '([^']*)',0$", re.MULTILINE)
_PERCENT: Final = re.compile(r"\[(\d{1,3})%\]")


class MixerError(Exception):
    """Nothing to turn here: no such card, no control of that kind, or `amixer` is not installed."""


class AlsaMixer:
    """The mixer of the card that a sound device belongs to. Every call ends within a few seconds."""

    def __init__(self, device: str, control: str = "", program: Sequence[str] = ("amixer",)) -> None:
        """`device`: as speech has it; `control`: empty takes the first known one."""
        card = _CARD.match(device)
        name = f"hw:{card[1]}" if card else device
        self._command = (*program, *(("-D", name) if name else ()))
        self._control = control

    def level(self) -> int:
        """Percent of what the ear hears (amixer's -M). Raises MixerError."""
        found = _PERCENT.search(self._run("-M", "sget", self._name()))
        if found is None:
            raise MixerError("the loudspeaker's control has no steps")
        return int(found[1])

    def set(self, percent: int) -> None:
        """From 0 to 100, and no longer muted. Raises MixerError."""
        name = self._name()
        self._run("-q", "-M", "sset", name, f"{min(100, max(0, percent))}%")
        try:
            self._run("-q", "sset", name, "unmute")
        except MixerError:
            # Not every control can be muted.
            return

    def _name(self) -> str:
        there = _CONTROL.findall(self._run("scontrols"))
        wanted = (self._control,) if self._control else KNOWN
        name = next((name for name in wanted if name in there), None)
        if name is None:
            raise MixerError("the sound card has no control for its loudspeaker")
        return name

    def _run(self, *words: str) -> str:
        try:
            return run((*self._command, *words)).decode("utf-8", "replace")
        except ProgramFailedError as error:
            raise MixerError(str(error)) from None


def mixer_of(device: str, control: str = "") -> AlsaMixer | None:
    """None where sound goes into a file."""
    return None if device.startswith("wav:") else AlsaMixer(device, control)
