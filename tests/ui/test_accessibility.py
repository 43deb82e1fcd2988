"""The screens measured: names, roles, sizes in millimetres, places, order of keys, contrast, letters."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest

from kiosk.ui.window import FAMILY
from tests.album import Album, visible_items
from tests.gallery import HOSPITAL, SAMPLES
from tests.ui.conftest import LANDSCAPE, PORTRAIT, Open, Surveyed
from tests.ui.survey import area, buttons, inked, texts
from tests.ui.test_screens import messages

MM_PER_PX = 0.248
TARGET_MM = 20
GAP_MM = 3
BODY_MM = 7.3
KEY_MM = 12
CAPITAL_EM = 0.714

SIZES = pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
# The third level has the second one's letters in other colours.
LEVELS = pytest.mark.parametrize("level", [0, 1], ids=["plain", "larger"])
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """Qt keeps the accessibility tree."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


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


@LANGUAGES
@SIZES
def test_everything_that_is_told_has_a_name_and_a_role(album_of: Open, size: tuple[int, int], language: str) -> None:
    album = album_of(size)
    for sample, state in SAMPLES.items():
        album.show(state, language)
        found = nodes(album)
        nameless = [node.role() for node in found if not node.text(QAccessible.Text.Name)]
        assert nameless == [], sample
        roles = Counter(node.role() for node in found)
        assert roles[QAccessible.Role.Heading] == 1, sample
        assert roles[QAccessible.Role.Button] == len(buttons(album)), sample
        assert not set(roles) & {QAccessible.Role.NoRole, QAccessible.Role.Client}, sample


def test_what_a_screen_tells_is_in_the_accessibility_tree(album: Album) -> None:
    for sample, state in SAMPLES.items():
        album.show(state)
        told = " ".join(
            f"{node.text(QAccessible.Text.Name)} {node.text(QAccessible.Text.Description)}" for node in nodes(album)
        )
        for text in texts(album):
            assert str(text.property("text")) in told, sample


@LEVELS
@LANGUAGES
@SIZES
def test_targets_are_large_and_apart(survey_of: Surveyed, size: tuple[int, int], language: str, level: int) -> None:
    for sight in survey_of(size, language, level):
        for index, button in enumerate(sight.buttons):
            least = min(button.box.width(), button.box.height()) * MM_PER_PX
            assert least >= TARGET_MM, (sight.sample, button.name)
            gap = GAP_MM / MM_PER_PX - 1
            grown = button.box.adjusted(-gap, -gap, gap, gap)
            near = [other.name for other in sight.buttons[index + 1 :] if grown.intersects(other.box)]
            assert near == [], (sight.sample, button.name)


@LEVELS
@LANGUAGES
@SIZES
def test_letters_are_high_enough(survey_of: Surveyed, size: tuple[int, int], language: str, level: int) -> None:
    for sight in survey_of(size, language, level):
        for text in sight.texts:
            least = KEY_MM if text.name in ("ticket_number", "room", "amount", "countdown") else BODY_MM
            assert text.pixels * CAPITAL_EM * MM_PER_PX >= least, (sight.sample, text.words)


def test_larger_letters_are_half_as_large_again(album: Album) -> None:
    album.show(SAMPLES["Sorry-BACKEND_AWAY"])
    plain = album.item("action").property("font").pixelSize()
    album.read(1)
    assert album.item("action").property("font").pixelSize() >= 1.49 * plain


def test_larger_letters_end_with_the_visit(album: Album) -> None:
    album.show(SAMPLES["Confirm"], "en", 2)
    album.shell.put(SAMPLES["Welcome"])
    assert album.item("larger_text").property("level") == 0
    assert album.shell.property("language") == "vi"


@LEVELS
@LANGUAGES
@SIZES
def test_the_fixed_buttons_never_move(survey_of: Surveyed, size: tuple[int, int], language: str, level: int) -> None:
    places: dict[str, set[tuple[float, ...]]] = {}
    for sight in survey_of(size, language, level):
        for button in sight.buttons:
            if button.name in ("back", "help", "larger_text", "language_vi", "language_en"):
                places.setdefault(button.name, set()).add(
                    (button.box.left(), button.box.top(), button.box.width(), button.box.height())
                )
    assert len(places) == 4
    assert all(len(place) == 1 for place in places.values()), places
    width, height = size
    left, top, _, _ = places["back"].pop()
    assert (left < width / 4, top > height * 0.75) == (True, True)
    left, top, _, _ = places["help"].pop()
    assert (left > width / 2, top > height * 0.75) == (True, True)


@LEVELS
@SIZES
def test_a_screen_offers_at_most_nine_things(survey_of: Surveyed, size: tuple[int, int], level: int) -> None:
    for sight in survey_of(size, "vi", level):
        # A pad of digits is one thing with ten keys.
        offered = [button.name for button in sight.buttons if not button.name.startswith("digit_")]
        assert len(offered) <= 9, sight.sample


