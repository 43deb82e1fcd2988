"""`kiosk doctor`: may this terminal serve?"""

import json
from typing import Annotated

import typer

from kiosk.app.commands.place import DEFAULT, ConfigPath, settings_or_exit
from kiosk.app.doctor import examine

NOT_READY = 3


def doctor(
    config: ConfigPath = DEFAULT,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Look at every dependency, one line each. Exit 0 only if this terminal may serve, else 3."""
    settings = settings_or_exit(config)
    findings = []
    for finding in examine(settings):
        findings.append(finding)
        if not as_json:
            mark = "ok  " if finding.ok else "FAIL" if finding.needed else "warn"
            print(f"{mark}  {finding.name:<12} {finding.detail}")
    serves = all(finding.ok or not finding.needed for finding in findings)
    if as_json:
        report = {"serves": serves, "findings": [finding.to_json() for finding in findings]}
        print(json.dumps(report, ensure_ascii=False))
    raise typer.Exit(0 if serves else NOT_READY)
