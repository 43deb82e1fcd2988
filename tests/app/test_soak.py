"""Visit after visit through screens, threads and sockets: nothing grows, nothing is left over."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.app.chips import NoChips
from kiosk.app.devices import Scanner
from kiosk.app.help_line import HelpLine
from kiosk.app.money import Till
from kiosk.app.perform import Performer
from kiosk.app.slips import SlipWriter
from kiosk.app.sweep import Sweep, give_back
from kiosk.app.way_writer import WayWriter
from kiosk.app.world import World
from kiosk.devices.scanner.codes import CccdCode, Code
from kiosk.devices.scanner.sight import Hint, Sight
from kiosk.domain.citizen import Citizen
from kiosk.domain.slip import Counter
from kiosk.services.client import Backend, Client
from kiosk.services.eligibility import Eligibility
from kiosk.services.hospital import Hospital
from kiosk.services.payment import Cashier
from kiosk.services.queue import Queue
from kiosk.ui.shell import Shell
from kiosk.ui.window import close_window, open_window
from kiosk.visit.states import Welcome
from tests.app.test_perform import NOW, Paper, Record
from tests.fixtures.stage import Stage, stage
from tests.services.test_questions import CLINIC, PAYMENT, REGISTRATION
from tests.visit.sample import CITIZEN, PLAN

SIGHT = Sight(64, 48, bytes(64 * 48), Hint.NOTHING)


class Camera:
    """Shows the next citizen whenever somebody looks."""

    def __init__(self) -> None:
        self.shown = 0

    def read(self, stop: threading.Event, on_sight: Callable[[Sight], None]) -> Code | None:
        on_sight(SIGHT)
        self.shown += 1
        return CccdCode(replace(CITIZEN, number=f"{self.shown:012}"))

    def reopen(self, stop: threading.Event) -> bool:
        return True


@pytest.fixture
def scene() -> Iterator[Stage]:
    from tests.domain.test_papers import RECEIPT

    with stage() as found:
        paid = {**PAYMENT, "state": "paid", "received": 99_400, "remainder": 0, "receipt": RECEIPT}
        found.answers |= {
            "/v1/patients/identify": (
                200,
                {"patient_token": "t", "returning": False, "appointments": [], "registrations": [], "unpaid_bills": 0},
            ),
            "/v1/eligibility": (503, {}),
            "/v1/clinics": (200, {"groups": [{"id": "noi", "name": "Nội", "name_en": "Int", "clinics": [CLINIC]}]}),
            "/v1/registrations": (201, REGISTRATION),
            "/v1/payments": (201, PAYMENT),
            "/v1/payments/pay-1": (200, paid),
        }
        yield found


class Lobby:
    """A terminal with its screens, and a patient who touches the first thing each screen offers."""

    def __init__(self, scene: Stage) -> None:
        client = Client(Backend(scene.url, "k", 5.0))
        self.scene = scene
        self.paper = Paper()
        self.record = Record()
        self.performer = Performer(
            World(
                chips=NoChips(),
                scanning=Scanner(Camera()),
                printing=self.paper,
                hospital=Hospital(client),
                eligibility=Eligibility(client, lambda: NOW),
                queue=Queue(client),
                till=Till(Cashier(client, "K01"), self.record, 100),
                ways=WayWriter("BỆNH VIỆN", lambda: NOW),
                slips=SlipWriter("BỆNH VIỆN", Counter("Quầy 1"), "K01", lambda: NOW),
                help_line=HelpLine(Hospital(client), lambda _: None, lambda: NOW),
                plan=PLAN,
                sight=lambda _: None,
            )
        )
        self.ended = self.wanted = 0
        self.touched = -1
        self.home = QEventLoop()
        # Nobody stands here so long, however busy the machine is.
        self.late = QTimer(singleShot=True, interval=100_000)
        self.late.timeout.connect(self.home.quit)
        self.shell = Shell(self.performer, hospital="BỆNH VIỆN", on_state=self._entered)
        Sweep(self.shell, quiet_ms=0)
        self.window = open_window(self.shell, mm_per_px=0.248, fullscreen=False)
        self.window.setProperty("settleMs", 0)
        self.visiting = False
        self.touches: dict[str, Callable[[int], object]] = {
            "PlaceCard": self.shell.withoutChip,
            "Consent": self.shell.agreed,
            "ChooseService": lambda moment: self.shell.serviceChosen(moment, "register"),
            "ChoosePayer": lambda m: self.shell.payerChosen(m, "bhyt"),
            "ChooseGroup": lambda m: self.shell.groupChosen(m, "noi"),
            "ChooseClinic": lambda m: self.shell.clinicChosen(m, "noi-1"),
            "Review": self.shell.numberWanted,
            "Registered": self.shell.payNow,
            "ThankYou": self.shell.finish,
            "Feedback": self.shell.finish,
        }

    def _entered(self, state: object) -> None:
        if isinstance(state, Welcome):
            self.ended += self.visiting
            self.visiting = False
            self.late.start()
            if self.ended >= self.wanted:
                self.home.quit()
        else:
            self.visiting = True
            # The patient touches when the screen stands, and not from within the news of it.
            QTimer.singleShot(0, self._touch)

    def _touch(self) -> None:
        moment = self.shell._moment.number
        act = self.touches.get(type(self.shell.state).__name__)
        if act is not None and moment != self.touched:
            self.touched = moment
            act(moment)

    def visits(self, count: int) -> None:
        """So many visits, one after another, as fast as screens, threads and sockets go."""
        self.wanted = self.ended + count
        self.late.start()
        self.home.exec()
        self.late.stop()
        assert self.ended >= self.wanted, f"{self.ended} of {self.wanted}, stuck on {type(self.shell.state).__name__}"

    def close(self) -> None:
        self.shell.stop()
        close_window(self.shell)
        self.performer.close()


class Held(NamedTuple):
    """What the process holds: megabytes, threads, open files."""

    megabytes: float
    threads: int
    files: int

    def __str__(self) -> str:
        return f"{self.megabytes:.1f} MB, {self.threads} threads, {self.files} files"


def held() -> Held:
    """After all that is due to go has gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    give_back()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return Held(
        pages * os.sysconf("SC_PAGESIZE") / 1e6,
        threading.active_count(),
        sum(1 for _ in Path("/proc/self/fd").iterdir()),
    )


