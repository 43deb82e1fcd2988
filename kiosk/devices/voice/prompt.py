"""One thing to say."""

from dataclasses import dataclass, field
from typing import Final

LONGEST: Final = 600  # letters: a screen's longest line has 120


@dataclass(frozen=True, slots=True)
class Prompt:
    """A text in a language. `personal`: for a headset only, never for the loudspeaker; `chime`: two tones go before."""

    text: str = field(repr=False)
    language: str
    personal: bool = False
    chime: bool = False
