"""A trace of a run, played against today's software: does it still ask and read the same?

*.trace.jsonl     a card's: the files are asked for command by command as they were
*.tape.jsonl      a printer's: every byte sent is compared, every answer comes as it came
frames.jsonl      pictures of a test code: each is read again
traces.zip        every trace of a report, as it was sent; a folder as well
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zipfile import BadZipFile, ZipFile

import numpy as np
from PIL import Image, UnidentifiedImageError

from kiosk.devices.card.reading import FileAbsent, FileReader
from kiosk.devices.card.replay import Departed as CardDeparted
from kiosk.devices.card.replay import Replay
from kiosk.devices.card.sizes import Habits
from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.patience import Patience
from kiosk.devices.scanner.chain import first_look
from kiosk.devices.scanner.payload import read_payload, text_of
from kiosk.domain.outcome import Printed
from kiosk.hil.samples import sample_ticket
from kiosk.hil.wire import Departed, PlayedLink, calls_of, made_with

_LARGEST: Final = 500_000_000


class Differs(Exception):
    """Today's software does something else. Says where."""


@dataclass(frozen=True, slots=True)
class Played:
    """What was played: `steps` of `unit` held."""

    steps: int
    unit: str

    def __str__(self) -> str:
        """`37 exchanges as on the trace`."""
        return f"{self.steps} {self.unit} as on the trace"


def replay(path: Path) -> Played:
    """Play one trace. Raises Differs, ValueError where it is none, OSError."""
    if path.name == "frames.jsonl":
        return _frames(path)
    text = path.read_text("utf-8")
    if path.name.endswith(".tape.jsonl"):
        return play_tape(text)
    if path.name.endswith(".trace.jsonl"):
        return _card(text)
    raise ValueError("a trace is a file *.trace.jsonl, *.tape.jsonl or frames.jsonl")


@contextmanager
def traces_in(path: Path) -> Iterator[list[Path]]:
    """Every trace that can be played in a folder or a `traces.zip`, or the file itself. Raises ValueError, OSError."""
    if path.suffix != ".zip" or path.is_dir():
        yield _traces(path) if path.is_dir() else [path]
        return
    with TemporaryDirectory(prefix="hil-") as folder:
        try:
            with ZipFile(path) as archive:
                if sum(each.file_size for each in archive.infolist()) > _LARGEST:
                    raise ValueError("larger than the traces of a run are")
                archive.extractall(folder)
        except BadZipFile:
            raise ValueError("not a zip file") from None
        yield _traces(Path(folder))


def _traces(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if _playable(each))


def _playable(path: Path) -> bool:
    return path.name == "frames.jsonl" or path.name.endswith((".tape.jsonl", ".trace.jsonl"))


def _card(text: str) -> Played:
    try:
        played = Replay.load(text)
    except (ValueError, AttributeError):
        raise ValueError("a card's trace is one JSON object a line") from None
    files = FileReader(played, Habits(), {})
    try:
        for file in played.files():
            with suppress(FileAbsent):
                files.read(file)
    except CardDeparted as where:
        raise Differs(str(where)) from None
    if played.at != len(played.steps):
        raise Differs(f"{len(played.steps) - played.at} exchanges of the trace are not asked for")
    return Played(played.at, "exchanges with files")


def play_tape(text: str) -> Played:
    """What the driver was asked for then is asked for again; it must send the same bytes and come to the same end."""
    calls = calls_of(text)
    if not calls:
        raise ValueError("this tape does not say what was printed: it is for reading, not for playing")
    link = PlayedLink(text)
    width, proof = made_with(text)
    printer = TicketPrinter(
        link.open, width, proof, patience=Patience(answer=0.4, stall=0.4, recovery=0.4, settle=0.0, poll=0.01)
    )
    try:
        for number, call in enumerate(calls, 1):
            if call.what == "status":
                printer.status()
                continue
            outcome = printer.print(f"replay-{number}", sample_ticket(call.what.removeprefix("print ")))
            if outcome.outcome != (call.end or Printed.PRINTED):
                raise Differs(
                    f"call {number} ends as {outcome.outcome} after {link.bytes_matched} bytes as on the tape"
                )
    except Departed as where:
        raise Differs(str(where)) from None
    if not link.whole:
        raise Differs(f"after {link.bytes_matched} bytes the tape goes on and the driver does not")
    return Played(link.bytes_matched, "bytes")


def _frames(path: Path) -> Played:
    count = 0
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        try:
            with Image.open(path.parent / Path(str(entry["file"])).name) as image:
                grey = np.ascontiguousarray(np.asarray(image.convert("L"), np.uint8))
        except (UnidentifiedImageError, KeyError, TypeError):
            raise ValueError("frames are PNG files named by lines of frames.jsonl") from None
        kinds = [
            read_payload(text, one.symbology).to_json() for one in first_look(grey).found if (text := text_of(one.data))
        ]
        if entry["read"] not in kinds:
            raise Differs(f"{entry['file']} is not read as it was")
        count += 1
    return Played(count, "frames")
