"""The one way from a prompt to sound: the best source that has it, and silence where none does."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.devices.voice.engine import Engine, espeak, site_voice
from kiosk.devices.voice.program import ProgramFailedError
from kiosk.devices.voice.prompt import Prompt
from kiosk.devices.voice.recorded import Recorded
from kiosk.devices.voice.shelf import Shelf
from kiosk.devices.voice.sound import Sound

log = logging.getLogger(__name__)


class Voice:
    """Recording of the words, joined recordings, the site's own voice, espeak-ng, silence: in this order."""

    def __init__(
        self,
        shelves: Sequence[Shelf] = (),
        site: Path | None = None,
        synthesiser: Callable[[str], Engine] = espeak,
    ) -> None:
        self._recorded = Recorded(shelves)
        self._site = site
        self._synthesiser = synthesiser
        self._gone: set[str] = set()

    def speak(self, prompt: Prompt) -> Sound | None:
        """The sound of a prompt, or None where it stays silent: its text is on the screen."""
        return self._recorded.whole(prompt) or self._recorded.joined(prompt) or self._made(prompt)

    def _made(self, prompt: Prompt) -> Sound | None:
        engines = [site_voice(self._site, prompt.language)] if self._site else []
        for engine in (*engines, self._synthesiser(prompt.language)):
            try:
                sound = engine.say(prompt)
            except ProgramFailedError as failed:
                if engine.command[0] not in self._gone:
                    # Once when it goes, once when it is back; never what was to be said.
                    self._gone.add(engine.command[0])
                    log.warning("a voice is gone: %s", failed)
                continue
            if engine.command[0] in self._gone:
                self._gone.discard(engine.command[0])
                log.info("a voice is back: %s", engine.command[0])
            if sound.pcm:
                return sound
        return None
