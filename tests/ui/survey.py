"""What stands where on every screen, looked at once for all tests that measure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFont, QImage, QTextLayout, QTextOption
from PySide6.QtQuick import QQuickItem

from tests.album import Album, visible_items
from tests.gallery import SAMPLES

CLICKABLE = "QQuickAbstractButton"
Pixels = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Written:
    """One text: its words, the place of its letters in the window, the size of its font in pixels, its lines."""

    name: str
    words: str
    box: QRectF
    pixels: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """One thing to touch, and the words on it."""

    name: str
    box: QRectF
    words: tuple[str, ...]
    enabled: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """One sample on the screen.

    `faults` is what is cut, outside, or over something else; `untold` what a screen reader would not know; `contrast`
    the weakest letters, `edge` the weakest border or picture, each with what it is.
    """

    sample: str
    texts: tuple[Written, ...]
    buttons: tuple[Touched, ...]
    faults: tuple[str, ...]
    untold: tuple[str, ...]
    contrast: tuple[float, str]
    edge: tuple[float, str]


def survey(album: Album, language: str, level: int, theme: str = "light") -> tuple[Sight, ...]:
    """Every sample, looked at."""
    sights = []
    QAccessible.setActive(True)
    album.window.setProperty("theme", theme)
    for sample, state in SAMPLES.items():
        album.show(state, language, level)
        sights.append(look(album, sample))
    album.window.setProperty("theme", "light")
    QAccessible.setActive(False)
    return tuple(sights)


def look(album: Album, sample: str) -> Sight:
    """The screen that is shown."""
    picture = album.picture().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), picture.width())
    written = tuple(
        Written(text.objectName(), str(text.property("text")), inked(text), int(text.property("fitted")), lines(text))
        for text in texts(album)
    )
    touched = tuple(
        Touched(button.objectName(), area(button), words(button), button.isEnabled()) for button in buttons(album)
    )
    return Sight(
        sample, written, touched, tuple(crowding(album)), tuple(untold(album)), weakest_letters(album, pixels),
        weakest_edge(album, pixels),
    )  # fmt: skip


def tree(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """An accessible object and all below it that are shown."""
    if not node.state().invisible:
        yield node
        for index in range(node.childCount()):
            child = node.child(index)
            if child is not None:
                yield from tree(child)


def nodes(album: Album) -> list[QAccessibleInterface]:
    """The accessibility tree of the window."""
    return list(tree(QAccessible.queryAccessibleInterface(album.window)))


def untold(album: Album) -> list[str]:
    """What a screen reader would not know: things without name or role, no heading, words that are only painted."""
    found = nodes(album)
    faults = [f"no name: {node.role()}" for node in found if not node.text(QAccessible.Text.Name)]
    roles = Counter(node.role() for node in found)
    if roles[QAccessible.Role.Heading] != 1:
        faults.append(f"{roles[QAccessible.Role.Heading]} headings")
    if roles[QAccessible.Role.Button] != len(buttons(album)):
        faults.append(f"{roles[QAccessible.Role.Button]} buttons are told of {len(buttons(album))}")
    faults += [f"role {role}" for role in set(roles) & {QAccessible.Role.NoRole, QAccessible.Role.Client}]
    told = " ".join(f"{node.text(QAccessible.Text.Name)} {node.text(QAccessible.Text.Description)}" for node in found)
    faults += [f"only painted: {words!r}" for text in texts(album) if (words := str(text.property("text"))) not in told]
    return faults


def weakest_letters(album: Album, pixels: Pixels) -> tuple[float, str]:
    """The lowest contrast of any text against what it stands on."""
    ratios = [(contrast(pixels, inked(text).toRect()), str(text.property("text"))) for text in texts(album)]
    return min(ratios)


def weakest_edge(album: Album, pixels: Pixels) -> tuple[float, str]:
    """The lowest contrast of any button's border or any icon (WCAG 1.4.11)."""
    found = [(21.0, "")]
    for button in buttons(album):
        box = area(button).toRect()
        row = pixels[box.center().y()]
        outside, edge, inside = (luminance(int(row[max(0, box.left() + at)])) for at in (-4, 1, 12))
        found.append((max(ratio(edge, outside), ratio(edge, inside)), button.objectName()))
    for icon in visible_items(
        album.window.contentItem(), lambda item: item.property("tint") is not None and item.inherits("QQuickImage")
    ):
        found.append((contrast(pixels, area(icon).toRect()), str(icon.property("name"))))
    return min(found)


def contrast(pixels: Pixels, box: QRect) -> float:
    """WCAG contrast of the commonest colour of a place against the farthest one that fills whole pixels."""
    part = pixels[max(0, box.top()) : box.bottom() + 1, max(0, box.left()) : box.right() + 1]
    colours, counts = np.unique(part, return_counts=True)
    ground = luminance(int(colours[counts.argmax()]))
    return max(ratio(ground, luminance(int(colour))) for colour in colours[counts >= 8])


def ratio(one: float, other: float) -> float:
    """Of two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@cache
def luminance(rgb: int) -> float:
    """Relative luminance (WCAG 2.2)."""
    colour = QColor(rgb)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def texts(album: Album) -> list[QQuickItem]:
    """The texts on the screen."""
    return visible_items(
        album.window.contentItem(), lambda item: item.inherits("QQuickText") and bool(item.property("text"))
    )


def lines(text: QQuickItem) -> tuple[str, ...]:
    """What each line of a text says, broken as Qt breaks it."""
    words, count = str(text.property("text")), int(text.property("lineCount"))
    if count == 1:
        return (words,)
    font = QFont(text.property("font"))
    font.setPixelSize(int(text.property("fitted")))
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    found = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(text.width())
        found.append(words[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return tuple(found)


def buttons(album: Album) -> list[QQuickItem]:
    """What can be touched."""
    return visible_items(album.window.contentItem(), lambda item: item.inherits(CLICKABLE))


def words(button: QQuickItem) -> tuple[str, ...]:
    """What is written on a button."""
    found = visible_items(button, lambda item: item.inherits("QQuickText") and bool(item.property("text")))
    return tuple(written(item) for item in found)


def written(text: QQuickItem) -> str:
    """The words of a text, whichever of its blanks may end a line."""
    return str(text.property("text")).replace("\u00a0", " ")


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
    shown = album.window.property("shown")
    if isinstance(shown, QQuickItem):
        room = area(shown).adjusted(-1, -1, 1, 1)
        sheets = visible_items(shown, lambda item: item.inherits("QQuickRectangle") and item.width() > room.width() / 4)
        faults += [
            f"a sheet outside the screen: {area(sheet)}"
            for sheet in sheets
            if within(sheet, CLICKABLE) is None and not room.contains(area(sheet))
        ]
        painted = visible_items(album.window.contentItem(), lambda item: item in sheets or item in found)
        faults += [
            f"{word!r} under a sheet"
            for text, (word, box) in zip(found, boxes, strict=True)
            for sheet in painted[painted.index(text) :]
            if sheet in sheets and within(sheet, CLICKABLE) is None and area(sheet).intersects(box)
        ]
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
