"""Staff mode of a terminal that serves: the gesture, the room over its screens, and what they do to each other."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.app.compose import Terminal, now
from kiosk.app.config import Settings
from kiosk.app.dials import DialKeeper
from kiosk.app.recent import RECENT
from kiosk.app.staff.access import Access, AccessBook
from kiosk.app.staff.deeds import Deeds
from kiosk.app.staff.door import DoorKeeper
from kiosk.app.staff.enrol import enrol_again
from kiosk.app.staff.facts import facts_of
from kiosk.app.staff.perform import StaffPerformer
from kiosk.app.staff.perform import Terminal as Inside
from kiosk.app.staff.record import StaffRecord
from kiosk.app.staff.trials import Bench
from kiosk.devices.scanner.sight import Sight
from kiosk.domain.condition import Fault
from kiosk.domain.staff_deed import Deed
from kiosk.services.health import Report
from kiosk.services.journal import JournalError
from kiosk.staff import events as staff
from kiosk.staff.states import AskPin
from kiosk.ui.backroom.doorbell import Doorbell
from kiosk.ui.backroom.room import Room
from kiosk.ui.shell import Shell
from kiosk.visit.around import NOBODY
from kiosk.visit.events import ResumeService, StaffCame, StaffLeft, StopService
from kiosk.visit.states import Attended


class StaffMode(QObject):
    """One a terminal. The room is made before the window, which shows it; `attach` begins to listen."""

    _serves = Signal(bool)
    _restarts = Signal()

    def __init__(
        self,
        settings: Settings,
        terminal: Terminal,
        restart: Callable[[], None],
        *,
        sight: Callable[[Sight | None], None],
        offset_s: Callable[[], float],
        dials: DialKeeper,
        clock: Callable[[], datetime] = now,
    ) -> None:
        """`offset_s`: how far this clock is ahead of the backend's, as far as anybody knows."""
        super().__init__()
        self._terminal = terminal
        self._shell: Shell | None = None
        self._started = clock()
        self._faults: tuple[Fault, ...] = ()
        folder = settings.kiosk.data_dir
        self.record = StaffRecord(folder / "staff.json", clock)
        self.access = AccessBook(folder / "staff-access.json", Access(settings.staff.pin, settings.staff.key))
        self._deeds = Deeds(self.record, terminal.journal, clock, terminal.heartbeat.nudge)
        door = DoorKeeper(
            settings.kiosk.id,
            self.access,
            self.record,
            self._deeds,
            now=lambda: clock() - timedelta(seconds=offset_s()),
            scanner=terminal.scanner_works,
        )
        bench = Bench(
            terminal.printer,
            terminal.reader,
            terminal.chips,
            self._deeds,
            settings.kiosk.hospital,
            settings.kiosk.id,
            clock,
            sight,
        )
        inside = Inside(
            faults=lambda: self._faults,
            held=self._held,
            payments=self._payments,
            serve=self._serves.emit,
            restart=self._restarts.emit,
            enrol=lambda code: self._enrol(settings, code),
            facts=lambda: facts_of(settings, self._started),
            log=RECENT,
            dials=dials,
        )
        self._performer = StaffPerformer(bench, door, inside, terminal.performer.threads)
        self.room = Room(self._performer, terminal=settings.kiosk.id, now=clock)
        self.room.gone.connect(self._gone)
        self._serves.connect(self._serve)
        self._restarts.connect(restart)
        terminal.heartbeat.staff = self.record
        terminal.heartbeat.tells(self._hear)

    def attach(self, shell: Shell, window: QQuickWindow, mm_per_px: float, deaf: Callable[[], bool]) -> None:
        """Listen at this window. `deaf`: while touches mean something else, as they do to who works by ear."""
        self._shell = shell
        window.installEventFilter(self.room)
        self._bell = Doorbell(window, lambda: mm_per_px, lambda: self._may_ring() and not deaf())
        self._bell.rung.connect(self.ring)
        self.room.language_changed.connect(lambda: shell.setLanguage(str(self.room.property("language"))))

    @Slot()
    def ring(self) -> None:
        """Somebody has made the gesture: where nobody's visit is, the door comes up."""
        if self._shell is None or not self._may_ring():
            return
        self._deeds.who = ""
        self._deeds.note(Deed.OPENED)
        self.room.setLanguage("en" if str(self._shell.property("language")) == "en" else "vi")
        self._shell.handle(StaffCame())
        self.room.enter(AskPin())

    def stop(self) -> None:
        """The terminal ends."""
        self.room.shut()
        self._performer.end()

    def _may_ring(self) -> bool:
        """Never over a visit or an open payment, never twice."""
        shell = self._shell
        return shell is not None and isinstance(shell.state, NOBODY)

    @Slot(bool)
    def _gone(self, idle: bool) -> None:
        if self._deeds.who:
            self._deeds.note(Deed.IDLE if idle else Deed.LEFT)
        self._deeds.who = ""
        if self._shell is not None and isinstance(self._shell.state, Attended):
            self._shell.handle(StaffLeft())

    @Slot(bool)
    def _serve(self, serves: bool) -> None:
        if self._shell is not None and isinstance(self._shell.state, Attended):
            self._shell.handle(ResumeService() if serves else StopService())

    def _held(self) -> bool:
        return self._shell is not None and self._shell.state == Attended(held=True)

    def _payments(self) -> int:
        try:
            return len(self._terminal.journal.open_payments())
        except JournalError:
            return 0

    def _enrol(self, settings: Settings, code: str) -> staff.EnrolEnded:
        ended = enrol_again(settings, code, self._terminal.renewed)
        if ended.fault is None:
            self._terminal.heartbeat.nudge()
        return ended

    def _hear(self, report: Report) -> None:
        self._faults = tuple(entry.fault for entry in report.faults)
