"""The hardware matrix: devices, firmware and verdicts, from the reports of runs."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.hil.record import NoRun
from kiosk.hil.report.shown import shown


@dataclass(frozen=True, slots=True)
class Row:
    """One run of one device. `simulated` ones are tried with every build and carry no day."""

    kind: str
    vendor: str
    model: str
    firmware: str
    address: str
    outcome: str
    why: str
    day: str
    simulated: bool
    figures: Mapping[str, float]
    untried: tuple[str, ...] = ()
    plan: str = ""

    @property
    def name(self) -> str:
        """Vendor and model."""
        return f"{self.vendor} {self.model}".strip() or "not named"


def load_row(path: Path) -> Row:
    """From a run's record.json, or the folder that holds it. Raises NoRun."""
    file = path / "record.json" if path.is_dir() else path
    try:
        value = json.loads(file.read_text("utf-8"))
        return _row(value)
    except OSError as error:
        raise NoRun(f"{file}: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoRun(f"{file}: not the record of a run") from None


def slim(path: Path) -> tuple[str, bytes]:
    """What the matrix needs of a record, and a name for it: nothing of the machine it was made on. Raises NoRun."""
    file = path / "record.json" if path.is_dir() else path
    try:
        return _slim(file, load_row(file))
    except (KeyError, TypeError, AttributeError):
        raise NoRun(f"{file}: not the record of a run") from None


def _slim(file: Path, row: Row) -> tuple[str, bytes]:
    value = json.loads(file.read_text("utf-8"))
    about = value["metadata"]
    began = 0 if row.simulated else value["start_time_millis"]
    kept = {
        "outcome": value["outcome"],
        "outcome_details": value["outcome_details"],
        "start_time_millis": began,
        "metadata": {key: about[key] for key in ("test_name", "device", "kind", "address")},
        "phases": [_slim_phase(phase) for phase in value["phases"]],
    }
    if not (row.simulated or row.vendor or row.model):
        raise NoRun(f"{file}: the run names no device: write vendor and model into its plan, [device]")
    name = "-".join((row.kind, row.name, row.firmware, row.address if row.simulated else row.plan))
    safe = re.sub(r"[^a-z0-9.]+", "-", name.lower()).strip("-")[:120]
    return f"{safe}.json", json.dumps(kept, ensure_ascii=False, indent=1).encode() + b"\n"


def _slim_phase(phase: Mapping[str, Any]) -> dict[str, object]:
    """Without attachments and series."""
    keys = ("name", "outcome", "measured_value", "units", "validators")
    measured = {
        name: {key: each[key] for key in keys if key in each}
        for name, each in phase["measurements"].items()
        if not isinstance(each["measured_value"], list)
    }
    return {
        "name": phase["name"],
        "codeinfo": {"name": _suite(phase)},
        "outcome": phase["outcome"],
        "measurements": measured,
    }


def _suite(phase: Mapping[str, Any]) -> str:
    """What was tried, whatever the plan calls it."""
    return str(phase.get("codeinfo", {}).get("name") or phase["name"])


def _row(value: Mapping[str, Any]) -> Row:
    about = value["metadata"]
    device = about["device"]
    address = str(about["address"])
    figures = {}
    for phase in value["phases"]:
        for name, measured in phase["measurements"].items():
            if isinstance(measured["measured_value"], int | float):
                figures[f"{_suite(phase)}.{name}"] = float(measured["measured_value"])
    details = value["outcome_details"]
    return Row(
        kind=str(about["kind"]),
        vendor=str(device["vendor"]),
        model=str(device["model"]),
        firmware=str(device["firmware"]),
        address=address,
        outcome=str(value["outcome"]),
        why=str(details[0]["description"]) if details else "",
        day=datetime.fromtimestamp(value["start_time_millis"] / 1000, UTC).strftime("%d/%m/%Y"),
        simulated=address.startswith("sim:"),
        figures=figures,
        untried=tuple(dict.fromkeys(_suite(phase) for phase in value["phases"] if phase["outcome"] == "SKIP")),
        plan=str(about["test_name"]),
    )


def matrix_markdown(rows: Iterable[Row]) -> str:
    """The page: of each device and firmware the newest run of each plan, together one line."""
    newest: dict[tuple[str, ...], dict[str, Row]] = {}
    for row in sorted(rows, key=lambda row: row.day[6:] + row.day[3:5] + row.day[:2]):
        plans = newest.setdefault((row.kind, row.name, row.firmware, row.address if row.simulated else ""), {})
        plans.pop(row.plan, None)
        plans[row.plan] = row
    lines = [
        "# Hardware",
        "",
        "Which devices were proven with `kiosk-hil`, and how they did. Written by `kiosk-hil matrix`;",
        "add a row by sending the `record.json` of a run ([how](guides/qualify-a-device.md)).",
        "",
        "| kind | device | firmware | verdict | one use (median / 95 %) | soak | tried |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [_line(row) for row in sorted(map(_joined, newest.values()), key=_place)]
    return "\n".join(lines) + "\n"


def _joined(plans: Mapping[str, Row]) -> Row:
    """The runs of one device as one: not better than the worst of them, tried where one of them tried."""
    rows = list(plans.values())
    worst = next((row for row in rows if row.outcome != "PASS"), rows[-1])
    figures = {name: value for row in rows for name, value in row.figures.items()}
    untried = set(rows[0].untried).intersection(*(row.untried for row in rows))
    return replace(
        worst, day=rows[-1].day, figures=figures, untried=tuple(each for each in worst.untried if each in untried)
    )


def _place(row: Row) -> tuple[str, bool, str, str]:
    """Real devices before simulated ones."""
    return row.kind, row.simulated, row.name, row.address


def _line(row: Row) -> str:
    at = row.figures
    use = "–"
    if "timing.cycle_p50_ms" in at and "timing.cycle_p95_ms" in at and not row.simulated:
        use = f"{at['timing.cycle_p50_ms']:.0f} / {at['timing.cycle_p95_ms']:.0f} ms"
    soak = "–"
    if "soak.cycles" in at:
        soak = f"{at['soak.cycles']:,.0f} cycles, {at.get('soak.failures', 0):,.0f} failed"
    verdict = row.outcome if not row.why else f"{row.outcome}: {row.why}"
    if row.untried:
        verdict += f" (not tried: {', '.join(row.untried)})"
    name = f"{row.name} (`{row.address}`)" if row.simulated else row.name
    day = "every build" if row.simulated else row.day
    cells = (row.kind, name, row.firmware or "–", verdict, use, soak, day)
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(text: str) -> str:
    """Text and nothing else: a name is no markup."""
    return shown(text.replace("\n", " ")).replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
