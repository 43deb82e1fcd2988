"""What a run found, put in order from its journal: the one source of every report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.hil.events import (
    Answered,
    Asked,
    CaseRan,
    Cycled,
    Event,
    Identified,
    Kept,
    Lost,
    Measured,
    PhaseBegan,
    PhaseEnded,
    RunBegan,
    RunEnded,
    Saw,
    parse_journal,
)

JOURNAL: Final = "events.jsonl"


class NoRun(ValueError):
    """The folder or file holds no run."""


@dataclass(slots=True)
class PhaseRecord:
    """One phase as far as it came."""

    began: PhaseBegan
    ended: PhaseEnded | None = None
    tests: list[CaseRan] = field(default_factory=list)
    measured: list[Measured] = field(default_factory=list)
    series: dict[str, list[Cycled]] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    saw: list[Saw] = field(default_factory=list)
    asked: list[tuple[Asked, Answered | None]] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """A phase that never ended was cut short."""
        return self.ended.outcome if self.ended is not None else "ABORTED"

    @property
    def why(self) -> str:
        """The first reason."""
        return self.ended.why if self.ended is not None else "the run was cut short in this phase"

    @property
    def seconds(self) -> float:
        """As long as it took, 0 where it never ended."""
        return max(0.0, self.ended.at - self.began.at) if self.ended is not None else 0.0


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run as far as it came."""

    began: RunBegan
    phases: tuple[PhaseRecord, ...]
    identity: Identified | None
    ended: RunEnded | None

    @property
    def outcome(self) -> str:
        """A run that never ended was cut short, whatever its phases say."""
        return self.ended.outcome if self.ended is not None else "ABORTED"

    @property
    def why(self) -> str:
        """The first reason."""
        return self.ended.why if self.ended is not None else "the run was cut short"

    @property
    def ended_at(self) -> float:
        """Unix seconds of the last thing known."""
        if self.ended is not None:
            return self.ended.at
        ends = [phase.ended.at for phase in self.phases if phase.ended is not None]
        return max([self.began.at, *ends, *(phase.began.at for phase in self.phases)])

    @property
    def device(self) -> Mapping[str, str]:
        """Vendor, model, firmware and serial number, from the device or its label."""
        source = self.identity
        label = self.began.label
        return {
            key: (getattr(source, key) if source is not None else "") or label.get(key, "")
            for key in ("vendor", "model", "firmware", "serial")
        }

    @property
    def untried(self) -> tuple[str, ...]:
        """Phases that only skipped, by name: a verdict says nothing of them."""
        return tuple(dict.fromkeys(phase.began.name for phase in self.phases if phase.outcome == "SKIP"))

    def measurements(self) -> dict[str, list[Measured]]:
        """Every value by `phase.name`, in order."""
        found: dict[str, list[Measured]] = {}
        for phase in self.phases:
            for value in phase.measured:
                found.setdefault(f"{phase.began.name}.{value.name}", []).append(value)
        return found

    def series(self) -> dict[str, list[Cycled]]:
        """Every series of cycles by the name of its phase, repetitions joined."""
        found: dict[str, list[Cycled]] = {}
        for phase in self.phases:
            for name, cycles in phase.series.items():
                found.setdefault(name, []).extend(cycles)
        return found


def record_of(events: Iterable[Event]) -> RunRecord:
    """Raises NoRun where nothing began."""
    began: RunBegan | None = None
    ended: RunEnded | None = None
    identity: Identified | None = None
    phases: list[PhaseRecord] = []
    for event in events:
        match event:
            case RunBegan():
                began = began or event
            case RunEnded():
                ended = event
            case PhaseBegan():
                phases.append(PhaseRecord(event))
            case Identified():
                identity = event
            case _ if phases:
                _put(phases[-1], event)
            case _:
                pass
    if began is None:
        raise NoRun("no run began here")
    return RunRecord(began, tuple(phases), identity, ended)


def _put(phase: PhaseRecord, event: Event) -> None:
    match event:
        case PhaseEnded():
            phase.ended = event
        case CaseRan():
            phase.tests.append(event)
        case Measured():
            phase.measured.append(event)
        case Cycled():
            phase.series.setdefault(event.series, []).append(event)
        case Kept():
            phase.kept.append(event)
        case Lost():
            phase.lost.append(event)
        case Saw():
            phase.saw.append(event)
        case Asked():
            phase.asked.append((event, None))
        case Answered():
            for at in range(len(phase.asked) - 1, -1, -1):
                if phase.asked[at][0].number == event.number and phase.asked[at][1] is None:
                    phase.asked[at] = (phase.asked[at][0], event)
                    break
        case _:
            pass


def load_record(folder: Path) -> RunRecord:
    """From a run's folder. Raises NoRun."""
    try:
        text = (folder / JOURNAL).read_text("utf-8", "replace")
    except OSError:
        raise NoRun(f"{folder}: no run is kept there") from None
    return record_of(parse_journal(text))