@LANGUAGES
def test_the_picture_of_a_button_is_never_its_only_sign(survey_of: Surveyed, language: str) -> None:
    for sight in survey_of(PORTRAIT, language, 0):
        assert [button.name for button in sight.buttons if not button.words] == [], sight.sample


@LEVELS
@SIZES
def test_tab_reaches_every_button_in_reading_order_and_comes_round(
    album_of: Open, size: tuple[int, int], level: int
) -> None:
    album = album_of(size)
    for sample, state in SAMPLES.items():
        album.show(state, "vi", level)
        wanted = {button.objectName() for button in buttons(album) if button.isEnabled()}
        shown = album.window.property("shown")
        shown.forceActiveFocus(Qt.FocusReason.OtherFocusReason)
        reached: list[str] = []
        for _ in range(len(wanted) + 1):
            QTest.keyClick(album.window, Qt.Key.Key_Tab)
            item = album.window.activeFocusItem()
            assert item is not None
            reached.append(item.objectName())
        assert set(reached) == wanted, sample
        assert reached[0] == reached[-1], sample
        # The screen first, from top to bottom, then the fixed bars.
        last = reached.index("language_en")
        order = [*reached[last + 1 : -1], *reached[: last + 1]]
        bars = [name for name in ("back", "larger_text", "help", "language_en") if name in wanted]
        assert order[-len(bars) :] == bars, sample
        places = [area(album.item(name)) for name in order[: -len(bars)]]
        assert places == sorted(places, key=lambda box: (round(box.top()), box.left())), sample


@pytest.mark.parametrize(("theme", "least"), [("light", 7.0), ("dark", 7.0), ("contrast", 10.0)])
def test_letters_stand_out_by_the_pixels(album: Album, theme: str, least: float) -> None:
    album.window.setProperty("theme", theme)
    weak: list[tuple[str, str, float]] = []
    for sample, state in SAMPLES.items():
        album.show(state)
        picture = album.picture()
        for text in texts(album):
            ratio = contrast(picture, inked(text).toRect())
            if ratio < least:
                weak.append((sample, str(text.property("text")), round(ratio, 1)))
    album.window.setProperty("theme", "light")
    assert weak == []


def contrast(picture: QImage, box: QRect) -> float:
    """WCAG contrast of the commonest colour of a place against the farthest one that fills whole pixels of letters."""
    part = picture.copy(box).convertToFormat(QImage.Format.Format_RGB32)
    colours, counts = np.unique(np.frombuffer(part.constBits(), np.uint32), return_counts=True)
    ground = luminance(int(colours[counts.argmax()]))
    solid = [luminance(int(colour)) for colour in colours[counts >= 8]]
    return max((max(ground, other) + 0.05) / (min(ground, other) + 0.05) for other in solid)


def luminance(rgb: int) -> float:
    """Relative luminance (WCAG 2.2)."""
    colour = QColor(rgb)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_edges_and_icons_stand_out_by_the_pixels(album: Album, theme: str) -> None:
    album.window.setProperty("theme", theme)
    for sample in ("Confirm", "ChoosePayer-mismatch", "ChooseClinic", "Registered-not_printed"):
        album.show(SAMPLES[sample])
        picture = album.picture()
        for button in buttons(album):
            box = area(button).toRect()
            middle = box.center().y()
            outside = luminance(picture.pixel(box.left() - 4, middle))
            inside = luminance(picture.pixel(box.left() + 12, middle))
            edge = luminance(picture.pixel(box.left() + 1, middle))
            ratios = [(max(edge, other) + 0.05) / (min(edge, other) + 0.05) for other in (outside, inside)]
            assert max(ratios) >= 3, (sample, button.objectName())
        for icon in visible_items(
            album.window.contentItem(), lambda item: item.property("tint") is not None and item.inherits("QQuickImage")
        ):
            assert contrast(picture, area(icon).toRect()) >= 3, sample
    album.window.setProperty("theme", "light")


def test_no_stacked_capital_is_clipped(album: Album) -> None:
    font = QFont(FAMILY)
    font.setPixelSize(82)
    metrics = QFontMetrics(font)
    for bold in (False, True):
        font.setBold(bold)
        for letter in "ẲẪỖỂỰẤẨỮĐgypqjỵỹ":
            assert metrics.inFontUcs4(ord(letter)), letter
            image = QImage(200, 400, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.white)
            painter = QPainter(image)
            painter.setFont(font)
            painter.drawText(20, 200, letter)
            painter.end()
            rows = [y for y in range(400) if any(image.pixelColor(x, y).lightness() < 128 for x in range(200))]
            assert 200 - metrics.ascent() <= rows[0], letter
            assert rows[-1] <= 200 + metrics.descent(), letter


def test_every_letter_of_every_text_has_a_glyph(album: Album) -> None:
    metrics = QFontMetrics(QFont(FAMILY))
    letters = {letter for m in messages() for part in ("source", "translation") for letter in m.findtext(part) or ""}
    assert [
        letter for letter in letters | set(HOSPITAL + "₫ ") if letter != "\n" and not metrics.inFontUcs4(ord(letter))
    ] == []
