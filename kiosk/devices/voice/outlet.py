"""Where sound comes out: an ALSA device through `aplay`, a WAV file, or nowhere."""

import os
import select
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final, Protocol, Self

from kiosk.devices.voice.program import end
from kiosk.devices.voice.sound import RATE, Sound, from_wav, joined, to_wav

_PIECE: Final = RATE // 5  # bytes: a tenth of a second
_LOOK_S: Final = 0.1


class OutletGoneError(Exception):
    """No sound comes out here: there is no such device, or it was unplugged."""


class Stream(Protocol):
    """An open outlet. Leaving it waits until all was heard; `stop` cuts it at once."""

    def __enter__(self) -> Self:
        """Open."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait until all was heard. Raises OutletGoneError."""

    def play(self, sound: Sound) -> None:
        """Play behind what was given before; returns once it is handed over. Raises OutletGoneError."""


class Outlet(Protocol):
    """A loudspeaker or a headset."""

    def open(self, stop: Callable[[], bool]) -> Stream:
        """`stop` is looked at each tenth of a second. Raises OutletGoneError."""


class AlsaOutlet:
    """An ALSA device by its name ("" is the default), played by a program of its own: killed, it is silent at once."""

    def __init__(self, device: str, program: Sequence[str] = ("aplay",)) -> None:
        chosen = ("-D", device) if device else ()
        self._command = (*program, "-q", *chosen, "-t", "raw", "-f", "S16_LE", "-r", str(RATE), "-c", "1", "-")

    def open(self, stop: Callable[[], bool]) -> "AlsaStream":
        """Raises OutletGoneError where there is no such program."""
        try:
            child = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True, bufsize=0,
            )  # fmt: skip
        except OSError:
            raise OutletGoneError(f"{self._command[0]} is not installed") from None
        return AlsaStream(child, stop)


class AlsaStream:
    """One player at work."""

    def __init__(
        self, child: "subprocess.Popen[bytes]", stop: Callable[[], bool], clock: Callable[[], float] = monotonic
    ) -> None:
        assert child.stdin is not None  # noqa: S101 - tells the type
        self._child = child
        self._pipe = child.stdin
        self._stop = stop
        self._clock = clock
        self._until = clock() + 3.0
        os.set_blocking(self._pipe.fileno(), False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._pipe.close()
        try:
            while kind is None and not self._stop() and self._clock() < self._until:
                try:
                    self._child.wait(_LOOK_S)
                except subprocess.TimeoutExpired:
                    continue
                if self._child.returncode != 0:
                    raise OutletGoneError("the sound device is not there")
                return
        finally:
            end(self._child)

    def play(self, sound: Sound) -> None:
        """Raises OutletGoneError."""
        self._until = max(self._until, self._clock() + 3.0) + sound.seconds
        waiting = memoryview(sound.pcm)
        while waiting and not self._stop():
            if self._clock() > self._until:
                raise OutletGoneError("the sound device takes no sound")
            if not select.select([], [self._pipe], [], _LOOK_S)[1]:
                continue
            try:
                waiting = waiting[os.write(self._pipe.fileno(), waiting[:_PIECE]) :]
            except BrokenPipeError:
                raise OutletGoneError("the sound device is not there") from None


class FileOutlet:
    """A WAV file that grows: what would have been heard, for tests and for looking into a complaint."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self, stop: Callable[[], bool]) -> "FileStream":
        """Raises OutletGoneError where the file cannot be written."""
        return FileStream(self._path, stop)


class FileStream:
    """One job on its way to the file."""

    def __init__(self, path: Path, stop: Callable[[], bool]) -> None:
        self._path = path
        self._stop = stop

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def play(self, sound: Sound) -> None:
        """Raises OutletGoneError."""
        if self._stop():
            return
        try:
            before = [from_wav(self._path.read_bytes())] if self._path.is_file() else []
            self._path.write_bytes(to_wav(joined([*before, sound])))
        except OSError:
            raise OutletGoneError("the sound file cannot be written") from None


def outlet_to(device: str) -> Outlet:
    """`wav:PATH` is a WAV file; anything else the name of an ALSA device, empty for the default."""
    return FileOutlet(Path(device[4:])) if device.startswith("wav:") else AlsaOutlet(device)
