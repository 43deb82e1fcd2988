import random

import numpy as np
import pytest

from kiosk.devices.scanner import zbar
from kiosk.devices.scanner.payload import text_of
from kiosk.devices.scanner.zbar import Zbar, ZbarMissing
from kiosk.devices.scanner.zxing import read_bars, read_qr
from tests.fixtures.frames_codes import Pixels, bar_modules, qr_modules
from tests.fixtures.frames_people import person


def printed(modules: Pixels, per_module: int = 3) -> Pixels:
    return modules.repeat(per_module, axis=0).repeat(per_module, axis=1)


@pytest.mark.parametrize(
    "text",
    ["Lê Thanh An|Tân An, Long An", "Phú Thọ|26062021", "Nguyễn Thị Mẫu", "plain", "\x00\x1d\x1b", "ﾃｺ盻", "é" * 100],
)
def test_both_decoders_give_the_bytes_as_they_stand_in_the_code(text: str) -> None:
    picture = printed(qr_modules(text.encode()))
    with Zbar() as scanner:
        (found,) = scanner.read(picture)
    assert (found.data, found.symbology, found.decoder) == (text.encode(), "QRCode", "zbar")
    (read,), _ = read_qr(picture)
    assert (read.data, read.symbology, read.decoder) == (text.encode(), "QRCode", "zxing")


def test_bytes_that_are_no_text_come_as_they_stand() -> None:
    data = bytes(range(256))
    with Zbar() as scanner:
        assert [found.data for found in scanner.read(printed(qr_modules(data)))] == [data]
    assert [found.data for found in read_qr(printed(qr_modules(data)))[0]] == [data]


def test_fifty_codes_with_few_marks_are_exact_with_both() -> None:
    chance = random.Random(11)
    with Zbar() as scanner:
        for _ in range(50):
            text = person(chance, plain=True).cccd()
            picture = printed(qr_modules(text.encode()), 2)
            assert [text_of(found.data) for found in scanner.read(picture)] == [text]
            assert [text_of(found.data) for found in read_qr(picture)[0]] == [text]


@pytest.mark.long
def test_fifteen_hundred_codes_with_few_marks_are_exact_with_both() -> None:
    chance = random.Random(3)
    exact = {"zxing": 0, "zbar": 0}
    with Zbar() as scanner:
        for _ in range(1500):
            text = person(chance, plain=True).cccd()
            picture = printed(qr_modules(text.encode()))
            exact["zbar"] += [text_of(found.data) for found in scanner.read(picture)] == [text]
            exact["zxing"] += [text_of(found.data) for found in read_qr(picture)[0]] == [text]
    assert exact == {"zxing": 1500, "zbar": 1500}


def test_a_bar_code_is_read_by_both() -> None:
    picture = printed(bar_modules("XN0123456789"))
    with Zbar() as scanner:
        assert [(found.data, found.symbology) for found in scanner.read(picture)] == [(b"XN0123456789", "Code128")]
    assert [(found.data, found.symbology) for found in read_bars(picture)] == [(b"XN0123456789", "Code128")]


def test_a_part_of_a_picture_is_read_as_it_lies_in_memory() -> None:
    picture = np.full((400, 500), 255, np.uint8)
    code = printed(qr_modules(b"hello"))
    picture[7 : 7 + code.shape[0], 11 : 11 + code.shape[1]] = code
    with Zbar() as scanner:
        assert scanner.read(picture[3:, 5:]) == scanner.read(picture)
        assert len(scanner.read(picture)) == 1


def test_a_picture_without_a_code_has_none() -> None:
    grey = np.random.default_rng(1).integers(0, 255, (300, 400)).astype(np.uint8)
    with Zbar() as scanner:
        assert scanner.read(grey) == []
    assert read_qr(grey) == ([], [])


def test_a_closed_scanner_is_closed_twice_without_harm() -> None:
    scanner = Zbar()
    scanner.close()
    scanner.close()


def test_without_the_library_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise ImportError

    monkeypatch.setattr(zbar, "load", absent)
    with pytest.raises(ZbarMissing):
        Zbar()


def test_a_library_too_old_for_binary_mode_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    class Old:
        """Every function answers 1, which of a setting means refused."""

        def __getattr__(self, name: str) -> object:
            function = lambda *_: 1  # noqa: E731 - it must take attributes, as a foreign function does
            setattr(self, name, function)
            return function

    monkeypatch.setattr(zbar, "load", lambda: (Old(), []))
    with pytest.raises(ZbarMissing, match="old"):
        Zbar()


def test_a_code_cut_by_the_edge_is_read_right_or_not_at_all() -> None:
    picture = printed(qr_modules(b"hello, world"), 6)
    read = [read_qr(np.ascontiguousarray(picture[cut:]))[0] for cut in range(20, picture.shape[0] - 40, 9)]
    assert {found.data for one in read for found in one} <= {b"hello, world"}
    assert read[-1] == []


def test_the_pixels_of_a_module_are_measured() -> None:
    for per_module in (3, 5):
        (read,), _ = read_qr(printed(qr_modules(b"0123456789" * 5), per_module))
        assert read.per_module == pytest.approx(per_module, abs=0.15)
