"""What the machine's own programs may know of the terminal."""

import json
from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.app.standing import Standing, runtime_folder


def read(folder: Path) -> object:
    return json.loads((folder / "state.json").read_text("utf-8"))


def test_an_open_payment_is_not_idle_even_when_nobody_stands_there(tmp_path: Path) -> None:
    standing = Standing(tmp_path)
    standing.tell(screen="Welcome", idle=True, payments_open=0)
    assert read(tmp_path) == {
        "screen": "Welcome",
        "idle": True,
        "payments_open": 0,
        "held": False,
        "version": __version__,
    }
    standing.tell(screen="Welcome", idle=True, payments_open=1)
    assert read(tmp_path) == {
        "screen": "Welcome",
        "idle": False,
        "payments_open": 1,
        "held": False,
        "version": __version__,
    }


def test_the_same_news_is_not_written_twice(tmp_path: Path) -> None:
    standing = Standing(tmp_path)
    standing.tell(screen="Welcome", idle=True, payments_open=0)
    (tmp_path / "state.json").unlink()
    standing.tell(screen="Welcome", idle=True, payments_open=0)
    assert not (tmp_path / "state.json").exists()


def test_the_file_goes_with_the_terminal(tmp_path: Path) -> None:
    standing = Standing(tmp_path)
    standing.tell(screen="Confirm", idle=False, payments_open=0)
    standing.gone()
    assert list(tmp_path.iterdir()) == []


def test_outside_of_a_service_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RUNTIME_DIRECTORY", raising=False)
    assert runtime_folder() is None
    Standing(None).tell(screen="Welcome", idle=True, payments_open=0)
    Standing(None).gone()


@pytest.mark.expects_log("state.json cannot be written")
def test_a_full_disk_is_said_once_and_does_not_stop_the_terminal(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    standing = Standing(tmp_path / "gone")
    standing.tell(screen="Welcome", idle=True, payments_open=0)
    standing.tell(screen="Confirm", idle=False, payments_open=0)
    assert len([r for r in caplog.records if "state.json" in r.message]) == 1
