"""A floor of the hospital, drawn from the plan: walls, the way, where one stands, where to go."""

from collections.abc import Mapping
from math import hypot
from typing import Final

from PySide6.QtCore import Property, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.domain.plan import Box, Spot, Use
from kiosk.ui.map_sheet import MapName, MapSheet, MapTag
from kiosk.ui.remains import forget_after

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_FAMILY: Final = "Noto Sans"
_CORNER: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_AROUND_M: Final = 11.0
_LEAST_M: Final = 56.0

_PAPER: Final[Mapping[str, Mapping[str, str]]] = {
    "light": {
        "ground": "#e8f1f7", "house": "#ffffff", "wall": "#5f7d92", "room": "#f3f7fa", "ink": "#0e2233",
        "way": "#004f7c", "rim": "#ffffff", "goal": "#004f7c", "goal_ink": "#ffffff", "here": "#a3121f",
        "here_ink": "#ffffff",
    },
    "dark": {
        "ground": "#0f1d29", "house": "#1b3446", "wall": "#7f9db4", "room": "#234258", "ink": "#f1f7fb",
        "way": "#7fcbff", "rim": "#06141f", "goal": "#7fcbff", "goal_ink": "#06141f", "here": "#ffb3b8",
        "here_ink": "#3d0207",
    },
    "contrast": {
        "ground": "#000000", "house": "#000000", "wall": "#ffffff", "room": "#1e1e1e", "ink": "#ffffff",
        "way": "#ffe14d", "rim": "#000000", "goal": "#ffe14d", "goal_ink": "#000000", "here": "#ffffff",
        "here_ink": "#000000",
    },
}  # fmt: skip


@QmlElement
class PlanMap(QQuickPaintedItem):
    """Paints a sheet as large as fits, in the colours of the theme."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        forget_after(self)
        self._sheet: MapSheet | None = None
        self._letters = 40
        self._theme = "light"

    @Property(MapSheet, notify=changed)
    def sheet(self) -> MapSheet | None:
        """What is drawn."""
        return self._sheet

    @sheet.setter  # type: ignore[no-redef]  # Qt's way to name a setter
    def sheet(self, sheet: MapSheet | None) -> None:
        self._sheet = sheet
        self._anew()

    @Property(int, notify=changed)
    def letters(self) -> int:
        """Pixels of the font of the words on it."""
        return self._letters

    @letters.setter  # type: ignore[no-redef]  # Qt's way to name a setter
    def letters(self, pixels: int) -> None:
        self._letters = pixels
        self._anew()

    @Property(str, notify=changed)
    def theme(self) -> str:
        """light, dark or contrast."""
        return self._theme

    @theme.setter  # type: ignore[no-redef]  # Qt's way to name a setter
    def theme(self, theme: str) -> None:
        self._theme = theme
        self._anew()

    def _anew(self) -> None:
        self.changed.emit()
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Qt asks for the picture."""
        if self._sheet is not None and self.width() > 0 and self.height() > 0:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _Drawing(painter, self._sheet, QRectF(0, 0, self.width(), self.height()), self._letters, self._theme).draw()


