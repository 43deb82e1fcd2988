"""`kiosk card`: the chip readers, what lies on them, and one citizen card read (contract §2)."""

import json
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kiosk.devices.card.anchors import TrustFault, TrustStore
from kiosk.devices.card.card import ChipCard
from kiosk.devices.card.errors import CardError, NotIdCard
from kiosk.devices.card.events import CardEvent, CardLifted, Progress
from kiosk.devices.card.key import AccessKey
from kiosk.devices.card.ladder import select_plain
from kiosk.devices.card.link import Slot
from kiosk.devices.card.pcsc import PcscSlots
from kiosk.devices.card.reader import CardReader
from kiosk.devices.card.report import card_report, error_report
from kiosk.devices.card.trace import Trace
from kiosk.devices.card.virtual import development_install
from kiosk.devices.card.words import words_for

app = typer.Typer(help="The citizen card's chip.", no_args_is_help=True)

_BAD_INPUT = 2

AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")]


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """PC/SC readers and what lies on them."""
    slots = PcscSlots(allow_virtual=development_install())
    found = [{"name": slot.name, "card": _lying(slots, slot), "atr": _atr(slot)} for slot in slots.slots()]
    slots.close()
    if as_json:
        print(json.dumps({"readers": found}, ensure_ascii=False))
        return
    for line in found:
        print(f"{line['name']}: {line['card']}" + (f" ({line['atr']})" if line["atr"] else ""))
    if not found:
        print("no reader", file=sys.stderr)


@app.command("read")
def read(  # noqa: PLR0917 - each is an option of the command line
    reader: Annotated[str | None, typer.Option("--reader", help="Its name, as `card list` prints it.")] = None,
    can: Annotated[str | None, typer.Option("--can", help="The last six digits of the number, or all twelve.")] = None,
    qr: Annotated[str | None, typer.Option("--qr", help="The text of the card's QR.")] = None,
    mrz: Annotated[str | None, typer.Option("--mrz", help="The three printed lines, one after the other.")] = None,
    photo: Annotated[Path | None, typer.Option("--photo", help="Read the portrait and put it there.")] = None,
    trust: Annotated[Path | None, typer.Option("--trust", help="Directory of country signing certificates.")] = None,
    trace: Annotated[Path | None, typer.Option("--trace", help="Write a redacted trace of the commands.")] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, max=600.0, help="Seconds in all.")] = 20.0,
    as_json: AsJson = False,
) -> None:
    """Read one citizen card. Exit 3 while a device is not ready, 4 when the card is refused."""
    key = _key(can, qr, mrz)
    store = _store(trust)
    _writable("--photo", photo)
    _writable("--trace", trace)
    pcsc = PcscSlots(allow_virtual=development_install())
    recorder = None if trace is None else Trace(time.monotonic)
    chip = CardReader(pcsc, store, reader=reader, trace=recorder)
    try:
        with _stopped_by_signals() as stop:
            card = chip.read(key, stop, _tell, photo=photo is not None, timeout=timeout)
    except CardError as error:
        _fail(error, as_json)
    finally:
        chip.forget()
        pcsc.close()
        if recorder is not None and trace is not None:
            trace.write_text(recorder.text(), encoding="utf-8")
    if photo is not None and card.photo is not None:
        photo.write_bytes(card.photo.data)
    _show(card, as_json)


def _key(can: str | None, qr: str | None, mrz: str | None) -> AccessKey:
    given = [value for value in (can, qr, mrz) if value is not None]
    if len(given) != 1:
        _refuse("exactly one of --can, --qr and --mrz is needed")
    try:
        if can is not None:
            return AccessKey.of_digits(can)
        return AccessKey.of_qr(given[0]) if qr is not None else AccessKey.of_mrz(given[0])
    except ValueError as fault:
        _refuse(str(fault))


def _store(directory: Path | None) -> TrustStore:
    if directory is None:
        return TrustStore()
    try:
        store = TrustStore.load(directory)
    except TrustFault as fault:
        _refuse(f"--trust: {fault}")
    if not store.anchors:
        print("--trust: no certificate (.cer .crt .der .pem) there: no signer can be trusted", file=sys.stderr)
    return store


def _writable(option: str, path: Path | None) -> None:
    if path is not None and (path.is_dir() or not path.absolute().parent.is_dir()):
        _refuse(f"{option}: a file in an existing directory is wanted")


def _refuse(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    raise typer.Exit(_BAD_INPUT)


def _fail(error: CardError, as_json: bool) -> NoReturn:
    if as_json:
        print(json.dumps(error_report(error), ensure_ascii=False))
    print(f"{error} - {words_for(error).en}", file=sys.stderr)
    raise typer.Exit(error.exit)


def _tell(event: CardEvent) -> None:
    if isinstance(event, CardLifted):
        print("the card was lifted: put it back", file=sys.stderr)
    elif isinstance(event, Progress) and sys.stderr.isatty():
        print(f"\r{event.file} {event.done}/{event.total}  ", end="", file=sys.stderr)


def _show(card: ChipCard, as_json: bool) -> None:
    report = card_report(card)
    if as_json:
        print(json.dumps(report, ensure_ascii=False))
        return
    for part in ("citizen", "trust"):
        values = report[part]
        if isinstance(values, dict):
            for name, value in values.items():
                print(f"{name}: {'-' if value is None else value}")


def _atr(slot: Slot) -> str | None:
    return None if slot.atr is None else slot.atr.hex().upper()


def _lying(slots: PcscSlots, slot: Slot) -> str:
    """`empty`, `refused`, `busy`, `id card`, `other card` or `unknown`."""
    if slot.refused is not None:
        return "refused"
    if slot.atr is None:
        return "empty"
    if slot.busy:
        return "busy"
    try:
        session = slots.connect(slot.name)
        try:
            select_plain(session)
        finally:
            session.close()
    except NotIdCard:
        return "other card"
    except CardError:
        return "unknown"
    return "id card"


@contextmanager
def _stopped_by_signals() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set; the handlers are put back afterwards."""
    stop = threading.Event()
    kinds = (signal.SIGINT, signal.SIGTERM)
    before = {kind: signal.signal(kind, lambda *_: stop.set()) for kind in kinds}
    try:
        yield stop
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
