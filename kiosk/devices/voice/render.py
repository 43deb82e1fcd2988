"""Makes the bundled recordings from texts: each its own small file, all written down in one record."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from kiosk.devices.voice.engine import Engine
from kiosk.devices.voice.program import run
from kiosk.devices.voice.prompt import Prompt
from kiosk.devices.voice.reading import plain, read, tongue_of
from kiosk.devices.voice.shelf import RECORD, Clip, digest, load
from kiosk.devices.voice.sound import RATE, to_wav
from kiosk.domain.text import ascii_upper

ENCODER: Final = ("opusenc", "--quiet", "--speech", "--bitrate", "12", "--framesize", "60", "--padding", "0",
                  "--serial", "1", "--discard-comments", "-", "-")  # fmt: skip
"""12 kbit/s is enough for one clear voice; a fixed serial number makes the same file of the same sound."""
_LONGEST_NAME: Final = 44


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text to record. The id stays as long as the text does; another text is another id."""

    text: str
    language: str

    @property
    def words(self) -> str:
        """What two texts that sound alike have in common."""
        return plain(read(self.text, tongue_of(self.language)))

    @property
    def id(self) -> str:
        """Readable, plain letters, unique to the words: `dang-doc-the-1f3a`."""
        name = re.sub(r"[^a-z0-9]+", "-", ascii_upper(self.words).lower()).strip("-")[:_LONGEST_NAME].strip("-")
        mark = sha256(f"{self.language}:{self.words}".encode()).hexdigest()[:4]
        return f"{name}-{mark}" if name else mark


@dataclass(frozen=True, slots=True)
class Changes:
    """What a rendering did, by ids."""

    made: tuple[str, ...]
    dropped: tuple[str, ...]
    kept: int


def distinct(wanted: Iterable[Wanted]) -> dict[str, Wanted]:
    """By id, the first of those that sound alike, in the order of their ids."""
    found: dict[str, Wanted] = {}
    for text in wanted:
        if text.words:
            found.setdefault(text.id, text)
    return dict(sorted(found.items()))


def faults(wanted: Iterable[Wanted], folder: Path, language: str) -> list[str]:
    """What is stale in a folder: a text without a clip, a clip without a text, a file that is not what was recorded."""
    asked = distinct(wanted)
    clips = {clip.id: clip for clip in load(folder, language).clips}
    found = [f"not recorded: {text.text!r}" for name, text in asked.items() if name not in clips]
    found += [f"nobody says: {clip.text!r}" for name, clip in clips.items() if name not in asked]
    for clip in clips.values():
        if not clip.file.is_file():
            found.append(f"no file {clip.file.name}")
        elif digest(clip.file) != clip.sha256:
            found.append(f"another file than was recorded: {clip.file.name}")
    known = {clip.file.name for clip in clips.values()} | {RECORD}
    found += [f"a file nobody knows: {path.name}" for path in sorted(folder.glob("*")) if path.name not in known]
    return found


def render(
    wanted: Iterable[Wanted], folder: Path, language: str, engine: Engine, program: str, *, anew: bool = False
) -> Changes:
    """Bring a folder in step with the texts. Raises ProgramFailedError; what was made until then stays."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = distinct(wanted)
    known = {} if anew else {clip.id: clip for clip in load(folder, language).clips if _sound(clip)}
    clips: list[Clip] = []
    made: list[str] = []
    for name, text in asked.items():
        if name in known:
            clips.append(known[name])
            continue
        clips.append(_record(name, text, folder, engine))
        made.append(name)
    files = {clip.file.name for clip in clips} | {RECORD}
    dropped = [path for path in sorted(folder.iterdir()) if path.name not in files]
    for path in dropped:
        path.unlink()
    _write(folder / RECORD, language, program, engine, clips)
    return Changes(tuple(made), tuple(path.stem for path in dropped), len(clips) - len(made))


def _sound(clip: Clip) -> bool:
    return clip.file.is_file() and digest(clip.file) == clip.sha256


def _record(name: str, text: Wanted, folder: Path, engine: Engine) -> Clip:
    sound = engine.say(Prompt(text.text, text.language), timeout_s=30.0).trimmed()
    path = folder / f"{name}.opus"
    path.write_bytes(run(ENCODER, to_wav(sound), timeout_s=30.0))
    return Clip(name, text.text, path, sound.seconds, digest(path))


def _write(path: Path, language: str, program: str, engine: Engine, clips: Sequence[Clip]) -> None:
    """One clip a line: a change is read as a change."""
    head = {"language": language, "program": program, "command": " ".join(engine.command), "rate": RATE}
    lines = [
        json.dumps(
            {"id": c.id, "text": c.text, "file": c.file.name, "ms": round(c.seconds * 1000), "sha256": c.sha256},
            ensure_ascii=False,
        )
        for c in clips
    ]
    body = json.dumps(head, ensure_ascii=False)[:-1] + ', "clips": [\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(body, "utf-8")
