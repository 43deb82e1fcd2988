"""The doctor looks at real things."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.cli import app
from kiosk.app.doctor import light, panel
from kiosk.app.exits import exit_code
from kiosk.devices.scanner import wedge
from kiosk.sim.camera import SimulatedCamera
from kiosk.sim.card import pcscd
from kiosk.sim.printer.server import SimPrinter
from tests.fixtures.stage import Stage, stage


def known(time: str) -> dict[str, str]:
    return {"id": "sanh-a-01", "location": "Sảnh A", "time": time}


@pytest.fixture
def scene() -> Iterator[Stage]:
    with stage() as found:
        found.answers["/readyz"] = (200, {"status": "ok"})
        found.answers["/v1/kiosks/self"] = (200, known("2026-11-21T08:05:12+07:00"))
        yield found


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[SimPrinter]:
    with SimPrinter(0, tmp_path / "paper") as found:
        yield found


@pytest.fixture
def config(tmp_path: Path, scene: Stage, printer: SimPrinter) -> Path:
    SimulatedCamera(tmp_path / "camera")
    (tmp_path / "key").write_text("k", "utf-8")
    (tmp_path / "key").chmod(0o600)
    path = tmp_path / "kiosk.toml"
    path.write_text(
        f"""[kiosk]
id = "sanh-a-01"
hospital = "BỆNH VIỆN"
[backend]
url = "{scene.url}"
key_file = "key"
[scanner]
source = "images:{tmp_path / "camera"}"
[printer]
url = "{printer.url}"
""",
        "utf-8",
    )
    return path


def report(config: Path, capfd: pytest.CaptureFixture[str]) -> tuple[int, dict[str, tuple[bool, str]]]:
    code = exit_code(app, "kiosk", ["doctor", "--config", str(config), "--json"])
    found = json.loads(capfd.readouterr().out)
    return code, {finding["name"]: (finding["ok"], finding["detail"]) for finding in found["findings"]}


def test_a_terminal_in_order_may_serve_but_for_its_clock(config: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, found = report(config, capfd)
    assert {name for name, (ok, _) in found.items() if not ok} == {"clock"}
    assert "from the backend's clock" in found["clock"][1]
    assert code == 3


def test_a_right_clock_lets_it_serve(config: Path, scene: Stage, capfd: pytest.CaptureFixture[str]) -> None:
    from kiosk.app.compose import now

    scene.answers["/v1/kiosks/self"] = (200, known(now().isoformat()))
    code, found = report(config, capfd)
    assert all(ok for ok, _ in found.values())
    assert code == 0


def test_a_printer_without_paper_is_a_warning_and_no_reason_not_to_serve(
    config: Path, scene: Stage, printer: SimPrinter, capfd: pytest.CaptureFixture[str]
) -> None:
    from kiosk.app.compose import now

    scene.answers["/v1/kiosks/self"] = (200, known(now().isoformat()))
    printer.set_fault("paper-out")
    code, found = report(config, capfd)
    assert found["printer"][0] is False
    assert "out" in found["printer"][1]
    assert code == 0


@pytest.mark.expects_log("the scanner is gone")
def test_an_unknown_key_a_dead_backend_and_a_missing_camera_are_told_apart(
    config: Path, scene: Stage, capfd: pytest.CaptureFixture[str]
) -> None:
    scene.answers["/v1/kiosks/self"] = (401, {"code": "not_enrolled"})
    code, found = report(config, capfd)
    assert found["backend"][0]
    assert not found["enrolment"][0]
    assert code == 3
    scene.answers["/readyz"] = (503, {})
    code, found = report(config, capfd)
    assert not found["backend"][0]
    config.write_text(config.read_text("utf-8").replace("/camera", "/nowhere"), "utf-8")
    code, found = report(config, capfd)
    assert not found["scanner"][0]


class QuietKeys:
    """A keyboard that nobody touches."""

    def __init__(self, path: Path, **_: object) -> None:
        assert path == Path("/dev/input/by-id/scanner-event-kbd")
        self._never = threading.Event()

    def events(self, timeout_s: float) -> tuple[()]:
        self._never.wait(timeout_s)
        return ()

    def close(self) -> None:
        """Nothing is open."""


def test_a_scanner_that_types_is_well_where_it_opens(
    config: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wedge, "EventDevice", QuietKeys)
    source = "wedge:///dev/input/by-id/scanner-event-kbd"
    told = config.read_text("utf-8").replace(f"images:{config.parent / 'camera'}", source)
    config.write_text(told, "utf-8")
    assert report(config, capfd)[1]["scanner"] == (True, f"{source}: open")


def test_a_key_that_others_read_is_named(config: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (config.parent / "key").chmod(0o640)
    ok, detail = report(config, capfd)[1]["secrets"]
    assert not ok
    assert str(config.parent / "key") in detail
    assert "600" in detail


def test_a_damaged_journal_keeps_it_from_serving(config: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (config.parent / "data").mkdir()
    (config.parent / "data" / "journal.db").write_bytes(b"not a database" * 100)
    _, found = report(config, capfd)
    assert not found["journal"][0]


def test_the_report_for_people_has_one_line_each(config: Path, capfd: pytest.CaptureFixture[str]) -> None:
    exit_code(app, "kiosk", ["doctor", "--config", str(config)])
    lines = capfd.readouterr().out.strip().splitlines()
    assert len(lines) >= 10
    assert all(line[:4].strip() in {"ok", "warn", "FAIL"} for line in lines)


def speaking(config: Path, device: str) -> None:
    """Turn speech on."""
    config.write_text(f'{config.read_text("utf-8")}[voice]\nenabled = true\ndevice = "{device}"\n', "utf-8")


def test_a_terminal_that_speaks_plays_a_moment_of_silence(
    config: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    speaking(config, f"wav:{tmp_path / 'heard.wav'}")
    _, found = report(config, capfd)
    ok, detail = found["voice"]
    assert ok
    assert "recordings" in detail
    assert (tmp_path / "heard.wav").stat().st_size == 44 + 1_600


def test_a_terminal_without_sound_serves_and_says_so(config: Path, capfd: pytest.CaptureFixture[str]) -> None:
    speaking(config, "plughw:CARD=NoSuchCard")
    _, found = report(config, capfd)
    assert found["voice"] == (False, "device plughw:CARD=NoSuchCard: the sound device is not there")


@pytest.mark.root
def test_the_readers_of_the_service_are_named_and_a_service_that_is_away_is_told(
    config: Path, capfd: pytest.CaptureFixture[str], reader_service: pcscd.Pcscd
) -> None:
    config.write_text(config.read_text("utf-8") + '[card]\nreader = "auto"\n', "utf-8")
    reader_service.kill()
    assert report(config, capfd)[1]["card"] == (False, "the PC/SC service is away")
    reader_service.start()
    ok, detail = report(config, capfd)[1]["card"]
    assert ok
    assert detail.startswith("Virtual PCD 00 00")


def test_missing_voices_are_named(
    config: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    speaking(config, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    _, found = report(config, capfd)
    assert found["voice"] == (False, "not installed: opusdec, espeak-ng")


def plugged(folder: Path, mode: str, cm: tuple[int, int], status: str = "connected") -> Path:
    """A kernel's folder of connectors, one of them with a panel."""
    for name, state in (("card0-DP-1", "disconnected"), ("card0-HDMI-A-1", status)):
        (folder / name).mkdir(parents=True)
        (folder / name / "status").write_text(f"{state}\n", "ascii")
        (folder / name / "modes").write_text(f"{mode}\n", "ascii")
        (folder / name / "edid").write_bytes(bytes(21) + bytes(cm) + bytes(105))
    return folder


