"""A keypad of four keys, or any HID keyboard: from key events to what they mean."""

from typing import Final

from kiosk.devices.keys.evdev import EV_KEY, InputEvent
from kiosk.devices.keys.key import Key

HELD_S: Final = 1.5
"""How long the repeat key is held to call for help."""

_CODES: Final = {
    105: Key.PREVIOUS, 103: Key.PREVIOUS, 75: Key.PREVIOUS, 72: Key.PREVIOUS,  # left, up, keypad 4 and 8
    106: Key.NEXT, 108: Key.NEXT, 15: Key.NEXT, 77: Key.NEXT, 80: Key.NEXT,  # right, down, Tab, keypad 6 and 2
    28: Key.CHOOSE, 96: Key.CHOOSE, 57: Key.CHOOSE, 76: Key.CHOOSE,  # Enter, keypad Enter, blank, keypad 5
    59: Key.REPEAT, 138: Key.REPEAT, 98: Key.REPEAT, 55: Key.REPEAT,  # F1, Help, keypad / and *
    115: Key.LOUDER, 78: Key.LOUDER,  # volume up, keypad +
    114: Key.SOFTER, 74: Key.SOFTER,  # volume down, keypad -
    164: Key.PAUSE, 119: Key.PAUSE, 113: Key.PAUSE, 61: Key.PAUSE, 82: Key.PAUSE,  # play, pause, mute, F3, keypad 0
    431: Key.BLANK, 244: Key.BLANK, 62: Key.BLANK, 83: Key.BLANK,  # display toggle, brightness zero, F4, keypad .
}  # fmt: skip
"""Codes of linux/input-event-codes.h, as audio keypads and number pads send them."""
_PRESSED, _RELEASED = 1, 0


class Keypad:
    """Says what was meant, once a press: the kernel's repeats count for nothing (EN 301 549 §5.7)."""

    def __init__(self) -> None:
        self._since: float | None = None

    def feed(self, event: InputEvent) -> Key | None:
        """The key that an event completes, if any. Repeat is told when it is let go, help once it was held."""
        key = _CODES.get(event.code) if event.kind == EV_KEY else None
        if key is None:
            return None
        if key is not Key.REPEAT:
            return key if event.value == _PRESSED else None
        if event.value == _PRESSED:
            self._since = event.at
        elif event.value == _RELEASED and self._since is not None:
            held, self._since = event.at - self._since, None
            return Key.HELP if held >= HELD_S else Key.REPEAT
        return None
