"""The order in which decoders look at a frame: zxing-cpp at once, everything else beside it."""

from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np

from kiosk.devices.scanner.found import Found, Sighted
from kiosk.devices.scanner.frame import Grey
from kiosk.devices.scanner.opencv import overlaid, thumbnail
from kiosk.devices.scanner.second import FILES, SecondLook
from kiosk.devices.scanner.zxing import read_bars, read_qr

EVERY: Final = 4
"""Of frames in which nothing is read, each fourth gets the second look; one in which a code stands gets it at once."""
TRIES: Final = 4
SELDOM: Final = 60
"""Second looks at a scene in which nothing moves; then one in sixty frames: an empty hall is not searched all night."""
CROWDED: Final = 58.0
"""Mean difference between neighbours; the worst frames of the degraded set without heavy noise have 52."""
_STILL: Final = 16.0


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a frame gave: the codes read, else a code that stands there unread."""

    found: tuple[Found, ...] = ()
    sighted: Sighted | None = None


class Chain:
    """Looks at the frames of one camera. Never waits for the second look; what that finds comes with a later frame."""

    def __init__(self, second: SecondLook | None = None) -> None:
        self._second = second or SecondLook()
        self._recent: deque[Grey] = deque(maxlen=EVERY)
        self._missed = 0
        self._tries = 0
        self._scene: Grey | None = None

    def begin(self) -> None:
        """A new reading."""
        self.forget()
        self._second.warm()

    def forget(self) -> None:
        """What was shown is nobody's business any more."""
        self._second.forget()
        self._recent.clear()
        self._missed = self._tries = 0
        self._scene = None

    def look(self, grey: Grey) -> Look:
        """Codes in the frame, or those the second look found in one shortly before."""
        first = first_look(grey)
        late = self._second.answer()
        if first.found:
            return first
        self._missed += 1
        self._settle(grey)
        if late:
            return Look(late)
        if self._due(first) and self._offer(grey, first.sighted):
            self._tries += 1
        return first

    def close(self) -> None:
        """End the second look."""
        self._second.close()

    def _settle(self, grey: Grey) -> None:
        """Keep the frames of a scene while it stands still; when it changes everything begins anew."""
        scene, known = thumbnail(grey), self._scene
        if known is None or _moved(known, scene):
            self._scene, self._tries = scene, 0
            self._recent.clear()
        self._recent.append(grey)

    def _due(self, first: Look) -> bool:
        if self._tries >= TRIES:
            return self._missed % SELDOM == 0
        return first.sighted is not None or self._missed % EVERY == 0

    def _offer(self, grey: Grey, sighted: Sighted | None) -> bool:
        """Every second time the mean of the last four frames: noise goes, but so does a code in a trembling hand."""
        together = self._tries % 2 == 0 and len(self._recent) == EVERY
        return self._second.offer(overlaid(self._recent) if together else grey, sighted)


class StillChain:
    """Looks at single pictures, which do not come again: waits for the second look."""

    def __init__(self, second: SecondLook | None = None) -> None:
        self._second = second or SecondLook(FILES)

    def warm(self) -> None:
        """Start the second look now, because many pictures will follow."""
        self._second.warm()

    def look(self, grey: Grey, *, hard: bool = True) -> Look:
        """Codes in the picture; not `hard` leaves out the second look, where there are very many."""
        first = first_look(grey)
        if first.found or not hard or not self._second.offer(grey, first.sighted):
            return first
        return Look(self._second.answer(20) or (), first.sighted)

    def close(self) -> None:
        """End the second look."""
        self._second.close()


def first_look(grey: Grey) -> Look:
    """QR codes, and only where there is none Code 128, which takes longer to miss than to find.

    A picture so full of edges that the decoder could be kept busy for long is left to the process that can be ended.
    """
    if _crowded(grey):
        return Look()
    read, seen = read_qr(grey)
    if read:
        return Look(tuple(read))
    bars = read_bars(grey)
    return Look(tuple(bars), seen[0] if seen and not bars else None)


def _moved(before: Grey, after: Grey) -> bool:
    """Noise changes every square of the picture a little, a moving card the few along its edges a lot."""
    if before.shape != after.shape:
        return True
    return bool(np.percentile(np.abs(after.astype(np.int16) - before), 98) > _STILL)


def _crowded(grey: Grey) -> bool:
    """A wall of finder patterns costs the decoder half a second; no card has as many edges, only a malicious print."""
    rows = grey[::24].astype(np.int16)
    return grey.shape[1] > 1 and float(np.abs(rows[:, 1:] - rows[:, :-1]).mean()) > CROWDED
