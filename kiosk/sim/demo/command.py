"""`kiosk-sim demo`: a window where there is a display, else a scripted visit that leaves its pictures."""

import json
import logging
import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer

from kiosk.app import logs
from kiosk.app.terminal import application
from kiosk.sim.demo.chip_reader import why_not
from kiosk.sim.demo.lobby import Lobby, code_on_paper
from kiosk.sim.demo.panel import Panel
from kiosk.sim.demo.patient import Patient, Stuck
from kiosk.sim.demo.scripts import SCRIPTS

DONE, BAD_USAGE, NOT_READY, FAILED, ENDED = 0, 2, 3, 70, 143


def demo(
    *,
    script: Annotated[str, typer.Option(help="What the scripted patient does; all: every script.")] = "visit",
    headless: Annotated[bool, typer.Option("--headless", help="Scripted even where there is a display.")] = False,
    out: Annotated[Path, typer.Option(help="Where pictures, papers and visit.json go.")] = Path("out/demo"),
) -> None:
    """Start backend, insurer, bank, printer and camera, simulated on protocol level, and one real terminal."""
    if script != "all" and script not in SCRIPTS:
        typer.echo(f"no script {script}; there are {', '.join(SCRIPTS)} and all", err=True)
        raise typer.Exit(BAD_USAGE)
    logs.set_up(logging.WARNING)
    # Ended from outside, the server room's processes still end with the demo.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(ENDED))
    if not headless and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise typer.Exit(_shown(out))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    app = application(sys.argv[:1])
    without = why_not()
    if script == "chip" and without:
        typer.echo(f"no chip reader here: {without}", err=True)
        raise typer.Exit(NOT_READY)
    names = [name for name in SCRIPTS if name != "chip" or not without] if script == "all" else [script]
    code = max(_play(name, out / name if script == "all" else out) for name in names)
    app.quit()
    raise typer.Exit(code)


def _play(name: str, out: Path) -> int:
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    began = time.monotonic()
    stuck = ""
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-demo-") as work,
        Lobby(Path(work), out.resolve(), chip=name == "chip") as lobby,
    ):
        started = time.monotonic() - began
        patient = Patient(lobby, out)
        try:
            SCRIPTS[name](lobby, patient)
        except Stuck as error:
            stuck = str(error)
    papers = sorted(path for path in out.glob("*.png") if not path.name[0].isdigit())
    report = {
        "script": name,
        "result": "stuck" if stuck else "done",
        "stuck": stuck or None,
        "started_s": round(started, 2),
        "seconds": round(time.monotonic() - began, 2),
        "figures": patient.diary.figures,
        "steps": patient.diary.to_json(),
        "papers": [{"file": paper.name, "code": code_on_paper(paper)} for paper in papers],
    }
    (out / "visit.json").write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")
    for step in patient.diary.steps:
        typer.echo(f"{step.at:7.2f} s  {step.screen:<16} {step.did}")
    typer.echo(f"{'stuck: ' + stuck if stuck else 'done'}; {len(papers)} papers; everything is in {out}")
    return FAILED if stuck else DONE


def _shown(out: Path) -> int:
    app = application(sys.argv[:1])
    out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="kiosk-demo-") as work,
        Lobby(Path(work), out.resolve(), chip=why_not() is None) as lobby,
        Panel(lobby) as panel,
    ):
        typer.echo(f"The terminal is in the window. Play the patient at {panel.url}")
        staff = lobby.far.staff
        typer.echo(f"Staff sign in at {staff.url}/login as {staff.name}, password {staff.password}")
        return int(app.exec())
