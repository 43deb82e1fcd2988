"""The screens measured: names, roles, sizes in millimetres, places, order of keys, contrast, letters."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from pytestqt.qtbot import QtBot

from kiosk.ui.window import FAMILY
from tests.album import Album, settle
from tests.gallery import HOSPITAL, SAMPLES
from tests.ui.conftest import LANDSCAPE, PORTRAIT, Open, Surveyed
from tests.ui.gates import FIXED, low_letters, near_targets, order_faults, places, small_targets
from tests.ui.survey import look
from tests.ui.test_screens import messages

SIZES = pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
# The third level has the second one's letters in other colours.
LEVELS = pytest.mark.parametrize("level", [0, 1], ids=["plain", "larger"])
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])


class Reading(NamedTuple):
    """What a patient can switch to, or the night brings; the least contrast of its letters."""

    level: int
    theme: str
    least: float


READINGS = pytest.mark.parametrize(
    "reading",
    [Reading(0, "light", 7.0), Reading(1, "light", 7.0), Reading(2, "light", 10.0), Reading(0, "dark", 10.0)],
    ids=["plain", "larger", "contrast", "dark"],
)


@LEVELS
@LANGUAGES
@SIZES
def test_all_that_a_screen_tells_has_a_name_and_a_role(
    survey_of: Surveyed, size: tuple[int, int], language: str, level: int
) -> None:
    assert {sight.sample: sight.untold for sight in survey_of(size, language, level) if sight.untold} == {}


@READINGS
@LANGUAGES
@SIZES
def test_letters_stand_out_by_the_pixels(
    survey_of: Surveyed, size: tuple[int, int], language: str, reading: Reading
) -> None:
    weak = {sight.sample: sight.contrast for sight in survey_of(size, language, reading.level, reading.theme)}
    assert {sample: found for sample, found in weak.items() if found[0] < reading.least} == {}


@READINGS
@LANGUAGES
@SIZES
def test_edges_and_icons_stand_out_by_the_pixels(
    survey_of: Surveyed, size: tuple[int, int], language: str, reading: Reading
) -> None:
    weak = {sight.sample: sight.edge for sight in survey_of(size, language, reading.level, reading.theme)}
    assert {sample: found for sample, found in weak.items() if found[0] < 3} == {}


@READINGS
@LANGUAGES
@SIZES
def test_no_theme_cuts_or_covers_a_text(
    survey_of: Surveyed, size: tuple[int, int], language: str, reading: Reading
) -> None:
    sights = survey_of(size, language, reading.level, reading.theme)
    assert {sight.sample: sight.faults for sight in sights if sight.faults} == {}


def test_the_survey_would_find_faults(album: Album) -> None:
    album.show(SAMPLES["Sorry-BACKEND_AWAY"])
    clean = look(album, "clean")
    assert (clean.faults, clean.untold) == ((), ())
    action = album.item("action")
    action.setProperty("color", QColor("#c0c8d0"))
    weak = look(album, "weak")
    assert weak.contrast[0] < 3
    assert weak.contrast[1] == action.property("text")
    action.setProperty("color", album.item("title").property("color"))
    action.setProperty("text", "rất dài " * 60)
    action.setProperty("maximumLineCount", 2)
    action.setProperty("elide", 1)
    for _ in range(2):
        settle()
        album.picture()
    assert any("truncated" in fault for fault in look(album, "cut").faults)
    album.show(SAMPLES["Welcome"])
    album.show(SAMPLES["Sorry-BACKEND_AWAY"])
    album.item("again").setY(album.item("again").y() - 60)
    assert look(album, "over").faults != ()


@LEVELS
@LANGUAGES
@SIZES
def test_targets_are_large_and_apart(survey_of: Surveyed, size: tuple[int, int], language: str, level: int) -> None:
    for sight in survey_of(size, language, level):
        assert (small_targets(sight), near_targets(sight)) == ([], []), sight.sample


@LEVELS
@LANGUAGES
@SIZES
def test_letters_are_high_enough(survey_of: Surveyed, size: tuple[int, int], language: str, level: int) -> None:
    for sight in survey_of(size, language, level):
        assert low_letters(sight) == [], sight.sample


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
    fixed = places(survey_of(size, language, level))
    assert len(fixed) == 4
    assert all(len(place) == 1 for place in fixed.values()), fixed
    width, height = size
    left, top, _, _ = fixed["back"].pop()
    assert (left < width / 4, top > height * 0.75) == (True, True)
    left, top, _, _ = fixed["help"].pop()
    assert (left > width / 2, top > height * 0.75) == (True, True)


@LEVELS
@SIZES
def test_a_screen_offers_at_most_six_things_and_the_same_four_around_them(
    survey_of: Surveyed, size: tuple[int, int], level: int
) -> None:
    for sight in survey_of(size, "vi", level):
        # A pad of digits or letters is one thing with many keys.
        offered = {button.name for button in sight.buttons if not button.name.startswith(("digit_", "key_"))}
        assert len(offered - set(FIXED)) <= 6, sight.sample


@LANGUAGES
@SIZES
def test_letters_and_language_can_be_changed_on_every_screen(
    survey_of: Surveyed, size: tuple[int, int], language: str
) -> None:
    for sight in survey_of(size, language, 0):
        names = {button.name for button in sight.buttons}
        assert {"larger_text", "language_en" if language == "vi" else "language_vi"} <= names, sight.sample


def test_whoever_left_the_attract_screen_changed_is_followed_by_one_who_finds_it_plain(
    album: Album, qtbot: QtBot
) -> None:
    album.show(SAMPLES["Confirm"], "en", 1)
    album.window.setProperty("afreshMs", 1)
    qtbot.wait(30)
    assert album.item("larger_text").property("level") == 1
    album.shell.put(SAMPLES["Welcome"])
    album.shell.setLanguage("en")
    album.read(2)
    qtbot.waitUntil(lambda: album.shell.property("language") == "vi", timeout=30_000)
    assert album.item("larger_text").property("level") == 0
    album.window.setProperty("afreshMs", 60_000)


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
        assert order_faults(album) == [], sample


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
