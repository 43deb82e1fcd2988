"""How loud and how bright the terminal is, and what staff turn of it."""

from dataclasses import dataclass
from enum import StrEnum


class Touch(StrEnum):
    """One touch."""

    LOUDER = "louder"
    SOFTER = "softer"
    LISTEN = "listen"
    BRIGHTER = "brighter"
    DARKER = "darker"


class NoVolume(StrEnum):
    """Why there is nothing to turn."""

    SPEECH_OFF = "speech_off"
    NO_MIXER = "no_mixer"


@dataclass(frozen=True, slots=True)
class Dials:
    """Percent, in tens. `silent`: why there is no volume; `light` None: the panel's cannot be set from here.

    `kept`: False where it could not be written down, so that a restart forgets it.
    """

    volume: int | None = None
    light: int | None = None
    silent: NoVolume | None = None
    kept: bool = True
