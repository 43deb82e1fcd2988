"""The command `kiosk-hil`: prove a device with the suites the simulators pass.

Exit codes: 0 passed · 2 bad plan or usage · 3 the device is absent or not ready, or the run could not be made ·
4 the device failed · 130 stopped by hand. The report is written in every case but 2.
"""

import platform
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Annotated, Final, NoReturn

import typer

from kiosk import __version__
from kiosk.app.exits import exit_code
from kiosk.domain.toml_file import ConfigError
from kiosk.hil import registry
from kiosk.hil.compare import compare
from kiosk.hil.desk import Desk, Desks, TerminalDesk
from kiosk.hil.events import Event as RunEvent
from kiosk.hil.events import Lost, PhaseBegan, PhaseEnded
from kiosk.hil.journal import Journal
from kiosk.hil.matrix import load_row, matrix_markdown, slim
from kiosk.hil.page import Page
from kiosk.hil.plan import Plan, load_plan
from kiosk.hil.record import NoRun, load_record, record_of
from kiosk.hil.report.comparison import comparison_html, said
from kiosk.hil.report.write import write_reports
from kiosk.hil.runner import Run

app = typer.Typer(no_args_is_help=True, add_completion=False)

PLANS: Final = Path(__file__).parent / "plans"
_EXIT: Final = {"PASS": 0, "FAIL": 4, "ABORTED": 130}

Out = Annotated[Path, typer.Option("--out", help="A new folder for the report.")]


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kiosk-hil {__version__}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Prove card readers, scanners and printers."""


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
def run(  # noqa: PLR0917 - each is an option of the command line
    plan: Annotated[Path, typer.Argument(help="A plan as TOML, or the name of one that comes along.")],
    out: Out,
    device: Annotated[list[str] | None, typer.Option("--device", help="NAME=URL: the plan's device is there.")] = None,
    unattended: Annotated[bool, typer.Option("--unattended", help="Ask nobody; what needs hands is skipped.")] = False,
    page: Annotated[
        bool | None, typer.Option(help="Serve the operator's page; else only where somebody is asked.")
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Of the page; 0 takes any.")] = 0,
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
            attended = not unattended and not loaded.simulated
            with ExitStack() as stack:
                desks: list[Desk] = [TerminalDesk()] if attended else []
                if attended if page is None else page:
                    served = stack.enter_context(Page(out, lambda: journal.events, journal.keep_photo, port))
                    sys.stderr.write(f"the operator's page: {served.address}\n")
                    desks.append(served)
                desk = Desks(desks) if attended else None
                Run(file, loaded, out, journal=journal, desk=desk, stop=stop).run(_software(), socket.gethostname())
            journal.free_reserve()
        record = record_of(journal.events)
        if journal.trouble:
            print(f"the journal could not be kept whole: {journal.trouble}", file=sys.stderr)
        for line in write_reports(record, out):
            print(f"not written: {line}", file=sys.stderr)
    print(f"{record.outcome} {out / 'report.html'}" + (f"  {record.why}" if record.why else ""))
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
    print(f"{record.outcome} {folder / 'report.html'}")
    raise typer.Exit(3 if failed else 0)


@app.command("compare")
def compare_(
    old: Annotated[Path, typer.Argument(help="The folder of a run, such as one with the old firmware.")],
    new: Annotated[Path, typer.Argument(help="The folder of the run it is compared with.")],
    out: Annotated[Path, typer.Option("--out", help="Where the page goes.")],
) -> None:
    """Compare two runs: 0 where the new one is no worse, 4 where it is."""
    try:
        found = compare(load_record(old), load_record(new))
    except NoRun as fault:
        _refuse(str(fault))
    try:
        out.write_text(comparison_html(found), "utf-8")
    except OSError as error:
        _refuse(f"--out: {error.strerror}")
    for change in found.series:
        print(f"{change.name}: {change.verdict}. {said(change)}")
    print(f"{found.verdict} {out}")
    raise typer.Exit(4 if "worse" in found.verdict else 0)


@app.command("matrix")
def matrix_(
    runs: Annotated[list[Path], typer.Argument(help="Folders of runs, or their record.json.")],
    out: Annotated[Path, typer.Option("--out", help="Where the page goes, as Markdown.")],
    keep: Annotated[Path | None, typer.Option(help="A folder of records: runs are added, all of it is shown.")] = None,
) -> None:
    """Write the hardware matrix from runs."""
    try:
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            for name, data in map(slim, runs):
                (keep / name).write_bytes(data)
            runs = sorted(keep.glob("*.json"))
        text = matrix_markdown(load_row(run) for run in runs)
        out.write_text(text, "utf-8")
    except NoRun as fault:
        _refuse(str(fault))
    except OSError as error:
        _refuse(f"--out: {error.strerror}")


@app.command("replay")
def replay_(files: Annotated[list[Path], typer.Argument(help="Traces of runs.")]) -> None:
    """Play traces against today's software: 0 where it does what it did, 4 where it does not."""
    from kiosk.hil.replay import Differs, replay  # noqa: PLC0415 - it loads every driver, which takes a second

    code = 0
    for file in files:
        try:
            print(f"{file}: {replay(file)}")
        except Differs as where:
            print(f"{file}: {where}")
            code = 4
        except (OSError, ValueError) as fault:
            _refuse(f"{file}: {fault}")
    raise typer.Exit(code)


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


def _say(event: RunEvent) -> None:
    """A line for whoever watches."""
    match event:
        case PhaseBegan(_, number, name, _, round_):
            sys.stderr.write(f"{number:3} {name}{f' ({round_})' if round_ > 1 else ''} ... ")
        case PhaseEnded(_, _, outcome, why):
            sys.stderr.write(f"{outcome}{': ' if why else ''}{why}\n")
        case Lost(_, name, why):
            sys.stderr.write(f"\nnot kept: {name}: {why}\n")
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
