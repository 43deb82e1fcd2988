"""How loud and how bright this terminal is by its staff's hand: set at once, and again after every restart.

One small file in the terminal's own folder. A figure of it counts for as long as the configuration says what it said
when staff turned it: who configures it anew has the last word.
"""

import json
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from kiosk.app.brightness import Brightness
from kiosk.app.durable import write_durably
from kiosk.devices.backlight.link import BacklightError
from kiosk.devices.voice.mixer import MixerError
from kiosk.domain.fields import FieldError, Fields
from kiosk.staff.dials import Dials, NoVolume, Touch

log = logging.getLogger(__name__)

STEP: Final = 10
_UP: Final = frozenset({Touch.LOUDER, Touch.BRIGHTER})


class Mixer(Protocol):
    """The loudspeaker's."""

    def level(self) -> int:
        """Percent. Raises MixerError."""

    def set(self, percent: int) -> None:
        """Raises MixerError."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A figure, and what the configuration said beside it. 0: nothing."""

    percent: int
    over: int


class DialKeeper:
    """Used from any thread, one at a time; a call may take as long as a mixer takes."""

    def __init__(
        self,
        file: Path,
        *,
        mixer: Mixer | None,
        light: Brightness | None,
        volume: int,
        day: int,
        speaks: bool,
        sample: Callable[[int], None] = lambda _: None,
    ) -> None:
        """`volume`, `day`: as configured, 0 where nothing is; `sample`: says how loud it is, by a percentage."""
        self._file = file
        self._mixer = mixer
        self._light = light
        self._configured = {"volume": volume, "day": day}
        self._speaks = speaks
        self._sample = sample
        self._guard = threading.Lock()
        self._wanted, self._told = 0, -1
        self._kept = self._read()
        if light is not None and "day" in self._kept:
            light.begin(self._kept["day"].percent)

    def restore(self) -> None:
        """The loudspeaker as it was left, else as configured; untouched where neither says anything."""
        with self._guard:
            kept = self._kept.get("volume")
            percent = kept.percent if kept else self._configured["volume"]
            if percent and self._mixer is not None:
                try:
                    self._set(percent)
                except MixerError as error:
                    log.info("the volume could not be set: %s", error)

    def look(self) -> Dials:
        """As it is now."""
        with self._guard:
            return self._look()

    def turn(self, touch: Touch) -> Dials:
        """One touch; what has become of it. Where there is nothing to turn nothing happens."""
        with self._guard:
            before, by = self._look(), STEP if touch in _UP else -STEP
            kept = True
            match touch:
                case Touch.BRIGHTER | Touch.DARKER if before.light is not None:
                    kept = self._lit(_next(before.light, by))
                case Touch.LOUDER | Touch.SOFTER if before.volume is not None:
                    kept = self._sounds(_next(before.volume, by))
                case _:
                    pass
            after = self._look()
            if touch in (Touch.LOUDER, Touch.SOFTER, Touch.LISTEN) and after.volume is not None:
                self._sample(after.volume)
            return Dials(after.volume, after.light, after.silent, kept)

    def _look(self) -> Dials:
        volume, silent = None, None
        if not self._speaks:
            silent = NoVolume.SPEECH_OFF
        elif self._mixer is None:
            silent = NoVolume.NO_MIXER
        else:
            try:
                volume = self._level(self._mixer)
            except MixerError:
                silent = NoVolume.NO_MIXER
        return Dials(volume, self._light.day if self._light is not None else None, silent)

    def _level(self, mixer: Mixer) -> int:
        level = mixer.level()
        # A mixer has steps of its own and tells the nearest: what it was set to counts while it tells the same.
        return self._wanted if level == self._told else level

    def _set(self, percent: int) -> None:
        if self._mixer is not None:
            self._mixer.set(percent)
            self._wanted, self._told = percent, self._mixer.level()

    def _sounds(self, percent: int) -> bool:
        try:
            self._set(percent)
        except MixerError as error:
            log.info("the volume could not be set: %s", error)
            return True
        return self._keep("volume", percent)

    def _lit(self, percent: int) -> bool:
        try:
            if self._light is not None:
                self._light.tune(percent)
        except BacklightError as error:
            log.info("%s", error)
            return True
        return self._keep("day", percent)

    def _keep(self, name: str, percent: int) -> bool:
        self._kept[name] = Kept(percent, self._configured[name])
        lines = {name: {"percent": kept.percent, "over": kept.over} for name, kept in self._kept.items()}
        try:
            write_durably(self._file, json.dumps(lines))
        except OSError as error:
            log.info("volume and light could not be kept: %s", error.strerror)
            return False
        return True

    def _read(self) -> dict[str, Kept]:
        found = {}
        try:
            lines = Fields(json.loads(self._file.read_bytes()))
            for name, configured in self._configured.items():
                entry = lines.inner_or_none(name)
                if entry is not None and entry.whole("over", 0, 100) == configured:
                    found[name] = Kept(entry.whole("percent", STEP, 100), configured)
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError, FieldError):
            log.info("volume and light could not be read: as configured")
            return {}
        return found


def _next(percent: int, by: int) -> int:
    """To the next ten, never silent and never dark."""
    tens = percent // STEP + 1 if by > 0 else -(-percent // STEP) - 1
    return min(100, max(STEP, tens * STEP))
