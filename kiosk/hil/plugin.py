"""The pytest plug-in of the bench: measurement with limit and unit, attachment, operator, and the device itself.

In a run of `kiosk-hil` the fixtures `bench`, `phase` and `hands` are the device under test; in the product's own tests
each suite's own fixtures are overridden with simulators, and only `measure` and `attach` are used.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import pytest

from kiosk.hil.bench import Absent, Bench, Failed, Hands, NobodyAnswered, NotJudged, Unavailable
from kiosk.hil.events import CaseRan, Cycled, Event, Identified, Measured, Saw
from kiosk.hil.plan import Label, Limit, Phase

pytest.register_assert_rewrite("kiosk.hil.suites")

_MEASURED: Final = pytest.StashKey[list[Measured]]()
_SESSION: Final = pytest.StashKey["BenchSession"]()
_NOTHING: Final = Phase("test", "contract")


class OutOfLimit(Failed):
    """At least one measurement does not keep its limit."""


class BenchSession:
    """What one phase runs on. `tell` takes every event; `device_faults` are a device's own exceptions.

    `absences`, of these, say that nothing is there: no failure until the device has answered once (`seen`).
    """

    def __init__(
        self,
        *,
        bench: Bench,
        hands: Hands,
        phase: Phase,
        label: Label,
        tell: Callable[[Event], None],
        keep: Callable[[str, str, bytes], None],
        device_faults: tuple[type[BaseException], ...] = (),
        absences: tuple[type[BaseException], ...] = (),
        seen: bool = False,
    ) -> None:
        self.bench = bench
        self.hands = hands
        self.phase = phase
        self.label = label
        self._tell = tell
        self.keep = keep
        self.device_faults: tuple[type[BaseException], ...] = (Failed, AssertionError, *device_faults)
        self._absences: tuple[type[BaseException], ...] = (Absent, *absences)
        self._seen = seen
        self._measured: set[str] = set()
        self._outcomes: set[str] = set()

    def tell(self, event: Event) -> None:
        """Passed on, and remembered as far as the plan's own words are held to it."""
        match event:
            case Measured():
                self._measured.add(event.name)
            case CaseRan():
                self._outcomes.add(event.outcome)
                self._seen = self._seen or event.outcome in ("PASS", "FAIL")
            case _:
                pass
        self._tell(event)

    def finish(self) -> None:
        """A limit nothing was measured for is no limit that was kept: it may be misspelt."""
        missed = sorted(set(self.phase.limits) - self._measured)
        if missed and "PASS" in self._outcomes and not self._outcomes & {"FAIL", "ERROR", "TIMEOUT"}:
            taken = ", ".join(sorted(self._measured)) or "nothing"
            self.tell(_misfit("limits", f"a limit for {', '.join(missed)}, but measured were: {taken}"))

    def pytest_configure(self, config: pytest.Config) -> None:
        """Known to the fixtures."""
        config.stash[_SESSION] = self

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Only those the plan wants. A word that fits no test is told, not passed over."""
        words = [_plain(word) for word in self.phase.only if self.phase.suite != "faults"]
        if not words:
            return
        names = [_plain(item.name) for item in items]
        strange = [word for word in words if not any(word in name for name in names)]
        if strange:
            self.tell(_misfit("only", f"only {', '.join(strange)}, but the tests are: {', '.join(names)}"))
        items[:] = [item for item, name in zip(items, names, strict=True) if any(word in name for word in words)]

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
        """One event a test, named by what failed first."""
        outcome: Any = yield
        report: pytest.TestReport = outcome.get_result()
        if report.passed and report.when != "call":
            return
        word, why = self._verdict(report, call)
        if report.when == "teardown" and word == "PASS":
            return
        self.tell(CaseRan(item.name, _title(item.name), word, round(call.duration, 4), why))

    def _verdict(self, report: pytest.TestReport, call: pytest.CallInfo[None]) -> tuple[str, str]:
        if report.passed:
            return "PASS", ""
        if report.skipped:
            return "SKIP", _reason(report)
        error = call.excinfo.value if call.excinfo is not None else None
        if isinstance(error, Unavailable):
            return "SKIP", str(error)
        if isinstance(error, NobodyAnswered):
            return "TIMEOUT", f"nobody answered: {error}"
        absent = isinstance(error, self._absences)
        if absent and self._seen:
            return "FAIL", str(error)
        if absent or isinstance(error, NotJudged):
            return "ERROR", str(error)
        if isinstance(error, self.device_faults):
            return "FAIL", _first_line(error, report)
        return "ERROR", f"{type(error).__name__} in {item_place(report)}"


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_")


def _misfit(name: str, why: str) -> CaseRan:
    return CaseRan(name, "The plan fits the suite", "ERROR", 0.0, f"the plan has {why}")


def item_place(report: pytest.TestReport) -> str:
    """File and line, without what the exception says: it may quote what was read."""
    path, line, _ = report.location
    return f"{path.rpartition('/')[2]}:{(line or 0) + 1}"


def _first_line(error: BaseException | None, report: pytest.TestReport) -> str:
    text = str(error).strip().splitlines()
    line = text[0] if text else ""
    if not isinstance(error, AssertionError):
        return f"{type(error).__name__}: {line}" if line else type(error).__name__
    return line or f"an expectation in {item_place(report)} does not hold"


def _reason(report: pytest.TestReport) -> str:
    longrepr = report.longrepr
    return str(longrepr[2]).removeprefix("Skipped: ") if isinstance(longrepr, tuple) else ""


def _title(name: str) -> str:
    """The sentence a test's name is."""
    head, bracket, case = name.removeprefix("test_").partition("[")
    return head.replace("_", " ").capitalize() + (f" ({case.rstrip(']')})" if bracket else "")


