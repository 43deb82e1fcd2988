"""What can go wrong at a first start, and what the screen then says to whoever stands there."""

import errno
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.config import read_settings
from kiosk.app.setup.first_start import first_start
from kiosk.domain.invitation import Invitation
from kiosk.staff import events as e
from kiosk.staff import setup_states as u
from kiosk.staff.state import State
from kiosk.staff.trials import EnrolFault
from kiosk.ui.window import find_item
from tests.app.setup.world import Plugged, Stand, begun, new_terminal
from tests.secured import Secured, secured


@contextmanager
def at_address(qtbot: QtBot, folder: Path) -> Iterator[Stand]:
    """The set-up where the address is asked for."""
    with new_terminal(qtbot, begun(folder / "etc/kiosk.toml"), Plugged()) as stand:
        stand.touch("way_vi", "measured")
        stand.comes(u.AskAddress)
        yield stand


def told(stand: Stand, name: str = "fault") -> str:
    """What stands on the screen in the tone of a warning."""
    stand.qtbot.waitUntil(lambda: find_item(stand.newcomer.window, name) is not None, timeout=30_000)
    item = find_item(stand.newcomer.window, name)
    assert item is not None
    return str(item.property("text")).replace("\u00a0", " ")


def asks_for_code(stand: Stand, house: Secured) -> State:
    """Address and authority are known."""
    stand.newcomer.room.handle(e.Entered(house.host))
    stand.comes(u.SureAuthority)
    stand.newcomer.room.handle(e.Chosen("same"))
    return stand.comes(u.AskNewCode)


def refused(stand: Stand, code: str) -> EnrolFault | None:
    """Type a code that does not let it in."""
    stand.newcomer.room.handle(e.Entered(code))
    stand.comes(u.Admitting)
    found = stand.comes(u.AskNewCode)
    assert isinstance(found, u.AskNewCode)
    return found.fault


def test_a_wrong_and_a_used_code_ask_for_a_new_one_which_then_lets_it_in(qtbot: QtBot, tmp_path: Path) -> None:
    with secured(tmp_path / "backend") as house, at_address(qtbot, tmp_path) as stand:
        old = house.code("sanh-a-02")
        asks_for_code(stand, house)
        assert refused(stand, "7K3M9QX2ABCD") is EnrolFault.CODE_REFUSED
        assert "Xin mã mới" in told(stand)
        with new_terminal(qtbot, begun(tmp_path / "other/kiosk.toml"), Plugged()) as other:
            other.touch("way_vi", "measured")
            other.comes(u.AskAddress)
            asks_for_code(other, house)
            other.newcomer.room.handle(e.Entered(old))
            other.comes(u.DevicesShown)
        assert refused(stand, old) is EnrolFault.CODE_REFUSED, "it was used by the other one"
        stand.newcomer.room.handle(e.Entered(house.code()))
        shown = stand.comes(u.DevicesShown)
        assert isinstance(shown, u.DevicesShown)
        assert shown.answers.terminal == "sanh-a-01"


def test_a_code_of_yesterday_is_too_old(qtbot: QtBot, tmp_path: Path) -> None:
    with secured(tmp_path / "backend") as house, at_address(qtbot, tmp_path) as stand:
        house.now.ahead = -timedelta(hours=25)
        old = house.code()
        house.now.ahead = timedelta(0)
        asks_for_code(stand, house)
        assert refused(stand, old) is EnrolFault.CODE_REFUSED
        assert "quá 24 giờ" in told(stand)


def away(stand: Stand, address: str) -> u.AskAddress:
    """Type an address that leads nowhere."""
    stand.newcomer.room.handle(e.Entered(address))
    stand.comes(u.FindingAuthority)
    found = stand.comes(u.AskAddress)
    assert isinstance(found, u.AskAddress)
    return found


def test_where_nobody_answers_cable_and_address_are_to_be_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with at_address(qtbot, tmp_path) as stand:
        found = away(stand, f"127.0.0.1:{port}")
        assert (found.fault, found.typed) == (EnrolFault.AWAY, f"127.0.0.1:{port}")
        assert "dây mạng" in told(stand)
        assert away(stand, "no-such-host.invalid").fault is EnrolFault.AWAY


