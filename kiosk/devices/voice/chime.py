"""Two rising tones: look here. Under half a second, so that it never covers speech (EN 301 549 §5.1.3.10)."""

from typing import Final

import numpy as np

from kiosk.devices.voice.sound import RATE, Sound, joined

_TONES: Final = ((659.3, 0.16), (880.0, 0.28))
"""Hertz, seconds: low enough for old ears, which lose what is high."""
_LOUD: Final = 9_000
"""As loud as speech, not louder."""


def chime() -> Sound:
    """The two tones; they swell and fade, so that nobody starts."""
    return joined([_tone(hertz, seconds) for hertz, seconds in _TONES])


def _tone(hertz: float, seconds: float) -> Sound:
    at = np.arange(round(seconds * RATE)) / RATE
    swell = np.minimum(1.0, at / 0.02) * np.exp(-3.0 * at / seconds) * np.minimum(1.0, (seconds - at) / 0.02)
    return Sound(np.rint(_LOUD * swell * np.sin(2 * np.pi * hertz * at)).astype("<i2").tobytes())
