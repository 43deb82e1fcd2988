"""The plug-in's fixtures where there is no bench: in the product's own tests limits are kept too."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from kiosk.hil.bench import Absent, Bench, Failed, Hands, NotJudged
from kiosk.hil.events import CaseRan, Event, Measured
from kiosk.hil.plan import Label, Limit, Phase
from kiosk.hil.plugin import BenchSession, Measure, OutOfLimit
from kiosk.hil.suites.cycle import measure_times
from kiosk.hil.verdict import of_phase

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


class Told:
    """A session without a device, and what it told."""

    def __init__(self, phase: Phase, *, seen: bool = False) -> None:
        self.events: list[Event] = []
        self.session = BenchSession(
            bench=cast("Bench", None), hands=cast("Hands", None), phase=phase, label=Label(), tell=self.events.append,
            keep=lambda *_: None, absences=(ConnectionError,), seen=seen,
        )  # fmt: skip

    def misfit(self) -> str:
        return next((e.why for e in self.events if isinstance(e, CaseRan) and e.title == "The plan fits the suite"), "")


def test_a_limit_nothing_was_measured_for_is_not_a_limit_that_was_kept() -> None:
    phase = Phase("timing", "timing", limits={"cycle_p59_ms": Limit(None, 10)})
    told = Told(phase)
    told.session.tell(Measured("t", "cycle_p95_ms", 5, "ms", None, None, "UNSET"))
    told.session.tell(CaseRan("t", "T", "PASS", 0.1))
    told.session.finish()
    assert told.misfit() == "the plan has a limit for cycle_p59_ms, but measured were: cycle_p95_ms"
    assert of_phase([e for e in told.events if isinstance(e, CaseRan)], "")[0] == "ERROR"
    for outcome in ("FAIL", "SKIP"):
        other = Told(phase)
        other.session.tell(CaseRan("t", "T", outcome, 0.1))
        other.session.finish()
        assert not other.misfit(), "it may have been measured later"


def test_a_word_that_fits_no_test_is_told_and_the_others_run(pytester_item: Callable[[str], pytest.Item]) -> None:
    items = [pytester_item(name) for name in ("test_it_lights[a-1]", "test_it_dims")]
    told = Told(Phase("contract", "contract", only=("it-lights", "dimms")))
    told.session.pytest_collection_modifyitems(items)
    assert [item.name for item in items] == ["test_it_lights[a-1]"]
    assert "the plan has only dimms, but the tests are: test_it_lights[a_1], test_it_dims" in told.misfit()


@pytest.fixture
def pytester_item(request: pytest.FixtureRequest) -> Callable[[str], pytest.Item]:
    """An item with a name, and nothing to run."""

    class Named(pytest.Item):
        def runtest(self) -> None:
            """Nothing."""

    return lambda name: cast("pytest.Item", Named.from_parent(request.node.parent, name=name))


@pytest.mark.parametrize(
    ("error", "seen", "wanted"),
    [
        (Absent("nothing there"), False, ("ERROR", "nothing there")),
        (Absent("nothing there"), True, ("FAIL", "nothing there")),
        (ConnectionError("no reader"), False, ("ERROR", "no reader")),
        (ConnectionError("no reader"), True, ("FAIL", "no reader")),
        (NotJudged("no such fault"), True, ("ERROR", "no such fault")),
        (Failed("jam"), False, ("FAIL", "Failed: jam")),
    ],
)
def test_what_was_never_there_has_not_failed_and_what_went_away_has(
    error: Exception, seen: bool, wanted: tuple[str, str]
) -> None:
    def broken() -> None:
        raise error

    call: pytest.CallInfo[None] = pytest.CallInfo.from_call(broken, "call")
    report = pytest.TestReport("x", ("x.py", 1, "x"), {}, "failed", None, "call")
    found = Told(Phase("x", "contract"), seen=seen).session._verdict(report, call)
    assert (found[0], found[1].removeprefix("Failed: ")) == (wanted[0], wanted[1].removeprefix("Failed: "))


def test_the_tail_is_measured_so_that_a_device_slow_once_in_fifty_is_found() -> None:
    taken: list[Measured] = []
    limits = {"cycle_p95_ms": Limit(None, 100), "cycle_p99_ms": Limit(None, 100)}
    measure_times([0.05] * 98 + [3.0, 4.0], Measure("t", taken, limits, lambda _: None))
    assert {each.name: each.outcome for each in taken} == {
        "cycle_p50_ms": "UNSET", "cycle_p95_ms": "PASS", "cycle_p99_ms": "FAIL", "cycle_max_ms": "UNSET",
    }  # fmt: skip
