"""A camera before which cards are held, or a scanner on a serial line that decodes by itself."""

import os
import shutil
import tty
from collections.abc import Mapping
from pathlib import Path

from kiosk.sim.camera import SimulatedCamera
from kiosk.sim.labs.options import Options


class ScannerLab:
    """`eye=camera` (a folder of frames) or `serial`. `fps`: frames a second.

    `fault`: `frozen`, `blind`, `garbled`, `twice`. `drops=N`: every N-th code shown is not read.
    """

    def __init__(self, options: Mapping[str, str], folder: Path) -> None:
        given = Options(options, "eye", "fps", "fault", "drops")
        self._dead = given.dead
        self._fault = given.one_of("fault", "", "frozen", "blind", "garbled", "twice")
        self._drops, self._showings = int(given.number("drops", 0)), 0
        self._eye: _Camera | _Line
        if given.one_of("eye", "camera", "serial") == "serial":
            self._eye = _Line(folder / "line", times=2 if self._fault == "twice" else 1)
        else:
            self._eye = _Camera(folder / "eye", given.number("fps", 15))
            if self._fault == "frozen":
                self._eye.show("Q1|HILOLD|JBSWY3DPEHPK3PXPAB")
        if self._fault == "blind":
            self._eye.blind()

    @property
    def address(self) -> str:
        """As the kiosk's configuration writes it."""
        return self._eye.address

    @property
    def environment(self) -> Mapping[str, str]:
        """Nothing."""
        return {}

    def do(self, name: str) -> None:
        """`show:TEXT`, `unplug`, `blind`."""
        word, _, text = name.partition(":")
        if word in self._dead:
            return
        match word:
            case "show" if self._fault in ("frozen", "blind") or self._dropped():
                pass
            case "show":
                self._eye.show(text[:-1] + "X" if self._fault == "garbled" and text else text)
            case "unplug":
                self._eye.unplug()
            case "blind":
                self._eye.blind()
            case _:
                raise KeyError(name)

    def _dropped(self) -> bool:
        """Whether this showing is one that is not read."""
        self._showings += 1
        return bool(self._drops) and self._showings % self._drops == 0

    def undo(self, name: str) -> None:
        """Taken away, plugged in, uncovered."""
        word = name.partition(":")[0]
        if word == "show" and self._fault:
            return
        if word == "unplug":
            self._eye.plug()
        self._eye.take_away()
        if self._fault == "blind":
            self._eye.blind()

    def tell(self, name: str) -> str:
        """Nothing a person would know."""
        raise KeyError(name)

    def pictures(self) -> Mapping[str, bytes]:
        """None: the bench keeps the frames itself."""
        return {}

    def stop(self) -> None:
        """Away."""
        self._eye.unplug()


class _Camera:
    def __init__(self, folder: Path, fps: float) -> None:
        self._folder = folder
        self._camera = SimulatedCamera(folder)
        self._covered = False
        self.address = f"images:{folder}?fps={fps:g}"

    def show(self, text: str) -> None:
        self._camera.show(text)

    def take_away(self) -> None:
        if self._folder.is_dir():
            self._camera.take_away()

    def blind(self) -> None:
        self._camera.cover()

    def unplug(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def plug(self) -> None:
        if not self._folder.is_dir():
            self._camera = SimulatedCamera(self._folder)


class _Line:
    """A pseudo terminal under a name that stays, as /dev/serial/by-id does."""

    def __init__(self, name: Path, *, times: int) -> None:
        self._name = name
        self._times = times
        self._ends: tuple[int, int] | None = None
        self.address = f"serial://{name}"
        self.plug()

    def show(self, text: str) -> None:
        if self._ends is not None:
            os.write(self._ends[0], (b"]Q1" + text.encode() + b"\r") * self._times)

    def take_away(self) -> None:
        """A scanner that decodes by itself has nothing before it afterwards."""

    def blind(self) -> None:
        """It has no lens that could be told apart from nothing shown."""
        raise KeyError("blind")

    def unplug(self) -> None:
        if self._ends is not None:
            for end in self._ends:
                os.close(end)
            self._ends = None
            self._name.unlink(missing_ok=True)

    def plug(self) -> None:
        if self._ends is None:
            self._ends = os.openpty()
            tty.setraw(self._ends[1])
            self._name.unlink(missing_ok=True)
            self._name.symlink_to(os.ttyname(self._ends[1]))
