"""Plots as SVG inside the page: time per cycle, histogram, two spreads side by side, a value between its limits."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.devices.qr import matrix
from kiosk.hil.events import Cycled
from kiosk.hil.figures import Spread, quantile, spread

WIDE: Final = 720
_HIGH: Final = 220
_LEFT: Final = 56
_RIGHT: Final = 14
_TOP: Final = 24
_BOTTOM: Final = 34
_COLUMNS: Final = 240
_FEWEST_P95: Final = 20


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from values to pixels, with round ticks."""

    least: float
    most: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of a value."""
        span = self.most - self.least
        part = (value - self.least) / span if span else 0.5
        return round(self.start + part * (self.end - self.start), 1)

    def ticks(self, about: int = 5) -> list[float]:
        """Round values within the scale."""
        step = nice((self.most - self.least) / max(1, about))
        first = math.ceil(self.least / step - 1e-9)
        last = math.floor(self.most / step + 1e-9)
        return [number * step for number in range(first, min(last, first + 20) + 1)]


def nice(step: float) -> float:
    """The next 1, 2 or 5 times a power of ten."""
    if step <= 0 or not math.isfinite(step):
        return 1.0
    power: float = 10.0 ** math.floor(math.log10(step))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= step * 0.999)


def cycles_plot(cycles: Sequence[Cycled], limit_ms: float | None = None) -> str:
    """Milliseconds over the number of the cycle: the median and the whole span of each stretch; failures in red."""
    good = [(cycle.number, cycle.seconds * 1000) for cycle in cycles if cycle.ok]
    if not good:
        return ""
    first, last = cycles[0].number, max(cycles[-1].number, cycles[0].number + 1)
    top = max(quantile(sorted(value for _, value in good), 0.999) * 1.1, (limit_ms or 0) * 1.05)
    x = Axis(first, last, _LEFT, WIDE - _RIGHT)
    y = Axis(0, top, _HIGH - _BOTTOM, _TOP)
    parts = [_frame(x, y, "cycle", "ms")]
    if len(good) <= _COLUMNS:
        parts += [f'<circle class="dot" cx="{x.at(n)}" cy="{y.at(min(v, top))}" r="2.2"/>' for n, v in good]
    else:
        parts.append(_band(good, x, y, top))
    for cycle in cycles:
        if not cycle.ok:
            at = x.at(cycle.number)
            parts.append(
                f'<path class="bad" d="M{at} {_HIGH - _BOTTOM}v-12"><title>cycle {cycle.number}</title></path>'
            )
    if limit_ms is not None:
        parts.append(_rule(y.at(limit_ms), f"limit {limit_ms:g} ms"))
    return _svg(_HIGH, "time per cycle", parts)


def _band(good: Sequence[tuple[int, float]], x: Axis, y: Axis, top: float) -> str:
    """Each column of pixels: its whole span as an area, its median as a line."""
    size = math.ceil(len(good) / _COLUMNS)
    upper, lower, middle = [], [], []
    for start in range(0, len(good), size):
        piece = good[start : start + size]
        values = sorted(value for _, value in piece)
        at = x.at(piece[len(piece) // 2][0])
        upper.append(f"{at} {y.at(min(values[-1], top))}")
        lower.append(f"{at} {y.at(values[0])}")
        middle.append(f"{at} {y.at(min(quantile(values, 0.5), top))}")
    area = "M" + "L".join(upper) + "L" + "L".join(reversed(lower)) + "Z"
    return f'<path class="span" d="{area}"/><path class="line" d="M{"L".join(middle)}"/>'


def histogram(values_ms: Sequence[float], limit_ms: float | None = None) -> str:
    """How often which time; the far tail is one bar at the end."""
    if not values_ms:
        return ""
    found = spread(values_ms)
    low, high = found.least, max(found.p99 * 1.02, found.least * 1.001 + 1e-6)
    count = max(8, min(40, round(math.sqrt(len(values_ms)) * 2)))
    bars = [0] * count
    for value in values_ms:
        bars[min(count - 1, int((value - low) / (high - low) * count))] += 1
    x = Axis(low, high, _LEFT, WIDE - _RIGHT)
    y = Axis(0, max(bars) * 1.08, _HIGH - _BOTTOM, _TOP)
    width = (WIDE - _RIGHT - _LEFT) / count
    parts = [_frame(x, y, "ms", "cycles")]
    for number, bar in enumerate(bars):
        if bar:
            top = y.at(bar)
            left = round(_LEFT + number * width + 0.5, 1)
            parts.append(
                f'<rect class="bar" x="{left}" y="{top}" width="{round(width - 1, 1)}" '
                f'height="{round(_HIGH - _BOTTOM - top, 1)}"/>'
            )
    for value, name, least in ((found.median, "p50", 1), (found.p95, "p95", _FEWEST_P95)):
        if len(values_ms) >= least:
            parts.append(_mark(x.at(value), name))
    if found.most > high:
        parts.append(
            f'<text class="tick" x="{WIDE - _RIGHT}" y="{_TOP - 4}" text-anchor="end">the last bar: up to '
            f"{_short(round(found.most))} ms</text>"
        )
    if limit_ms is not None and low <= limit_ms <= high:
        parts.append(_mark(x.at(limit_ms), "limit", "limit"))
    return _svg(_HIGH, "histogram", parts)


def code_plot(text: str) -> str:
    """A QR code with its quiet zone. Raises ValueError of what no code holds."""
    rows = matrix(text)
    side = len(rows) + 8
    dark = "".join(f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
    return (
        f'<svg class="code" viewBox="0 0 {side} {side}" role="img" aria-label="test code" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{dark}" fill="#000"/></svg>'
    )


def two_spreads(old: Sequence[float], new: Sequence[float], unit: str) -> str:
    """Two samples as boxes (quartiles, median, 5 to 95 %) over one scale."""
    if not old or not new:
        return ""
    high = 116
    both = sorted([*old, *new])
    room = (quantile(both, 0.98) - both[0]) * 0.06 or abs(both[0]) * 0.05 or 1.0
    x = Axis(max(0.0, both[0] - room), quantile(both, 0.98) + room, _LEFT, WIDE - _RIGHT)
    parts = [_x_axis(x, high, unit)]
    for row, (name, values) in enumerate((("old", old), ("new", new))):
        parts.append(_box(name, spread(values), sorted(values), x, 14 + row * 36))
    return _svg(high, "spread of both runs", parts)


def _box(name: str, found: Spread, ordered: Sequence[float], x: Axis, top: float) -> str:
    def at(value: float) -> float:
        return min(x.end, max(x.start, x.at(value)))

    left, right = at(quantile(ordered, 0.05)), at(found.p95)
    return (
        f'<text class="name" x="{_LEFT - 8}" y="{top + 17}" text-anchor="end">{name}</text>'
        f'<path class="whisker {name}" d="M{left} {top + 12}H{right}M{left} {top + 6}v12M{right} {top + 6}v12"/>'
        f'<rect class="box {name}" x="{at(found.lower)}" y="{top}" '
        f'width="{max(1.5, round(at(found.upper) - at(found.lower), 1))}" height="24" rx="3"/>'
        f'<path class="median" d="M{at(found.median)} {top}v24"/>'
    )


def between(value: float, low: float | None, high: float | None) -> str:
    """A small bar: where the value lies between its limits."""
    if (low is None and high is None) or high == 0:
        return ""
    least = low if low is not None else 0.0 if (high or 0) >= 0 else (high or 0) * 2
    most = high if high is not None else max(value, least) * 1.25 or 1.0
    span = (most - least) or max(abs(most), 1.0)
    x = Axis(least - span * 0.12, most + span * 0.12, 2, 118)
    word = "good" if (low is None or value >= low) and (high is None or value <= high) else "bad"
    spot = min(114.0, max(6.0, x.at(value)))
    return (
        f'<svg class="between" viewBox="0 0 120 16" width="120" height="16" role="img" aria-label="{word}">'
        f'<rect class="span" x="{x.at(least)}" y="5" width="{round(x.at(most) - x.at(least), 1)}" height="6" rx="3"/>'
        f'<circle class="{word}" cx="{spot}" cy="8" r="4.5"/></svg>'
    )


def _frame(x: Axis, y: Axis, across: str, up: str) -> str:
    lines = []
    for value in y.ticks(4):
        at = y.at(value)
        lines.append(f'<path class="grid" d="M{_LEFT} {at}H{WIDE - _RIGHT}"/>')
        lines.append(f'<text class="tick" x="{_LEFT - 7}" y="{at + 4}" text-anchor="end">{_short(value)}</text>')
    lines.append(f'<text class="unit" x="6" y="12">{up}</text>')
    return "".join(lines) + _x_axis(x, _HIGH, across)


def _x_axis(x: Axis, high: float, unit: str) -> str:
    base = high - _BOTTOM
    lines = [f'<path class="axis" d="M{_LEFT} {base}H{WIDE - _RIGHT}"/>']
    for value in x.ticks(7):
        at = x.at(value)
        lines.append(f'<path class="axis" d="M{at} {base}v4"/>')
        lines.append(f'<text class="tick" x="{at}" y="{base + 17}" text-anchor="middle">{_short(value)}</text>')
    lines.append(f'<text class="unit" x="{WIDE - _RIGHT}" y="{high - 3}" text-anchor="end">{unit}</text>')
    return "".join(lines)


def _rule(at: float, name: str) -> str:
    return (
        f'<path class="limit" d="M{_LEFT} {at}H{WIDE - _RIGHT}"/>'
        f'<text class="limit" x="{WIDE - _RIGHT}" y="{at - 4}" text-anchor="end">{name}</text>'
    )


def _mark(at: float, name: str, kind: str = "mark") -> str:
    line = f'<path class="{kind}" d="M{at} {_TOP}V{_HIGH - _BOTTOM}"/>'
    return line + f'<text class="{kind}" x="{at + 4}" y="{_TOP + 9}">{name}</text>'


def _short(value: float) -> str:
    if abs(value) >= 10_000:
        return f"{value / 1000:g}k"
    return f"{value:.6g}"


def _svg(high: float, name: str, parts: Sequence[str]) -> str:
    return (
        f'<svg class="plot" viewBox="0 0 {WIDE} {high:g}" role="img" aria-label="{name}">' + "".join(parts) + "</svg>"
    )
