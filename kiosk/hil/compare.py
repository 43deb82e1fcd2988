"""Two runs beside each other: what changed between an old firmware and a new one, and whether it matters."""

from dataclasses import dataclass
from typing import Final

from kiosk.hil.events import Measured
from kiosk.hil.figures import Difference, Spread, by_chance, difference, spread
from kiosk.hil.plan import Limit
from kiosk.hil.record import NoRun, RunRecord

LEAST_PART: Final = 0.05
"""Of the old median: a shift below that is real perhaps, and matters to nobody."""
_FEWEST: Final = 8
_TAIL: Final = 1.2
"""Of the old 99 %: a use that takes longer is one patients notice."""
_DOUBT: Final = 0.05
_TAIL_DOUBT: Final = 0.01
_MUCH_LONGER: Final = 2
"""A run with more cycles than that finds failures the other had no chance to."""
_UNTOLD: Final = ("SKIP", "ERROR", "TIMEOUT", "ABORTED")


@dataclass(frozen=True, slots=True)
class SeriesChange:
    """One series of cycles in both runs, in milliseconds. `difference` is None where one is too small to judge."""

    name: str
    old: tuple[float, ...]
    new: tuple[float, ...]
    old_failed: int
    new_failed: int
    difference: Difference | None

    @property
    def old_spread(self) -> Spread | None:
        """None where no cycle of the old run went well."""
        return spread(self.old) if self.old else None

    @property
    def new_spread(self) -> Spread | None:
        """None where no cycle of the new run went well."""
        return spread(self.new) if self.new else None

    @property
    def part(self) -> float:
        """The shift as a part of the old median."""
        before = self.old_spread
        if self.difference is None or before is None or not before.median:
            return 0.0
        return self.difference.shift / before.median

    @property
    def verdict(self) -> str:
        """`slower`, `slower at times`, `faster`, `fails more`, `fails less`, `the same` or `cannot tell`.

        Worse is said sooner than better: fewer failures have to be more than chance, more only to be comparable.
        """
        old_all, new_all = len(self.old) + self.old_failed, len(self.new) + self.new_failed
        old_part, new_part = _part(self.old_failed, old_all), _part(self.new_failed, new_all)
        if new_part > old_part:
            sure = by_chance(self.old_failed, old_all, self.new_failed, new_all) < _DOUBT
            return "fails more" if sure or new_all <= _MUCH_LONGER * old_all else "cannot tell"
        less = new_part < old_part and by_chance(self.new_failed, new_all, self.old_failed, old_all) < _DOUBT
        found = self.difference
        if found is None:
            return "fails less" if less else "cannot tell"
        sure = found.low > 0 or found.high < 0
        moved = sure and abs(self.part) >= LEAST_PART and found.size != "negligible"
        if moved and found.shift > 0:
            return "slower"
        if self.longer_tail:
            return "slower at times"
        if moved:
            return "faster"
        return "fails less" if less else "the same"

    @property
    def longer_tail(self) -> bool:
        """Whether more uses than chance gives take clearly longer than 99 % of the old ones did."""
        before = self.old_spread
        if before is None or not self.new:
            return False
        edge = before.p99 * _TAIL
        old, new = sum(value > edge for value in self.old), sum(value > edge for value in self.new)
        return by_chance(old, len(self.old), new, len(self.new)) < _TAIL_DOUBT

    @property
    def matters(self) -> bool:
        """Whether somebody should look."""
        return self.verdict not in ("the same", "cannot tell")

    @property
    def wider(self) -> float:
        """How many times as wide the middle half is; 1 where it cannot be said."""
        before, after = self.old_spread, self.new_spread
        if before is None or after is None or before.upper <= before.lower:
            return 1.0
        return (after.upper - after.lower) / (before.upper - before.lower)


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One measurement in both runs; None where a run has none. `limit` is empty where the plans do not agree."""

    name: str
    old_unit: str
    new_unit: str
    old: float | None
    new: float | None
    old_outcome: str
    new_outcome: str
    limit: Limit | None

    @property
    def percent(self) -> float | None:
        """Of the old value."""
        if self.old is None or self.new is None or not self.old or self.old_unit != self.new_unit:
            return None
        return 100 * (self.new / self.old - 1)

    @property
    def matters(self) -> bool:
        """Whether its verdict changed, and not the limit it is held to."""
        return self.old_outcome != self.new_outcome and self.limit is not None


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """A phase or test by its name."""

    name: str
    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything, what matters first."""

    old: RunRecord
    new: RunRecord
    identity: tuple[tuple[str, str, str], ...]
    outcomes: tuple[OutcomeChange, ...]
    series: tuple[SeriesChange, ...]
    values: tuple[ValueChange, ...]

    @property
    def verdict(self) -> str:
        """`worse`, `better in some, worse in others`, `cannot tell`, `better` or `no difference that matters`."""
        words = [change.verdict for change in self.series]
        pairs = [(change.old, change.new) for change in self.outcomes]
        pairs += [(value.old_outcome, value.new_outcome) for value in self.values if value.matters]
        worse = any(word in ("slower", "slower at times", "fails more") for word in words) or ("PASS", "FAIL") in pairs
        better = any(word in ("faster", "fails less") for word in words) or ("FAIL", "PASS") in pairs
        if worse and better:
            return "better in some, worse in others"
        if worse:
            return "worse"
        if self.gaps:
            return "cannot tell"
        return "better" if better else "no difference that matters"

    @property
    def gaps(self) -> tuple[str, ...]:
        """What the old run tells and the new one does not, and what neither does: nothing may be concluded from it."""
        found = [
            f"the {word} run ended as {run.outcome}: {run.why}"
            for word, run in (("old", self.old), ("new", self.new))
            if run.outcome not in ("PASS", "FAIL")
        ]
        tried = {phase.began.name for phase in self.new.phases}
        found += [
            f"the new run has no phase {name}"
            for name in dict.fromkeys(phase.began.name for phase in self.old.phases)
            if name not in tried
        ]
        found += [
            f"{change.name}: {change.old} in the old run, {change.new} in the new one"
            for change in self.outcomes
            if change.new in _UNTOLD and change.old in ("PASS", "FAIL")
        ]
        found += [
            f"{change.name}: too few cycles to compare" for change in self.series if change.verdict == "cannot tell"
        ]
        return tuple(found)


