"""What stands where on every screen, looked at once for all tests that measure."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem

from tests.album import Album, visible_items
from tests.gallery import SAMPLES

CLICKABLE = "QQuickAbstractButton"


@dataclass(frozen=True, slots=True)
class Written:
    """One text: its words, the place of its letters in the window, the size of its font in pixels."""

    name: str
    words: str
    box: QRectF
    pixels: int


@dataclass(frozen=True, slots=True)
class Touched:
    """One thing to touch, and the words on it."""

    name: str
    box: QRectF
    words: tuple[str, ...]
    enabled: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """One sample on the screen; `faults` is what is cut, outside, or over something else."""

    sample: str
    texts: tuple[Written, ...]
    buttons: tuple[Touched, ...]
    faults: tuple[str, ...]


def survey(album: Album, language: str, level: int) -> tuple[Sight, ...]:
    """Every sample, looked at."""
    sights = []
    for sample, state in SAMPLES.items():
        album.show(state, language, level)
        sights.append(look(album, sample))
    return tuple(sights)


def look(album: Album, sample: str) -> Sight:
    """The screen that is shown."""
    written = tuple(
        Written(text.objectName(), str(text.property("text")), inked(text), int(text.property("fitted")))
        for text in texts(album)
    )
    touched = tuple(
        Touched(button.objectName(), area(button), words(button), button.isEnabled()) for button in buttons(album)
    )
    return Sight(sample, written, touched, tuple(crowding(album)))


def texts(album: Album) -> list[QQuickItem]:
    """The texts on the screen."""
    return visible_items(
        album.window.contentItem(), lambda item: item.inherits("QQuickText") and bool(item.property("text"))
    )


def buttons(album: Album) -> list[QQuickItem]:
    """What can be touched."""
    return visible_items(album.window.contentItem(), lambda item: item.inherits(CLICKABLE))


def words(button: QQuickItem) -> tuple[str, ...]:
    """What is written on a button."""
    found = visible_items(button, lambda item: item.inherits("QQuickText") and bool(item.property("text")))
    return tuple(str(item.property("text")) for item in found)


def area(item: QQuickItem) -> QRectF:
    """Where an item lies in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def inked(text: QQuickItem) -> QRectF:
    """Where a text's letters lie in the window: its content, not its box."""
    width, height = text.property("contentWidth"), text.property("contentHeight")
    left = (text.width() - width) / 2 if text.property("centred") else 0.0
    top = (text.height() - height) / 2 if text.property("middle") else 0.0
    return QRectF(text.mapToScene(QPointF(left, top)), text.mapToScene(QPointF(left + width, top + height)))


def crowding(album: Album) -> list[str]:
    """What is cut, outside the window, or over something else on the screen that is shown."""
    stage = QRectF(0, 0, album.window.width(), album.window.height())
    found = texts(album)
    faults: list[str] = []
    boxes: list[tuple[str, QRectF]] = []
    for text in found:
        word = str(text.property("text"))
        if text.property("truncated"):
            faults.append(f"truncated {word!r}")
        box = inked(text)
        if not stage.contains(box):
            faults.append(f"outside {word!r}")
        button = within(text, CLICKABLE)
        if button is not None and not area(button).adjusted(-1, -1, 1, 1).contains(box):
            faults.append(f"larger than its button {word!r}")
        panel = within(text, "QQuickRectangle")
        if panel is not None and button is None and not area(panel).adjusted(-1, -1, 1, 1).contains(box):
            faults.append(f"larger than its panel {word!r}")
        boxes.append((word, box.adjusted(1, 3, -1, -3)))
    for button in buttons(album):
        for text, (word, box) in zip(found, boxes, strict=True):
            if not button.isAncestorOf(text) and area(button).intersects(box):
                faults.append(f"{word!r} over the button {button.objectName()}")
    for index, (word, box) in enumerate(boxes):
        faults += [f"{word!r} over {other!r}" for other, there in boxes[index + 1 :] if box.intersects(there)]
    return faults


def within(item: QQuickItem, kind: str) -> QQuickItem | None:
    """The nearest ancestor of a kind."""
    parent = item.parentItem()
    while parent is not None and not parent.inherits(kind):
        parent = parent.parentItem()
    return parent