class _Drawing:
    """One painting of one sheet."""

    def __init__(self, painter: QPainter, sheet: MapSheet, area: QRectF, letters: int, theme: str) -> None:
        self._painter = painter
        self._sheet = sheet
        self._area = area
        self._colours = {name: QColor(colour) for name, colour in _PAPER[theme].items()}
        wanted = _worth_seeing(sheet)
        self._scale = min(area.width() / wanted.width, area.height() / wanted.height)
        floor = sheet.stretch.floor
        self._left = area.left() - self._scale * _begin(wanted.x, wanted.width, area.width() / self._scale, floor.width)
        self._top = area.top() - self._scale * _begin(
            wanted.y, wanted.height, area.height() / self._scale, floor.height
        )
        self._font = QFont(_FAMILY)
        self._font.setPixelSize(letters)
        self._font.setBold(True)
        self._letters = QFontMetricsF(self._font)

    def draw(self) -> None:
        """Ground, houses, rooms, the way, then the words above all."""
        floor = self._sheet.stretch.floor
        shape = QPainterPath()
        shape.addRoundedRect(self._area, 20, 20)
        self._painter.setClipPath(shape)
        self._painter.fillRect(self._area, self._colours["ground"])
        for building in floor.buildings:
            self._block(building.box, "house", "wall", 1.2)
        self._painter.setFont(self._font)
        for room in floor.rooms:
            self._block(room.box, "goal" if room == self._sheet.goal else "room", "wall", 0.6)
            if room.use is Use.EMERGENCY:
                self._cross(room.box, "goal_ink" if room == self._sheet.goal else "here")
        for house in self._sheet.houses:
            self._name(house)
        self._way()
        if self._sheet.end is not None:
            self._tag(self._sheet.end, "goal", "goal_ink")
        self._dot()
        self._tag(self._sheet.start, "here", "here_ink")

    def _at(self, spot: Spot) -> QPointF:
        return QPointF(self._left + spot.x * self._scale, self._top + spot.y * self._scale)

    def _rect(self, box: Box) -> QRectF:
        return QRectF(self._at(Spot(box.x, box.y)), self._at(Spot(box.x + box.width, box.y + box.height)))

    def _block(self, box: Box, fill: str, edge: str, round_m: float) -> None:
        self._painter.setPen(QPen(self._colours[edge], max(2.0, 0.45 * self._scale)))
        self._painter.setBrush(self._colours[fill])
        radius = round_m * self._scale
        self._painter.drawRoundedRect(self._rect(box), radius, radius)

    def _name(self, house: MapName) -> None:
        """In the corner of its house, where there is room for it."""
        self._painter.setPen(self._colours["ink"])
        box = self._rect(house.box)
        wide = self._letters.horizontalAdvance(house.name) + 2 * self._scale
        if wide > box.width() or self._letters.height() > 7.5 * self._scale:
            return
        place = box.adjusted(0.9 * self._scale, 0.4 * self._scale, 0, 0)
        # Where the rooms reach so high, their walls do not go through the letters.
        under = self._painter.boundingRect(place, _CORNER, house.name).adjusted(0, 2, 4, -2)
        self._painter.fillRect(under, self._colours["house"])
        self._painter.drawText(place, _CORNER, house.name)

    def _cross(self, box: Box, colour: str) -> None:
        middle = self._at(box.middle)
        arm = min(box.width, box.height) * 0.28 * self._scale
        pen = QPen(self._colours[colour], arm * 0.7)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        self._painter.drawLine(middle + QPointF(-arm, 0), middle + QPointF(arm, 0))
        self._painter.drawLine(middle + QPointF(0, -arm), middle + QPointF(0, arm))

    def _way(self) -> None:
        spots = [self._at(spot) for spot in self._sheet.stretch.spots]
        if len(spots) < 2:
            return
        for colour, metres in (("rim", 3.4), ("way", 2.0)):
            pen = QPen(self._colours[colour], metres * self._scale)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._painter.setPen(pen)
            self._painter.drawPolyline(QPolygonF(spots))
        self._arrow(spots[-2], spots[-1])

    def _arrow(self, before: QPointF, end: QPointF) -> None:
        along = end - before
        length = hypot(along.x(), along.y())
        ahead = QPointF(along.x() / length, along.y() / length)
        across = QPointF(-ahead.y(), ahead.x())
        size = 2.6 * self._scale
        self._painter.setPen(QPen(self._colours["rim"], 0.7 * self._scale))
        self._painter.setBrush(self._colours["way"])
        tip = end + ahead * size
        self._painter.drawPolygon(QPolygonF([tip, end + across * size - ahead * size * 0.3,
                                             end - across * size - ahead * size * 0.3]))  # fmt: skip

    def _dot(self) -> None:
        middle = self._at(self._sheet.stretch.spots[0])
        self._painter.setPen(QPen(self._colours["rim"], 0.9 * self._scale))
        self._painter.setBrush(self._colours["here"])
        radius = 2.6 * self._scale
        self._painter.drawEllipse(middle, radius, radius)

    def _tag(self, tag: MapTag, fill: str, ink: str) -> None:
        """Words in a pill at a place, kept inside the map."""
        pad = 0.42 * self._letters.height()
        size = QRectF(0, 0, self._letters.horizontalAdvance(tag.text) + 2 * pad, self._letters.height() + pad * 0.5)
        clear = tag.beside.value * (size.height() / 2 + 3.6 * self._scale)
        if tag is self._sheet.end and self._sheet.goal is not None:
            clear += self._past(self._sheet.goal.box, size)
        size.moveCenter(self._at(tag.spot) + QPointF(0, clear))
        room = self._area.adjusted(4, 4, -4, -4)
        size.moveLeft(min(max(size.left(), room.left()), room.right() - size.width()))
        size.moveTop(min(max(size.top(), room.top()), room.bottom() - size.height()))
        self._painter.setPen(QPen(self._colours["rim"], max(2.0, 0.4 * self._scale)))
        self._painter.setBrush(self._colours[fill])
        self._painter.drawRoundedRect(size, size.height() / 2, size.height() / 2)
        self._painter.setPen(self._colours[ink])
        self._painter.drawText(size, Qt.AlignmentFlag.AlignCenter, tag.text)

    def _past(self, goal: Box, words: QRectF) -> float:
        """How far from the middle of the goal words stand that it is too small for: on the side the way leaves free."""
        room = self._rect(goal)
        if words.width() < 0.94 * room.width() and words.height() < 0.8 * room.height():
            return 0.0
        away = (room.height() + words.height()) / 2 - 0.3 * words.height()
        return away if self._at(self._sheet.stretch.spots[-1]).y() < room.center().y() else -away


def _worth_seeing(sheet: MapSheet) -> Box:
    """The way with some of the house around it, in metres; never less than a good part of a house."""
    spots = list(sheet.stretch.spots)
    if sheet.goal is not None:
        box = sheet.goal.box
        spots += [Spot(box.x, box.y), Spot(box.x + box.width, box.y + box.height)]
    left, right = min(spot.x for spot in spots) - _AROUND_M, max(spot.x for spot in spots) + _AROUND_M
    top, bottom = min(spot.y for spot in spots) - _AROUND_M, max(spot.y for spot in spots) + _AROUND_M
    wide, high = max(right - left, _LEAST_M), max(bottom - top, _LEAST_M / 2)
    return Box((left + right - wide) / 2, (top + bottom - high) / 2, wide, high)


def _begin(wanted: float, size: float, room: float, whole: float) -> float:
    """Where the view begins that holds what is wanted in its middle, and leaves the floor as little as possible."""
    if room >= whole:
        return (whole - room) / 2
    return min(max(wanted + (size - room) / 2, 0.0), whole - room)
