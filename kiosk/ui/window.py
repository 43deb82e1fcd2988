"""The window: screens, fonts, pictures and languages put together around a shell."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Slot
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import delete

from kiosk.ui import letters, plan_map, portrait, qr_code  # noqa: F401 - they register their types
from kiosk.ui.art import Art
from kiosk.ui.assets import ASSETS
from kiosk.ui.backroom.room import Room
from kiosk.ui.bell import Bell
from kiosk.ui.guide import Guide
from kiosk.ui.language import SOURCE, Speech
from kiosk.ui.pack import Pack
from kiosk.ui.panel_size import PanelWatch, panel_size
from kiosk.ui.preview import Frames
from kiosk.ui.shell import Shell
from kiosk.ui.views import View

QML: Final = Path(__file__).parent / "qml"
FAMILY: Final = "Noto Sans"


class Screens(QObject):
    """Everything one window lives on. Belongs to the shell; `close` takes it down without a binding left behind."""

    def __init__(self, shell: Shell, frames: Frames, bell: Bell, packs: Sequence[Pack] = ()) -> None:
        super().__init__(shell)
        self._shell = shell
        self._frames = frames
        self._bell = bell
        self._packs = tuple(packs)
        self._speech = Speech({pack.code: pack for pack in self._packs})
        self._speech.use(str(shell.property("language")))
        self._engine = QQmlApplicationEngine(self)
        self._open = False
        self._guide: Guide | None = None
        self._engine.addImageProvider("art", Art())

    def load(
        self,
        *,
        mm_per_px: float,
        size: tuple[int, int],
        theme: str,
        reach_mm: float | None,
        low_mm: float | None = None,
        guide: Guide | None = None,
        room: Room | None = None,
    ) -> QQuickWindow:
        """Make the window, hidden. Raises RuntimeError where QML cannot be loaded."""
        self._mm_per_px, self._reach_mm, self._low_mm = mm_per_px, reach_mm, low_mm
        self._engine.setInitialProperties(
            {
                "shell": self._shell,
                "frames": self._frames,
                "bell": self._bell,
                "mmPerPx": mm_per_px,
                **self._stage(*size),
                "theme": theme,
                "languages": ["vi", "en", *(pack.code for pack in self._packs)],
                "languageNames": ["Tiếng Việt", "English", *(pack.name for pack in self._packs)],
                **({"guide": guide} if guide is not None else {}),
                **({"room": room} if room is not None else {}),
            }
        )
        self._engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the screens could not be loaded")
        self._window = roots[0]
        self._guide = guide
        self._keep()
        # After QML's own handler: by then the new screen stands.
        self._shell.view_changed.connect(self._keep)
        self._shell.language_changed.connect(self._speak)
        if guide is not None:
            guide.attach(self._window, mm_per_px)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)
        self._open = True
        return self._window

    def fit(self, width: int, height: int) -> None:
        """The panel is this large now."""
        for name, pixels in self._stage(width, height).items():
            self._window.setProperty(name, pixels)

    def _stage(self, width: int, height: int) -> dict[str, int]:
        reached = height if self._reach_mm is None else min(height, round(self._reach_mm / self._mm_per_px))
        low = reached if self._low_mm is None else min(reached, round(self._low_mm / self._mm_per_px))
        # Lower than this the screens do not fit, and a wide panel has no height to give away.
        lowest = reached if width > reached else low
        return {"stageWidth": width, "stageHeight": reached, "panelHeight": height, "lowHeight": lowest}

    @Slot()
    def _keep(self) -> None:
        """A view belongs to the screen that shows it: it goes when the screen goes, and not before."""
        shown = self._window.property("shown")
        if not isinstance(shown, QObject):
            return
        # A property reads as its value; the stubs of PySide call it a Property.
        view = cast(QObject, self._shell.view)
        view.setParent(shown)
        for older in shown.children():
            if isinstance(older, View) and older is not view:
                # News of the same screen: nothing is bound to the older view any more.
                older.deleteLater()

    @Slot()
    def _speak(self) -> None:
        self._speech.use(str(self._shell.property("language")))
        self._engine.retranslate()

    @Slot()
    def close(self) -> None:
        """Take the window down; the shell stays. A second time does nothing."""
        if not self._open:
            return
        self._open = False
        if self._guide is not None:
            self._guide.detach()
        self._shell.view_changed.disconnect(self._keep)
        self._shell.language_changed.disconnect(self._speak)
        self._window.close()
        # The window goes first and now: its bindings still see the shell, which may go before any later moment.
        delete(self._window)
        delete(self._engine)
        self._speech.use(SOURCE)


def open_window(
    shell: Shell,
    *,
    mm_per_px: float,
    fullscreen: bool,
    size: tuple[int, int] = (1080, 1920),
    frames: Frames | None = None,
    bell: Bell | None = None,
    theme: str = "light",
    reach_mm: float | None = None,
    low_mm: float | None = None,
    guide: Guide | None = None,
    packs: Sequence[Pack] = (),
    room: Room | None = None,
) -> QQuickWindow:
    """Show the screens; `close_window` ends them.

    `size` is the stage in pixels: on a smaller desktop it is scaled to fit, and full screen it is the panel's own.
    `mm_per_px` is the panel's; `theme` is light, dark (at night) or contrast; `reach_mm` is how much of a tall panel,
    from its lower edge, a hand can reach from a wheelchair: everything stays within; `low_mm` is the same for one
    visit, on a patient's touch. `guide` leads by ear where the terminal speaks; `packs` are further languages;
    `room` is where staff work.
    Raises RuntimeError where QML cannot be loaded.
    """
    load_fonts(file for pack in packs for file in pack.fonts)
    screen = QGuiApplication.primaryScreen().size()
    stage = panel_size(size) if fullscreen else size
    screens = Screens(shell, frames or Frames(), bell or Bell(), packs)
    window = screens.load(
        mm_per_px=mm_per_px, size=stage, theme=theme, reach_mm=reach_mm, low_mm=low_mm, guide=guide, room=room
    )
    if fullscreen:
        PanelWatch(window, stage, screens.fit)
        window.showFullScreen()
    else:
        share = 1.0 if QGuiApplication.platformName() == "offscreen" else 0.9
        fit = min(1.0, share * screen.width() / size[0], share * screen.height() / size[1]) if share < 1 else 1.0
        window.resize(round(size[0] * fit), round(size[1] * fit))
        window.show()
    return window


def close_window(shell: Shell) -> None:
    """End the screens of a shell: call before the application ends."""
    for child in shell.children():
        if isinstance(child, Screens):
            child.close()


def find_item(window: QQuickWindow, name: str) -> QQuickItem | None:
    """The visible item of that objectName. Tiles are not children of the window as objects, only as what is painted."""
    waiting = [window.contentItem()]
    while waiting:
        item = waiting.pop()
        if item.objectName() == name:
            return item
        waiting += [child for child in item.childItems() if child.isVisible()]
    return None


def load_fonts(further: Iterable[Path] = ()) -> None:
    """Noto Sans from the assets: its ascent holds every stacked Vietnamese capital. `further`: of language packs."""
    for file in (*sorted((ASSETS / "fonts").glob("*.ttf")), *further):
        QFontDatabase.addApplicationFont(str(file))
    QGuiApplication.setFont(QFont(FAMILY))
