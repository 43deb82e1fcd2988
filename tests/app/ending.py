"""Ending a terminal at any moment of a visit or of staff's work, while its far ends keep it waiting.

`python -m tests.app.ending [--seeds N]` ends it so many times, each seed at a moment of its own; a failure names its
seed. A moment is a condition: this screen came up, that question has reached the backend, this much paper is black.
"""

import argparse
import json
import logging
import os
import random
import sqlite3
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtGui import QGuiApplication

from kiosk.app.config import read_settings
from kiosk.app.terminal import Kiosk
from kiosk.domain.money import Dong
from kiosk.domain.vietqr import VietQr
from kiosk.services.journal import Journal
from kiosk.services.journal_store import check, read_only, walk
from kiosk.sim.printer.server import SimPrinter
from kiosk.staff import events as staff
from kiosk.visit import events as e
from kiosk.visit import states as s
from tests.app.staff.world import HASH, PIN
from tests.domain.test_papers import RECEIPT
from tests.fixtures.stage import Stage, stage
from tests.services.test_questions import CLINIC, PAYMENT, REGISTRATION
from tests.visit.sample import CITIZEN

FOUND_S: Final = 120.0
"""However busy the machine is: a moment that does not come within this never comes."""
ENDED_S: Final = 60.0
"""Every call of the terminal has a deadline far below."""

CODE: Final = VietQr("970436", "0011001234567", Dong(99_400), "KB1").encode()
AWAITING: Final = {**PAYMENT, "qr_payload": CODE}
PAID: Final = {**AWAITING, "state": "paid", "received": 99_400, "remainder": 0, "receipt": RECEIPT}
CLOSED: Final = {**AWAITING, "state": "closed"}

Act = Callable[[Kiosk, int], object]

VISIT: Final[dict[str, Act]] = {
    "Welcome": lambda kiosk, _: kiosk.shell.handle(e.CodeRead(CITIZEN)),
    "Consent": lambda kiosk, moment: kiosk.shell.agreed(moment),
    "ChooseService": lambda kiosk, moment: kiosk.shell.serviceChosen(moment, "register"),
    "ChoosePayer": lambda kiosk, moment: kiosk.shell.payerChosen(moment, "self_pay"),
    "ChooseGroup": lambda kiosk, moment: kiosk.shell.groupChosen(moment, "noi"),
    "ChooseClinic": lambda kiosk, moment: kiosk.shell.clinicChosen(moment, "noi-1"),
    "Review": lambda kiosk, moment: kiosk.shell.numberWanted(moment),
    "Registered": lambda kiosk, moment: kiosk.shell.payNow(moment),
    "ThankYou": lambda kiosk, moment: kiosk.shell.finish(moment),
    "Feedback": lambda kiosk, moment: kiosk.shell.rated(moment, 5),
}
"""What a patient touches on each screen; on the others somebody else is awaited."""

ROOM: Final[dict[str, Callable[[Kiosk, str], object]]] = {
    "AskPin": lambda kiosk, _: kiosk.staff.room.handle(staff.Entered(PIN)),
    "Board": lambda kiosk, to: kiosk.staff.room.handle(staff.Chosen(to)),
}


@dataclass(frozen=True, slots=True)
class End:
    """When to end: on `screen`, or once `asked` has reached the backend, which does not answer. `told`: what more."""

    screen: str
    asked: str = ""
    printing: bool = False
    board: str = ""
    helped: bool = False

    def __str__(self) -> str:
        words = (self.screen, self.asked, "half printed" if self.printing else "", self.board, "help" * self.helped)
        return " ".join(word for word in words if word)


SCREENS: Final = (
    "StartUp", "Welcome", "Consent", "Identifying", "ChooseService", "CheckingCoverage", "ChoosePayer",
    "LoadingClinics", "ChooseGroup", "Review", "TakingNumber", "PrintingTicket", "Registered", "OpeningPayment",
    "Paying", "PrintingReceipt", "ThankYou", "Feedback", "Thanked",
)  # fmt: skip
QUESTIONS: Final = {
    "Identifying": "/v1/patients/identify",
    "CheckingCoverage": "/v1/eligibility",
    "LoadingClinics": "/v1/clinics",
    "TakingNumber": "/v1/registrations",
    "OpeningPayment": "/v1/payments",
    "Paying": "/v1/payments/pay-1",
    "ClosingPayment": "/v1/payments/pay-1/cancel",
}
BOARD: Final = ("print", "scan", "card", "log", "dials", "enrol", "facts", "out")

