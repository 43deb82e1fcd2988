"""Speech of one terminal: the voice, its loudspeaker and headset, the keypad, and the guide that leads by ear."""

import logging
from collections.abc import Sequence

from kiosk.app.config import Settings
from kiosk.app.voice import shelves_of, voice_of
from kiosk.devices.keys.watch import JackWatch, KeypadWatch
from kiosk.devices.voice.outlet import outlet_to
from kiosk.devices.voice.prompt import Prompt
from kiosk.devices.voice.shelf import Shelf, ShelfError
from kiosk.devices.voice.speaker import USUAL, Speaker
from kiosk.ui.guide import Guide
from kiosk.ui.guide_words import volume_now
from kiosk.ui.pack import Pack
from kiosk.ui.shell import Shell

log = logging.getLogger(__name__)


class Speech:
    """Made where `[voice] enabled` is set; whatever of it is missing, the screens work as ever."""

    def __init__(self, settings: Settings, shell: Shell, packs: Sequence[Pack] = ()) -> None:
        part = settings.voice
        self._shell = shell
        # The jack is heard of from its thread before the guide is there.
        self._guide: Guide | None = None
        self._jack = JackWatch(part.jack, self._plugged) if part.jack is not None else None
        headset = outlet_to(part.headset) if part.headset is not None else None
        voice = voice_of(settings, packs, _shelves(settings, packs))
        self._speaker = Speaker(voice, outlet_to(part.device), headset, self._jack)
        self.guide = self._guide = Guide(shell, self._speaker, headset=headset is not None)
        self._keypad = KeypadWatch(part.keypad, self.guide.pressed.emit) if part.keypad is not None else None

    def sample(self, percent: int) -> None:
        """Say how loud it is now, as loud as visits begin. From any thread."""
        self._speaker.set_volume(USUAL)
        self._speaker.say((Prompt(volume_now(percent // 10, 10), str(self._shell.property("language"))),))

    def close(self) -> None:
        """Silence, and the end of its threads. After the window."""
        for device in (self._keypad, self._jack):
            if device is not None:
                device.close()
        self._speaker.close()

    def _plugged(self, plugged: bool) -> None:
        if self._guide is not None:
            self._guide.plugged.emit(plugged)


def _shelves(settings: Settings, packs: Sequence[Pack]) -> list[Shelf]:
    try:
        return shelves_of(settings, packs)
    except ShelfError as fault:
        log.warning("no recordings: %s", fault)
        return []
