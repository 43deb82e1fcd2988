"""Two runs beside each other: what changed between an old firmware and a new one, and whether it matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.hil.figures import Difference, Spread, difference, spread
from kiosk.hil.record import RunRecord

LEAST_PART: Final = 0.05
"""Of the old median: a shift below that is real perhaps, and matters to nobody."""
_FEWEST: Final = 8


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
        """`slower`, `faster`, `fails more`, `fails less`, `the same` or `cannot tell`."""
        old_part, new_part = _part(self.old_failed, self.old), _part(self.new_failed, self.new)
        if new_part > old_part:
            return "fails more"
        found = self.difference
        if found is None:
            return "fails less" if new_part < old_part else "cannot tell"
        sure = found.low > 0 or found.high < 0
        if sure and abs(self.part) >= LEAST_PART and found.size != "negligible":
            return "slower" if found.shift > 0 else "faster"
        return "fails less" if new_part < old_part else "the same"

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
    """One measurement in both runs; None where a run has none."""

    name: str
    unit: str
    old: float | None
    new: float | None
    old_outcome: str
    new_outcome: str

    @property
    def percent(self) -> float | None:
        """Of the old value."""
        if self.old is None or self.new is None or not self.old:
            return None
        return 100 * (self.new / self.old - 1)

    @property
    def matters(self) -> bool:
        """Whether its verdict changed."""
        return self.old_outcome != self.new_outcome


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
        """`worse`, `better`, `both` or `no difference that matters`."""
        words = [change.verdict for change in self.series]
        order = ("PASS", "SKIP", "UNSET", "TIMEOUT", "ABORTED", "FAIL", "ERROR")
        pairs = [(change.old, change.new) for change in self.outcomes]
        pairs += [(value.old_outcome, value.new_outcome) for value in self.values if value.matters]
        known = [(order.index(old), order.index(new)) for old, new in pairs if old in order and new in order]
        worse = any(word in ("slower", "fails more") for word in words) or any(new > old for old, new in known)
        better = any(word in ("faster", "fails less") for word in words) or any(new < old for old, new in known)
        if worse and better:
            return "better in some, worse in others"
        return "worse" if worse else "better" if better else "no difference that matters"


def compare(old: RunRecord, new: RunRecord) -> Comparison:
    """What is in either."""
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
                (now or was).unit if (now or was) is not None else "",  # type: ignore[union-attr]  # one of them is there
                was.value if was is not None else None,
                now.value if now is not None else None,
                was.outcome if was is not None else "–",
                now.outcome if now is not None else "–",
            )
        )
    return tuple(sorted(found, key=lambda change: not change.matters))


def _part(failed: int, good: Sequence[float]) -> float:
    whole = failed + len(good)
    return failed / whole if whole else 0.0
