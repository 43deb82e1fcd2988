"""The command `kiosk-hil`: prove a device with the suites the simulators pass.

Exit codes of `run`: 0 passed · 2 bad plan or usage · 3 the device is absent or not ready, or could not be judged ·
4 the device failed · 130 stopped by hand. The report is written in every case but 2.
"""

import platform
import socket
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Event
from typing import Annotated, Final, NoReturn

import typer

from kiosk.app.exits import exit_code, version_of
from kiosk.domain.toml_file import ConfigError
from kiosk.hil import registry
from kiosk.hil.compare import compare
from kiosk.hil.desk import Desk, Desks, TerminalDesk
from kiosk.hil.events import Event as RunEvent
from kiosk.hil.events import Lost, PhaseBegan, PhaseEnded
from kiosk.hil.journal import RESERVE, Journal
from kiosk.hil.matrix import load_row, matrix_markdown, slim
from kiosk.hil.page import Page
from kiosk.hil.plan import Plan, load_plan
from kiosk.hil.record import NoRun, load_record, record_of
from kiosk.hil.report.comparison import comparison_html, said
from kiosk.hil.report.shown import shown
from kiosk.hil.report.write import write_reports
from kiosk.hil.runner import Run
from kiosk.hil.stop import let_go_of_words, stoppable

app = typer.Typer(no_args_is_help=True, add_completion=False)

PLANS: Final = Path(__file__).parent / "plans"
_EXIT: Final = {"PASS": 0, "FAIL": 4, "ABORTED": 130}

Out = Annotated[Path, typer.Option("--out", help="A new folder for the report.")]


@app.callback()
def options(
    _: Annotated[
        bool,
        typer.Option("--version", callback=version_of("kiosk-hil"), is_eager=True, help="Print the version and exit."),
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
    attended = not unattended and not loaded.simulated
    with stoppable() as stop, ExitStack() as stack:
        begun: list[Journal] = []
        served = _page(out, begun, port) if (attended if page is None else page) else None
        try:
            journal = stack.enter_context(Journal(out, _say))
        except FileExistsError:
            _refuse(f"--out: {out} holds a run already")
        except OSError as error:
            _refuse(f"--out: {error.strerror}")
        begun.append(journal)
        desks: list[Desk] = [TerminalDesk(watched=served.watched if served else lambda: False)] if attended else []
        if served is not None:
            with served:
                _tell(f"the operator's page: {served.address}\n")
                desk = Desks([*desks, served]) if attended else None
                _run(file, loaded, out, journal=journal, desk=desk, stop=stop)
        else:
            _run(file, loaded, out, journal=journal, desk=Desks(desks) if attended else None, stop=stop)
        journal.free_reserve()
        record = record_of(journal.events)
        if journal.trouble:
            _tell(f"the journal could not be kept whole: {journal.trouble}\n")
        for line in write_reports(record, out):
            _tell(f"not written: {line}\n")
    missing = f"  not tried: {', '.join(record.untried)}" if record.untried else ""
    with suppress(OSError, ValueError):
        print(
            f"{record.outcome} {out / 'report.html'}" + (f"  {shown(record.why)}" if record.why else missing),
            flush=True,
        )
    let_go_of_words()
    raise typer.Exit(_EXIT.get(record.outcome, 3))


def _page(out: Path, begun: list[Journal], port: int) -> Page:
    """The page, before anything is written. It serves once it is entered."""
    try:
        return Page(out, lambda: begun[0].events, _keeper(begun), port)
    except OSError as error:
        _refuse(f"--port: {error.strerror}")


def _keeper(begun: list[Journal]) -> Callable[[bytes], None]:
    def keep(data: bytes) -> None:
        begun[0].keep_photo(data)  # a page is there before its journal

    return keep


def _run(file: Path, plan: Plan, out: Path, *, journal: Journal, desk: Desk | None, stop: Event) -> None:
    Run(file, plan, out, journal=journal, desk=desk, stop=stop).run(_software(), socket.gethostname())


@app.command()
def report(folder: Annotated[Path, typer.Argument(help="A run's folder.")]) -> None:
    """Write a run's report again, also of one that was cut short: 0 where it is written, whatever it says."""
    try:
        record = load_record(folder)
    except NoRun as fault:
        _refuse(str(fault))
    with suppress(OSError):
        (folder / RESERVE).unlink(missing_ok=True)  # a run that was killed left it
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
    """Compare two runs: 0 where the new one is no worse, 4 where it is, 3 where that cannot be told."""
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
    for gap in found.gaps:
        print(f"cannot tell: {shown(gap)}")
    print(f"{found.verdict} {out}")
    raise typer.Exit(4 if "worse" in found.verdict else 3 if found.gaps else 0)


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
def replay_(
    files: Annotated[list[Path], typer.Argument(help="Traces of runs: single ones, a traces.zip, a run's folder.")],
) -> None:
    """Play traces against today's software: 0 where it does what it did, 4 where it does not."""
    from kiosk.hil.replay import Differs, replay, traces_in  # noqa: PLC0415 - it loads every driver, which takes a second

    code = 0
    for given in files:
        try:
            with traces_in(given) as traces:
                if not traces:
                    _refuse(f"{given}: holds no trace that can be played")
                for file in traces:
                    place = file if file == given or given.is_dir() else f"{given}: {'/'.join(file.parts[3:])}"
                    try:
                        print(f"{place}: {replay(file)}")
                    except Differs as where:
                        print(f"{place}: {where}")
                        code = 4
        except (OSError, ValueError) as fault:
            _refuse(f"{given}: {fault}")
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
            _tell(f"{number:3} {name}{f' ({round_})' if round_ > 1 else ''} ... ")
        case PhaseEnded(_, _, outcome, why):
            _tell(f"{outcome}{': ' if why else ''}{shown(why)}\n")
        case Lost(_, name, why):
            _tell(f"\nnot kept: {name}: {why}\n")
        case _:
            return


def _tell(text: str) -> None:
    """To a terminal that may have been shut meanwhile: the run goes on."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(text)
        sys.stderr.flush()


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
