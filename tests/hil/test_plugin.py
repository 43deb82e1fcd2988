"""The plug-in's fixtures where there is no bench: in the product's own tests limits are kept too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.hil.events import Event, Measured
from kiosk.hil.plan import Limit
from kiosk.hil.plugin import Measure, OutOfLimit

TEST = """
def test_it(measure, attach, phase):
    attach("a.txt", b"x")
    assert phase.cycles
    assert measure("good", 1, "ms", high=2)
    assert not measure("slow", 3, "ms", high=2)
    assert not measure("few", 0, "", low=1)
"""


def test_a_measurement_out_of_its_limit_fails_its_test_after_all_were_taken(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(TEST, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "kiosk.hil.plugin", "-c", os.devnull, "--rootdir", str(tmp_path),
         str(tmp_path / "test_x.py")],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )  # fmt: skip
    assert done.returncode == 1
    assert "slow is 3 ms, wanted ≤ 2; few is 0, wanted ≥ 1" in done.stdout


def test_a_plans_limit_replaces_the_suites_own() -> None:
    told: list[Event] = []
    taken: list[Measured] = []
    measure = Measure("t", taken, {"p95": Limit(None, 10), "free": Limit()}, told.append)
    assert measure("p95", 9, "ms", high=1)
    assert not measure("p95", 11, "ms", high=100)
    assert measure("free", 1e9, high=1)
    assert not measure("nan", float("nan"), high=1)
    assert [each.outcome for each in taken] == ["PASS", "FAIL", "UNSET", "FAIL"]
    assert told == taken
    with pytest.raises(AssertionError):
        raise OutOfLimit("it is a failure of the device")
