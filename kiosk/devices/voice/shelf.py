"""A folder of recorded clips and the record of what each says, how it was made, and from which text."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from kiosk.devices.voice.program import ProgramFailedError, run
from kiosk.devices.voice.reading import plain, read, tongue_of
from kiosk.devices.voice.sound import RATE, NotSoundError, Sound, from_wav
from kiosk.domain.fields import Fields

RECORD: Final = "record.json"
ENDINGS: Final = (".wav", ".opus")
_MOST: Final = 5_000
_KEPT: Final = 64  # decoded clips: about 5 MB


class ShelfError(Exception):
    """The record cannot be read, or does not fit its files. Names the file."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording: its stable id, what is written, the file, how long it is, and the hash of the file."""

    id: str
    text: str
    file: Path
    seconds: float
    sha256: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """All clips of one language, found by what they say."""

    language: str
    clips: tuple[Clip, ...]
    by_words: Mapping[str, Clip]

    @property
    def longest(self) -> int:
        """Words in the longest clip."""
        return max((len(words.split()) for words in self.by_words), default=0)


def empty(language: str) -> Shelf:
    """Nothing is recorded."""
    return Shelf(language, (), {})


def load(folder: Path, language: str) -> Shelf:
    """The shelf in a folder; empty where there is none. Raises ShelfError."""
    record = folder / RECORD
    if not record.is_file():
        return empty(language)
    try:
        fields = Fields(json.loads(record.read_text("utf-8")))
        clips = tuple(_clip(entry, folder) for entry in fields.each("clips", _MOST))
    except (ValueError, OSError):
        raise ShelfError(f"{record}: not a record of recordings") from None
    return shelf_of(language, clips)


def shelf_of(language: str, clips: Iterable[Clip]) -> Shelf:
    """A shelf of clips; the first of two that say the same stays."""
    tongue = tongue_of(language)
    found: dict[str, Clip] = {}
    kept = tuple(clips)
    for clip in kept:
        found.setdefault(plain(read(clip.text, tongue)), clip)
    found.pop("", None)
    return Shelf(language, kept, found)


def with_recordings(shelf: Shelf, folder: Path) -> Shelf:
    """The shelf with a site's own recordings in place of the clips of the same id, and those that it adds.

    A recording is `ID.wav` or `ID.opus`; `more.json` names files of further texts: {"kham-noi.wav": "Khám Nội"}.
    Raises ShelfError.
    """
    if not folder.is_dir():
        return shelf
    own = {path.stem: path for path in sorted(folder.iterdir()) if path.suffix in ENDINGS}
    clips = [Clip(c.id, c.text, own.get(c.id, c.file), c.seconds, "" if c.id in own else c.sha256) for c in shelf.clips]
    more = folder / "more.json"
    if more.is_file():
        try:
            named = json.loads(more.read_text("utf-8"))
            further = [Clip(Path(name).stem, str(text), folder / name, 0.0, "") for name, text in named.items()]
        except (ValueError, AttributeError, OSError):
            raise ShelfError(f"{more}: an object of file names and texts is wanted") from None
        missing = [clip.file.name for clip in further if not clip.file.is_file()]
        if missing:
            raise ShelfError(f"{more}: no file {missing[0]}")
        # What the site says in its own voice comes first.
        clips = [*further, *clips]
    return shelf_of(shelf.language, clips)


def digest(path: Path) -> str:
    """The hash of a file."""
    return sha256(path.read_bytes()).hexdigest()


@lru_cache(_KEPT)
def sound_of(path: Path) -> Sound | None:
    """A recording, decoded; None where it cannot be."""
    try:
        data = path.read_bytes()
        if path.suffix == ".opus":
            data = run(["opusdec", "--quiet", "--rate", str(RATE), "--force-wav", str(path), "-"])
        return from_wav(data)
    except (OSError, ProgramFailedError, NotSoundError):
        return None


def _clip(entry: Fields, folder: Path) -> Clip:
    return Clip(
        id=entry.text("id"),
        text=entry.text("text"),
        file=folder / Path(entry.text("file")).name,
        seconds=entry.whole("ms") / 1000,
        sha256=entry.text("sha256"),
    )
