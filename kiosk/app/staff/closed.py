"""Staff at a terminal that cannot serve: the same door, and what can be done while nothing runs.

The door needs no configuration: the PIN and the key of passes lie in the terminal's own folder. What was done is told
to the backend with the next word that it hears.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.app.config import Settings
from kiosk.app.durable import write_durably
from kiosk.app.recent import RECENT
from kiosk.app.setup.first_start import places_near, read_loosely
from kiosk.app.setup.rig import Rig
from kiosk.app.staff.access import Access, AccessBook, key_of
from kiosk.app.staff.deeds import Deeds
from kiosk.app.staff.door import DoorKeeper
from kiosk.app.staff.enrol import enrol_again
from kiosk.app.staff.facts import facts_of
from kiosk.app.staff.perform import StaffPerformer, Terminal
from kiosk.app.staff.record import StaffRecord
from kiosk.app.world import Threads
from kiosk.devices.scanner.sight import Sight
from kiosk.domain.condition import Fault
from kiosk.domain.pin import PinHash
from kiosk.domain.staff_deed import Deed
from kiosk.staff.events import EnrolEnded
from kiosk.staff.found import Found, Kind
from kiosk.staff.states import AskPin
from kiosk.staff.trials import EnrolFault, Fact
from kiosk.ui.backroom.doorbell import Doorbell
from kiosk.ui.backroom.room import Room


class ClosedStaff(QObject):
    """One a terminal that stands closed. `attach` begins to listen."""

    _restarts = Signal()

    def __init__(
        self,
        config: Path,
        settings: Settings | None,
        fault: Fault,
        restart: Callable[[], None],
        *,
        clock: Callable[[], datetime],
        sight: Callable[[Sight | None], None],
    ) -> None:
        super().__init__()
        self._settings = settings
        self._started = clock()
        self._again = places_near(config).again
        folder = self._again.parent
        name = settings.kiosk.id if settings else ""
        self.record = StaffRecord(folder / "staff.json", clock)
        self._deeds = Deeds(self.record, None, clock)
        known = Access(settings.staff.pin, settings.staff.key) if settings else loose_access(config)
        door = DoorKeeper(name, AccessBook(folder / "staff-access.json", known), self.record, self._deeds, now=clock)
        self._rig = Rig(
            devices_of(settings) if settings else loose_devices(config),
            deeds=self._deeds,
            names=(settings.kiosk.hospital if settings else "", name),
            now=clock,
            sight=sight,
        )
        card, scanner, printer = (ThreadPoolExecutor(1, of) for of in ("card", "scanner", "printer"))
        # One looks at how things are for as long as that is shown.
        self._threads = Threads(card, scanner, printer, ThreadPoolExecutor(3, "service"))
        inside = Terminal(
            faults=lambda: (fault,),
            held=lambda: False,
            payments=lambda: 0,
            serve=lambda _: None,
            restart=self._restarts.emit,
            enrol=self._enrol,
            facts=self._facts,
            log=RECENT,
            set_up=lambda: write_durably(self._again, ""),
        )
        self._performer = StaffPerformer(self._rig.bench, door, inside, self._threads)
        self.room = Room(self._performer, terminal=name, now=clock)
        self.room.gone.connect(self._gone)
        self._restarts.connect(restart)

    @property
    def open(self) -> bool:
        """Whether somebody is in it: then nothing ends under their hands."""
        return bool(self.room.property("open"))

    def attach(self, window: QQuickWindow, mm_per_px: Callable[[], float]) -> None:
        """Listen at this window."""
        window.installEventFilter(self.room)
        self._bell = Doorbell(window, mm_per_px, lambda: not self.open)
        self._bell.rung.connect(self.ring)

    @Slot()
    def ring(self) -> None:
        """Somebody has made the gesture."""
        if not self.open:
            self._deeds.who = ""
            self._deeds.note(Deed.OPENED)
            self.room.enter(AskPin())

    def close(self) -> None:
        """After the screens: what runs ends first."""
        self.room.shut()
        self._performer.end()
        for pool in (self._threads.card, self._threads.scanner, self._threads.printer, self._threads.service):
            pool.shutdown(wait=True, cancel_futures=True)
        self._rig.close()

    @Slot(bool)
    def _gone(self, idle: bool) -> None:
        if self._deeds.who:
            self._deeds.note(Deed.IDLE if idle else Deed.LEFT)
        self._deeds.who = ""

    def _enrol(self, code: str) -> EnrolEnded:
        if self._settings is None:
            # Nobody knows with whom: it is set up from the beginning.
            return EnrolEnded(fault=EnrolFault.NOT_SET_UP)
        return enrol_again(self._settings, code)

    def _facts(self) -> tuple[Fact, ...]:
        return facts_of(self._settings, self._started) if self._settings else ()


def loose_devices(config: Path) -> tuple[Found, ...]:
    """The scanner that a wrong configuration names: a pass is held to it."""
    source = (read_loosely(config) or {}).get("scanner", {}).get("source")
    return (Found(Kind.SCANNER, source, source),) if isinstance(source, str) and source else ()


def devices_of(settings: Settings) -> tuple[Found, ...]:
    """The configured ones."""
    named = (
        (Kind.CARD, settings.card.reader if settings.card.reader != "none" else ""),
        (Kind.SCANNER, settings.scanner.source),
        (Kind.PRINTER, settings.printer.url),
    )
    return tuple(Found(kind, address, address) for kind, address in named if address)


def loose_access(config: Path) -> Access:
    """Who counts as staff by a configuration that is wrong elsewhere: what can be read of it."""
    named = (read_loosely(config) or {}).get("staff", {})

    def line(key: str) -> str:
        try:
            return config.parent.joinpath(str(named[key])).read_text("ascii").strip()
        except (KeyError, OSError, ValueError):
            return ""

    pin, key = line("pin_file"), line("key_file")
    try:
        return Access(PinHash.parse(pin) if pin else None, key_of(key) if key else None)
    except ValueError:
        return Access()