def test_a_backend_under_another_name_than_its_certificate_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with secured(tmp_path / "backend", hosts=("kiosk.bv.example",)) as house, at_address(qtbot, tmp_path) as stand:
        assert away(stand, house.host).fault is EnrolFault.WRONG_NAME
        assert "tên khác" in told(stand)


def test_a_backend_whose_certificate_is_over_is_not_valid(qtbot: QtBot, tmp_path: Path) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=400)
    with secured(tmp_path / "backend", made=long_ago) as house, at_address(qtbot, tmp_path) as stand:
        assert away(stand, house.host).fault is EnrolFault.UNPROVEN
        assert "không hợp lệ" in told(stand)


def test_a_clock_that_is_a_day_off_is_to_be_set(qtbot: QtBot, tmp_path: Path) -> None:
    def tomorrow() -> datetime:
        return datetime.now(UTC) + timedelta(days=1)

    with (
        secured(tmp_path / "backend") as house,
        new_terminal(qtbot, begun(tmp_path / "etc/kiosk.toml"), Plugged(), clock=tomorrow) as stand,
    ):
        stand.touch("way_vi", "measured")
        stand.comes(u.AskAddress)
        assert away(stand, house.host).fault is EnrolFault.CLOCK
        assert "đồng hồ" in told(stand)
        stand.newcomer.room.handle(e.Invited(house.invitation()))
        found = stand.comes(u.AskAddress)
        assert isinstance(found, u.AskAddress)
        assert found.fault is EnrolFault.CLOCK
        assert not (tmp_path / "etc").exists() or not list((tmp_path / "etc").rglob("*.pem"))


def test_another_authority_is_seen_by_eye_and_by_the_code_that_was_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with secured(tmp_path / "backend") as house, at_address(qtbot, tmp_path) as stand:
        stand.newcomer.room.handle(e.Entered(house.host))
        stand.comes(u.SureAuthority)
        shown = {str(item.property("text")).replace("\u00a0", " ") for item in _texts(stand)}
        assert any(house.authority.digest[:4] in text for text in shown)
        stand.touch("way_other")
        assert "không phải máy chủ đúng" in told(stand)
        code = house.code()
        stand.newcomer.room.handle(e.Invited(Invitation(house.url, "ab" * 32, code)))
        stand.comes(u.Admitting)
        found = stand.comes(u.AskAddress)
        assert isinstance(found, u.AskAddress)
        assert found.fault is EnrolFault.OTHER_AUTHORITY
        stand.newcomer.room.handle(e.Invited(Invitation(house.url, house.authority.digest, code)))
        stand.comes(u.DevicesShown)  # the code was never sent to the wrong one: it is still good


def _texts(stand: Stand) -> list[Any]:
    from tests.ui.survey import texts

    return texts(stand.newcomer)  # type: ignore[arg-type]  # a window is all that it takes


Case = tuple[Callable[..., None], EnrolFault, str]


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def read_only(*_: object) -> None:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


