"""Chooses what is said of a screen: all of it, only what it is, or only what is new on it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol

from kiosk.devices.voice.prompt import Prompt
from kiosk.ui import guide_words as words
from kiosk.ui.spoken import Line, Part, plain

_BRIEF: Final = 2
"""Lines that everybody hears of a new screen: what it is, and what to do."""


class Says(Protocol):
    """What speaks: cuts what was said before."""

    @property
    def private(self) -> bool:
        """Whether only a headset hears it."""

    @property
    def busy(self) -> bool:
        """Whether it is speaking."""

    def set_volume(self, step: int) -> None:
        """1 to 5."""

    def say(self, prompts: Sequence[Prompt]) -> None:
        """Say this now, and nothing else."""

    def pause(self) -> Sequence[Prompt]:
        """Stop now; what was not said to its end."""


def own(text: str) -> Line:
    """A line of the guide itself."""
    return Line(text, personal=False)


class Teller:
    """Remembers what was told of the screen that is up."""

    def __init__(self, speaker: Says, *, headset: bool) -> None:
        self._speaker = speaker
        self._headset = headset
        self._known: tuple[Line, ...] = ()
        self._held: Sequence[Prompt] = ()
        self.language = "vi"

    def say(self, lines: Sequence[Line], *, chime: bool = False) -> None:
        """Say lines, after two tones or at once. Where something personal is left out, it is said that it was."""
        self._held = ()
        said = [Prompt(plain(line.text), self.language, line.personal) for line in lines if line.text]
        hidden = [place for place, prompt in enumerate(said) if prompt.personal]
        if hidden and not self._speaker.private:
            said.insert(hidden[-1] + 1, Prompt(plain(words.private_here(headset=self._headset)), self.language))
        if chime and said:
            said[0] = replace(said[0], chime=True)
        self._speaker.say(said)

    @property
    def paused(self) -> bool:
        """Whether something was stopped in the middle and not gone on with."""
        return bool(self._held)

    def pause(self) -> bool:
        """Stop, or go on where it was stopped; False where there is neither."""
        if self._speaker.busy:
            self._held = self._speaker.pause()
            return True
        held, self._held = self._held, ()
        if held:
            self._speaker.say(held)
        return bool(held)

    def brief(self, lines: tuple[Line, ...], *, chime: bool = False) -> None:
        """What the screen is, and what to do: for somebody who sees it."""
        self._known = lines
        self.say([line for line in lines if line.part is Part.TOLD][:_BRIEF], chime=chime)

    def quiet(self, lines: tuple[Line, ...]) -> None:
        """Nothing: an empty lobby is not called out to."""
        self._known = lines
        self.say(())

    def whole(
        self, lines: tuple[Line, ...], *, first: str = "", last: str = "", ways: bool = False, chime: bool = False
    ) -> None:
        """All that the screen tells, what cannot be chosen, and the ways on if they are not gone through by keys."""
        self._known = lines
        parts = (Part.TOLD, Part.SHUT, *((Part.WAY,) if ways else ()))
        told = [line for part in parts for line in lines if line.part is part]
        self.say([own(first), *told, own(last)], chime=chime)

    def news(self, lines: tuple[Line, ...]) -> bool:
        """What was not there before; a figure that counts down is no news. Whether there was any."""
        before = {line.text for line in self._known}
        self._known = lines
        fresh = [line for line in lines if line.part is Part.TOLD and line.text not in before]
        fresh = [line for line in fresh if any(c.isalpha() for c in line.text)]
        if fresh:
            self.say(fresh)
        return bool(fresh)
