"""The panel's light, through real files and real programs."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.backlight.address import BadAddress, backlight_to, panel_of
from kiosk.devices.backlight.link import Backlight, BacklightError
from kiosk.devices.backlight.program import ProgramBacklight


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """A folder as the kernel shows a panel."""
    (tmp_path / "max_brightness").write_text("937\n")
    (tmp_path / "brightness").write_text("500\n")
    return tmp_path


def bright(panel: Path) -> int:
    return int((panel / "brightness").read_text())


def test_a_panel_of_the_kernel_is_set_in_its_own_steps(panel: Path) -> None:
    light = backlight_to(f"sysfs://{panel}")
    found = []
    for percent in (100, 20, 1, 0, -5, 400):
        light.set(percent)
        found.append(bright(panel))
    assert found == [937, 187, 9, 9, 9, 937]


def test_a_panel_of_few_steps_is_never_quite_off(panel: Path) -> None:
    (panel / "max_brightness").write_text("7")
    backlight_to(f"sysfs://{panel}").set(1)
    assert bright(panel) == 1


@pytest.mark.parametrize("spoilt", ["", "full", "\udcff", "9" * 5000])
def test_a_panel_that_says_nonsense_or_is_gone_is_an_error_of_ours(panel: Path, spoilt: str) -> None:
    (panel / "max_brightness").write_bytes(spoilt.encode("utf-8", "surrogateescape"))
    with pytest.raises(BacklightError):
        backlight_to(f"sysfs://{panel}").set(50)
    assert bright(panel) == 500
    with pytest.raises(BacklightError):
        backlight_to(f"sysfs://{panel}/elsewhere").set(50)


def script(folder: Path, body: str) -> str:
    """A program that a site might bring."""
    file = folder / "light.py"
    file.write_text(body)
    return f"program:{sys.executable} {file} setvcp 10 {{percent}}"


def test_a_program_of_the_site_gets_the_figure_as_a_word_of_its_own(tmp_path: Path) -> None:
    told = tmp_path / "told"
    light = backlight_to(script(tmp_path, f"import sys; open({str(told)!r}, 'w').write(repr(sys.argv[1:]))"))
    light.set(35)
    assert told.read_text() == "['setvcp', '10', '35']"
    light.set(1000)
    assert told.read_text() == "['setvcp', '10', '100']"


def test_a_program_that_fails_hangs_or_is_not_there_is_an_error_of_ours(tmp_path: Path) -> None:
    lights: list[Backlight] = [
        backlight_to(script(tmp_path, "raise SystemExit(3)")),
        ProgramBacklight((sys.executable, "-c", "import threading; threading.Event().wait()"), within_s=0.3),
        backlight_to("program:/nowhere/light {percent}"),
    ]
    for light in lights:
        with pytest.raises(BacklightError):
            light.set(50)


@pytest.mark.parametrize(
    "address", ["", "sysfs:", "sysfs://relative", "program:", "program:ddcutil", "program:'x {percent}", "{percent}"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadAddress):
        backlight_to(address)


@given(st.text())
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        backlight_to("program:" + text)
    except BadAddress:
        return


def test_the_only_panel_is_found_and_of_two_nobody_knows_which(
    panel: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    there = tmp_path_factory.mktemp("class")
    assert panel_of(there) is None
    assert panel_of(there / "none") is None
    (there / "intel_backlight").symlink_to(panel)
    found = panel_of(there)
    assert found is not None
    found.set(50)
    assert bright(panel) == 468
    (there / "ddcci1").symlink_to(panel)
    assert panel_of(there) is None
