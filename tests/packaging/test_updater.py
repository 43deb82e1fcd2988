"""The machine's updater, step by step, against stand-ins for dpkg, apt and systemd that keep their state in files."""

import importlib.machinery
import importlib.util
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PROGRAM = Path(__file__).parents[2] / "packaging/kiosk/root/usr/lib/kiosk/update/update"
OLD, NEW = "0.1.0+deb12", "0.2.0+deb12"

STAND_INS = {
    "dpkg-query": 'printf "%s %s" "$(cat "$W/status")" "$(cat "$W/version")"',
    "dpkg-deb": 'cat "$2"',
    "apt-get": """
case "$*" in
*update*) [ ! -e "$W/no_source" ] ;;
*--download-only*) grep -qx "${*##*=}" "$W/source" ;;
*download*) printf %s "${*##*=}" >old.deb; [ ! -e "$W/no_old" ] || { rm old.deb; exit 1; } ;;
*install*) [ ! -e "$W/cut" ] || { echo unpacked >"$W/status"; kill -KILL $PPID; exit 1; }
    [ ! -e "$W/fails" ] || exit 1; printf %s "${*##*=}" >"$W/version" ;;
esac""",
    "dpkg": """
case "$*" in
*--compare-versions*) exec /usr/bin/dpkg "$@" ;;
*-i*) [ ! -e "$W/locked" ] || exit 2
    for deb in "$@"; do :; done; cat "$deb" >"$W/version"; echo installed >"$W/status" ;;
esac""",
    "systemctl": 'case "$3" in ActiveState) cat "$W/active" ;; NRestarts) cat "$W/restarts" ;; esac',
}


class World:
    """One machine."""

    def __init__(self, folder: Path, module: ModuleType) -> None:
        self.folder = folder
        self.module = module
        for name, value in (("status", "installed"), ("version", OLD), ("active", "active"), ("restarts", "0")):
            self.set(name, value)
        self.set("source", f"{OLD}\n{NEW}\n")
        self.stands(OLD)

    def set(self, name: str, value: str = "") -> None:
        """One file of the machine's state."""
        (self.folder / name).write_text(value, "utf-8")

    @property
    def version(self) -> str:
        """What is installed."""
        return (self.folder / "version").read_text("utf-8")

    def stands(self, version: str, *, idle: bool = True, held: bool = True) -> None:
        """What the terminal tells."""
        self.set("standing.json", json.dumps({"idle": idle, "held": held, "version": version}))

    def wish(self, version: str = NEW, order: str = "o-1", until: float | None = None) -> None:
        """What the terminal wishes for."""
        ends = time.time() + 3600 if until is None else until
        self.set("wish", json.dumps({"order": order, "version": version, "until": ends}))

    def step(self, times: int = 1) -> dict[str, Any]:
        """The state after so many runs."""
        for _ in range(times):
            assert self.module.main() == 0
        found: dict[str, Any] = json.loads((self.folder / "own/state.json").read_text("utf-8"))
        return found


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], World]:
    def make(name: str = "w") -> World:
        folder = tmp_path / name
        (folder / "bin").mkdir(parents=True)
        for command, script in STAND_INS.items():
            path = folder / "bin" / command
            path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
            path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder / 'bin'}:{os.environ['PATH']}")
        monkeypatch.setenv("W", str(folder))
        loader = importlib.machinery.SourceFileLoader("kiosk_updater", str(PROGRAM))
        spec = importlib.util.spec_from_loader(loader.name, loader)
        assert spec is not None
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setattr("sys.dont_write_bytecode", True)
        loader.exec_module(module)
        for constant, place in (("WISH", "wish"), ("STANDING", "standing.json"), ("OWN", "own"), ("HOLD", "run/hold")):
            monkeypatch.setattr(module, constant, folder / place)
        return World(folder, module)

    return make


@pytest.fixture
def world(build: Callable[[str], World]) -> World:
    return build("w")


def outcome(state: dict[str, Any]) -> tuple[str, str]:
    return state.get("state", ""), state.get("result", "")


def test_a_wish_is_installed_watched_fifteen_times_and_done(world: World) -> None:
    world.wish()
    assert world.step()["step"] == "watching"
    assert world.version == NEW
    world.stands(NEW)
    assert world.step(14)["good"] == 14
    assert outcome(world.step()) == ("done", "well")
    assert not (world.folder / "run/hold").exists()


def test_nothing_is_installed_while_somebody_stands_there(world: World) -> None:
    world.wish()
    world.stands(OLD, idle=False, held=False)
    assert world.step(5)["step"] == "fetched"
    assert (world.folder / "run/hold").exists()
    world.stands(OLD, idle=True, held=False)
    assert world.step(5)["step"] == "fetched"
    assert world.version == OLD
    world.stands(OLD)
    assert world.step()["step"] == "watching"


def test_a_place_that_is_never_idle_ends_the_order_and_lets_the_terminal_go(world: World) -> None:
    world.wish()
    world.stands(OLD, idle=False, held=False)
    state = world.step()
    (world.folder / "own/state.json").write_text(json.dumps({**state, "until": 1}), "utf-8")
    assert outcome(world.step()) == ("expired", "never_idle")
    assert not (world.folder / "run/hold").exists()


