"""Runs in OpenHTF's own environment, knows nothing of ours: `python openhtf_ingest.py RECORD.json SAMPLE.json`.

Compares the record's shape with one OpenHTF has just written (kept as SAMPLE.json), builds OpenHTF's own objects from
it and lets OpenHTF convert them into its event for a factory's collector. Prints one JSON object.
"""

import base64
import json
import sys
from pathlib import Path
from typing import Any


def own_record(path: Path) -> dict[str, Any]:
    """What OpenHTF writes of one test with everything in it."""
    import openhtf as htf
    from openhtf.output.callbacks import json_factory
    from openhtf.util import units

    @htf.measures(  # type: ignore[untyped-decorator]  # its library is not here
        htf.Measurement("ranged").in_range(1, 3).with_units(units.VOLT),
        htf.Measurement("free"),
        htf.Measurement("series").with_dimensions(units.SECOND).with_units(units.METRE),
    )
    def phase(test: Any) -> None:
        test.measurements.ranged = 2.5
        test.measurements.free = 7
        for number in range(3):
            test.measurements.series[number] = number * 2.0
        test.attach("a.txt", b"hello", "text/plain")

    @htf.measures(htf.Measurement("amps").in_range(maximum=1))  # type: ignore[untyped-decorator]  # the same
    def bad(test: Any) -> None:
        test.measurements.amps = 3

    test = htf.Test(phase, bad, test_name="probe")
    test.add_output_callbacks(json_factory.OutputToJSON(str(path), indent=1))
    test.execute(lambda: "dut1")
    value: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return value


def event_of(record: dict[str, Any]) -> dict[str, object]:
    """OpenHTF's own event made from OpenHTF's own objects."""
    from openhtf.core import measurements, phase_descriptor, test_record
    from openhtf.output.proto import mfg_event_converter
    from openhtf.util import data, units, validators

    def measurement(value: dict[str, Any]) -> measurements.Measurement:
        made = measurements.Measurement(value["name"])
        if "dimensions" in value:
            made.with_dimensions(
                *[units.UnitDescriptor(d["name"], d["code"], d["suffix"]) for d in value["dimensions"]]
            )
            for coordinates_and_value in value["measured_value"]:
                made.measured_value[tuple(coordinates_and_value[:-1])] = coordinates_and_value[-1]
        else:
            made.measured_value.set(value["measured_value"])
            low, _, high = value["validators"][0].partition(" <= x <= ") if value["validators"] else ("", "", "")
            if low:
                made.with_validator(
                    validators.in_range(None if low == "-inf" else float(low), None if high == "inf" else float(high))
                )
        made.validate()
        assert made.outcome.name == value["outcome"], (value, made.outcome)
        return made

    phases = []
    for value in record["phases"]:
        phase = test_record.PhaseRecord(value["descriptor_id"], value["name"], test_record.CodeInfo("", None, ""))
        phase.measurements = {name: measurement(each) for name, each in value["measurements"].items()}
        for name, each in value["attachments"].items():
            attachment = test_record.Attachment(base64.b64decode(each["data"]), each["mimetype"])
            assert attachment.sha1 == each["sha1"]
            phase.attachments[name] = attachment
        phase.start_time_millis, phase.end_time_millis = value["start_time_millis"], value["end_time_millis"]
        phase.outcome = test_record.PhaseOutcome[value["outcome"]]
        phase.options = phase_descriptor.PhaseOptions()
        phases.append(phase)
    made = test_record.TestRecord(record["dut_id"], record["station_id"])
    made.start_time_millis, made.end_time_millis = record["start_time_millis"], record["end_time_millis"]
    made.outcome = test_record.Outcome[record["outcome"]]
    made.outcome_details = [test_record.OutcomeDetails(**each) for each in record["outcome_details"]]
    made.metadata = record["metadata"]
    made.phases = phases
    data.convert_to_base_types(made)
    event = mfg_event_converter.mfg_event_from_test_record(made)
    return {
        "dut": event.dut_serial,
        "test": event.test_name,
        "status": event.test_status,
        "phases": len(event.phases),
        "measurements": len(event.measurement),
        "attachments": len(event.attachment),
    }


def fewest(lists: list[list[str]]) -> list[str]:
    """The shortest: how ours differs from the one it is most like."""
    return sorted(lists, key=len)[0] if lists else []


def strange(ours: Any, theirs: Any, place: str = "") -> list[str]:
    """Where ours has a key theirs has not, or another type."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        names = place.endswith((".measurements", ".attachments", ".metadata"))
        merged = list(theirs.values())
        found = []
        for key, value in ours.items():
            if place.endswith(".metadata"):
                continue
            if names:
                found += fewest([strange(value, each, f"{place}.*") for each in merged])
            elif key not in theirs:
                found.append(f"{place}.{key}")
            else:
                found += strange(value, theirs[key], f"{place}.{key}")
        return found
    if isinstance(ours, list) and isinstance(theirs, list):
        if not theirs:
            return []
        return [each for one in ours for each in fewest([strange(one, t, f"{place}[]") for t in theirs])]
    same = isinstance(ours, type(theirs)) or isinstance(theirs, type(ours)) or ours is None or theirs is None
    number = isinstance(ours, int | float) and isinstance(theirs, int | float)
    return [] if same or number else [f"{place}: {type(ours).__name__} for {type(theirs).__name__}"]


if __name__ == "__main__":
    record = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    sample = own_record(Path(sys.argv[2]))
    print(json.dumps({"strange": strange(record, sample), "event": event_of(record)}))  # noqa: T201 - its answer
