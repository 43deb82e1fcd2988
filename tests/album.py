"""Opens any state's screen without a visit: what the tests and the book of screenshots leaf through."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Q_ARG, QCoreApplication, QEvent, QMetaObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.guide import Guide
from kiosk.ui.moment import Moment
from kiosk.ui.pack import Pack
from kiosk.ui.preview import Frames
from kiosk.ui.shell import Shell
from kiosk.ui.teller import Says
from kiosk.ui.window import close_window, find_item, open_window
from kiosk.visit import events as e
from kiosk.visit.effects import Effect
from kiosk.visit.states import State
from tests.gallery import HOSPITAL, NOW


def nothing(effect: Effect, moment: Moment) -> None:
    """Starts no effect."""


class AlbumShell(Shell):
    """A shell whose state can be set, and whose events are written down instead of followed."""

    def __init__(self, follow: bool = False, sleep_s: float | None = None) -> None:
        self.seconds = 0.0
        super().__init__(nothing, hospital=HOSPITAL, clock=lambda: self.seconds, now=lambda: NOW, sleep_s=sleep_s)
        self.events: list[e.Event] = []
        self._follow = follow

    def handle(self, event: e.Event) -> None:
        """Write the event down."""
        self.events.append(event)
        if self._follow:
            super().handle(event)

    def put(self, state: State) -> None:
        """Show a state as if the visit had come there."""
        self._enter(state, ())

    def tell(self, state: State) -> None:
        """News of the screen that is up: a new view in the same moment."""
        self._state = state
        self._show()


class Album:
    """One window that shows what it is given."""

    def __init__(
        self,
        size: tuple[int, int] = (1080, 1920),
        mm_per_px: float = 0.248,
        *,
        follow: bool = False,
        reach_mm: float | None = None,
        low_mm: float | None = None,
        speaker: Says | None = None,
        clock: Callable[[], float] = lambda: 0.0,
        packs: Sequence[Pack] = (),
        sleep_s: float | None = None,
    ) -> None:
        self.shell = AlbumShell(follow, sleep_s)
        self.guide = Guide(self.shell, speaker, clock=clock) if speaker is not None else None
        self.frames = Frames()
        self.window: QQuickWindow = open_window(
            self.shell,
            mm_per_px=mm_per_px,
            fullscreen=False,
            size=size,
            frames=self.frames,
            reach_mm=reach_mm,
            low_mm=low_mm,
            guide=self.guide,
            packs=packs,
        )
        self.window.setProperty("settleMs", 0)
        settle()

    def show(self, state: State, language: str = "vi", level: int = 0) -> None:
        """A state, in a language, at a reading level: 0 plain, 1 larger letters, 2 strongest contrast as well."""
        self.shell.put(state)
        if self.shell.property("language") != language:
            self.shell.setLanguage(language)
        self.read(level)
        # Layouts come to rest when a frame is painted; one that changed another's size needs a second.
        for _ in range(2):
            settle()
            self.picture()

    def read(self, level: int) -> None:
        """Set how letters and colours look."""
        button = self.window.findChild(QQuickItem, "larger_text")
        assert button is not None
        QMetaObject.invokeMethod(button, "apply", Q_ARG(int, level))

    def item(self, name: str) -> QQuickItem:
        """The visible item of that objectName. Raises LookupError."""
        found = find_item(self.window, name)
        if found is None:
            raise LookupError(name)
        return found

    def picture(self) -> QImage:
        """What the window shows."""
        return self.window.grabWindow()

    def close(self) -> None:
        """Take the window down."""
        close_window(self.shell)
        settle()


def settle() -> None:
    """Let Qt do all that is due, deferred deletes too."""
    for _ in range(3):
        QGuiApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def visible_items(root: QQuickItem, keep: Callable[[QQuickItem], bool]) -> list[QQuickItem]:
    """Items below `root` that are on the screen and fulfil a condition, in the order of painting."""
    found = [root] if keep(root) else []
    for child in root.childItems():
        if child.isVisible() and child.opacity() > 0:
            found += visible_items(child, keep)
    return found