def compare(old: RunRecord, new: RunRecord) -> Comparison:
    """What is in either. Raises NoRun where they are of different kinds of devices."""
    if old.began.kind != new.began.kind:
        raise NoRun(f"a run of a {old.began.kind} and one of a {new.began.kind} cannot be compared")
    return Comparison(old, new, _identity(old, new), _outcomes(old, new), _series(old, new), _values(old, new))


def _identity(old: RunRecord, new: RunRecord) -> tuple[tuple[str, str, str], ...]:
    before, after = old.device, new.device
    return tuple((key, before[key], after[key]) for key in before)


def _outcomes(old: RunRecord, new: RunRecord) -> tuple[OutcomeChange, ...]:
    before, after = _all_outcomes(old), _all_outcomes(new)
    found = []
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name, ("–", "")), after.get(name, ("–", ""))
        if was[0] != now[0]:
            found.append(OutcomeChange(name, was[0], now[0], now[1] or was[1]))
    return tuple(found)


def _all_outcomes(record: RunRecord) -> dict[str, tuple[str, str]]:
    found = {}
    for phase in record.phases:
        for test in phase.tests:
            found[f"{phase.began.name}: {test.title}"] = (test.outcome, test.why)
    return found


def _series(old: RunRecord, new: RunRecord) -> tuple[SeriesChange, ...]:
    before, after = old.series(), new.series()
    found = []
    for name in (name for name in before if name in after):
        was = tuple(cycle.seconds * 1000 for cycle in before[name] if cycle.ok)
        now = tuple(cycle.seconds * 1000 for cycle in after[name] if cycle.ok)
        enough = min(len(was), len(now)) >= _FEWEST
        found.append(
            SeriesChange(
                name, was, now, len(before[name]) - len(was), len(after[name]) - len(now),
                difference(was, now) if enough else None,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda change: (not change.matters, -abs(change.part))))


def _values(old: RunRecord, new: RunRecord) -> tuple[ValueChange, ...]:
    before, after = old.measurements(), new.measurements()
    found = []
    for name in dict.fromkeys([*before, *after]):
        was = before[name][-1] if name in before else None
        now = after[name][-1] if name in after else None
        found.append(
            ValueChange(
                name,
                was.unit if was is not None else "",
                now.unit if now is not None else "",
                was.value if was is not None else None,
                now.value if now is not None else None,
                was.outcome if was is not None else "–",
                now.outcome if now is not None else "–",
                _one_limit(was, now),
            )
        )
    return tuple(sorted(found, key=lambda change: not change.matters))


def _one_limit(was: Measured | None, now: Measured | None) -> Limit | None:
    """The limit both are held to, None where it is not the same."""
    limits = {Limit(each.low, each.high) for each in (was, now) if each is not None}
    return limits.pop() if len(limits) == 1 else None


def _part(failed: int, whole: int) -> float:
    return failed / whole if whole else 0.0
