"""What every screen must hold, told as faults: sizes in millimetres, distances, fixed places, the order of keys."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.album import Album
from tests.ui.survey import Sight, area, buttons

MM_PER_PX = 0.248
TARGET_MM = 20
GAP_MM = 3
BODY_MM = 7.3
KEY_MM = 12
CAPITAL_EM = 0.714
KEY_TEXTS = ("ticket_number", "room", "amount", "countdown")
FIXED = ("back", "help", "larger_text", "language_vi", "language_en")


def small_targets(sight: Sight) -> list[str]:
    """Buttons that a finger of 75 years misses."""
    limit = TARGET_MM / MM_PER_PX
    return [one.name for one in sight.buttons if min(one.box.width(), one.box.height()) < limit]


def near_targets(sight: Sight) -> list[str]:
    """Pairs of buttons that one finger may hit together."""
    gap = GAP_MM / MM_PER_PX - 1
    return [
        f"{one.name} and {other.name}"
        for index, one in enumerate(sight.buttons)
        for other in sight.buttons[index + 1 :]
        if one.box.adjusted(-gap, -gap, gap, gap).intersects(other.box)
    ]


def low_letters(sight: Sight) -> list[str]:
    """Texts whose capitals are lower than what is read at 600 mm; what a patient carries away must be higher."""
    return [
        text.words
        for text in sight.texts
        if text.pixels * CAPITAL_EM * MM_PER_PX < (KEY_MM if text.name in KEY_TEXTS else BODY_MM)
    ]


def places(sights: Iterable[Sight]) -> dict[str, set[tuple[float, ...]]]:
    """Where the fixed buttons stand over many screens: one place each."""
    found: dict[str, set[tuple[float, ...]]] = {}
    for sight in sights:
        for button in sight.buttons:
            if button.name in FIXED:
                box = button.box
                found.setdefault(button.name, set()).add((box.left(), box.top(), box.width(), box.height()))
    return found


def order_faults(album: Album) -> list[str]:
    """What is wrong with the way of the Tab key: out of reach, a trap, or not in reading order."""
    wanted = {button.objectName() for button in buttons(album) if button.isEnabled()}
    album.window.property("shown").forceActiveFocus(Qt.FocusReason.OtherFocusReason)
    reached: list[str] = []
    for _ in range(len(wanted) + 1):
        QTest.keyClick(album.window, Qt.Key.Key_Tab)
        item = album.window.activeFocusItem()
        reached.append(item.objectName() if item is not None else "nothing")
    if set(reached) != wanted:
        return [f"reached {sorted(set(reached) ^ wanted)} wrongly"]
    if reached[0] != reached[-1]:
        return ["does not come round"]
    # The screen first, from top to bottom, then the fixed bars.
    last = reached.index("language_en")
    order = [*reached[last + 1 : -1], *reached[: last + 1]]
    bars = [name for name in ("back", "larger_text", "help", "language_en") if name in wanted]
    if order[-len(bars) :] != bars:
        return [f"the bars come as {order[-len(bars) :]}"]
    boxes = [area(album.item(name)) for name in order[: -len(bars)]]
    return [] if boxes == sorted(boxes, key=lambda box: (round(box.top()), box.left())) else ["not in reading order"]