@pytest.mark.parametrize(
    "case",
    [(full, EnrolFault.DISK_FULL, "Ổ đĩa đầy"), (read_only, EnrolFault.READ_ONLY, "chỉ đọc")],
)
@pytest.mark.expects_log("the configuration could not be kept")
def test_what_cannot_be_written_is_told_and_goes_on_once_it_can(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    breaks, fault, words = case
    config = tmp_path / "etc/kiosk.toml"
    with secured(tmp_path / "backend") as house, at_address(qtbot, tmp_path) as stand:
        asks_for_code(stand, house)
        code = house.code()
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", breaks)
            assert refused(stand, code) is fault
            assert words in told(stand)
        stand.newcomer.room.handle(e.Entered(code))
        stand.comes(u.DevicesShown)
        for key in ("go", "later"):
            stand.newcomer.room.handle(e.Chosen(key))
        assert isinstance(stand.state, u.Review)
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", breaks)
            stand.newcomer.room.handle(e.Chosen("go"))
            found = stand.comes(u.NotKept)
            assert isinstance(found, u.NotKept)
            assert found.fault is fault
            assert words in told(stand, "note")
        assert not config.exists()
        assert first_start(config) is not None
        stand.touch("way_go")
        stand.comes(u.Ready)
    assert read_settings(config).kiosk.id == "sanh-a-01"
    assert not [file.name for file in config.parent.rglob("*.part")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.expects_log("the configuration could not be kept")
def test_a_folder_that_is_not_ours_is_read_only(qtbot: QtBot, tmp_path: Path) -> None:
    """The same without a monkey, where the kernel says no by itself."""
    (tmp_path / "etc").mkdir(mode=0o500)
    with secured(tmp_path / "backend") as house, at_address(qtbot, tmp_path) as stand:
        asks_for_code(stand, house)
        assert refused(stand, house.code()) is EnrolFault.READ_ONLY


def test_an_answer_that_is_lost_is_asked_for_again_and_the_code_is_not_used_up(qtbot: QtBot, tmp_path: Path) -> None:
    lost: list[str] = []

    def losing(app: Any) -> Any:
        async def through(scope: Any, receive: Any, send: Any) -> None:
            if scope.get("path") != "/v1/kiosks/enrol" or lost:
                await app(scope, receive, send)
                return
            lost.append(scope["path"])

            async def nowhere(_: Any) -> None:
                """It did its work, and the line was cut before its answer."""

            await app(scope, receive, nowhere)
            await send({"type": "http.response.start", "status": 502, "headers": []})
            await send({"type": "http.response.body", "body": b""})

        return through

    with secured(tmp_path / "backend", wrapped=losing) as house, at_address(qtbot, tmp_path) as stand:
        asks_for_code(stand, house)
        code = house.code()
        assert refused(stand, code) is EnrolFault.AWAY
        assert lost == ["/v1/kiosks/enrol"]
        stand.newcomer.room.handle(e.Entered(code))
        stand.comes(u.DevicesShown)


def test_a_set_up_that_was_cut_short_goes_on_without_its_code(qtbot: QtBot, tmp_path: Path) -> None:
    config = tmp_path / "etc/kiosk.toml"
    with secured(tmp_path / "backend") as house:
        with at_address(qtbot, tmp_path) as stand:
            stand.newcomer.room.handle(e.Invited(house.invitation()))
            stand.comes(u.DevicesShown)
        with new_terminal(qtbot, begun(config), Plugged()) as stand:
            stand.touch("way_en", "measured")
            found = stand.comes(u.DevicesShown)
            assert isinstance(found, u.DevicesShown)
            assert (found.answers.terminal, found.answers.language) == ("sanh-a-01", "en")
        house.revoke()
        with new_terminal(qtbot, begun(config), Plugged()) as stand:
            stand.touch("way_vi", "measured")
            asked = stand.comes(u.AskAddress)
            assert isinstance(asked, u.AskAddress)
            assert (asked.typed, asked.fault) == (house.host, None), "who was put out is asked for a new code"
            stand.newcomer.room.handle(e.Invited(house.invitation()))
            stand.comes(u.DevicesShown)
    with new_terminal(qtbot, begun(config), Plugged()) as stand:
        stand.touch("way_vi", "measured")
        asked = stand.comes(u.AskAddress)
        assert isinstance(asked, u.AskAddress)
        assert (asked.typed, asked.fault) == (house.host, EnrolFault.AWAY)


@pytest.mark.parametrize(
    "spoilt", [b"", b"{}", b"\xff", b'{"url": 1}', b"[" * 5000, b'{"url": "https://a", "key": "x"}']
)
def test_half_a_question_is_no_question(qtbot: QtBot, tmp_path: Path, spoilt: bytes) -> None:
    folder = tmp_path / "etc/data/identity"
    folder.mkdir(parents=True)
    for name in ("asked.json", "backend.json", "identity.pem", "ca.pem"):
        (folder / name).write_bytes(spoilt)
    with secured(tmp_path / "backend") as house, at_address(qtbot, tmp_path) as stand:
        stand.newcomer.room.handle(e.Invited(house.invitation()))
        stand.comes(u.DevicesShown)
