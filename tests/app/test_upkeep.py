"""Another version, another configuration: wished for, tried, or refused."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.app.order_book import OrderBook
from kiosk.app.orders import Orders
from kiosk.app.upkeep import Places, Upkeep, last_good
from kiosk.domain.condition import Fault
from kiosk.domain.order import Order, OrderEnd
from kiosk.ui.shell import Shell
from kiosk.visit import events as e
from kiosk.visit import states as s

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
CONFIG = '[kiosk]\nid = "t-1"\nhospital = "BV"\n[backend]\nurl = "http://127.0.0.1:1"\nkey_file = "key"\n'


def upkeep(folder: Path, *, reached: bool = True) -> Upkeep:
    (folder / "updater").mkdir(exist_ok=True)
    (folder / "key").write_text("k", "utf-8")
    (folder / "kiosk.toml").write_text(CONFIG, "utf-8")
    places = Places(folder / "update.wish", folder / "kiosk.toml", folder / "updater", folder / "hold")
    return Upkeep(places, lambda: NOW, lambda _: reached)


def update(value: str | None = "0.2.0+deb12") -> Order:
    return Order("o-1", "update", value, NOW + timedelta(hours=1))


def test_a_wish_names_order_version_and_time_and_nothing_else(tmp_path: Path) -> None:
    assert upkeep(tmp_path).update(update()) is None
    wish = json.loads((tmp_path / "update.wish").read_text("utf-8"))
    until = (NOW + timedelta(hours=1)).timestamp()
    assert wish == {"order": "o-1", "version": "0.2.0+deb12", "until": until}


@pytest.mark.parametrize("value", [None, "", "latest", "0.2.0; reboot", "../x", "0.2.0\n", "-o=1", "9" * 70])
def test_what_is_no_version_is_refused(tmp_path: Path, value: str | None) -> None:
    assert upkeep(tmp_path).update(update(value)) == (OrderEnd.REFUSED, "not_a_version")
    assert not (tmp_path / "update.wish").exists()


def test_without_an_updater_it_is_refused(tmp_path: Path) -> None:
    made = upkeep(tmp_path)
    (tmp_path / "updater").rmdir()
    assert made.update(update()) == (OrderEnd.REFUSED, "no_updater")


@pytest.mark.parametrize(
    ("state", "result", "end"),
    [("done", "well", OrderEnd.DONE), ("failed", "rolled_back:not_running", OrderEnd.FAILED)],
)
def test_the_outcome_is_told_once_and_known_after_a_restart(
    tmp_path: Path, state: str, result: str, end: OrderEnd
) -> None:
    made = upkeep(tmp_path)
    assert made.update(update()) is None
    assert made.ended() == ()
    (tmp_path / "updater/state.json").write_text(json.dumps({"order": "o-1", "step": "watching"}), "utf-8")
    assert made.ended() == ()
    told = {"order": "o-1", "step": "", "state": state, "result": result}
    (tmp_path / "updater/state.json").write_text(json.dumps(told), "utf-8")
    assert made.ended() == ((update(), (end, result)),)
    assert made.ended() == ()
    assert upkeep(tmp_path).update(update()) == (end, result)


@given(st.binary(max_size=200))
def test_a_broken_report_of_the_updater_says_nothing(tmp_path_factory: pytest.TempPathFactory, torn: bytes) -> None:
    folder = tmp_path_factory.mktemp("torn")
    made = upkeep(folder)
    (folder / "updater/state.json").write_bytes(torn)
    assert made.update(update()) is None


def configure(value: str | None) -> Order:
    return Order("c-1", "config", value)


def test_a_good_configuration_takes_the_place_and_the_old_one_is_kept(tmp_path: Path) -> None:
    wanted = CONFIG.replace('"BV"', '"BỆNH VIỆN MỚI"')
    assert upkeep(tmp_path).configure(configure(wanted)) == (OrderEnd.DONE, "restarting")
    assert (tmp_path / "kiosk.toml").read_text("utf-8") == wanted
    assert last_good(tmp_path / "kiosk.toml").read_text("utf-8") == CONFIG
    assert sorted(path.name for path in tmp_path.glob("*.toml*")) == ["kiosk.last-good.toml", "kiosk.toml"]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (None, "not_possible"),
        ("", "not_valid"),
        ("[kiosk", "not_valid"),
        (CONFIG + "[printr]\n", "not_valid"),
        (CONFIG.replace("t-1", "t-2"), "another_terminal"),
    ],
)
def test_a_wrong_configuration_changes_nothing(tmp_path: Path, value: str | None, why: str) -> None:
    assert upkeep(tmp_path).configure(configure(value)) == (OrderEnd.REFUSED, why)
    assert (tmp_path / "kiosk.toml").read_text("utf-8") == CONFIG
    assert [path.name for path in tmp_path.glob("*.toml*")] == ["kiosk.toml"]


def test_a_configuration_that_leads_to_no_backend_is_refused(tmp_path: Path) -> None:
    assert upkeep(tmp_path, reached=False).configure(configure(CONFIG)) == (OrderEnd.REFUSED, "backend_not_reached")


@given(text=st.text(max_size=300))
def test_any_text_is_taken_or_refused_and_the_terminal_can_still_start(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    end, why = upkeep(folder).configure(configure(text))
    assert (end, why) in {(OrderEnd.REFUSED, "not_valid"), (OrderEnd.FAILED, "no_room")}
    assert (folder / "kiosk.toml").read_text("utf-8") == CONFIG


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(lambda *_: None, hospital="BỆNH VIỆN")
    made.start()
    yield made
    made.stop()


def at(shell: Shell) -> Any:
    return shell.state


def orders(folder: Path, shell: Shell) -> tuple[Orders, OrderBook, list[str]]:
    restarts: list[str] = []
    book = OrderBook(folder / "orders.json", lambda: NOW)
    made = Orders(book, lambda: restarts.append("now"), upkeep(folder))
    made.attach(shell)
    return made, book, restarts


def test_while_the_machine_holds_nobody_begins_and_afterwards_they_may(tmp_path: Path, shell: Shell) -> None:
    made, _, _ = orders(tmp_path, shell)
    assert made.look() is False
    (tmp_path / "hold").touch()
    assert made.look() is True
    assert at(shell) == s.OutOfService(ordered=True)
    (tmp_path / "hold").unlink()
    assert made.look() is False
    assert isinstance(at(shell), s.Welcome)


def test_the_machine_may_hold_a_terminal_that_rests_at_night(tmp_path: Path, shell: Shell) -> None:
    made, book, _ = orders(tmp_path, shell)
    shell.handle(e.Closed(time(6)))
    (tmp_path / "hold").touch()
    assert made.look() is True
    assert at(shell) == s.OutOfService(ordered=True)
    (tmp_path / "hold").unlink()
    assert made.look() is False
    shell.handle(e.Closed(time(6)))
    made.give(Order("night", "out_of_service"))
    QCoreApplication.processEvents()
    assert at(shell) == s.OutOfService(ordered=True)
    assert [(answer.id, answer.state) for answer in book.unheard()] == [("night", OrderEnd.DONE)]


def test_what_staff_closed_stays_closed_after_the_machine_held_it(tmp_path: Path, shell: Shell) -> None:
    made, _, _ = orders(tmp_path, shell)
    made.give(Order("x", "out_of_service"))
    QCoreApplication.processEvents()
    (tmp_path / "hold").touch()
    assert made.look() is True
    (tmp_path / "hold").unlink()
    made.look()
    assert at(shell) == s.OutOfService(ordered=True)


def test_the_machine_opens_what_it_held_though_something_broke_meanwhile(tmp_path: Path, shell: Shell) -> None:
    made, _, _ = orders(tmp_path, shell)
    (tmp_path / "hold").touch()
    assert made.look() is True
    shell.handle(e.FaultsStop((Fault.DISK_FULL,)))
    (tmp_path / "hold").unlink()
    made.look()
    assert at(shell) == s.OutOfService(faults=(Fault.DISK_FULL,))
    shell.handle(e.FaultsStop(()))
    assert isinstance(at(shell), s.Welcome)


def test_a_terminal_that_is_closed_by_a_fault_does_not_open_under_the_machine(tmp_path: Path, shell: Shell) -> None:
    made, _, _ = orders(tmp_path, shell)
    shell.handle(e.Broke())
    (tmp_path / "hold").touch()
    assert made.look() is True
    shell.handle(e.ScannerBack())
    assert at(shell) == s.OutOfService(ordered=True)
    (tmp_path / "hold").unlink()
    made.look()
    assert isinstance(at(shell), s.Welcome)


def test_what_staff_close_while_the_machine_holds_it_stays_closed(tmp_path: Path, shell: Shell) -> None:
    made, _, _ = orders(tmp_path, shell)
    (tmp_path / "hold").touch()
    made.look()
    made.give(Order("x", "out_of_service"))
    QCoreApplication.processEvents()
    (tmp_path / "hold").unlink()
    made.look()
    assert at(shell) == s.OutOfService(ordered=True)


def test_nobody_opens_a_terminal_that_the_machine_holds(tmp_path: Path, shell: Shell) -> None:
    made, _, _ = orders(tmp_path, shell)
    (tmp_path / "hold").touch()
    made.look()
    made.give(Order("x", "in_service"))
    QCoreApplication.processEvents()
    assert made.look() is True
    assert at(shell) == s.OutOfService(ordered=True)


def test_an_update_is_answered_when_the_updater_has_ended(tmp_path: Path, shell: Shell) -> None:
    made, book, _ = orders(tmp_path, shell)
    order = update()
    assert book.new(order)
    made.give(order)
    QCoreApplication.processEvents()
    made.look()
    assert book.unheard() == ()
    told = {"order": "o-1", "state": "done", "result": "well"}
    (tmp_path / "updater/state.json").write_text(json.dumps(told), "utf-8")
    made.look()
    assert [(answer.id, answer.state) for answer in book.unheard()] == [("o-1", OrderEnd.DONE)]


def test_a_configuration_that_was_taken_restarts_the_terminal_once(tmp_path: Path, shell: Shell) -> None:
    made, book, restarts = orders(tmp_path, shell)
    order = configure(CONFIG.replace('"BV"', '"B"'))
    assert book.new(order)
    made.give(order)
    QCoreApplication.processEvents()
    assert restarts == ["now"]
    assert not book.new(order)


def test_a_configuration_is_on_the_disk_before_it_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plug that is pulled as the terminal restarts must not leave an empty file, nor an empty one before it."""
    synced: list[str] = []
    fsync = os.fsync

    def note(handle: int) -> None:
        synced.append(Path(f"/proc/self/fd/{handle}").resolve().name)
        fsync(handle)

    made = upkeep(tmp_path)
    monkeypatch.setattr(os, "fsync", note)
    assert made.configure(configure(CONFIG.replace('"BV"', '"BỆNH VIỆN MỚI"')))[0] is OrderEnd.DONE
    assert {"kiosk.tried.toml.part", "kiosk.last-good.toml.part"} <= set(synced)
    assert synced[-1] == tmp_path.name, "the names too"
    OrderBook(tmp_path / "orders.json", lambda: NOW).ended(update(), OrderEnd.DONE)
    assert "orders.json.part" in synced
