"""A plan: which device, what is done to it in which order, and the limits it has to keep."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite, isnan
from pathlib import Path
from typing import Final

from kiosk.domain.toml_file import Section, TomlFile

SUITES: Final = ("identify", "health", "contract", "functional", "faults", "timing", "soak")
STOPS: Final = ("never", "first_fail")
_MOST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Limit:
    """The span a measurement has to keep; None is open."""

    low: float | None = None
    high: float | None = None

    def holds(self, value: float) -> bool:
        """Whether the value keeps it; what is no number does not."""
        return (
            not isnan(value) and (self.low is None or value >= self.low) and (self.high is None or value <= self.high)
        )

    def __str__(self) -> str:
        """As people write it."""
        match self.low, self.high:
            case None, None:
                return ""
            case None, high:
                return f"≤ {high:g}"
            case low, None:
                return f"≥ {low:g}"
            case low, high:
                return f"{low:g} to {high:g}"


@dataclass(frozen=True, slots=True)
class Phase:
    """One stage of a run: a suite, how often, for how long at most, and its limits by measurement.

    `only`: the faults by name; of the other suites, words of the tests' names.
    """

    name: str
    suite: str
    repeat: int = 1
    limit_s: float = 300.0
    cycles: int = 20
    only: tuple[str, ...] = ()
    limits: Mapping[str, Limit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on the device, where it does not say so itself."""

    vendor: str = ""
    model: str = ""
    firmware: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan."""

    name: str
    device: str
    kind: str
    address: str
    label: Label
    options: Mapping[str, str]
    phases: tuple[Phase, ...]
    repeat: int = 1
    stop: str = "never"
    answer_s: float = 180.0

    @property
    def simulated(self) -> bool:
        """Whether there is no device but a simulator of it."""
        return self.address.startswith("sim:")


def load_plan(path: Path, kinds: tuple[str, ...]) -> Plan:
    """Read a plan. Raises ConfigError with the line and key of every fault."""
    file = TomlFile(path)
    with file.section("device") as part:
        device = part.text("name", path.stem)
        kind = part.text("kind", choices=kinds)
        address = part.text("address")
        label = Label(*(part.text(key, "") for key in ("vendor", "model", "firmware", "serial")))
        options = _options(part)
    with file.section("run") as part:
        repeat = part.whole("repeat", 1, least=1, most=1000)
        stop = part.text("stop", "never", choices=STOPS)
        answer_s = part.number("answer_s", 180, least=1, most=86_400)
    phases = tuple(_phase(section) for section in file.tables("phase"))
    if not phases:
        file.fault("phase", "at least one section [phase.NAME] is wanted")
    file.done()
    return Plan(path.stem, device, kind, address, label, options, phases, repeat, stop, answer_s)


def _phase(section: Section) -> Phase:
    name = section.name.partition(".")[2]
    with section as part:
        suite = part.text("suite", name if name in SUITES else None, choices=SUITES)
        return Phase(
            name,
            suite,
            repeat=part.whole("repeat", 1, least=1, most=10_000),
            limit_s=part.number("limit_s", 300, least=1, most=7 * 86_400),
            cycles=part.whole("cycles", 20, least=1, most=_MOST),
            only=part.texts("only"),
            limits=_limits(part),
        )


def _limits(part: Section) -> dict[str, Limit]:
    """`limits = { cycle_p95_ms = 900, cycles_per_s = [2, 50] }`: one number is the most, two are a span."""
    found = {}
    for name, value in part.table("limits").items():
        match value:
            case [int() | float() as low, int() | float() as high] if _finite(low) and _finite(high) and low <= high:
                found[name] = Limit(float(low), float(high))
            case int() | float() if _finite(value):
                found[name] = Limit(high=float(value))
            case _:
                part.fault("limits", f"{name}: a number, or a list of two, is wanted")
    return found


def _finite(value: float) -> bool:
    """A limit of nan fails every device, one of inf passes every one."""
    return not isinstance(value, bool) and isfinite(value)


def _options(part: Section) -> dict[str, str]:
    """What only the device's own driver understands: texts."""
    found = {}
    for name, value in part.table("options").items():
        if isinstance(value, str):
            found[name] = value
        else:
            part.fault("options", f"{name}: a text is wanted")
    return found
