"""What an installed wheel announces, it carries."""

import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "kiosk", "packaging"):
        (source / name).symlink_to(ROOT / name)
    made = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, source],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_every_command_and_plug_in_of_the_wheel_is_in_it(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    announced = ConfigParser()
    announced.read_string(next(wheel.read(name).decode() for name in names if name.endswith("entry_points.txt")))
    found = [value.partition(":")[0] for group in announced.sections() for value in announced[group].values()]
    assert len(found) >= 6
    for module in found:
        assert f"{module.replace('.', '/')}.py" in names, module


def test_no_simulator_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    assert [name for name in wheel.namelist() if "kiosk/sim" in name] == []
