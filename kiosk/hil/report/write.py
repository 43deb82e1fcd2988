"""Writes everything a run leaves behind, the verdict first, so that a disk that fills up loses the least."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.hil.record import RunRecord
from kiosk.hil.report.html import report_html
from kiosk.hil.report.openhtf import openhtf_record
from kiosk.hil.report.tables import cycles_csv, junit, measurements_csv

VERDICT: Final = "verdict.json"
MANIFEST: Final = "manifest.sha256"


def write_reports(record: RunRecord, out: Path) -> list[str]:
    """Every file; which could not be written, with the reason. Never raises for a disk."""
    files: tuple[tuple[str, Callable[[], bytes]], ...] = (
        (VERDICT, lambda: verdict_json(record)),
        ("junit.xml", lambda: junit(record)),
        ("measurements.csv", lambda: measurements_csv(record)),
        ("record.json", lambda: json.dumps(openhtf_record(record, out), ensure_ascii=False).encode()),
        ("report.html", lambda: report_html(record, out).encode()),
        ("cycles.csv", lambda: cycles_csv(record)),
        ("traces.zip", lambda: traces_zip(record, out)),
    )
    failed = [f"{name}: {why}" for name, make in files if (why := _write(out / name, make))]
    why = _write(out / MANIFEST, lambda: manifest(out))
    return [*failed, f"{MANIFEST}: {why}"] if why else failed


def verdict_json(record: RunRecord) -> bytes:
    """The few words everything else explains."""
    return json.dumps(
        {
            "outcome": record.outcome,
            "why": record.why,
            "plan": record.began.plan,
            "kind": record.began.kind,
            "device": dict(record.device),
            "phases": [
                {"name": phase.began.name, "round": phase.began.round, "outcome": phase.outcome, "why": phase.why}
                for phase in record.phases
            ],
        },
        ensure_ascii=False,
        indent=1,
    ).encode()


def traces_zip(record: RunRecord, out: Path) -> bytes:
    """Every attachment that is a trace, under the number of its phase. The same traces give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for phase in record.phases:
            for kept in phase.kept:
                if "/attachments/" in f"/{kept.path}" and (kept.path.endswith(".jsonl") or "/frames/" in kept.path):
                    with suppress(OSError):
                        entry = zipfile.ZipInfo(kept.path.removeprefix("attachments/"))
                        archive.writestr(entry, (out / kept.path).read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def manifest(out: Path) -> bytes:
    """SHA-256 of every file of the run, as `sha256sum --check` reads it."""
    lines = []
    for path in sorted(out.rglob("*")):
        if path.is_file() and path.name != MANIFEST and not path.name.startswith("."):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            lines.append(f"{digest}  {path.relative_to(out)}\n")
    return "".join(lines).encode()


def _write(path: Path, make: Callable[[], bytes]) -> str:
    """Whole or not at all; why not."""
    half = path.with_suffix(path.suffix + ".part")
    try:
        half.write_bytes(make())
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        return error.strerror or "cannot be written"
    return ""
