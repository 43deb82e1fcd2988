"""Plots as inline SVG, drawn by the server: no script, colours by class, every figure readable as text too."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

from markupsafe import Markup, escape

WIDTH: Final = 460
HEIGHT: Final = 190
_LEFT: Final = 38
_RIGHT: Final = 6
_TOP: Final = 10
_BOTTOM: Final = 24
_INNER_W: Final = WIDTH - _LEFT - _RIGHT
_INNER_H: Final = HEIGHT - _TOP - _BOTTOM


@dataclass(frozen=True, slots=True)
class Column:
    """One place on the x axis. `tick` is written below it where it is not empty; `parts` are (class, value)."""

    title: str
    tick: str
    parts: tuple[tuple[str, float], ...]


def bars(columns: Sequence[Column], what: str, *, most: float | None = None, unit: str = "") -> Markup:
    """Stacked bars. `most` fixes the top of the axis."""
    top, step = _scale(most or max((sum(v for _, v in column.parts) for column in columns), default=0), most)
    wide = _INNER_W / max(1, len(columns))
    drawn = []
    for n, column in enumerate(columns):
        x, y = _LEFT + n * wide, float(_TOP + _INNER_H)
        rects = []
        for name, value in column.parts:
            high = value / top * _INNER_H
            y -= high
            if high > 0:
                rects.append(
                    f'<rect class="{escape(name)}" x="{x + wide * 0.12:.1f}" y="{y:.1f}" '
                    f'width="{wide * 0.76:.1f}" height="{high:.1f}"/>'
                )
        drawn.append(f"<g><title>{escape(column.title)}</title>{_catcher(x, wide)}{''.join(rects)}</g>")
    return _frame(what, _grid(top, step, unit) + _ticks(columns, wide) + "".join(drawn))


def lines(columns: Sequence[Column], what: str, *, unit: str = "") -> Markup:
    """One line a class; a column without a part of that class is a gap."""
    values = [value for column in columns for _, value in column.parts]
    top, step = _scale(max(values, default=0), None)
    wide = _INNER_W / max(1, len(columns))
    names = list(dict.fromkeys(name for column in columns for name, _ in column.parts))
    drawn = []
    for name in names:
        points = []
        for n, column in enumerate(columns):
            value = dict(column.parts).get(name)
            where = "" if value is None else f"{_LEFT + (n + 0.5) * wide:.1f},{_TOP + _INNER_H * (1 - value / top):.1f}"
            points.append(where)
        drawn.append(_polylines(name, points))
    catchers = "".join(
        f"<g><title>{escape(column.title)}</title>{_catcher(_LEFT + n * wide, wide)}</g>"
        for n, column in enumerate(columns)
    )
    return _frame(what, _grid(top, step, unit) + _ticks(columns, wide) + "".join(drawn) + catchers)


def _polylines(name: str, points: Sequence[str]) -> str:
    found, run = [], []
    for point in (*points, ""):
        if point:
            run.append(point)
        elif run:
            if len(run) > 1:
                found.append(f'<polyline class="{escape(name)}" points="{" ".join(run)}"/>')
            for end in {run[0], run[-1]}:
                x, y = end.split(",")
                found.append(f'<circle class="{escape(name)}" cx="{x}" cy="{y}" r="2.6"/>')
            run = []
    return "".join(found)


def _catcher(x: float, wide: float) -> str:
    """What the pointer meets, so that a thin bar shows its title too."""
    return f'<rect class="catch" x="{x:.1f}" y="{_TOP}" width="{wide:.1f}" height="{_INNER_H}"/>'


def _frame(what: str, inner: str) -> Markup:
    return Markup(  # noqa: S704 - every text in it went through escape
        f'<svg class="plot" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(what)}">{inner}</svg>'
    )


def _grid(top: float, step: float, unit: str) -> str:
    found, value = [], 0.0
    while value <= top * 1.0001:
        y = _TOP + _INNER_H * (1 - value / top)
        found.append(f'<line class="grid" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        found.append(f'<text class="y" x="{_LEFT - 5}" y="{y + 4:.1f}">{_number(value)}{escape(unit)}</text>')
        value += step
    return "".join(found)


def _ticks(columns: Sequence[Column], wide: float) -> str:
    return "".join(
        f'<text class="x" x="{_LEFT + (n + 0.5) * wide:.1f}" y="{HEIGHT - 7}">{escape(column.tick)}</text>'
        for n, column in enumerate(columns)
        if column.tick
    )


def _scale(most: float, fixed: float | None) -> tuple[float, float]:
    """The top of an axis and the step of its grid, in round numbers."""
    if fixed is not None:
        return fixed, fixed / 4
    if most <= 0:
        return 4.0, 1.0
    rough = max(most / 4, 1.0)
    power = 10.0 ** floor(log10(rough))
    step = next(nice * power for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough)
    return step * ceil(most / step), step


def _number(value: float) -> str:
    if value >= 10_000:
        return f"{value / 1000:g}k"
    return f"{value:g}"
