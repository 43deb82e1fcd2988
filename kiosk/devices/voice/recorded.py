"""Words from recordings: one clip that says it all, or several joined."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kiosk.devices.voice.prompt import Prompt
from kiosk.devices.voice.reading import plain, read, tongue_of
from kiosk.devices.voice.shelf import Clip, Shelf, sound_of
from kiosk.devices.voice.sound import Sound, joined, silence

_BETWEEN: Final = 0.04  # seconds from one clip to the next within a sentence
_PAUSES: Final = {",": 0.18, ":": 0.25, ".": 0.35, "?": 0.35, "!": 0.35}


class Recorded:
    """The shelves of the languages that have any."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self._shelves = {shelf.language: shelf for shelf in shelves}

    def whole(self, prompt: Prompt) -> Sound | None:
        """The recording of the very words, or None."""
        shelf = self._shelves.get(prompt.language)
        if shelf is None:
            return None
        clip = shelf.by_words.get(plain(read(prompt.text, tongue_of(prompt.language))))
        return sound_of(clip.file) if clip else None

    def joined(self, prompt: Prompt) -> Sound | None:
        """Recordings one after another that say it all, as few as can be; None where a word is missing."""
        shelf = self._shelves.get(prompt.language)
        if shelf is None:
            return None
        words = _words(read(prompt.text, tongue_of(prompt.language)))
        chain = cover(shelf, [word for word, _ in words])
        if not chain:
            return None
        parts: list[Sound] = []
        for clip, last in chain:
            sound = sound_of(clip.file)
            if sound is None:
                return None
            parts += [sound.trimmed(), silence(_PAUSES.get(words[last][1], _BETWEEN))]
        return joined(parts)


def cover(shelf: Shelf, words: Sequence[str]) -> list[tuple[Clip, int]]:
    """The fewest clips that say all words in order, each with the place of its last word; empty where none do."""
    best: list[list[tuple[Clip, int]] | None] = [[]]
    for end in range(1, len(words) + 1):
        found: list[tuple[Clip, int]] | None = None
        for start in range(max(0, end - shelf.longest), end):
            before = best[start]
            clip = shelf.by_words.get(" ".join(words[start:end]))
            if before is not None and clip is not None and (found is None or len(before) + 1 < len(found)):
                found = [*before, (clip, end - 1)]
        best.append(found)
    return best[-1] or []


def missing(path: Path) -> bool:
    """Whether a recording cannot be played."""
    return sound_of(path) is None


def _words(said: str) -> list[tuple[str, str]]:
    """Each word with the pause behind it."""
    return [(plain(word), word[-1] if word[-1] in _PAUSES else "") for word in re.findall(r"\S+", said) if plain(word)]
