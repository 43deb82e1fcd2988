"""What a screen says aloud: what it shows, from top to bottom, then what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the script. `personal`: for a headset only."""

    text: str
    personal: bool


def script(window: QQuickWindow) -> tuple[Line, ...]:
    """The script of the screen that is up, in its language."""
    told: list[Line] = []
    ways: list[Line] = []
    _walk(window.contentItem(), told, ways)
    return (*told, *ways)


def _walk(item: QQuickItem, told: list[Line], ways: list[Line]) -> None:
    if not item.isVisible():
        return
    if item.inherits("QQuickAbstractButton"):
        ways.append(Line(_way(item), personal=False))
        return
    if item.inherits("QQuickText") and item.property("text"):
        told.append(Line(str(item.property("text")).replace("\n", " "), bool(item.property("personal"))))
    for child in item.childItems():
        _walk(child, told, ways)


def _way(button: QQuickItem) -> str:
    """A button by its words, and what is written below them."""
    words: list[Line] = []
    for child in button.childItems():
        _walk(child, words, [])
    text = ". ".join(line.text for line in words)
    if button.isEnabled():
        #: Spoken: a button; {name} is what is written on it
        return QCoreApplication.translate("Spoken", "Nút: {name}").format(name=text)
    #: Spoken: a button that cannot be pressed now; {name} is what is written on it
    return QCoreApplication.translate("Spoken", "Không chọn được: {name}").format(name=text)
