"""What a screen says aloud: what it shows, from top to bottom, then what can be done."""

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow


class Part(Enum):
    """Where a line stands: the screen's own words, the fixed bars, something to choose, something that cannot be."""

    TOLD = auto()
    BAR = auto()
    WAY = auto()
    SHUT = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the script. `personal`: for a headset only."""

    text: str = field(repr=False)
    personal: bool
    part: Part = Part.TOLD


def plain(text: str) -> str:
    """The words alone: where a line ends, or must not, is nothing to a voice."""
    return " ".join(text.split())


def script(window: QQuickWindow) -> tuple[Line, ...]:
    """The script of the screen that is up, in its language: its words, the bars, what can be done and what cannot."""
    shown = window.property("shown")
    screen = _walk(shown) if isinstance(shown, QQuickItem) else []
    around = [line for line in _walk(window.contentItem(), beside=shown) if line.text]
    bars = [replace(line, part=Part.BAR) if line.part is Part.TOLD else line for line in around]
    told = [line for line in screen if line.part is Part.TOLD]
    rest = [line for line in (*screen, *bars) if line.part is not Part.TOLD]
    return (*told, *sorted(rest, key=lambda line: (line.part is not Part.BAR, line.part is not Part.SHUT)))


def words_of(button: QQuickItem) -> tuple[Line, ...]:
    """What is written on a button, line by line; a picture's own words where nothing is written."""
    found = [line for child in button.childItems() for line in _walk(child)]
    told = tuple(found) or (_line(button, str(button.property("text") or "")),)
    return tuple(replace(line, personal=True) for line in told) if button.property("personal") else told


def _walk(item: QQuickItem, beside: QQuickItem | None = None) -> list[Line]:
    if not item.isVisible() or item is beside or item.property("unspoken"):
        return []
    if item.inherits("QQuickAbstractButton"):
        return [_way(item)]
    found: list[Line] = []
    spoken = item.property("spoken")
    if spoken:
        # What is drawn and not written: boxes that fill, a picture.
        return [_line(item, str(spoken))]
    if item.inherits("QQuickText") and item.property("text"):
        found.append(_line(item, str(item.property("text"))))
    for child in item.childItems():
        found += _walk(child, beside)
    return found


def _line(item: QQuickItem, text: str) -> Line:
    # What is masked is about one person, whether its screen says so or not.
    return Line(plain(text), bool(item.property("personal")) or "***" in text)


def _way(button: QQuickItem) -> Line:
    """A button by its words, and what is written below them."""
    words = words_of(button)
    text = ". ".join(line.text for line in words)
    personal = any(line.personal for line in words)
    if button.isEnabled():
        #: Spoken: a button; {name} is what is written on it
        told = QCoreApplication.translate("Spoken", "Nút: {name}")
        return Line(told.format(name=text), personal, Part.WAY)
    #: Spoken: a button that cannot be pressed now; {name} is what is written on it
    told = QCoreApplication.translate("Spoken", "Không chọn được: {name}")
    return Line(told.format(name=text), personal, Part.SHUT)
