"""The report people read: one file that needs no other, in every mail and on every stick."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.hil.events import Answered, Asked, Cycled, Measured
from kiosk.hil.figures import failure_bound, spread
from kiosk.hil.plan import Limit
from kiosk.hil.record import PhaseRecord, RunRecord
from kiosk.hil.report.shown import shown
from kiosk.hil.report.svg import between, cycles_plot, histogram

WORDS: Final = {
    "PASS": "PASSED",
    "FAIL": "FAILED",
    "ERROR": "NOT JUDGED",
    "TIMEOUT": "OUT OF TIME",
    "ABORTED": "STOPPED",
    "RUNNING": "RUNNING",
}
_MOST_PICTURES: Final = 24
_LARGEST: Final = 3_000_000
_MOST_FAILURES: Final = 20
_MOST_STATES: Final = 200
_FEWEST_P95: Final = 20
_FEWEST_P99: Final = 100
"""Of fewer values it would be the longest under another name."""


def _finalized(value: object) -> object:
    """What a device says of itself is text, and visible."""
    return shown(value) if type(value) is str else value


pages: Final = Environment(
    loader=PackageLoader("kiosk.hil.report", "pages"), autoescape=True, trim_blocks=True, finalize=_finalized
)


@dataclass(frozen=True, slots=True)
class Plot:
    """One series of cycles."""

    title: str
    summary: str
    cycles: Markup
    histogram: Markup
    failures: Sequence[Cycled]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, inside the page."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class States:
    """Conditions as they changed: the names of the columns, and the rows."""

    keys: Sequence[str]
    rows: Sequence[Sequence[str]]


def style() -> Markup:
    """The style sheet, which goes into every page."""
    return Markup((Path(__file__).parent / "pages" / "style.css").read_text("utf-8"))  # noqa: S704 - a file of ours


def report_html(record: RunRecord, out: Path) -> str:
    """The whole page. Pictures are read from the run's folder; what is gone is left out."""
    return pages.get_template("report.html").render(
        record=record,
        name=title(record),
        words=WORDS,
        style=style(),
        facts=facts(record),
        measured=[
            (phase.began.name, value, str(Limit(value.low, value.high)), drawn(value))
            for phase in record.phases
            for value in phase.measured
        ],
        plots=plots(record),
        pictures=pictures(record, out),
        states=states(record),
        asked=asked(record),
        traces=[
            (kept.path, kept.path.endswith((".tape.jsonl", ".trace.jsonl", "frames.jsonl")))
            for phase in record.phases
            for kept in phase.kept
            if kept.path.endswith(".jsonl")
        ],
        lost=[(phase.began.name, lost) for phase in record.phases for lost in phase.lost],
        tally=tally,
        began=datetime.fromtimestamp(record.began.at, HOSPITAL_TIME).strftime("%d/%m/%Y %H:%M"),
        minutes=lasted(record.ended_at - record.began.at),
    )


def title(record: RunRecord) -> str:
    """The device by its own name, else the plan's."""
    said = f"{record.device['vendor']} {record.device['model']}".strip()
    return said or record.began.device


def facts(record: RunRecord) -> list[tuple[str, str]]:
    """Who the device is."""
    found = [(key.capitalize(), value) for key, value in record.device.items()]
    found.append(("Kind", record.began.kind))
    found.append(("Address", record.began.address))
    if record.identity is not None:
        found.append(("Connection", record.identity.connection))
        found += [(key.capitalize(), value) for key, value in record.identity.more.items()]
    return found


def drawn(value: Measured) -> Markup:
    """The value between its limits."""
    return Markup(between(value.value, value.low, value.high))  # noqa: S704 - made of numbers


def tally(phase: PhaseRecord) -> str:
    """`11 passed, 1 failed`."""
    words = (
        ("PASS", "passed"),
        ("FAIL", "failed"),
        ("ERROR", "not judged"),
        ("TIMEOUT", "timed out"),
        ("SKIP", "skipped"),
    )
    outcomes = [test.outcome for test in phase.tests]
    return ", ".join(f"{outcomes.count(key)} {word}" for key, word in words if key in outcomes)


def plots(record: RunRecord) -> list[Plot]:
    """Every series, with its figures in one line."""
    limits = {value.name: value.high for phase in record.phases for value in phase.measured}
    found = []
    for name, cycles in record.series().items():
        good = [cycle.seconds * 1000 for cycle in cycles if cycle.ok]
        bad = [cycle for cycle in cycles if not cycle.ok]
        summary = f"{len(cycles):,} cycles, {len(bad):,} failed"
        if good:
            at = spread(good)
            summary += f" · median {rounded(at.median)} ms"
            if len(good) >= _FEWEST_P95:
                summary += f", 95 % within {rounded(at.p95)} ms"
            if len(good) >= _FEWEST_P99:
                summary += f", 99 % within {rounded(at.p99)} ms"
            summary += f", longest {rounded(at.most)} ms"
        if cycles:
            summary += f". With 95 % confidence fewer than {failure_bound(len(bad), len(cycles)):.2g} % of uses fail."
        limit = limits.get("cycle_p95_ms")
        found.append(
            Plot(
                name.capitalize(),
                summary,
                Markup(cycles_plot(cycles, limit)),  # noqa: S704 - made of numbers
                Markup(histogram(good, limit)),  # noqa: S704 - made of numbers
                bad[:_MOST_FAILURES],
            )
        )
    return found


def rounded(value: float) -> str:
    """Three figures, never with a power of ten."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def pictures(record: RunRecord, out: Path) -> list[Picture]:
    """Photographs, papers and frames, as data inside the page."""
    found: list[Picture] = []
    for phase in record.phases:
        for kept in phase.kept:
            if not kept.media.startswith("image/") or len(found) >= _MOST_PICTURES:
                continue
            try:
                data = (out / kept.path).read_bytes()
            except OSError:
                continue
            if len(data) <= _LARGEST:
                source = f"data:{kept.media};base64,{base64.b64encode(data).decode()}"
                found.append(Picture(f"{phase.began.name}: {kept.name}", source))
    return found


def states(record: RunRecord) -> States | None:
    """Only where they changed."""
    seen = [(phase.began.name, saw) for phase in record.phases for saw in phase.saw]
    if not seen:
        return None
    keys = list(dict.fromkeys(key for _, saw in seen for key in saw.words))
    rows: list[list[str]] = []
    for name, saw in seen:
        words = [saw.words.get(key, "") for key in keys]
        if not rows or rows[-1][2:] != words or rows[-1][0] != name:
            rows.append([name, saw.moment, *words])
    return States([key.rpartition(".")[2] for key in keys], rows[:_MOST_STATES])


def asked(record: RunRecord) -> list[tuple[str, Asked, Answered | None]]:
    """What an operator was asked."""
    return [(phase.began.name, question, answer) for phase in record.phases for question, answer in phase.asked]


def lasted(seconds: float) -> str:
    """In words."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
