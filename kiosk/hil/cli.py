"""The command `kiosk-hil`: prove a device with the suites the simulators pass.

Exit codes: 0 passed · 2 bad plan or usage · 3 the device is absent or not ready, or the run could not be made ·
4 the device failed · 130 stopped by hand. The report is written in every case but 2.
"""

import platform
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Annotated, Final, NoReturn

import typer

from kiosk.app.cli import exit_code
from kiosk.domain.toml_file import ConfigError
from kiosk.hil import registry
from kiosk.hil.desk import Desk, Desks, TerminalDesk
from kiosk.hil.events import Event as RunEvent
from kiosk.hil.events import PhaseBegan, PhaseEnded, RunEnded
from kiosk.hil.plan import Plan, load_plan
from kiosk.hil.record import NoRun, load_record, record_of
from kiosk.hil.report.write import write_reports
from kiosk.hil.runner import Journal, Run

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Prove card readers, scanners and printers.")

PLANS: Final = Path(__file__).parent / "plans"
_EXIT: Final = {"PASS": 0, "FAIL": 4, "ABORTED": 130}

Out = Annotated[Path, typer.Option("--out", help="A new folder for the report.")]


@app.command("list")
def list_() -> None:
    """What can be tried: kinds of devices, simulators, plans that come along."""
    for name in registry.names(registry.KINDS):
        try:
            print(f"kind {name}: {registry.kind(name).about}")
        except registry.NotInstalled as why:
            print(f"kind {name}: not usable: {why}")
    for name in registry.names(registry.LABS):
        try:
            registry.lab(name)
        except registry.NotInstalled:
            continue
        print(f"simulator sim:{name}")
    for plan in sorted(PLANS.glob("*.toml")):
        print(f"plan {plan}")


@app.command()
def run(
    plan: Annotated[Path, typer.Argument(help="A plan as TOML, or the name of one that comes along.")],
    out: Out,
    device: Annotated[list[str] | None, typer.Option("--device", help="NAME=URL: the plan's device is there.")] = None,
    unattended: Annotated[bool, typer.Option("--unattended", help="Ask nobody; what needs hands is skipped.")] = False,
) -> None:
    """Run a plan and write its report."""
    file = plan if plan.suffix else PLANS / f"{plan}.toml"
    loaded = _placed(_plan(file), device or [])
    if (out / "events.jsonl").exists():
        _refuse(f"--out: {out} holds a run already")
    with _stoppable() as stop:
        try:
            journal = Journal(out, _say)
        except OSError as error:
            _refuse(f"--out: {error.strerror}")
        with journal:
            desk = None if unattended or loaded.simulated else _desk()
            Run(file, loaded, out, journal=journal, desk=desk, stop=stop).run(_software(), socket.gethostname())
            journal.free_reserve()
        record = record_of(journal.events)
        if journal.trouble:
            print(f"the journal could not be kept whole: {journal.trouble}", file=sys.stderr)
        for line in write_reports(record, out):
            print(f"not written: {line}", file=sys.stderr)
    print(f"{record.outcome} {out / 'verdict.json'}" + (f"  {record.why}" if record.why else ""))
    raise typer.Exit(_EXIT.get(record.outcome, 3))


@app.command()
def report(folder: Annotated[Path, typer.Argument(help="A run's folder.")]) -> None:
    """Write a run's report again, also of one that was cut short."""
    try:
        record = load_record(folder)
    except NoRun as fault:
        _refuse(str(fault))
    failed = write_reports(record, folder)
    for line in failed:
        print(f"not written: {line}", file=sys.stderr)
    print(f"{record.outcome} {folder / 'verdict.json'}")
    raise typer.Exit(3 if failed else 0)


def _plan(file: Path) -> Plan:
    try:
        return load_plan(file, registry.names(registry.KINDS))
    except ConfigError as fault:
        _refuse(str(fault))


def _placed(plan: Plan, devices: list[str]) -> Plan:
    """The plan with the addresses given on the command line."""
    for text in devices:
        name, given, url = text.partition("=")
        if not given or not url or name not in (plan.device, plan.kind):
            _refuse(f"--device: {plan.kind}=URL or {plan.device}=URL is wanted")
        plan = replace(plan, address=url)
    return plan


def _desk() -> Desk:
    return Desks([TerminalDesk()])


def _say(event: RunEvent) -> None:
    """A line for whoever watches."""
    match event:
        case PhaseBegan(_, number, name, _, round_):
            sys.stderr.write(f"{number:3} {name}{f' ({round_})' if round_ > 1 else ''} ... ")
        case PhaseEnded(_, _, outcome, why):
            sys.stderr.write(f"{outcome}{': ' if why else ''}{why}\n")
        case RunEnded():
            pass
        case _:
            return
    sys.stderr.flush()


@contextmanager
def _stoppable() -> Iterator[Event]:
    """Ctrl-C and a service manager's TERM end the phase, not the report."""
    stop = Event()

    def end(signum: int, frame: FrameType | None) -> None:
        del signum, frame
        stop.set()

    before = {each: signal.signal(each, end) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _software() -> dict[str, str]:
    found = {"kernel": platform.release(), "python": platform.python_version()}
    for name in ("kiosk", "pytest", "pyscard", "zxing-cpp", "opencv-python-headless", "python-escpos"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def _refuse(why: str) -> NoReturn:
    print(why, file=sys.stderr)
    raise typer.Exit(2)


def main() -> None:
    """The entry point."""
    sys.exit(exit_code(app, "kiosk-hil", sys.argv[1:]))