def _session(config: pytest.Config) -> BenchSession:
    found = config.stash.get(_SESSION, None)
    if found is None:
        raise RuntimeError("there is no device here: kiosk-hil run gives one")
    return found


@pytest.hookimpl(hookwrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[None]:
    """A test whose measurements leave their limits fails, once all of them are taken."""
    outcome: Any = yield
    if outcome.excinfo is None:
        missed = [each for each in pyfuncitem.stash.get(_MEASURED, []) if each.outcome == "FAIL"]
        if missed:
            outcome.force_exception(OutOfLimit("; ".join(map(_said, missed))))


def _said(each: Measured) -> str:
    unit = f" {each.unit}" if each.unit else ""
    return f"{each.name} is {each.value:.6g}{unit}, wanted {Limit(each.low, each.high)}"


class Measure:
    """Takes values. A limit of the plan for the same name replaces the suite's own."""

    def __init__(self, test: str, taken: list[Measured], limits: Mapping[str, Limit], tell: Callable[[Event], None]):
        self._test = test
        self._taken = taken
        self._limits = limits
        self._tell = tell

    def __call__(
        self, name: str, value: float, unit: str = "", low: float | None = None, high: float | None = None
    ) -> bool:
        """Record a value; whether it keeps its limit. The test goes on and fails at its end where it does not."""
        limit = self._limits.get(name, Limit(low, high))
        free = limit.low is None and limit.high is None
        outcome = "UNSET" if free else "PASS" if limit.holds(value) else "FAIL"
        taken = Measured(self._test, name, float(value), unit, limit.low, limit.high, outcome)
        self._taken.append(taken)
        self._tell(taken)
        return outcome != "FAIL"


@pytest.fixture
def measure(request: pytest.FixtureRequest) -> Measure:
    """`measure("cycle_p95_ms", 812, "ms", high=900)`."""
    session = request.config.stash.get(_SESSION, None)
    taken = request.node.stash.setdefault(_MEASURED, [])
    if session is None:
        return Measure(request.node.name, taken, {}, lambda _: None)
    return Measure(request.node.name, taken, session.phase.limits, session.tell)


@pytest.fixture
def attach(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """`attach("ticket.png", data)`: kept beside the report and shown in it."""
    session = request.config.stash.get(_SESSION, None)
    test = request.node.name
    if session is None:
        return lambda *_: None
    return lambda name, data: session.keep(test, name, data)


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[Event], None]:
    """Any event."""
    session = request.config.stash.get(_SESSION, None)
    return session.tell if session is not None else lambda _: None


@pytest.fixture
def see(bench: Bench, tell: Callable[[Event], None]) -> Callable[[str], Mapping[str, str]]:
    """`see("idle")`: look at the device, note its condition, hand back its flat words."""

    def look(moment: str) -> Mapping[str, str]:
        words = bench.condition().flat()
        tell(Saw(moment, words))
        return words

    return look


@pytest.fixture
def told_identity(request: pytest.FixtureRequest, bench: Bench) -> Identified:
    """The device's identity, noted."""
    session = _session(request.config)
    found = bench.identify().labelled(session.label)
    event = Identified(
        found.vendor, found.model, found.firmware, found.serial, found.connection, dict(found.more)
    )  # fmt: skip
    session.tell(event)
    return event


@pytest.fixture
def cycled(tell: Callable[[Event], None]) -> Callable[[str, int, float, str], None]:
    """`cycled("soak", 17, 0.8, "")`: one cycle; an empty text is success."""
    return lambda series, number, seconds, why: tell(Cycled(series, number, round(seconds, 6), not why, why))


@pytest.fixture(scope="session")
def bench(request: pytest.FixtureRequest) -> Bench:
    """The device under test."""
    return _session(request.config).bench


@pytest.fixture(scope="session")
def hands(request: pytest.FixtureRequest) -> Hands:
    """Whoever moves it."""
    return _session(request.config).hands


@pytest.fixture
def phase(request: pytest.FixtureRequest) -> Phase:
    """What the plan says of this phase."""
    session = request.config.stash.get(_SESSION, None)
    return session.phase if session is not None else _NOTHING


@pytest.fixture
def device_faults(request: pytest.FixtureRequest) -> tuple[type[BaseException], ...]:
    """What a device raises when it is the device that fails."""
    return _session(request.config).device_faults
