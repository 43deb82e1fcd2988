"""Breadth first through a model: how many states, which of them are wrong, and a shortest way to each mistake."""

from collections import deque
from dataclasses import dataclass

from tests.backend.payment.model import PAID, Model, State


@dataclass(frozen=True)
class Found:
    """What a search found. `traces`: a shortest way to each invariant that fails ("stuck" for I1)."""

    states: int
    transitions: int
    resolved: int
    stuck: int
    traces: dict[str, tuple[str, ...]]


def search(model: Model, until: str | None = None) -> Found:
    """Every reachable state, breadth first; or only until an invariant fails."""
    start = State()
    numbers = {start: 0}
    order = [start]
    before: list[tuple[int, str]] = [(-1, "")]
    into: list[list[int]] = [[]]
    bad: dict[str, int] = {}
    transitions = 0
    waiting = deque([0])
    while waiting:
        n = waiting.popleft()
        s = order[n]
        for invariant in model.violations(s):
            bad.setdefault(invariant, n)
        if until in bad:
            break
        for name, after in model.events(s):
            transitions += 1
            number = numbers.get(after)
            if number is None:
                number = len(order)
                numbers[after] = number
                order.append(after)
                before.append((n, name))
                into.append([])
                waiting.append(number)
            into[number].append(n)
            if any(was is PAID and now is not PAID for was, now in zip(s.j, after.j, strict=True)):
                bad.setdefault("I8", number)
    if until in bad:
        return Found(len(order), transitions, 0, 0, {name: _trace(before, n) for name, n in bad.items()})
    ends = [n for n, s in enumerate(order) if model.resolved(s)]
    alive = set(ends)
    back = list(ends)
    while back:
        for n in into[back.pop()]:
            if n not in alive:
                alive.add(n)
                back.append(n)
    stuck = [n for n in range(len(order)) if n not in alive]
    if stuck:
        bad["I1"] = stuck[0]
    return Found(len(order), transitions, len(ends), len(stuck), {name: _trace(before, n) for name, n in bad.items()})


def _trace(before: list[tuple[int, str]], n: int) -> tuple[str, ...]:
    steps = []
    while n > 0:
        n, name = before[n]
        steps.append(name)
    return tuple(reversed(steps))
