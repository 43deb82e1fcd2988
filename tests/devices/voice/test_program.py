"""A program that speaks is given text on its standard input, a time and a measure, and leaves nothing behind."""

import os
import select
from pathlib import Path

import pytest

from kiosk.devices.voice.program import MOST, ProgramFailedError, run
from tests.devices.voice.voices import script


def ended(pid: int) -> bool:
    """Whether a process is dead, or dies within ten seconds: a busy machine takes its time to carry out a kill."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 10)[0])
    finally:
        os.close(handle)


def test_what_is_given_comes_through_whole(tmp_path: Path) -> None:
    cat = script(tmp_path / "cat", "sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])")
    long = bytes(range(256)) * 2_000
    assert run([str(cat)], long) == long[::-1]
    assert run([str(cat)]) == b""


def test_a_text_is_never_a_command(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    cat = script(tmp_path / "cat", "sys.stdout.buffer.write(sys.stdin.buffer.read())")
    text = f"-h; $(touch {mark}) `touch {mark}` | touch {mark}\n".encode()
    assert run([str(cat)], text) == text
    assert not mark.exists()


def test_a_program_that_hangs_is_killed_with_all_it_started(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    hang = script(
        tmp_path / "hang",
        f"import subprocess, time\nchild = subprocess.Popen(['sleep', '60'])\n"
        f"open({str(pid)!r}, 'w').write(str(child.pid))\ntime.sleep(60)",
    )
    with pytest.raises(ProgramFailedError, match="too long"):
        run([str(hang)], b"text", timeout_s=2.0)
    assert ended(int(pid.read_text()))


def test_a_program_that_never_ends_its_sound_is_killed(tmp_path: Path) -> None:
    pour = script(tmp_path / "pour", "while True: sys.stdout.buffer.write(bytes(100000))")
    with pytest.raises(ProgramFailedError, match="too much"):
        run([str(pour)], timeout_s=20)
    assert MOST < 10_000_000


def test_a_program_that_reads_nothing_does_not_block(tmp_path: Path) -> None:
    deaf = script(tmp_path / "deaf", "sys.stdout.write('done')")
    assert run([str(deaf)], bytes(1_000_000)) == b"done"


def test_a_program_that_closes_its_output_and_stays_is_killed(tmp_path: Path) -> None:
    stay = script(tmp_path / "stay", "import os, time\nos.close(1)\ntime.sleep(60)")
    with pytest.raises(ProgramFailedError, match="did not end"):
        run([str(stay)], timeout_s=0.5)


@pytest.mark.parametrize("body", ["sys.exit(3)", "import os; os.kill(os.getpid(), 9)"])
def test_a_program_that_fails_says_so(tmp_path: Path, body: str) -> None:
    with pytest.raises(ProgramFailedError, match="ended with"):
        run([str(script(tmp_path / "fail", body))], b"x")


def test_a_program_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailedError, match="cannot be started"):
        run([str(tmp_path / "none")])
