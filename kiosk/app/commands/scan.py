"""`kiosk scan`: decode images, videos, a text or the live camera into the JSON of contract §3."""

import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kiosk.devices.scanner.chain import EVERY, Chain, StillChain
from kiosk.devices.scanner.codes import UnknownCode
from kiosk.devices.scanner.faults import ScannerGone, ScannerRefused
from kiosk.devices.scanner.found import Found
from kiosk.devices.scanner.frame import Grey, Picture
from kiosk.devices.scanner.frames import open_source
from kiosk.devices.scanner.opencv import read_picture
from kiosk.devices.scanner.pace import Pace
from kiosk.devices.scanner.payload import read_payload, text_of
from kiosk.devices.scanner.video import VideoFile
from kiosk.devices.scanner.witness import Witness, best_first

DONE, BAD_INPUT, NOT_READY = 0, 2, 3

# What JSON may carry and a terminal should not: DEL, C1 controls, line separators, direction marks, lone surrogates.
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_VIDEOS = (".avi", ".mp4", ".mkv", ".mov", ".webm", ".mjpg", ".mjpeg")


@dataclass(frozen=True, slots=True)
class Result:
    """One line of output: where it came from, the code (None where there is none) and the milliseconds it took."""

    file: str | None
    found: Found | None
    ms: float | None = None

    def to_json(self) -> dict[str, object]:
        """Contract §3."""
        if self.found is None:
            return {"file": self.file, "kind": None}
        head = {"file": self.file, "symbology": self.found.symbology or None, "text": text_of(self.found.data)}
        tail = {
            "decoder": self.found.decoder or None,
            "ms": None if self.ms is None else round(self.ms, 1),
            "per_module": self.found.per_module,
        }
        return head | _meaning(self.found) | tail


def scan(
    files: Annotated[list[Path] | None, typer.Argument(help="Images or video files.")] = None,
    *,
    payload: Annotated[str | None, typer.Option(help="Parse a code's text only.")] = None,
    symbology: Annotated[str, typer.Option(help="What carried the text of --payload: QRCode or Code128.")] = "",
    camera: Annotated[int | None, typer.Option(min=0, max=99, help="Look through camera N.")] = None,
    source: Annotated[
        str | None, typer.Option(help="Look through any source: camera:0, images:DIR, serial:///...")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, max=3600, help="Seconds for --camera and --source.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Decode the codes of citizen cards, insurance cards, slips and lab orders."""
    live = source if source is not None else None if camera is None else f"camera:{camera}"
    if sum((bool(files), payload is not None, live is not None)) != 1:
        _fail("give files, or --payload TEXT, or --camera N", BAD_INPUT)
    if payload is not None:
        text = payload.encode("utf-8", "surrogateescape")
        _say(Result(None, Found(text, symbology, "")), as_json)
    elif live is not None:
        _say(_watch(live, timeout), as_json)
    else:
        _scan_files(files or [], as_json)


def _scan_files(files: list[Path], as_json: bool) -> None:
    missing = [path for path in files if not path.is_file()]
    if missing:
        _fail(f"no such file: {missing[0]}", BAD_INPUT)
    chain = StillChain()
    if len(files) > 1:
        chain.warm()
    unreadable = 0
    try:
        for path in files:
            result = _scan_file(chain, path)
            unreadable += result is None
            if result is None:
                typer.echo(f"neither image nor video: {path}", err=True)
            _say(result or Result(str(path), None), as_json)
    finally:
        chain.close()
    if unreadable:
        raise typer.Exit(BAD_INPUT)


def _scan_file(chain: StillChain, path: Path) -> Result | None:
    """None if the file is neither an image nor a video."""
    grey = None if path.suffix.lower() in _VIDEOS else read_picture(path)
    if grey is not None:
        began = time.perf_counter()
        found = chain.look(grey).found
        spent = (time.perf_counter() - began) * 1000
        return Result(str(path), best_first(found)[0] if found else None, spent)
    try:
        video = VideoFile(path, Pace(0))
    except ScannerGone:
        return None
    witness = Witness()
    once: Found | None = None
    number = 0
    for number, grey in enumerate(_frames(video), 1):
        began = time.perf_counter()
        found = chain.look(grey, hard=number % EVERY == 0).found
        spent = (time.perf_counter() - began) * 1000
        once = once or (best_first(found)[0] if found else None)
        if witness.hear(found) is not None:
            return Result(str(path), best_first(found)[0], spent)
    return Result(str(path), once) if number else None


def _frames(video: VideoFile) -> Iterator[Grey]:
    try:
        while (grey := video.following()) is not None:
            yield grey
    finally:
        video.close()


def _watch(address: str, seconds: float) -> Result:
    chain, witness = Chain(), Witness()
    until = time.monotonic() + seconds
    try:
        source = open_source(address)
    except ScannerRefused as refused:
        _fail(str(refused), BAD_INPUT)
    except ScannerGone as gone:
        _fail(str(gone), NOT_READY)
    try:
        source.discard()
        while (left := until - time.monotonic()) > 0:
            frame = source.frame(min(left, 0.5))
            if frame is None:
                continue
            began = time.perf_counter()
            if isinstance(frame, Picture):
                found = chain.look(frame.grey).found
            else:
                found = (Found(frame.data, frame.symbology, "scanner"),)
            spent = (time.perf_counter() - began) * 1000
            if witness.hear(found, certain=not isinstance(frame, Picture)) is not None:
                return Result(address, best_first(found)[0], spent)
    except ScannerGone as gone:
        _fail(str(gone), NOT_READY)
    finally:
        source.close()
        chain.close()
    return Result(address, None)


def _meaning(found: Found) -> dict[str, object]:
    text = text_of(found.data)
    return (UnknownCode() if text is None else read_payload(text, found.symbology)).to_json()


def _say(result: Result, as_json: bool) -> None:
    found = result.to_json()
    if as_json:
        line = json.dumps(found, ensure_ascii=False)
    else:
        line = f"{found['file'] or 'text'}: {found['kind'] or 'no code'}"
        values = found.get("fields")
        if isinstance(values, dict):
            line = "\n".join([line, *(f"  {name}: {value}" for name, value in values.items() if value)])
    safe = _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
    sys.stdout.buffer.write(safe.encode() + b"\n")
    sys.stdout.buffer.flush()


def _fail(why: str, code: int) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(code)
