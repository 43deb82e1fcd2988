"""What is painted is read back from the glass, and only the code of this very bill counts as shown."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.qr import matrix
from kiosk.domain.money import Dong
from kiosk.domain.vietqr import VietQr
from kiosk.ui import qr_code
from kiosk.ui.qr_code import QUIET
from kiosk.ui.read_back import ReadBack, painted
from kiosk.visit import events as e
from kiosk.visit import states as s
from tests.album import Album, settle
from tests.gallery import PAYMENT, REGISTERED
from tests.ui.conftest import LANDSCAPE, PORTRAIT, Open

DUE = REGISTERED.registration.due


def code(amount: Dong = DUE, account: str = "0011012345678") -> str:
    return VietQr.of("970403", account, amount=amount, ref=PAYMENT.ref).encode()


RIGHT = replace(PAYMENT, qr_payload=code())


@pytest.fixture
def album(built: None, qtbot: QtBot) -> Iterator[Album]:
    """A terminal whose glass is read back, and which follows the visit."""
    made = Album(follow=True)
    ReadBack(made.shell, made.window)
    yield made
    made.close()


def come_up(album: Album, qtbot: QtBot, paying: s.Paying) -> s.State:
    """The payment's screen, until the glass was read."""
    album.shell.events.clear()
    album.shell.put(paying)
    qtbot.waitUntil(lambda: any(isinstance(event, e.CodePainted) for event in album.shell.events), timeout=30_000)
    return album.shell.state


def test_the_code_of_this_bill_counts_as_shown_once_it_was_read_from_the_glass(album: Album, qtbot: QtBot) -> None:
    assert come_up(album, qtbot, s.Paying(REGISTERED, RIGHT)) == s.Paying(REGISTERED, RIGHT, shown=True)
    assert album.shell.events == [e.CodePainted(code())]


@pytest.mark.parametrize("wrong", [code(Dong(1)), code(account="0099999999999"), "000201"])
@pytest.mark.expects_log("the code on the glass is another")
def test_a_painter_that_paints_another_code_closes_the_payment(
    album: Album, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    honest = matrix
    monkeypatch.setattr(qr_code, "matrix", lambda _text: honest(wrong))
    closing = come_up(album, qtbot, s.Paying(REGISTERED, RIGHT))
    assert closing == s.ClosingPayment(REGISTERED, RIGHT, spoilt=True)


@pytest.mark.expects_log("the code on the glass is not readable")
def test_a_code_that_cannot_be_read_closes_the_payment(
    album: Album, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = matrix
    monkeypatch.setattr(
        qr_code,
        "matrix",
        lambda text: tuple(
            tuple(dark and (x + y) % 3 > 0 for x, dark in enumerate(row)) for y, row in enumerate(honest(text))
        ),
    )
    closing = come_up(album, qtbot, s.Paying(REGISTERED, RIGHT))
    assert closing == s.ClosingPayment(REGISTERED, RIGHT, spoilt=True)


def test_a_code_of_another_amount_than_the_bills_is_never_shown_however_well_it_is_painted(
    album: Album, qtbot: QtBot
) -> None:
    other = replace(PAYMENT, amount=Dong(5), qr_payload=code(Dong(5)))
    assert isinstance(come_up(album, qtbot, s.Paying(REGISTERED, other)), s.ClosingPayment)


def test_each_new_code_is_read_again_and_news_of_the_same_one_is_not(album: Album, qtbot: QtBot) -> None:
    come_up(album, qtbot, s.Paying(REGISTERED, replace(RIGHT)))
    album.shell.events.clear()
    album.shell.handle(e.PaymentUnclear())
    album.shell.handle(e.PaymentChanged(RIGHT))
    settle()
    assert not any(isinstance(event, e.CodePainted) for event in album.shell.events)
    second = replace(RIGHT, qr_payload=code(account="0011012345679"))
    album.shell.handle(e.PaymentChanged(second))
    qtbot.waitUntil(lambda: e.CodePainted(second.qr_payload or "") in album.shell.events, timeout=30_000)
    settle()
    assert sum(isinstance(event, e.CodePainted) for event in album.shell.events) == 1
    assert album.shell.state == s.Paying(REGISTERED, second, shown=True)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("level", [0, 1, 2])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_a_code_is_black_on_white_with_its_margin_and_at_least_75_mm_in_every_theme(
    album_of: Open, size: tuple[int, int], level: int, theme: str
) -> None:
    album = album_of(size)
    album.window.setProperty("theme", theme)
    try:
        album.show(s.Paying(REGISTERED, RIGHT, shown=True), level=level)
        item = album.item("qr")
        corner = item.mapToScene(item.boundingRect().topLeft())
        picture = album.picture().copy(round(corner.x()), round(corner.y()), round(item.width()), round(item.height()))
        assert painted(album.window) == code()
    finally:
        album.window.setProperty("theme", "light")
    modules = len(matrix(code()))
    pixels = picture.width() // (modules + 2 * QUIET)
    assert pixels * (modules + 2 * QUIET) * 0.248 >= 75
    left = (picture.width() - modules * pixels) // 2
    assert left >= QUIET * pixels
    found = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(0, picture.height(), 3)}
    assert found == {"#000000", "#ffffff"}
    margin = QUIET * pixels
    for step in range(0, picture.width(), 5):
        for inset in range(margin):
            assert picture.pixelColor(step, inset).name() == "#ffffff"
            assert picture.pixelColor(inset, step).name() == "#ffffff"