@pytest.mark.parametrize(
    ("mode", "mm_per_px", "cm", "verdict"),
    [
        ("1920x1080", 0.248, (48, 27), (True, True, "1920 x 1080 pixels, 476 x 268 mm")),
        ("1920x1080", 0.18, (35, 19), (True, True, "346 x 194 mm")),
        ("1280x800", 0.17, (22, 14), (False, True, "15.6 inches at least")),
        ("1920x1080i", 0.248, (60, 34), (False, False, "the panel says mm_per_px = 0.3125")),
        ("1920x1080", 0.248, (0, 0), (True, True, "476 x 268 mm")),
    ],
)
def test_a_panel_too_small_for_fingers_is_refused_and_one_that_says_another_size_is_told(
    tmp_path: Path, mode: str, mm_per_px: float, cm: tuple[int, int], verdict: tuple[bool, bool, str]
) -> None:
    found = panel(plugged(tmp_path / "drm", mode, cm), mm_per_px)
    assert (found.ok, found.needed) == verdict[:2]
    assert verdict[2] in found.detail


@pytest.mark.parametrize("mode", ["", "wide", "1920x"])
def test_a_kernel_that_tells_of_no_panel_asks_for_a_ruler(tmp_path: Path, mode: str) -> None:
    assert "ruler" in panel(plugged(tmp_path / "drm", mode, (48, 27)), 0.248).detail
    assert "ruler" in panel(plugged(tmp_path / "off", "1920x1080", (48, 27), "disconnected"), 0.248).detail
    assert "ruler" in panel(tmp_path / "none", 0.248).detail


def test_a_panel_that_is_dim_is_told_because_phones_read_codes_off_it(tmp_path: Path) -> None:
    panels = tmp_path / "backlight"
    assert light(panels).detail.startswith("the monitor's own")
    panel = panels / "intel_backlight"
    panel.mkdir(parents=True)
    (panel / "brightness").write_text("480\n", "ascii")
    (panel / "max_brightness").write_text("1200\n", "ascii")
    found = light(panels)
    assert (found.ok, found.needed) == (False, False)
    assert found.detail.startswith("intel_backlight at 40 %")
    (panel / "brightness").write_text("1200\n", "ascii")
    assert (light(panels).ok, light(panels).detail) == (True, "full")
    (panel / "brightness").write_text("bright\n", "ascii")
    assert light(panels).ok
