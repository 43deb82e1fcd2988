"""Code readers on the bench, at any address a terminal takes. Whoever has hands shows codes to it."""

import io
import json
import math
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Event
from typing import Final

from PIL import Image

from kiosk.devices.scanner.codes import CccdCode, Code, SlipCode
from kiosk.devices.scanner.faults import ScannerFault, ScannerGone, ScannerRefused
from kiosk.devices.scanner.frame import Frame, Picture
from kiosk.devices.scanner.frames import FrameSource, open_source
from kiosk.devices.scanner.payload import read_payload
from kiosk.devices.scanner.reader import CodeReader
from kiosk.domain.condition import Device
from kiosk.hil.bench import Failed, FaultCase, Hands, Identity, Kind, NotJudged, Site, Unavailable
from kiosk.hil.benches.scanner_picture import around_code, blank
from kiosk.hil.benches.scanner_source import Clocked, Watched
from kiosk.hil.samples import slip_code
from kiosk.hil.states import NOT_SUPPORTED, Condition, Control, Level, Message
from kiosk.hil.words import Words

_SHOW: Final = Words(
    "Mã thử trên màn hình này: để máy quét đọc.", "The test code on this screen: let the scanner read it."
)
_CLEAR: Final = Words("Trước máy quét không có mã nào.", "Nothing is before the scanner.")
_PLACE: Final = Words(
    "Đặt máy quét trước màn hình này và để yên: mã thử tự hiện ra rồi tự mất.",
    "Stand the scanner before this screen and leave it there: test codes come and go by themselves.",
)
_UNPLUG: Final = Words("Rút cáp máy quét.", "Pull the scanner's cable.")
_PLUG: Final = Words("Cắm lại cáp máy quét.", "Plug the scanner in again.")
_KEPT_FRAMES: Final = 4
_LOOK_S: Final = 0.4


@dataclass
class Rig:
    """What the contract suite works on."""

    source: FrameSource
    hands: Hands
    patience_s: float
    _shown: int = 0
    _lost: bool = False

    def show(self) -> None:
        """By whoever has hands here: another code each time, as most scanners send one they still see only once."""
        self._take_away()
        self._shown += 1
        self.hands.do("show:" + slip_code(self._shown), _SHOW)

    def lose(self) -> bool:
        """Pull the plug, where somebody can."""
        try:
            self.hands.do("unplug", _UNPLUG)
        except Unavailable:
            return False
        self._lost = True
        return True

    def close(self) -> None:
        """As it was: nobody is asked to put right what was not touched."""
        self.source.close()
        if self._lost:
            self.hands.undo("unplug", _PLUG)
        self._take_away()

    def _take_away(self) -> None:
        if self._shown:
            self.hands.undo("show:" + slip_code(self._shown), _CLEAR)