def fill(performer: Performer) -> None:
    """Every thread that the pools may ever start, each with its connection: they are no growth of a visit's."""
    for pool, threads in ((performer._money, 4), (performer._help, 2), (performer._service, 4)):
        together = threading.Barrier(threads)

        def ask(met: threading.Barrier = together) -> None:
            met.wait()
            performer._world.hospital.clinics()

        for asked in [pool.submit(ask) for _ in range(threads)]:
            asked.result(60)


def soak(scene: Stage, warm_up: int, count: int, every: int) -> None:
    """So many visits after a warm-up; what is held is written down every so often, and must not grow."""
    lobby = Lobby(scene)
    fill(lobby.performer)
    lobby.shell.start()
    curve: list[Held] = []
    for visits in (warm_up, *[every] * (count // every)):
        lobby.visits(visits)
        # What the stage, the paper and the journal in memory write down for other tests would grow.
        scene.asked.clear()
        lobby.paper.jobs.clear()
        lobby.record.lines.clear()
        curve.append(held())
        sys.stdout.write(f"{lobby.ended:6} visits: {curve[-1]}\n")
    lobby.close()
    before = curve[0]
    for now in curve[1:]:
        assert now.megabytes <= before.megabytes * 1.05, curve
        assert now.threads <= before.threads + 2, curve
        assert now.files <= before.files + 4, curve
    del lobby
    gc.collect()
    people = [thing for thing in gc.get_objects() if type(thing) is Citizen and thing.number.startswith("00000000")]
    assert len(people) <= 2, "citizens of ended visits are still in memory"


def test_forty_visits_leave_nothing_behind(qapp: QGuiApplication, scene: Stage) -> None:
    soak(scene, 20, 40, 20)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_two_thousand_visits_leave_nothing_behind(qapp: QGuiApplication, scene: Stage) -> None:
    soak(scene, 200, 2_000, 200)
