"""A price is found by a few letters while they are typed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.visit import events as e
from tests.album import Album, settle
from tests.gallery import SAMPLES
from tests.ui.conftest import LANDSCAPE, PORTRAIT, Open
from tests.ui.survey import area, crowding, texts, written


def press(album: Album, name: str) -> None:
    QTest.mouseClick(album.window, Qt.MouseButton.LeftButton, pos=area(album.item(name)).center().toPoint())
    for _ in range(2):
        settle()
        album.picture()


def begin(album: Album, level: int = 0) -> None:
    """A fresh screen: what is typed stays with the screen it was typed on."""
    album.show(SAMPLES["Welcome"])
    album.show(SAMPLES["FindLine"], "vi", level)


def said(album: Album) -> list[str]:
    return [written(text) for text in texts(album)]


def test_each_letter_makes_the_lines_fewer(album_of: Open) -> None:
    for size in (PORTRAIT, LANDSCAPE):
        for level in (0, 1):
            album = album_of(size)
            begin(album, level)
            press(album, "key_T")
            assert "Tìm thấy 16 mục" in said(album)
            assert crowding(album) == [], (size, level)
            press(album, "key_I")
            assert "Tìm thấy 14 mục" in said(album)
            assert {"Khám Tim mạch", "Khám Tiêu hóa"} <= set(said(album)), (size, level)
            assert crowding(album) == [], (size, level)
            press(album, "key_Z")
            assert "Chưa thấy mục nào. Xóa bớt chữ." in said(album)
            for _ in range(3):
                press(album, "key_erase")
            press(album, "key_space")
            assert "Nhập vài chữ đầu, không cần dấu." in said(album)


def test_what_is_typed_stays_in_another_language(album: Album) -> None:
    begin(album)
    press(album, "key_X")
    album.shell.setLanguage("en")
    settle()
    assert "1 found" in said(album)
    album.shell.setLanguage("vi")
    album.shell.events.clear()
    press(album, "key_done")
    assert album.shell.events == [e.Finish()]
