"""The record in the shape OpenHTF writes, so that a factory's own collectors take it in.

Shape read from OpenHTF 1.6: `test_record.TestRecord` through its JSON output callback.
"""

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kiosk.hil.events import CaseRan, Cycled, Kept, Measured
from kiosk.hil.record import PhaseRecord, RunRecord

_OUTCOMES: Final = {"SKIP": "SKIP", "PASS": "PASS", "FAIL": "FAIL", "ERROR": "ERROR"}
_LARGEST: Final = 2_000_000
_MOST_POINTS: Final = 20_000


def openhtf_record(record: RunRecord, out: Path) -> dict[str, object]:
    """One JSON object. Attachments are read from the run's folder; what is gone or very large is left out."""
    device = record.device
    return {
        "dut_id": device["serial"] or device["model"] or record.began.device,
        "station_id": record.began.station,
        "start_time_millis": _millis(record.began.at),
        "end_time_millis": _millis(record.ended_at),
        "outcome": record.outcome if record.outcome != "SKIP" else "PASS",
        "outcome_details": [{"code": record.outcome, "description": record.why}] if record.why else [],
        "code_info": {"name": record.began.plan, "docstring": None, "sourcecode": ""},
        "metadata": {
            "test_name": record.began.plan,
            "device": dict(device),
            "kind": record.began.kind,
            "address": record.began.address,
            "software": dict(record.began.software),
            "isolation": record.began.isolated,
            "config": {},
        },
        "phases": [_phase(phase, out) for phase in record.phases],
        "subtests": [],
        "branches": [],
        "diagnosers": [],
        "diagnoses": [],
        "marginal": False,
        "log_records": [_log(test, phase) for phase in record.phases for test in phase.tests],
    }


def _phase(phase: PhaseRecord, out: Path) -> dict[str, object]:
    end = phase.began.at + phase.seconds
    return {
        "name": phase.began.name if phase.began.round == 1 else f"{phase.began.name} {phase.began.round}",
        "descriptor_id": phase.began.number,
        "codeinfo": {"name": phase.began.suite, "docstring": phase.why or None, "sourcecode": ""},
        "measurements": {
            **{value.name: _measurement(value) for value in phase.measured},
            **{f"{name}_series": _series(cycles) for name, cycles in phase.series.items()},
        },
        "attachments": _attachments(phase.kept, out),
        "diagnosers": [],
        "diagnosis_results": [],
        "failure_diagnosis_results": [],
        "options": {"name": None, "timeout_s": None, "repeat_limit": None},
        "outcome": _OUTCOMES.get(phase.outcome, "ERROR"),
        "result": {"phase_result": _result(phase.outcome)},
        "marginal": False,
        "start_time_millis": _millis(phase.began.at),
        "end_time_millis": _millis(end),
        "subtest_name": None,
    }


def _measurement(value: Measured) -> dict[str, object]:
    return {
        "name": value.name,
        "outcome": "PASS" if value.outcome == "UNSET" else value.outcome,
        "measured_value": value.value,
        "units": {"name": value.unit, "code": None, "suffix": value.unit} if value.unit else None,
        "validators": _validators(value.low, value.high),
    }


def _validators(low: float | None, high: float | None) -> list[str]:
    if low is None and high is None:
        return []
    return [f"{'-inf' if low is None else f'{low:g}'} <= x <= {'inf' if high is None else f'{high:g}'}"]


def _series(cycles: list[Cycled]) -> dict[str, object]:
    return {
        "name": f"{cycles[0].series}_series" if cycles else "series",
        "outcome": "PASS",  # it has no validator: whether a cycle failed is the measurement `failures`
        "dimensions": [{"name": "cycle", "code": None, "suffix": "", "description": ""}],
        "units": {"name": "second", "code": "SEC", "suffix": "s"},
        "measured_value": [[cycle.number, cycle.seconds] for cycle in cycles[:_MOST_POINTS]],
    }


def _attachments(kept: list[Kept], out: Path) -> Mapping[str, object]:
    found = {}
    for each in kept:
        try:
            data = (out / each.path).read_bytes()
        except OSError:
            continue
        if len(data) <= _LARGEST:
            found[each.name] = {
                "sha1": each.sha1,
                "mimetype": each.media,
                "data": base64.b64encode(data).decode(),
            }
    return found


def _log(test: CaseRan, phase: PhaseRecord) -> dict[str, object]:
    level = {"PASS": 20, "SKIP": 20}.get(test.outcome, 40)
    return {
        "level": level,
        "logger_name": f"kiosk.hil.{phase.began.suite}",
        "source": "test",
        "lineno": 0,
        "timestamp_millis": _millis(phase.began.at),
        "message": f"{test.outcome} {test.title}{': ' if test.why else ''}{test.why}",
    }


def _result(outcome: str) -> str:
    return {"PASS": "CONTINUE", "SKIP": "SKIP", "FAIL": "CONTINUE"}.get(outcome, "STOP")


def _millis(seconds: float) -> int:
    return round(seconds * 1000)
