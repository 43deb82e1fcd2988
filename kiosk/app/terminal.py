"""The running terminal: screens, devices and services under one roof."""

import logging
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.app import logs
from kiosk.app.compose import Terminal, compose, now
from kiosk.app.config import Settings
from kiosk.app.order_book import OrderBook
from kiosk.app.orders import Orders
from kiosk.devices.scanner.sight import Sight
from kiosk.ui.bell import Bell
from kiosk.ui.idle import IdleTimes
from kiosk.ui.preview import Frames
from kiosk.ui.shell import Shell
from kiosk.ui.window import close_window, open_window
from kiosk.visit.states import State

log = logging.getLogger(__name__)

PORTRAIT = (1080, 1920)


class Kiosk:
    """One terminal on one screen. Needs a QGuiApplication."""

    def __init__(self, settings: Settings, on_state: Callable[[State], None] = lambda _: None) -> None:
        self._frames = Frames()
        self._bell = Bell()
        self._on_state = on_state
        book = OrderBook(settings.kiosk.data_dir / "orders.json", now)
        self._orders = Orders(book, restart=_restart)
        self._terminal: Terminal = compose(settings, self._sight, book, self._orders.give, self._bell.tell)
        self.shell = Shell(
            self._terminal.performer,
            hospital=settings.kiosk.hospital,
            language=settings.kiosk.language,
            times=IdleTimes(warn=settings.kiosk.idle_seconds),
            on_state=self._entered,
        )
        self._orders.attach(self.shell)
        self.window: QQuickWindow = open_window(
            self.shell,
            mm_per_px=settings.kiosk.mm_per_px,
            fullscreen=settings.kiosk.full_screen,
            size=PORTRAIT,
            frames=self._frames,
            bell=self._bell,
            theme=settings.kiosk.theme,
            reach_mm=settings.kiosk.reach_mm,
        )
        self.window.installEventFilter(self.shell)

    def start(self) -> None:
        """Serve."""
        self.shell.start()
        self._terminal.performer.recover()
        self._terminal.heartbeat.start()

    def stop(self) -> None:
        """Forget the visit and let go of the devices."""
        self.shell.stop()
        close_window(self.shell)
        # The screens go before the shell they are bound to, not whenever the interpreter finds time.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._terminal.close()

    def _entered(self, state: State) -> None:
        self._terminal.heartbeat.shows(state)
        self._orders.settle(state)
        self._on_state(state)

    def _sight(self, sight: Sight | None) -> None:
        if sight is not None:
            self._frames.set_frame(sight.width, sight.height, sight.grey)


def _restart() -> None:
    """Leave; whoever watches over the process starts it anew."""
    app = QCoreApplication.instance()
    if app is not None:
        app.quit()


def application(arguments: list[str]) -> QGuiApplication:
    """The one Qt application, with its hooks owned."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    return QGuiApplication(arguments)


def serve(settings: Settings) -> int:
    """Run until told to stop (SIGTERM, SIGINT). The exit code of the process."""
    logs.set_up()
    app = application(sys.argv[:1])
    kiosk = Kiosk(settings)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: app.quit())
    kiosk.start()
    log.info("serving as %s", settings.kiosk.id)
    code = app.exec()
    kiosk.stop()
    return code
