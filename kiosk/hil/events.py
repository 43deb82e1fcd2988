"""What happens in a run, one line of JSON each: the journal from which every report is made, however the run ended."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class RunBegan:
    """Once, first."""

    at: float
    plan: str
    device: str
    kind: str
    address: str
    label: Mapping[str, str]
    software: Mapping[str, str]
    station: str
    isolated: str
    phases: int


@dataclass(frozen=True, slots=True)
class PhaseBegan:
    """`number` counts phases of the run from 1, repetitions included."""

    at: float
    number: int
    name: str
    suite: str
    round: int = 1


@dataclass(frozen=True, slots=True)
class Identified:
    """Who the device says it is."""

    vendor: str
    model: str
    firmware: str
    serial: str
    connection: str
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Saw:
    """The device's condition, in flat words, at a named moment."""

    moment: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """One value with its limits. `outcome`: PASS, FAIL or UNSET where it has no limit."""

    test: str
    name: str
    value: float
    unit: str
    low: float | None
    high: float | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Cycled:
    """One cycle of a series."""

    series: str
    number: int
    seconds: float
    ok: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """An attachment, by its path from the run's folder."""

    test: str
    name: str
    path: str
    media: str
    sha1: str


@dataclass(frozen=True, slots=True)
class Lost:
    """An attachment that could not be kept, and why."""

    test: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class CaseRan:
    """`outcome`: PASS, FAIL, ERROR, SKIP or TIMEOUT."""

    name: str
    title: str
    outcome: str
    seconds: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """An operator is asked. `number` is given once in a run.

    `wants`: "done", "yes_no", "text"; "show" to have the text in `code` before a scanner, "clear" to have none there.
    """

    number: int
    name: str
    wants: str
    vi: str
    en: str
    within_s: float
    code: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """By whom: "terminal", "page" or "nobody". What was typed is not kept."""

    number: int
    by: str
    answer: str


@dataclass(frozen=True, slots=True)
class PhaseEnded:
    """`outcome`: PASS, FAIL, ERROR, TIMEOUT, ABORTED or SKIP."""

    at: float
    number: int
    outcome: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class RunEnded:
    """Once, last; where it is missing the run was cut short."""

    at: float
    outcome: str
    why: str = ""


Event = (
    RunBegan | PhaseBegan | Identified | Saw | Measured | Cycled | Kept | Lost | CaseRan | Asked | Answered | PhaseEnded
    | RunEnded
)  # fmt: skip
_TYPES: Final[dict[str, type[Any]]] = {
    cls.__name__: cls
    for cls in (
        RunBegan, PhaseBegan, Identified, Saw, Measured, Cycled, Kept, Lost, CaseRan, Asked, Answered, PhaseEnded,
        RunEnded,
    )
}  # fmt: skip


def to_line(event: Event) -> str:
    """One line, without its end. What no UTF-8 can carry becomes a question mark."""
    line = json.dumps({"event": type(event).__name__, **asdict(event)}, ensure_ascii=False)
    return line.encode("utf-8", "replace").decode()


def parse_line(line: str) -> Event:
    """Raises ValueError where it is none."""
    try:
        value = json.loads(line)
        if "\\u" in line:  # half a pair of surrogates would break every report
            value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
        cls = _TYPES[value.pop("event")]
        wanted = {each.name: each.type for each in fields(cls)}
        event: Event = cls(**{name: _typed(value[name], wanted[name]) for name in value if name in wanted})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ValueError("an event is one JSON object with the fields of its kind") from None
    return event


def _typed(value: Any, wanted: object) -> Any:
    """The value, where it is of the field's kind. Raises TypeError: a journal may come from somebody else."""
    if isinstance(wanted, type):
        fits = isinstance(value, int | float if wanted is float else wanted)
    elif isinstance(value, dict):
        fits = all(isinstance(each, str) for each in value.values())
    else:
        fits = value is None or isinstance(value, int | float)
    if not fits:
        raise TypeError("another kind of value")
    return value


def parse_journal(text: str) -> tuple[Event, ...]:
    """Every whole line; what a power cut left of the last one is passed over."""
    found = []
    for line in text.split("\n"):  # a text in it may hold other characters that end a line
        try:
            found.append(parse_line(line))
        except ValueError:
            continue
    return tuple(found)
