"""What sheets and boards are made of: a line to read, a thing to choose, a word to mind."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from kiosk.ui.views.choice import Choice
from kiosk.ui.views.line import Line


@dataclass(frozen=True, slots=True)
class Row:
    """A line to read."""

    text: str
    detail: str = ""
    icon: str = ""
    good: bool = False
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """Something to choose. The first of a sheet is the recommended one."""

    key: str
    text: str
    icon: str


@dataclass(frozen=True, slots=True)
class Said:
    """A word to mind: plain, good, ask."""

    text: str = ""
    tone: str = "plain"
    icon: str = "info"


def lines_of(parent: QObject, rows: tuple[Row, ...]) -> list[Line]:
    """As a screen reads them."""
    return [Line(parent, row.text, detail=row.detail, icon=row.icon, good=row.good, ask=row.ask) for row in rows]


def choices_of(parent: QObject, ways: tuple[Way, ...], kind: str) -> list[Choice]:
    """As a screen offers them; `kind` begins their names."""
    return [Choice(parent, key=way.key, kind=kind, icon=way.icon, title=way.text) for way in ways]
