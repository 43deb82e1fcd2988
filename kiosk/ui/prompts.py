"""All fixed texts of the screens: what is translated whole, and recorded in pieces around what is filled in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from kiosk.domain.text import clean
from kiosk.ui.language import FOLDER, SOURCE

FILLED: Final = re.compile(r"%\d|\{\w+\}")
"""What is filled in when a text is shown."""
_UNSPOKEN: Final = frozenset({"Language"})
"""Contexts whose texts are never shown."""
_STAFF: Final = "Staff"
"""How the contexts of the back room begin: staff read, and no pack of a further language needs their words."""


@dataclass(frozen=True, slots=True)
class Message:
    """One text of the screens: where, in Vietnamese, what it is for, in English."""

    context: str
    source: str
    comment: str
    english: str


@cache
def messages(folder: Path = FOLDER) -> tuple[Message, ...]:
    """Every text of the sources, by its context."""
    found = []
    for context in ET.parse(folder / "kiosk_en.ts").iter("context"):  # noqa: S314 - a file of this program
        name = context.findtext("name") or ""
        if name not in _UNSPOKEN and not name.startswith(_STAFF):
            found += [
                Message(name, *(message.findtext(part) or "" for part in ("source", "extracomment", "translation")))
                for message in context.iter("message")
            ]
    return tuple(found)


def fixed_texts(language: str, folder: Path = FOLDER) -> Iterator[str]:
    """Each fixed text of Vietnamese or English once; around `%1` and `{count}` in pieces."""
    return pieces(message.source if language == SOURCE else message.english for message in messages(folder))


def pieces(texts: Iterator[str]) -> Iterator[str]:
    """What is recorded of texts: each piece once."""
    seen: set[str] = set()
    for text in texts:
        for piece in map(clean, FILLED.split(text)):
            if any(c.isalpha() for c in piece) and piece not in seen:
                seen.add(piece)
                yield piece
