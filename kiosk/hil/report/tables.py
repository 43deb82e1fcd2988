"""JUnit XML and CSV."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree as Tree

from kiosk.hil.events import CaseRan
from kiosk.hil.record import PhaseRecord, RunRecord

_HEAD = ("phase", "round", "test", "measurement", "value", "unit", "low", "high", "outcome")


def junit(record: RunRecord) -> bytes:
    """One test suite a phase, measurements as its properties `m.<name>` = `value|low|high|unit`.

    Keeps both schemas in use: Jenkins' junit-10 and that of Ant (Windy Road), which wants the most.
    """
    root = Tree.Element("testsuites")
    for phase in record.phases:
        tests = phase.tests or [CaseRan("phase", "The phase", phase.outcome, phase.seconds, phase.why)]
        if phase.outcome not in {test.outcome for test in tests}:
            tests = [*tests, CaseRan("phase", "The phase", phase.outcome, phase.seconds, phase.why)]
        count = [test.outcome for test in tests]
        suite = Tree.SubElement(
            root,
            "testsuite",
            name=clean(f"{phase.began.name}-{phase.began.round}"),
            package=clean(record.began.plan) or "plan",
            id=str(phase.began.number - 1),
            hostname=clean(record.began.station) or "localhost",
            tests=str(len(tests)),
            failures=str(count.count("FAIL")),
            errors=str(len(count) - count.count("FAIL") - count.count("PASS") - count.count("SKIP")),
            skipped=str(count.count("SKIP")),
            time=f"{phase.seconds:.3f}",
            timestamp=datetime.fromtimestamp(phase.began.at, UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        )
        properties = Tree.SubElement(suite, "properties")
        for each in phase.measured:
            value = "|".join("" if part is None else f"{part:g}" for part in (each.value, each.low, each.high))
            Tree.SubElement(properties, "property", name=clean(f"m.{each.name}"), value=clean(f"{value}|{each.unit}"))
        for test in tests:
            _case(suite, phase, test, record)
        for stream in ("system-out", "system-err"):
            Tree.SubElement(suite, stream)
    Tree.indent(root)
    return bytes(Tree.tostring(root, "utf-8", xml_declaration=True))


def _case(suite: Tree.Element, phase: PhaseRecord, test: CaseRan, record: RunRecord) -> None:
    where = clean(f"{record.began.kind}.{phase.began.suite}")
    case = Tree.SubElement(suite, "testcase", classname=where, name=clean(test.title), time=f"{test.seconds:.3f}")
    if test.outcome == "SKIP":
        Tree.SubElement(case, "skipped", message=clean(test.why))
    elif test.outcome != "PASS":
        kind = "failure" if test.outcome == "FAIL" else "error"
        Tree.SubElement(case, kind, message=clean(test.why), type=test.outcome)


def clean(text: str) -> str:
    """Without what XML 1.0 cannot carry."""
    return "".join(char if _carried(char) else "\ufffd" for char in text)


def _carried(char: str) -> bool:
    return char in "\t\n" or (char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff")


def measurements_csv(record: RunRecord) -> bytes:
    """One line a measurement."""
    rows = [
        (phase.began.name, phase.began.round, m.test, m.name, m.value, m.unit, m.low, m.high, m.outcome)
        for phase in record.phases
        for m in phase.measured
    ]
    return _csv(_HEAD, rows)


def cycles_csv(record: RunRecord) -> bytes:
    """One line a cycle."""
    rows = [
        (phase.began.name, phase.began.round, cycle.number, cycle.seconds, cycle.ok, cycle.why)
        for phase in record.phases
        for cycles in phase.series.values()
        for cycle in cycles
    ]
    return _csv(("phase", "round", "cycle", "seconds", "ok", "why"), rows)


def _csv(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(tuple("" if cell is None else safe(cell) for cell in row) for row in rows)
    return out.getvalue().encode()


def safe(cell: object) -> object:
    """A spreadsheet must not take a text for a formula."""
    return "'" + cell if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else cell
