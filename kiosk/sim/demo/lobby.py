"""The lobby: one terminal with its simulated devices, over the server room's far ends."""

import contextlib
import json
import sqlite3
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import cv2
import numpy as np
import zxingcpp
from PySide6.QtGui import QImage

from kiosk.app.config import read_settings
from kiosk.app.terminal import Kiosk
from kiosk.domain.assets import assets
from kiosk.sim.camera import SimulatedCamera
from kiosk.sim.demo.chip_reader import ChipReader
from kiosk.sim.demo.far_ends import FarEnds
from kiosk.sim.demo.people import code_of
from kiosk.sim.printer.server import SimPrinter
from kiosk.visit.states import State

TERMINAL = "sanh-a-01"


class Lobby:
    """Everything a patient meets. Needs a QGuiApplication. `work` takes configuration, data and logs."""

    def __init__(self, work: Path, out: Path, *, chip: bool = False, display_seconds: int = 180) -> None:
        self._work = work
        self._display_seconds = display_seconds
        self.out = out
        self.chip = ChipReader(work / "trust") if chip else None
        self.far = FarEnds(work / "server-room")
        self.camera = SimulatedCamera(work / "camera")
        self.printer = SimPrinter(0, out, ("ticket.png", "receipt.png"), speed=250.0)
        self.states: list[str] = []
        self.listeners: list[Callable[[str], None]] = []

    def __enter__(self) -> Self:
        """Open the lobby: the attract screen is up when this returns."""
        (self._work / "trust").mkdir(parents=True, exist_ok=True)
        self.far.__enter__()
        self.printer.start()
        self._settings = read_settings(self._configure(self.far.enrol(TERMINAL)))
        self.plug_in()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the lobby."""
        self.kiosk.stop()
        self.printer.stop()
        if self.chip is not None:
            self.chip.close()
        self.far.__exit__(kind, error, trace)

    def _entered(self, state: State) -> None:
        self.states.append(type(state).__name__)
        for listener in self.listeners:
            listener(type(state).__name__)

    def _configure(self, key: Path) -> Path:
        path = self._work / "kiosk.toml"
        path.write_text(
            f"""[kiosk]
id = "{TERMINAL}"
location = "Sảnh A"
hospital = "BỆNH VIỆN ĐA KHOA TỈNH"
desk = "Quầy 1 – Tiếp đón"
mm_per_px = 0.248
full_screen = false
data_dir = "{self._work / "terminal"}"

[backend]
url = "{self.far.backend.url}"
key_file = "{key}"

[card]
reader = "{"auto" if self.chip else "none"}"
trust_dir = "{self._work / "trust"}"

[scanner]
source = "images:{self._work / "camera"}"

[printer]
url = "{self.printer.url}"

[payment]
display_seconds = {self._display_seconds}

[plan]
file = "{assets() / "plan" / "sample.toml"}"
""",
            "utf-8",
        )
        return path

    def pull_the_plug(self) -> None:
        """The terminal is off, its journal as it was at that moment."""
        self.kiosk.stop()

    def plug_in(self) -> None:
        """The terminal starts on what its disk holds."""
        self.kiosk = Kiosk(self._settings, on_state=self._entered)
        self.kiosk.start()

    def open_payments(self) -> tuple[str, ...]:
        """Payments whose end the terminal's journal does not know."""
        file = sqlite3.connect(f"file:{self._work / 'terminal' / 'journal.db'}?mode=ro", uri=True)
        with contextlib.closing(file):
            rows = file.execute("SELECT kind, subject, detail FROM entry WHERE kind LIKE 'payment_%'").fetchall()
        ended = {subject for kind, subject, detail in rows if kind == "payment_ended" and detail != "unknown"}
        return tuple(subject for kind, subject, _ in rows if kind == "payment_opened" and subject not in ended)

    def count(self, query: str) -> int:
        """A figure from the backend's database, looked up beside it."""
        file = sqlite3.connect(f"file:{self._work / 'server-room' / 'backend.db'}?mode=ro", uri=True, timeout=5)
        with contextlib.closing(file):
            return int(file.execute(query).fetchone()[0])

    # What the people in it do

    def show_card(self, number: str) -> None:
        """Hold an invented citizen's card before the camera."""
        self.camera.show(code_of(number))

    def scan_screen(self) -> str | None:
        """What a phone reads off the screen: the text of its code, from the pixels."""
        image = self.kiosk.window.grabWindow().convertToFormat(QImage.Format.Format_Grayscale8)
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        found = zxingcpp.read_barcodes(
            pixels[:, : image.width()], formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
        )
        return found[0].text if found else None

    def pay(self, payload: str, amount: int | None = None) -> dict[str, object]:
        """Confirm on the phone what was scanned."""
        return self._post(self.far.bank.url + "/phone/pay", {"payload": payload, "amount": amount})

    def insurer(self, fault: str, seconds: float = 0) -> None:
        """Set how the insurer's gateway behaves: "none", "silent", "html", "http500"..."""
        self._post(self.far.bhxh.url + "/_sim", {"fault": fault, "seconds": seconds})

    def bank(self, **faults: object) -> None:
        """Set how the bank behaves: notices="lost", answers="down"..."""
        self._post(self.far.bank.url + "/faults", faults)

    def _post(self, url: str, body: dict[str, object]) -> dict[str, object]:
        content = json.dumps(body).encode()
        request = urllib.request.Request(url, content, {"Content-Type": "application/json"})  # noqa: S310 - our own
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - our own
            found: dict[str, object] = json.loads(answer.read())
        return found


def code_on_paper(path: Path) -> str | None:
    """The text of the code on a printed paper."""
    pixels = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    return None if pixels is None else _code_in(pixels)


def _code_in(pixels: cv2.typing.MatLike) -> str | None:
    found = zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))
    return found[0].text if found else None
