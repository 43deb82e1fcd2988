"""The session's scripts and the unit around them, for what only a real panel and real devices would show."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2] / "packaging/kiosk/root/usr"
SESSION = ROOT / "lib/kiosk/session"
UNIT = (ROOT / "lib/systemd/system/kiosk.service").read_text("utf-8")

# Who registers each group of /proc/devices; the other groups are part of every kernel.
MODULES = {
    "drm": "drm",
    "video4linux": "videodev",
    "usb": "usbcore",
    "usb_device": "usbcore",
    "lp": "lp",
    "ttyUSB": "usbserial",
    "ttyACM": "cdc_acm",
    "alsa": "snd",
}
BUILT_IN = {"input", "tty"}

Point = tuple[float, float]


def run(*command: object, **environment: str) -> str:
    done = subprocess.run(
        [str(word) for word in command], check=True, capture_output=True, text=True, env={**os.environ, **environment}
    )
    return done.stdout


def turned(folder: Path, told: str, at: Point) -> Point:
    """Where libinput reports a finger, the panel's own corners being (0, 0) and (1, 1)."""
    (folder / "session.env").write_text(told, "utf-8")
    said = run(SESSION / "touch", folder / "session.env")
    if not said:
        return at
    name, _, numbers = said.strip().partition("=")
    assert name == "LIBINPUT_CALIBRATION_MATRIX"
    a, b, c, d, e, f = map(float, numbers.split())
    x, y = at
    return a * x + b * y + c, d * x + e * y + f


@pytest.mark.parametrize("quarters", range(4))
def test_touch_turns_as_far_as_the_picture(tmp_path: Path, quarters: int) -> None:
    at = (0.1, 0.2)
    for _ in range(quarters):
        # wlroots: the transform of a quarter takes the panel's (x, y) to (1 - y, x) of the picture.
        at = (1 - at[1], at[0])
    assert turned(tmp_path, f"KIOSK_ROTATE={quarters * 90}\n", (0.1, 0.2)) == pytest.approx(at)


@pytest.mark.parametrize(
    "told", ["", "KIOSK_ROTATE=45\n", "KIOSK_ROTATE=90;reboot\n", "#KIOSK_ROTATE=90\n", "SYSTEMD_WANTS=x\n", "\0" * 99]
)
def test_nothing_else_in_the_file_reaches_udev(tmp_path: Path, told: str) -> None:
    (tmp_path / "session.env").write_text(told, "utf-8")
    assert run(SESSION / "touch", tmp_path / "session.env") == ""


def test_no_file_and_no_regular_file_turn_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("nothing", "pipe"):
        assert run(SESSION / "touch", tmp_path / name) == ""


@pytest.mark.parametrize("wanted", ['"180"', "'180'", "90\nKIOSK_ROTATE=180", "180  "])
def test_the_file_is_read_as_systemd_reads_it(tmp_path: Path, wanted: str) -> None:
    assert turned(tmp_path, f"KIOSK_ROTATE={wanted}\n", (0.1, 0.2)) == pytest.approx((0.9, 0.8))


@pytest.mark.parametrize(
    ("turns_itself", "rotate", "seen"),
    [
        (True, "0", "-d|0|"),
        (True, "90", "-d -r|1|"),
        (True, "270", "-d -r -r -r|3|"),
        (False, "90", "-d|1|wlr-randr"),
        (False, "270", "-d|3|wlr-randr"),
        (False, "left", "-d|0|wlr-randr"),
    ],
)
def test_the_program_knows_how_far_the_picture_is_turned_whoever_turned_it(
    tmp_path: Path, turns_itself: bool, rotate: str, seen: str
) -> None:
    cage = tmp_path / "cage"
    usage = " -r\t Rotate" if turns_itself else " -s\t Allow"
    cage.write_text(
        f"#!/bin/sh\n[ $1 = -h ] && echo '{usage}' && exit\necho \"${{*%% --*}}|$KIOSK_TURNS|$KIOSK_TURNER\"\n"
    )
    cage.chmod(0o755)
    said = run(
        SESSION / "start", KIOSK_ROTATE=rotate, RUNTIME_DIRECTORY=str(tmp_path), PATH=f"{tmp_path}:{os.environ['PATH']}"
    )
    assert said.strip() == seen


PANELS = """HDMI-A-1 "Maker Model" (HDMI-A-1)
  Enabled: yes
  Transform: normal
DP-1 "Maker Model" (DP-1)
  Transform: 90
"""


@pytest.fixture
def panels(tmp_path: Path) -> Path:
    """Two panels, one of which lies; what is asked of the compositor goes into a pipe as it is asked."""
    (tmp_path / "panels").write_text(PANELS)
    os.mkfifo(tmp_path / "asked")
    program = tmp_path / "wlr-randr"
    program.write_text(
        f"#!/bin/sh\n[ $# -gt 0 ] || exec cat '{tmp_path}/panels'\necho \"$@\" >'{tmp_path}/asked'\n", "utf-8"
    )
    program.chmod(0o755)
    return tmp_path


def turner(folder: Path, *words: str, **more: Any) -> subprocess.Popen[bytes]:
    path = f"{folder}:{os.environ['PATH']}"
    return subprocess.Popen([sys.executable, SESSION / "turn", *words], env={**os.environ, "PATH": path}, **more)


def test_the_panel_that_lies_is_turned_and_the_other_left_alone(panels: Path) -> None:
    once = turner(panels, "90")
    assert (panels / "asked").read_text() == "--output HDMI-A-1 --transform 90\n"
    assert once.wait(30) == 0


def test_who_keeps_it_turned_holds_nothing_of_the_compositors_and_ends_with_the_program(panels: Path) -> None:
    ends, held = os.pipe()
    with subprocess.Popen(["sleep", "600"]) as program:
        kept = turner(panels, "90", str(program.pid), pass_fds=(held,))
        os.close(held)
        assert os.read(ends, 1) == b"", "the compositor hears at once that its own program is gone"
        assert kept.poll() is None
        assert (panels / "asked").read_text() == "--output HDMI-A-1 --transform 90\n"
        program.kill()
    assert kept.wait(30) == 0
    os.close(ends)


def test_every_group_of_devices_is_known_to_the_kernel_before_the_unit_starts() -> None:
    allowed = set(re.findall(r"^DeviceAllow=char-(\S+) ", UNIT, re.MULTILINE))
    assert allowed - BUILT_IN == set(MODULES)
    for order in ("Wants", "After"):
        named = set(re.findall(r"modprobe@(\w+)\.service", " ".join(re.findall(rf"^{order}=(.*)", UNIT, re.MULTILINE))))
        assert named == set(MODULES.values())


def test_a_ticket_printer_by_its_class_driver_may_be_opened() -> None:
    # /dev/usb/lp0 has major number 180, which is "usb" in /proc/devices; "lp" is the parallel port (devices.txt).
    assert "DeviceAllow=char-usb rw\n" in UNIT