def test_a_read_only_root_is_open_for_the_package_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    (world.folder / "bin/mount").write_text('#!/bin/sh\necho "$*" "$(cat "$W/version")" >>"$W/mounts"\n', "utf-8")
    (world.folder / "bin/mount").chmod(0o755)
    monkeypatch.setattr(world.module.os, "statvfs", lambda _: SimpleNamespace(f_flag=os.ST_RDONLY))
    world.wish()
    world.step()
    mounts = (world.folder / "mounts").read_text("utf-8").splitlines()
    assert mounts == [f"-o remount,rw / {OLD}", f"-o remount,ro / {NEW}"]


@pytest.mark.parametrize(("name", "value"), [("active", "failed"), ("restarts", "3"), ("standing.json", "{}")])
def test_a_version_that_does_not_serve_goes_after_two_bad_looks(world: World, name: str, value: str) -> None:
    world.wish()
    world.step()
    world.stands(NEW)
    world.step(3)
    world.set(name, value)
    assert world.step()["step"] == "watching"
    state = world.step()
    assert state["state"] == "failed"
    assert state["result"].startswith("rolled_back:")
    assert world.version == OLD


def test_one_bad_look_alone_is_forgiven(world: World) -> None:
    world.wish()
    world.step()
    world.stands(NEW)
    for _ in range(5):
        world.set("active", "activating")
        world.step()
        world.set("active", "active")
        world.step()
    assert world.version == NEW


def test_an_installation_that_fails_goes_back_at_once(world: World) -> None:
    world.wish()
    world.set("fails")
    assert outcome(world.step()) == ("failed", "rolled_back:install_failed")
    assert world.version == OLD


def test_a_cut_in_the_middle_goes_back_with_the_next_step(world: World) -> None:
    world.wish()
    world.stands(OLD, idle=False, held=False)
    state = world.step()
    (world.folder / "own/state.json").write_text(json.dumps({**state, "step": "applying"}), "utf-8")
    world.set("status", "unpacked")
    world.set("version", NEW)
    assert outcome(world.step()) == ("failed", "rolled_back:interrupted")
    assert (world.version, (world.folder / "status").read_text("utf-8").strip()) == (OLD, "installed")


@pytest.mark.parametrize("minutes", [1, 9, 30])
def test_a_way_back_that_somebody_elses_dpkg_stands_in_is_taken_once_it_is_free(world: World, minutes: int) -> None:
    world.wish()
    world.stands(OLD, idle=False, held=False)
    state = world.step()
    (world.folder / "own/state.json").write_text(json.dumps({**state, "step": "applying"}), "utf-8")
    world.set("status", "unpacked")
    world.set("version", NEW)
    world.set("locked")
    state = world.step(minutes)
    if minutes < 10:
        assert state["step"] == "back"
        (world.folder / "locked").unlink()
        assert outcome(world.step()) == ("failed", "rolled_back:interrupted")
        assert world.version == OLD
    else:
        assert outcome(state) == ("failed", "no_way_back")


@pytest.mark.parametrize(
    ("version", "result"),
    [
        ("0.0.9+deb12", ("refused", "older_than_installed")),
        (OLD, ("done", "already_so")),
        ("9.0.0+deb12", ("failed", "not_in_the_signed_source")),
        ("$(reboot)", ("refused", "not_a_version")),
        ("-o=1", ("refused", "not_a_version")),
    ],
)
def test_what_cannot_be_is_answered_and_nothing_changes(world: World, version: str, result: tuple[str, str]) -> None:
    world.wish(version)
    assert outcome(world.step()) == result
    assert world.version == OLD


def test_a_late_wish_and_a_source_that_is_away_are_answered(build: Callable[[str], World]) -> None:
    late = build("late")
    late.wish(until=1.0)
    assert outcome(late.step()) == ("expired", "too_late")
    away = build("away")
    away.set("no_source")
    away.wish()
    assert outcome(away.step()) == ("failed", "no_source")


def test_without_a_way_back_nothing_begins(world: World) -> None:
    world.set("no_old")
    world.wish()
    assert outcome(world.step()) == ("failed", "no_way_back")
    assert world.version == OLD


def test_the_same_order_is_not_done_twice(world: World) -> None:
    world.set("fails")
    world.wish()
    world.step()
    (world.folder / "fails").unlink()
    assert outcome(world.step(3)) == ("failed", "rolled_back:install_failed")
    world.wish(order="o-2")
    assert world.step()["step"] == "watching"


WISHES = st.fixed_dictionaries(
    {
        "order": st.text(max_size=5),
        "version": st.text(max_size=5),
        "until": st.none() | st.floats() | st.text(max_size=5),
    }
).map(lambda wish: json.dumps(wish).encode())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(torn=st.binary(max_size=80) | WISHES)
def test_any_wish_leaves_the_machine_as_it_is(world: World, torn: bytes) -> None:
    (world.folder / "own").mkdir(exist_ok=True)
    (world.folder / "wish").write_bytes(torn)
    assert world.module.main() == 0
    assert world.version == OLD
