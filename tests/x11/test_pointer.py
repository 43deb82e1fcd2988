"""The terminal on a real X server, touched by real pointer events: three flows from attract to attract.

`python -m pytest -m long tests/x11` needs Xvfb and xdotool, cage for the compositor; pictures are left in `out/x11`.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

OUT = Path("out/x11")


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool")
def test_three_flows_by_a_real_pointer_on_a_real_x_server() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.x11.pointer", str(OUT)], capture_output=True, text=True, check=False, timeout=280
    )
    sys.stdout.write(done.stdout)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.count("came home") == 3
    assert len(list(OUT.glob("*.png"))) >= 12


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.skipif(not shutil.which("cage"), reason="needs cage")
def test_two_flows_in_the_compositor_of_a_terminal() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.x11.wayland", str(OUT)], capture_output=True, text=True, check=False, timeout=280
    )
    sys.stdout.write(done.stdout)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool")
def test_a_first_start_by_a_real_pointer_on_a_real_x_server() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.x11.first_start", str(OUT)],
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )
    sys.stdout.write(done.stdout)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "set up by" in done.stdout
