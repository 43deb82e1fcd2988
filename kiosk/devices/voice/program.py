"""A program that turns text into sound, or one form of sound into another: its own process, never linked in.

Text goes in through standard input and never through a shell or the command line, where others could read it.
"""

import os
import selectors
import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic
from typing import Final

MOST: Final = 8_000_000  # bytes: two minutes of the finest sound a program would give
_PIECE: Final = 65_536


class ProgramFailedError(Exception):
    """The program is missing, failed, was too slow or said too much. What it was asked to say is not told."""


def run(
    command: Sequence[str], given: bytes = b"", timeout_s: float = 4.0, clock: Callable[[], float] = monotonic
) -> bytes:
    """What the program writes. Raises ProgramFailedError; whatever happens no process is left behind."""
    try:
        # A session of its own: what it starts ends with it.
        child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            bufsize=0,
        )
    except OSError:
        raise ProgramFailedError(f"{command[0]} cannot be started") from None
    try:
        heard = _talk(child, given, clock() + timeout_s, clock)
    except BaseException:
        end(child)
        raise
    finally:
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
    if child.returncode != 0:
        raise ProgramFailedError(f"{command[0]} ended with {child.returncode}")
    return heard


def end(child: "subprocess.Popen[bytes]") -> None:
    """Kill a program and all it started, and wait for its end."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _talk(child: "subprocess.Popen[bytes]", given: bytes, until: float, clock: Callable[[], float]) -> bytes:
    assert child.stdin is not None  # noqa: S101 - tells the type
    assert child.stdout is not None  # noqa: S101 - tells the type
    os.set_blocking(child.stdin.fileno(), False)
    heard, waiting = bytearray(), memoryview(given)
    with selectors.DefaultSelector() as door:
        door.register(child.stdout, selectors.EVENT_READ)
        if given:
            door.register(child.stdin, selectors.EVENT_WRITE)
        else:
            child.stdin.close()
        while door.get_map():
            left = until - clock()
            if left <= 0 or len(heard) > MOST:
                raise ProgramFailedError(f"{child.args[0]!s} took too long or said too much")  # type: ignore[index]  # a list
            for key, _ in door.select(left):
                if key.fileobj is child.stdout:
                    piece = os.read(key.fd, _PIECE)
                    heard += piece
                    if not piece:
                        door.unregister(child.stdout)
                else:
                    try:
                        waiting = waiting[os.write(key.fd, waiting[:_PIECE]) :]
                    except BrokenPipeError:
                        waiting = memoryview(b"")
                    if not waiting:
                        door.unregister(child.stdin)
                        child.stdin.close()
    try:
        child.wait(max(0.05, until - clock()))
    except subprocess.TimeoutExpired:
        raise ProgramFailedError("the program said all and did not end") from None
    return bytes(heard)
