"""Whatever goes wrong with a run, a verdict and a report are there afterwards."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import cast

import pytest

from kiosk.hil import registry, runner
from kiosk.hil.bench import NotJudged, Site
from kiosk.hil.journal import Journal
from kiosk.hil.lab import Lab, LabHands, why_not_isolated
from kiosk.sim.printer.server import SimPrinter
from tests.hil.bench import Process, plan_file, verdict


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.hil", *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_a_broken_plan_is_refused_with_its_line_and_key(tmp_path: Path) -> None:
    plan = plan_file(tmp_path, "drawer", "tcp://x", {"identify": "cycles = 0"})
    done = command("run", str(plan), "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"{plan}: line 2: device.kind: one of card, printer, scanner is wanted",
        f"{plan}: line 9: phase.identify.cycles: a whole number from 1 to 1000000 is wanted",
    ]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "absent.toml", "--out", "o"), "absent.toml: file: No such file"),
        (("run", "printer", "--out", "o", "--device", "scanner=camera:0"), "--device: printer=URL or"),
        (("run", "printer", "--out", "/proc/nowhere"), "--out: "),
        (("report", "nowhere"), "nowhere: no run is kept there"),
        (("replay", "nowhere.tape.jsonl"), "nowhere.tape.jsonl: "),
        (("replay", __file__), "a trace is a file"),
    ],
)
def test_bad_usage_is_one_line_and_two(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    done = command(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("kind", "address", "outcome", "why"),
    [
        ("printer", "tcp://127.0.0.1:9", "ERROR", "there is no printer at tcp://127.0.0.1:9"),
        ("printer", "teleport://printer", "ERROR", "a printer's address is tcp://host:9100"),
        ("card", "unheard-of:reader", "ERROR", "no driver is installed"),
        ("scanner", "serial:///dev/nowhere", "ERROR", "the serial scanner is not there"),
        ("printer", "sim:printer?fault=cover-open", "ERROR", "the device is userError (HARDWARE_ERROR) before the run"),
        ("printer", "sim:teapot", "ERROR", "teapot: known are card, printer, scanner"),
        ("printer", "sim:printer?colour=red", "ERROR", "unknown option colour; known are fault"),
    ],
)
def test_a_device_that_is_not_there_is_said_so(tmp_path: Path, kind: str, address: str, outcome: str, why: str) -> None:
    plan = plan_file(tmp_path, kind, address, {"identify": ""})
    code, found = Process(plan, tmp_path / "out", "--unattended").end()
    assert (code, found["outcome"]) == (3, outcome), "what is not there has not failed"
    assert why in str(found["why"])
    assert (tmp_path / "out" / "report.html").exists()


def test_a_printer_that_vanishes_in_the_middle_of_a_phase_fails_by_that_name(tmp_path: Path) -> None:
    with SimPrinter(speed=400) as printer:
        plan = plan_file(tmp_path, "printer", printer.url, {"soak": "cycles = 40", "identify": ""})
        process = Process(plan, tmp_path / "out", "--unattended")
        process.until('"Cycled"')
        printer.set_fault("cable")
        printer.set_fault("reset")
        code, found = process.end(120)
    assert (code, found["outcome"]) == (4, "FAIL")
    assert any(word in str(found["why"]) for word in ("absent", "link_lost", "silent", "stalled"))
    phases = found["phases"]
    assert isinstance(phases, list)
    assert [phase["outcome"] for phase in phases] == ["FAIL", "FAIL"]


def test_an_operator_who_never_answers_is_out_of_time_and_named(tmp_path: Path) -> None:
    with SimPrinter() as printer:
        plan = plan_file(tmp_path, "printer", printer.url, {"faults": 'only = ["cover-open"]'}, answer_s=1)
        code, found = Process(plan, tmp_path / "out").end()
    assert (code, found["outcome"]) == (3, "TIMEOUT")
    assert "nobody answered: Open the printer's cover now." in str(found["why"])
    assert "Open the printer&#39;s cover now." in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_a_phase_that_hangs_is_ended_with_its_time(tmp_path: Path) -> None:
    plan = plan_file(tmp_path, "printer", "sim:printer?speed=130", {"soak": "cycles = 19\nlimit_s = 10"})
    code, found = Process(plan, tmp_path / "out").end()
    assert (code, found["outcome"]) == (3, "TIMEOUT")
    assert "not done within 10 s" in str(found["why"])
    assert (tmp_path / "out" / "cycles.csv").exists()


def test_ctrl_c_ends_the_run_and_not_its_report(tmp_path: Path) -> None:
    plan = plan_file(tmp_path, "printer", "sim:printer", {"timing": "cycles = 5000", "identify": ""})
    process = Process(plan, tmp_path / "out")
    process.until('"Cycled"')
    process.send(signal.SIGINT)
    code, found = process.end(60)
    assert (code, found["outcome"]) == (130, "ABORTED")
    assert [phase["outcome"] for phase in found["phases"]] == ["ABORTED", "ABORTED"]  # type: ignore[attr-defined]
    assert "STOPPED" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_a_run_that_was_killed_is_reported_from_its_journal_and_leaves_no_process(tmp_path: Path) -> None:
    plan = plan_file(tmp_path, "printer", "sim:printer", {"identify": "", "timing": "cycles = 5000"})
    out = tmp_path / "out"
    process = Process(plan, out)
    process.until('"Cycled"')
    process.send(signal.SIGKILL)
    process.process.wait(10)
    with (out / "events.jsonl").open("a") as journal:
        journal.write('{"event": "Cycled", "ser')  # as a power cut leaves it
    done = command("report", str(out))
    assert done.returncode == 0
    found = verdict(out)
    assert (found["outcome"], found["why"]) == ("ABORTED", "the run was cut short")
    assert [phase["outcome"] for phase in found["phases"]] == ["PASS", "ABORTED"]  # type: ignore[attr-defined]
    assert await_no_process(str(out)), "something of the run goes on"


def await_no_process(part: str) -> bool:
    """Whether no process whose request names this folder is left within some seconds."""
    end = os.times().elapsed + 8
    while os.times().elapsed < end:
        left = []
        for entry in Path("/proc").iterdir():
            try:
                line = (entry / "cmdline").read_bytes() if entry.name.isdigit() else b""
                request = next((word for word in line.split(b"\0") if word.endswith(b"request.json")), b"")
                if request and part in Path(request.decode()).read_text("utf-8"):
                    left.append(entry.name)
            except OSError:
                continue
        if not left:
            return True
    return False


@pytest.mark.root
def test_a_disk_that_is_full_takes_pictures_and_not_the_verdict(tmp_path: Path) -> None:
    why_not = why_not_isolated()
    if why_not is not None:
        pytest.skip(f"a small disk: {why_not}")
    plan = plan_file(tmp_path, "printer", "sim:printer", {"functional": "", "soak": "cycles = 30"})
    small, kept = tmp_path / "small", tmp_path / "kept"
    small.mkdir()
    script = 'mount -t tmpfs -o size=1100k tmpfs "$SMALL" && "$@"; code=$?; '
    script += 'mkdir "$KEPT"; cp -r "$SMALL"/. "$KEPT"; exit $code'
    process = Process(
        plan, small / "out", before=["unshare", "-m", "sh", "-c", script, "sh"],
        env={"SMALL": str(small), "KEPT": str(kept)},
    )  # fmt: skip
    code = process.process.wait(90)
    assert "Traceback" not in process.said()
    assert "not kept: " in process.said(), "the disk was not full"
    assert "Could not be kept" in (kept / "out" / "report.html").read_text("utf-8")
    found = json.loads((kept / "out" / "verdict.json").read_text("utf-8"))
    assert (code, found["outcome"]) == (0, "PASS"), found
    assert (kept / "out" / "junit.xml").exists()


def test_a_folder_with_a_run_in_it_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "events.jsonl").write_text("", "utf-8")
    done = command("run", "printer", "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "holds a run already" in done.stderr


def test_two_runs_into_one_folder_at_once_are_one_run(tmp_path: Path) -> None:
    journals = [Journal(tmp_path / "out", lambda _: None)]
    with pytest.raises(FileExistsError):
        Journal(tmp_path / "out", lambda _: None)
    for journal in journals:
        with journal:
            journal.free_reserve()


def test_a_port_that_is_taken_is_said_so_and_leaves_no_run_behind(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = command("run", "printer", "--out", str(tmp_path / "out"), "--page", "--port", port)
    assert (done.returncode, done.stderr) == (2, "--port: Address already in use\n")
    assert not (tmp_path / "out").exists()


def test_an_address_no_utf_8_can_carry_is_reported_like_any_other(tmp_path: Path) -> None:
    plan = plan_file(tmp_path, "printer", "tcp://x", {"identify": ""})
    done = command("run", str(plan), "--out", str(tmp_path / "out"), "--unattended", "--device", "printer=t\udcff://x")
    assert done.returncode == 3
    assert "t?://x" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_a_window_that_is_shut_ends_the_run_and_its_report_is_there(tmp_path: Path) -> None:
    plan = plan_file(tmp_path, "printer", "sim:printer", {"timing": "cycles = 5000"})
    read, write = os.pipe()
    # Whoever started these tests may have said nohup, and children inherit that.
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        run = subprocess.Popen(
            [sys.executable, "-m", "kiosk.hil", "run", str(plan), "--out", str(tmp_path / "out")],
            stdout=write, stderr=write, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGHUP, before)
    try:
        os.close(write)
        assert os.read(read, 1)
        os.close(read)  # from now on nothing can be written there
        run.send_signal(signal.SIGHUP)
        assert run.wait(60) == 130
    finally:
        run.kill()
        run.wait(10)
    assert verdict(tmp_path / "out")["outcome"] == "ABORTED"


def test_words_that_nobody_takes_do_not_become_the_end_of_a_program() -> None:
    read, write = os.pipe()
    os.close(read)
    said = "import sys; sys.stdout.write('x')"
    dropped = f"from kiosk.hil.stop import let_go_of_words; {said}; let_go_of_words(); sys.exit(130)"
    ended = [
        subprocess.run(
            [sys.executable, "-c", text],
            stdout=write, stderr=write, check=False, timeout=60, env={**os.environ, "PYTHONUNBUFFERED": ""},
        ).returncode
        for text in (f"{said}; sys.exit(130)", dropped)
    ]  # fmt: skip
    os.close(write)
    assert ended == [120, 130]


@pytest.mark.parametrize(
    ("kind", "options", "why"),
    [
        ("printer", 'widht_dots = "384"', "unknown option widht_dots; known are width_dots, proof"),
        ("printer", 'width_dots = "wide"', "width_dots is a number such as 576"),
        ("printer", 'proof = "perhaps"', "proof is one of auto, process-id, fence, none"),
        ("scanner", 'patience_s = "nan"', "patience_s is seconds"),
        ("card", 'today = "soon"', "today is a day such as"),
    ],
)
def test_an_option_that_means_nothing_is_told_before_the_device_is_judged(
    kind: str, options: str, why: str, tmp_path: Path
) -> None:
    opened = registry.kind(kind).open
    name, _, value = options.partition(" = ")
    site = Site("tcp://127.0.0.1:9", LabHands(cast("Lab", None)), {name: value.strip('"')}, tmp_path, lambda *_: None)
    with pytest.raises(NotJudged, match=re.escape(why)):
        opened(site)


def test_what_the_plan_asks_for_and_nobody_has_is_no_pass(tmp_path: Path) -> None:
    phases = {"faults": 'only = ["cover-opn"]', "identify": 'only = ["answers", "sings"]'}
    plan = plan_file(tmp_path, "printer", "sim:printer", phases)
    code, found = Process(plan, tmp_path / "out").end()
    assert (code, found["outcome"]) == (3, "ERROR")
    assert [phase["outcome"] for phase in found["phases"]] == ["ERROR", "ERROR"]  # type: ignore[attr-defined]
    assert "no fault named cover-opn; known are cover-open" in str(found["why"])


def test_what_a_killed_run_left_is_swept_away_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in (f"hil-{os.getpid()}-a", "hil-4194305-b", "hil-x", "hil-notes-c"):
        (tmp_path / name).mkdir()
    runner._sweep()
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"hil-{os.getpid()}-a", "hil-notes-c", "hil-x"]