class ScannerBench:
    """One scanner or camera. Frames are kept only while a test code of ours is read in them."""

    def __init__(self, site: Site) -> None:
        site.only("patience_s", "model")
        self._site = site
        self.patience_s = _patience(site.options.get("patience_s", "10"))
        self._placed = self._eye = False
        self._frames: list[tuple[float, bytes, str]] = []
        self._last: Frame | None = None
        self._on_listening: Callable[[], None] | None = None
        self._reader: CodeReader | None = None
        self._shown = 0
        self._described: Mapping[str, str] = {}

    def rig(self) -> Rig:
        """For the contract suite: a source of its own. Raises ScannerFault."""
        self._release()
        self._place()
        return Rig(open_source(self._site.address), self._site.hands, self.patience_s)

    def identify(self) -> Identity:
        """Cameras are known by the name of their device; what decodes by itself says nothing."""
        kind, _, place = self._site.address.partition(":")
        self._open()
        said = self._described
        return Identity(
            said.get("vendor", ""),
            said.get("model", "") or self._site.options.get("model", ""),
            said.get("firmware", ""),
            said.get("serial", ""),
            kind,
            {"place": place.split("?")[0]},
        )

    def condition(self) -> Condition:
        """Whether it opens and goes on giving frames; of a scanner that decodes by itself, whether it is there."""
        try:
            self._open()
            self._look()
        except ScannerRefused:
            return _condition(Device.HARDWARE_ERROR, Control.ERROR, Message.FORMAT_ERROR, "inoperative")
        except ScannerGone:
            return _condition(Device.NO_DEVICE, Control.CLOSED, Message.NOT_REACHABLE, "off")
        except _Blind:
            return _condition(Device.HARDWARE_ERROR, Control.ERROR, Message.NOT_RESPONDING, "inoperative")
        return _condition(Device.ONLINE, Control.IDLE, Message.OK, "on")

    def check_health(self, level: Level) -> str:
        """Internal: it opens. External: it lights up and sees. Interactive: a code is shown and read."""
        self._open()
        if level is Level.INTERNAL:
            return "it opens"
        if level is Level.EXTERNAL:
            self._look()
            return "it gives what it sees"
        self.read(slip_code(999))
        return "a code was shown and read"

    def before_cycles(self) -> None:
        """Open, and nothing waits."""
        self._open()

    def cycle(self, number: int) -> None:
        """A code is shown, read, and taken away; each is another one."""
        self._shown += 1
        text = slip_code(self._shown)
        found = self.read(text)
        if not self.same(found, text):
            raise Failed("another code was read than was shown")
        del number

    def fault_cases(self) -> tuple[FaultCase, ...]:
        """Unplugged, or covered."""
        cover = Words("Che kín ống kính máy quét.", "Cover the lens.")
        bare = Words("Bỏ che ống kính.", "Uncover the lens.")
        return (
            FaultCase("unplug", _UNPLUG, _PLUG, "xfs4iot.device", frozenset((Device.NO_DEVICE,))),
            FaultCase("blind", cover, bare, "xfs4iot.scanner", frozenset(("inoperative",)), within_s=4.0),
        )

    def read(self, text: str) -> Code:
        """Show this code and read it. Raises Failed, ScannerFault.

        It is shown once the reader listens: what came before is thrown away, as it is between two patients.
        """
        self._place()
        reader = self._open()
        clock = Clocked(math.inf)

        def show() -> None:
            self._site.hands.do("show:" + text, _SHOW)
            clock.end_in(self.patience_s)

        self._on_listening = show
        try:
            found = reader.read(clock, lambda _: None)
        finally:
            self._on_listening = None
            self._site.hands.undo("show:" + text, _CLEAR)
        if found is None:
            raise Failed(f"the code was not read within {self.patience_s:g} s")
        if self.same(found, text):
            self._keep_frame(text)
        return found

    def wait_for_code(self, seconds: float) -> Code | None:
        """The next code, None where none comes."""
        reader = self._open()
        return reader.read(Clocked(time.monotonic() + seconds), lambda _: None)

    def clear(self) -> None:
        """Nothing before it."""
        self._site.hands.undo("show:", _CLEAR)

    def same(self, found: Code, text: str) -> bool:
        """Whether that is what the text says, in every field."""
        return found.to_json() == read_payload(text, "QRCode").to_json() and isinstance(found, CccdCode | SlipCode)

    def close(self) -> None:
        """Keep the frames."""
        self._release()
        if self._frames:
            index = []
            for number, (at, png, text) in enumerate(self._frames, 1):
                name = f"frame-{number:02}.png"
                self._site.keep(f"frames/{name}", png)
                read = read_payload(text, "QRCode").to_json()
                index.append(json.dumps({"t": round(at, 3), "file": name, "read": read}, ensure_ascii=False) + "\n")
            self._site.keep("frames/frames.jsonl", "".join(index).encode())

    def _place(self) -> None:
        """Once: whoever has hands stands it before the screen that shows the codes."""
        if not self._placed:
            self._placed = True
            with suppress(Unavailable):
                self._site.hands.do("place", _PLACE)

    def _open(self) -> CodeReader:
        if self._reader is None:
            self._reader = CodeReader(self._site.address, opener=self._opened)
        self._reader.reopen(Event())
        return self._reader

    def _opened(self, address: str) -> FrameSource:
        source = open_source(address)
        describe = getattr(source, "describe", None)
        self._described = describe() if describe is not None else {}
        return Watched(source, self._listens, self._saw)

    def _listens(self) -> None:
        show, self._on_listening = self._on_listening, None
        if show is not None:
            show()

    def _saw(self, frame: Frame | None) -> None:
        self._last = frame if frame is not None else self._last
        self._eye = self._eye or isinstance(frame, Picture)

    def _look(self) -> None:
        """A camera must give a frame with something in it. Raises ScannerGone, _Blind."""
        reader = self._open()
        self._last = None
        reader.read(Clocked(time.monotonic() + _LOOK_S), lambda _: None)
        if self._is_eye() and blank(self._seen()):
            raise _Blind

    def _is_eye(self) -> bool:
        """A camera always sees something; what decodes by itself, also by another package's driver, says nothing."""
        return self._eye or self._site.address.partition(":")[0] in ("camera", "images", "video")

    def _seen(self) -> Frame | None:
        return self._last

    def _keep_frame(self, text: str) -> None:
        """Only the code and its margin: whoever holds the card is not kept."""
        if len(self._frames) < _KEPT_FRAMES and isinstance(self._last, Picture):
            code = around_code(self._last.grey)
            if code is None:
                return
            out = io.BytesIO()
            Image.fromarray(code).save(out, "PNG")
            self._frames.append((time.monotonic(), out.getvalue(), text))

    def _release(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None


class _Blind(ScannerFault):
    """Frames come no more, or there is nothing in them."""


def _patience(text: str) -> float:
    """Seconds. Raises NotJudged."""
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not 0 < found <= 3600:
        raise NotJudged("device.options: patience_s is seconds, such as 10")
    return found


def _condition(device: Device, control: Control, message: Message, scanner: str) -> Condition:
    return Condition(device, control, message, {"scanner": scanner, "media": NOT_SUPPORTED})


KIND: Final = Kind(
    ScannerBench,
    {"contract": "kiosk.hil.suites.frame_source", "functional": "kiosk.hil.suites.scanner_functional"},
    "code scanners and cameras",
    (ScannerFault,),
    "kiosk.hil.benches.fixtures",
    (ScannerGone, ScannerRefused),
)
