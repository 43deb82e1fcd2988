"""Voices that are programs: a site's own, and espeak-ng."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.devices.voice.program import ProgramFailedError, run
from kiosk.devices.voice.prompt import LONGEST, Prompt
from kiosk.devices.voice.reading import read, tongue_of
from kiosk.devices.voice.sound import NotSoundError, Sound, from_wav

SPEED: Final = 110  # words a minute: slow, for ears of 75 years
LOUDNESS: Final = 60  # more clips
_VOICES: Final = {"vi": "vi", "en": "en-gb"}


@dataclass(frozen=True, slots=True)
class Engine:
    """One program: text in through standard input, a WAV file out through standard output."""

    command: tuple[str, ...]

    def say(self, prompt: Prompt, timeout_s: float = 4.0) -> Sound:
        """Raises ProgramFailedError."""
        said = read(prompt.text, tongue_of(prompt.language))[:LONGEST]
        try:
            return from_wav(run(self.command, f"{said}\n".encode(), timeout_s))
        except NotSoundError as fault:
            raise ProgramFailedError(f"{self.command[0]}: {fault}") from None


def espeak(language: str, named: str | None = None) -> Engine:
    """espeak-ng with the voice of a language, or a voice by its name there."""
    voice = named or _VOICES.get(language, language)
    speed, loudness = str(SPEED), str(LOUDNESS)
    return Engine(("espeak-ng", "-v", voice, "-s", speed, "-a", loudness, "-b", "1", "--stdin", "--stdout"))


def site_voice(program: Path, language: str) -> Engine:
    """A voice that the site supplies: called with the language, reads text, writes a WAV file."""
    return Engine((str(program), language))


def version() -> str:
    """What espeak-ng calls itself. Raises ProgramFailedError."""
    words: Sequence[str] = run(["espeak-ng", "--version"]).decode("utf-8", "replace").split()
    return " ".join(words[:4]).removesuffix(" Data")
