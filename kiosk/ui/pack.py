"""A further language as a folder: `pack.toml` says what it is, `words.toml` its texts, `voice/` its recordings.

A hospital drops it in; a text that is missing stays Vietnamese. Every fault is told with its line and key.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.domain.toml_file import ConfigError, Fault, TomlFile
from kiosk.ui.prompts import FILLED, Message, messages

_CODE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})?")
_HEADER: Final = re.compile(r"\s*\[\s*([A-Za-z]\w*)\s*\]\s*(?:#.*)?")
_KEY: Final = re.compile(r'\s*("(?:[^"\\]|\\.)*")\s*=')
_UNSEEN: Final = ("Cc", "Cs", "Co", "Cn")
_LONGER: Final = 2.5  # than the Vietnamese: no screen has room for more
_LETTERS: Final = 40


@dataclass(frozen=True, slots=True)
class Pack:
    """One language. `reviewed`: somebody who speaks it has read every text; a draft is offered only where asked for."""

    code: str
    name: str
    reviewed: bool
    folder: Path
    voice: str | None
    names: str
    words: Mapping[tuple[str, str], str]
    stale: tuple[Fault, ...] = ()
    """Texts that no screen shows any more: an upgrade must not silence a language."""

    @property
    def fonts(self) -> tuple[Path, ...]:
        """Fonts that the pack brings."""
        return tuple(sorted(file for file in self.folder.iterdir() if file.suffix in (".ttf", ".otf")))

    @property
    def missing(self) -> tuple[Message, ...]:
        """What stays Vietnamese."""
        return tuple(message for message in messages() if (message.context, message.source) not in self.words)


def read_packs(folder: Path) -> tuple[Pack, ...]:
    """Every pack in a folder of packs, by their codes. Raises ConfigError."""
    if not folder.is_dir():
        raise ConfigError(folder, [Fault(0, "packs", "a folder of language packs is wanted")])
    return tuple(read_pack(place) for place in sorted(folder.iterdir()) if (place / "pack.toml").is_file())


def read_pack(folder: Path) -> Pack:
    """One pack. Raises ConfigError with every fault of its two files."""
    file = TomlFile(folder / "pack.toml")
    with file.section("pack") as part:
        code, name = part.text("language"), part.text("name")
        if not _CODE.fullmatch(code) or code in ("vi", "en"):
            part.fault("language", "a language code like km or zh is wanted, neither vi nor en")
        reviewed = part.text("status", choices=("draft", "reviewed")) == "reviewed"
        if reviewed:
            part.text("reviewed_by")
        else:
            part.text("reviewed_by", "")
        voice = part.text("voice", "") or None
        names = part.text("names", "vi", choices=("vi", "en"))
    file.done()
    words, stale = _words(folder / "words.toml")
    return Pack(code, name, reviewed, folder, voice, names, words, stale)


def _words(path: Path) -> tuple[dict[tuple[str, str], str], tuple[Fault, ...]]:
    try:
        text = path.read_text("utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(path, [Fault(0, "file", error.strerror or "cannot be read")]) from None
    except UnicodeDecodeError:
        raise ConfigError(path, [Fault(0, "file", "UTF-8 is wanted")]) from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise ConfigError(path, [Fault(int(place[1]) if place else 0, "file", "not TOML")]) from None
    lines = _lines_of(text)
    known: dict[str, set[str]] = {}
    for message in messages():
        known.setdefault(message.context, set()).add(message.source)
    words: dict[tuple[str, str], str] = {}
    faults: list[Fault] = []
    stale: list[Fault] = []
    for context, table in tables.items():
        if not isinstance(table, dict):
            faults.append(Fault(lines.get(("", context), 0), context, f"a section [{context}] is wanted"))
            continue
        for source, value in table.items():
            wanted = _wanted(source, value)
            line, key = lines.get((context, source), 0), f"{context}.{_short(source)}"
            if wanted:
                faults.append(Fault(line, key, wanted))
            elif source not in known.get(context, ()):
                stale.append(Fault(line, key, "no screen shows this text any more"))
            elif value:
                words[context, source] = value
    if faults:
        raise ConfigError(path, faults)
    return words, tuple(stale)


def _wanted(source: str, value: object) -> str | None:
    """What is wrong with one text; an empty one is merely not translated yet."""
    if not isinstance(value, str):
        return "a text is wanted"
    if not value:
        return None
    if unicodedata.normalize("NFC", value) != value or any(
        unicodedata.category(c) in _UNSEEN for c in value if c != "\n"
    ):
        return "a text in Unicode NFC without control characters is wanted"
    if sorted(FILLED.findall(value)) != sorted(FILLED.findall(source)):
        marks = ", ".join(FILLED.findall(source)) or "none"
        return f"the same marks as in the Vietnamese are wanted: {marks}"
    if len(value) > _LONGER * len(source) + 12:
        return f"at most {int(_LONGER * len(source) + 12)} letters are wanted: no screen has room for more"
    return None


def _short(source: str) -> str:
    flat = source.replace("\n", " ")
    return flat if len(flat) <= _LETTERS else f"{flat[:_LETTERS]}…"


def _lines_of(text: str) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    context = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.fullmatch(line):
            context = header[1]
            found.setdefault((context, ""), number)
        elif key := _KEY.match(line):
            found.setdefault((context, tomllib.loads(f"x = {key[1]}")["x"]), number)
    return found