ENDS: Final[tuple[End, ...]] = (
    *(End(screen) for screen in SCREENS),
    *(End(screen, asked=path) for screen, path in QUESTIONS.items()),
    *(End(screen, helped=True) for screen in ("Welcome", "Consent", "Review", "Paying")),
    End("PrintingTicket", printing=True),
    End("AskPin"),
    End("Board"),
    *(End("Board", board=to) for to in BOARD),
)


@dataclass
class Told(logging.Handler):
    """Whatever is logged at WARNING or above."""

    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.WARNING)

    def __hash__(self) -> int:
        return id(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Write it down."""
        self.lines.append(record.getMessage())


def answers(scene: Stage, at: End) -> threading.Event:
    """A backend that answers at once, but for the question at which the terminal ends. Set once that was asked."""
    came = threading.Event()
    nobody = {"patient_token": "t", "returning": False, "appointments": [], "registrations": [], "unpaid_bills": 0}
    found: dict[str, tuple[int, object]] = {
        "/v1/kiosks/help": (201, {"id": "h1", "state": "open"}),
        "/v1/kiosks/help/h1": (200, {"id": "h1", "state": "open"}),
        "/v1/patients/identify": (200, nobody),
        "/v1/eligibility": (503, {}),
        "/v1/clinics": (200, {"groups": [{"id": "noi", "name": "Nội", "name_en": "Int", "clinics": [CLINIC]}]}),
        "/v1/registrations": (201, {**REGISTRATION, "kind": "self_pay"}),
        "/v1/payments": (201, AWAITING),
        "/v1/payments/pay-1": (200, CLOSED if at.screen == "ClosingPayment" else PAID),
        "/v1/payments/pay-1/cancel": (200, CLOSED),
        "/v1/feedback": (201, {}),
    }
    scene.answers |= found
    scene.answers["/v1/kiosks/heartbeat"] = _beat
    if at.screen in ("Paying", "ClosingPayment"):
        scene.answers["/v1/payments/pay-1"] = _silent(scene, came if at.asked == "/v1/payments/pay-1" else None)
    if at.asked:
        scene.answers[at.asked] = _silent(scene, came)
    return came


def _beat(handler: BaseHTTPRequestHandler) -> None:
    said = json.dumps({"time": datetime.now(UTC).isoformat(), "commands": []}).encode()
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(said) + said)


def _silent(scene: Stage, came: threading.Event | None) -> Callable[[BaseHTTPRequestHandler], None]:
    def hold(_handler: BaseHTTPRequestHandler) -> None:
        if came is not None:
            came.set()
        scene.gate.wait(ENDED_S)

    return hold


def config(folder: Path, url: str, printer: str) -> Path:
    """A terminal with everything that it may have off screen."""
    (folder / "pictures").mkdir()
    for name, text in (("key", "k"), ("pin", HASH)):
        (folder / name).write_text(text, "utf-8")
    path = folder / "kiosk.toml"
    path.write_text(
        f"""[kiosk]
id = "t-1"
hospital = "BỆNH VIỆN"
full_screen = false
[backend]
url = "{url}"
key_file = "key"
timeout_s = 2.0
[staff]
pin_file = "pin"
[printer]
url = "{printer}"
[scanner]
source = "images:{folder}/pictures"
[voice]
enabled = true
device = "wav:{folder}/heard.wav"
""",
        "utf-8",
    )
    return path


@contextmanager
def world(folder: Path, at: End) -> Iterator[tuple[Kiosk, SimPrinter, threading.Event, Stage]]:
    """A terminal and its far ends, of which one does not answer: still so while it ends."""
    with SimPrinter(speed=4.0 if at.printing else None) as printer, stage() as scene:
        came = answers(scene, at)
        if at.screen == "LoadingClinics" and at.asked:
            # The start asks the same; it must not be held up by it.
            held, scene.answers[at.asked] = scene.answers[at.asked], (200, {"groups": []})
        kiosk = Kiosk(read_settings(config(folder, scene.url, printer.url)))
        kiosk.start()
        if at.screen == "LoadingClinics" and at.asked:
            await_(lambda: not isinstance(kiosk.shell.state, s.StartUp))
            scene.answers[at.asked] = held
        yield kiosk, printer, came, scene


def await_(true: Callable[[], bool]) -> None:
    """Turn the loop until something is so. Raises AssertionError where it never is."""
    until = QDeadlineTimer(round(FOUND_S * 1000))
    while not true():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        assert not until.hasExpired(), "the moment never came"


def lead(kiosk: Kiosk, printer: SimPrinter, came: threading.Event, at: End) -> None:
    """As far as the moment."""
    touched = -1

    def there() -> bool:
        nonlocal touched
        screen = type(kiosk.shell.state).__name__
        if at.printing:
            if printer.inked_rows > 0:
                return True
        elif came.is_set() if at.asked else screen == at.screen:
            return True
        moment = kiosk.shell._moment.number
        if moment != touched:
            touched = moment
            if screen == "Paying" and at.screen == "ClosingPayment":
                kiosk.shell.payLater(moment)
            elif screen in VISIT:
                VISIT[screen](kiosk, moment)
        return False

    if at.screen in ("AskPin", "Board"):
        await_(lambda: isinstance(kiosk.shell.state, s.Welcome))
        staffed(kiosk, at)
        return
    await_(there)
    if at.helped:
        kiosk.shell.handle(e.HelpAsked())


def staffed(kiosk: Kiosk, at: End) -> None:
    """In by the PIN, and one thing begun."""
    kiosk.staff.ring()
    room = kiosk.staff.room
    if at.screen == "AskPin":
        return
    await_(lambda: getattr(room.state, "door", None) is not None)
    ROOM["AskPin"](kiosk, "")
    await_(lambda: type(room.state).__name__ == "Board")
    if at.board:
        ROOM["Board"](kiosk, at.board)


def end(folder: Path, at: End, *, hangs_up: bool = False) -> None:
    """One terminal, ended at that moment. Raises AssertionError that says what was wrong.

    `hangs_up`: the far ends go once it has ended, so that nobody waits for deadlines.
    """
    before = set(threading.enumerate())
    told = Told()
    log = logging.getLogger()
    log.addHandler(told)
    try:
        with world(folder, at) as (kiosk, printer, came, scene):
            try:
                lead(kiosk, printer, came, at)
            finally:
                kiosk.stop()
            # What was on its way when it ended reaches nobody, and breaks nothing.
            QCoreApplication.processEvents()
            whole(folder / "data/journal.db", at)
            if hangs_up:
                scene.gate.set()
                printer.stop()
            # Where the far end still does not answer, what waits for it ends by its own deadline.
            left = [one for one in threading.enumerate() if one not in before and _ours(one)]
            for one in left:
                one.join(ENDED_S)
            stuck = [one.name for one in left if one.is_alive()]
            assert not stuck, f"they would keep the process alive: {stuck}"
            QCoreApplication.processEvents()
    finally:
        log.removeHandler(told)
    assert not told.lines, told.lines


def _ours(thread: threading.Thread) -> bool:
    """Of those at which the interpreter waits: not of the far ends."""
    return not thread.daemon and not thread.name.startswith(("sim-", "Thread-"))


def whole(path: Path, at: End) -> None:
    """The record is closed, valid to its end, and another terminal may have it; an open payment is in it as open."""
    wished = at.screen == "OpeningPayment" and bool(at.asked)
    file = read_only(path)
    try:
        check(file)
        walk(file)
    except sqlite3.Error as error:
        raise AssertionError(f"the journal is not whole: {error}") from None
    finally:
        file.close()
    after = Journal(path)
    try:
        if at.screen in ("Paying", "ClosingPayment"):
            assert after.open_payments() == ("pay-1",), "nobody knows of the payment whose code was on the glass"
        assert len(after.unanswered_wishes()) == wished, "what was asked for and not answered"
        assert after.interrupted or not at.printing, "nobody knows of the paper that was cut short"
    finally:
        after.close()


def main() -> None:
    """Each seed at a moment of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=len(ENDS))
    parser.add_argument("--first", type=int, default=0)
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    app = QGuiApplication.instance() or QGuiApplication([])
    for seed in range(wanted.first, wanted.first + wanted.seeds):
        at = ENDS[seed] if seed < len(ENDS) else random.Random(seed).choice(ENDS)
        with tempfile.TemporaryDirectory() as folder:
            try:
                end(Path(folder), at)
            except Exception as error:
                raise AssertionError(f"seed {seed}, {at}: {error!r}") from error
        sys.stdout.write(f"{seed:4} {at}\n")
        sys.stdout.flush()
    del app


if __name__ == "__main__":
    main()
