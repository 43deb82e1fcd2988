"""From what is written to what is said: `A042` becomes `A không bốn hai`. Pure; no sound is needed to test it."""

from kiosk.devices.voice.reading.read import plain, read
from kiosk.devices.voice.reading.tongue import Tongue, tongue_of

__all__ = ["Tongue", "plain", "read", "tongue_of"]
