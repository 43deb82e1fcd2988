"""A terminal at its first start: its set-up on the screen, until it is set up."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.app.compose import now
from kiosk.app.setup.admission import Admission
from kiosk.app.setup.finding import DeviceFinder, any_reader
from kiosk.app.setup.first_start import FirstStart
from kiosk.app.setup.perform import SetupPerformer
from kiosk.app.staff.deeds import Deeds
from kiosk.app.staff.record import StaffRecord
from kiosk.devices.scanner.sight import Sight
from kiosk.staff.setup_states import Resuming, Tongue
from kiosk.staff.state import State
from kiosk.ui.backroom.room import Room
from kiosk.ui.backroom.window import BackRoom
from kiosk.ui.preview import Frames

PORTRAIT = (1080, 1920)
WHO = "setup"
"""Nobody has come in by a door: so the record calls whoever stood there."""


class Newcomer(QObject):
    """Needs an application. `done` is called once, when the process is to begin anew: set up, or turned."""

    def __init__(
        self,
        start: FirstStart,
        done: Callable[[], None],
        *,
        full_screen: bool = True,
        size: tuple[int, int] = PORTRAIT,
        finder: DeviceFinder | None = None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        super().__init__()
        places = start.places
        self._frames = Frames()
        deeds = Deeds(StaffRecord(places.data / "staff.json", clock), None, clock)
        deeds.who = WHO
        admission = Admission(places.identity, clock)
        self._performer = SetupPerformer(
            start,
            admission,
            finder or DeviceFinder(any_reader),
            deeds=deeds,
            now=clock,
            sight=self._sight,
        )
        self.room = Room(
            self._performer,
            language=start.text("kiosk", "language") or "vi",
            now=clock,
            on_state=self._entered,
        )
        self._screens = BackRoom(
            self.room, mm_per_px=guessed_mm_per_px(), full_screen=full_screen, size=size, frames=self._frames
        )
        self.window = self._screens.window
        self.room.gone.connect(done)
        self.room.enter(Tongue(places.turned is not None, start.url))

    def close(self) -> None:
        """Take it down, whatever came of it."""
        self._screens.close()
        self._performer.close()

    def _entered(self, state: State) -> None:
        if isinstance(state, Resuming):
            # From here on a millimetre on the screen is one.
            self.window.setProperty("mmPerPx", state.answers.mm_per_px)

    def _sight(self, sight: Sight | None) -> None:
        if sight is not None:
            self._frames.set_frame(sight.width, sight.height, sight.grey)


def guessed_mm_per_px() -> float:
    """As the panel says of itself, where that can be believed; it is measured soon."""
    screen = QGuiApplication.primaryScreen()
    size, pixels = screen.physicalSize(), screen.size()
    said = size.height() / pixels.height() if pixels.height() else 0.0
    return said if 0.1 <= said <= 0.6 else 0.248
