"""Every state has a screen, a sample and words; nothing on any screen is cut or laid over another."""

import hashlib
import re
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from PySide6.QtGui import QImage

from kiosk.domain.consent import CONSENT
from kiosk.ui import build, prompts
from kiosk.ui.views.make import _VIEWS
from kiosk.visit.states import Registered, State
from tests.album import Album
from tests.gallery import PAYMENT, SAMPLES
from tests.ui.conftest import LANDSCAPE, PORTRAIT, Open, Surveyed
from tests.ui.survey import texts, written

SCREENS = build.UI / "qml" / "screens"
STATES = {state.__name__: state for state in get_args(State)}


def messages(folder: Path = build.I18N) -> list[ET.Element]:
    """The texts and their English."""
    return list(ET.parse(folder / "kiosk_en.ts").iter("message"))  # noqa: S314 - a file of this repository


def test_every_state_has_a_screen_a_view_and_a_sample() -> None:
    assert {file.stem for file in SCREENS.glob("*.qml")} == set(STATES)
    assert set(_VIEWS) == set(STATES.values())
    assert {type(state) for state in SAMPLES.values()} == set(STATES.values())
    assert all(name.split("-")[0] == type(state).__name__ for name, state in SAMPLES.items())


def test_the_checker_finds_nothing_in_any_qml_file(built: None) -> None:
    build.lint()


def test_the_checker_tells_of_a_name_that_is_not_there(
    built: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "UI", tmp_path)
    (tmp_path / "qml").mkdir()
    (tmp_path / "qml" / "Spoilt.qml").write_text("import QtQuick\n\nItem { width: nobody.knows }\n", "utf-8")
    with pytest.raises(build.BuildError, match="nobody"):
        build.lint()


def test_the_translations_hold_every_text_of_the_sources(
    built: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = build.I18N
    (tmp_path / "kiosk_en.ts").write_bytes((known / "kiosk_en.ts").read_bytes())
    monkeypatch.setattr(build, "I18N", tmp_path)
    build.update()
    collected = messages(tmp_path)
    assert [m.findtext("source") for m in collected if m.find("translation[@type]") is not None] == []
    assert [m.findtext("source") for m in collected] == [m.findtext("source") for m in messages(known)]


def test_every_text_has_a_translator_comment() -> None:
    for message in messages():
        assert message.findtext("extracomment"), message.findtext("source")


def test_placeholders_survive_translation() -> None:
    for message in messages():
        marks = [sorted(re.findall(r"%\d|\{\w+\}", message.findtext(part) or "")) for part in ("source", "translation")]
        assert marks[0] == marks[1], message.findtext("source")


def test_no_text_calls_an_elder_ban() -> None:
    for message in messages():
        assert not re.search(r"\bbạn\b", message.findtext("source") or "", re.IGNORECASE)


@pytest.mark.parametrize("level", [0, 1])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_no_text_is_cut_or_lies_over_another(
    survey_of: Surveyed, size: tuple[int, int], language: str, level: int
) -> None:
    sights = survey_of(size, language, level)
    assert {sight.sample: sight.faults for sight in sights if sight.faults} == {}


def test_the_code_on_the_screen_says_the_payment(album_of: Open) -> None:
    for size in (PORTRAIT, LANDSCAPE):
        for level in (0, 1, 2):
            album = album_of(size)
            album.show(SAMPLES["Paying"], "vi", level)
            picture = album.picture().convertToFormat(QImage.Format.Format_Grayscale8)
            assert picture.bytesPerLine() == picture.width()
            grey = memoryview(picture.constBits()).cast("B", (picture.height(), picture.width()))
            assert [code.text for code in zxingcpp.read_barcodes(grey)] == [PAYMENT.qr_payload]
            dark = [
                (p.x, p.y) for c in zxingcpp.read_barcodes(grey) for p in (c.position.top_left, c.position.top_right)
            ]
            assert (dark[1][0] - dark[0][0]) * 0.248 >= 75


@pytest.mark.parametrize("sample", ["Registered-not_printed", "Registered-two-not_printed"])
def test_the_code_of_a_slip_that_did_not_come_is_photographed_off_the_glass(album_of: Open, sample: str) -> None:
    state = SAMPLES[sample]
    assert isinstance(state, Registered)
    for size in (PORTRAIT, LANDSCAPE):
        for level in (0, 1, 2):
            album = album_of(size)
            album.show(state, "vi", level)
            picture = album.picture().convertToFormat(QImage.Format.Format_Grayscale8)
            grey = memoryview(picture.constBits()).cast("B", (picture.height(), picture.width()))
            assert [code.text for code in zxingcpp.read_barcodes(grey)] == [state.registration.ticket.qr]


def test_what_the_insurer_knows_of_a_card_stands_on_the_screen(album: Album) -> None:
    album.show(SAMPLES["ChoosePayer-covered"])
    said = {written(text) for text in texts(album)}
    assert {"Nơi đăng ký ban đầu: Trạm y tế phường Ví Dụ", "Đủ 5 năm liên tục từ 01/01/2020", "31/12/2026"} <= said


def test_a_card_that_ended_is_renewed_and_a_wrong_code_typed_again(album: Album) -> None:
    album.show(SAMPLES["ChoosePayer-ended"])
    said = " ".join(written(text) for text in texts(album))
    assert "Gia hạn thẻ ở cơ quan bảo hiểm xã hội" in said
    assert "31/12/2025" in said
    album.show(SAMPLES["ChoosePayer-type-again"])
    assert "Mã thẻ bảo hiểm chưa đúng" in {written(text) for text in texts(album)}
    album.show(SAMPLES["ChoosePayer-invalid_input"])
    assert "Chưa đủ thông tin để tra bảo hiểm y tế" in {written(text) for text in texts(album)}


def test_the_version_of_the_consent_is_that_of_its_words() -> None:
    words = "\n".join(m.source for m in prompts.messages() if m.context == "Consent")
    # Other words are another consent: raise kiosk.domain.consent.CONSENT, then write the new sum here.
    assert (CONSENT, hashlib.sha256(words.encode()).hexdigest()[:12]) == ("v2", "e2924593e12c")


def test_a_language_switch_says_the_same_screen_again(album: Album) -> None:
    album.show(SAMPLES["Sorry-BACKEND_AWAY"], "vi")
    album.shell.setLanguage("en")
    words = {written(text) for text in texts(album)}
    assert {"The machine has\nlost its connection", "Try again", "Call help", "Tiếng Việt"} <= words
    album.shell.setLanguage("vi")
    words = {written(text) for text in texts(album)}
    assert {"Máy đang mất liên lạc\nvới bệnh viện", "Thử lại", "Gọi hỗ trợ", "English"} <= words
