"""All fixed texts of the screens, as what has to be recorded: whole, or in pieces around what is filled in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from kiosk.domain.text import clean
from kiosk.ui.language import FOLDER, SOURCE

_FILLED: Final = re.compile(r"%\d|\{\w+\}")
_UNSPOKEN: Final = frozenset({"Language"})
"""Contexts whose texts are never shown."""


def fixed_texts(language: str, folder: Path = FOLDER) -> Iterator[str]:
    """Each fixed text of a language once; around `%1` and `{count}` in pieces."""
    seen: set[str] = set()
    # The sources hold Vietnamese; any language's file lists them.
    file = folder / f"kiosk_{'en' if language == SOURCE else language}.ts"
    for context in ET.parse(file).iter("context"):  # noqa: S314 - a file of this program
        if context.findtext("name") in _UNSPOKEN:
            continue
        for message in context.iter("message"):
            text = message.findtext("source" if language == SOURCE else "translation") or ""
            for piece in map(clean, _FILLED.split(text)):
                if any(c.isalpha() for c in piece) and piece not in seen:
                    seen.add(piece)
                    yield piece
