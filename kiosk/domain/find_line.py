"""Finding a line of a page by a few letters, typed without marks: what begins so, in any of its words."""

import re
from collections.abc import Iterable
from itertools import chain

from kiosk.domain.hospital_page import HospitalPage, PageLine
from kiosk.domain.text import ascii_upper

_WORD = re.compile(r"[A-Z0-9]+")


def find_lines(page: HospitalPage, text: str) -> tuple[PageLine, ...]:
    """Lines of whose words, in either language, each typed word begins one; those that begin so themselves come first.

    Nothing typed finds nothing. The order of the page stays.
    """
    typed = words(text)
    if not typed:
        return ()
    found = [line for line in _lines(page) if _fits(line, typed)]
    first = [line for line in found if _begins(words(line.text), typed)]
    return tuple(chain(first, (line for line in found if line not in first)))


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: without marks, in capitals."""
    return tuple(_WORD.findall(ascii_upper(text)))


def _lines(page: HospitalPage) -> Iterable[PageLine]:
    return dict.fromkeys(line for section in page.sections for line in section.lines)


def _fits(line: PageLine, typed: tuple[str, ...]) -> bool:
    there = (*words(line.text), *words(line.text_en))
    return all(any(word.startswith(part) for word in there) for part in typed)


def _begins(there: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    return all(word.startswith(part) for word, part in zip(there, typed, strict=False))
