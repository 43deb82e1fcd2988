"""The running terminal: screens, devices and services under one roof."""

import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.app import logs
from kiosk.app.compose import Terminal, brightness_of, compose, dials_of, knows_us, now
from kiosk.app.config import Settings
from kiosk.app.languages import languages_of
from kiosk.app.order_book import OrderBook
from kiosk.app.orders import Orders
from kiosk.app.setup.first_start import FirstStart
from kiosk.app.setup.newcomer import Newcomer
from kiosk.app.speech import Speech
from kiosk.app.staff.mode import StaffMode
from kiosk.app.standing import Standing, runtime_folder
from kiosk.app.stopped import Stop, Stopped, why_not
from kiosk.app.stops import Stops
from kiosk.app.sweep import Sweep
from kiosk.app.upkeep import Places, Upkeep
from kiosk.app.watchdog import Watchdog
from kiosk.devices.scanner.sight import Sight
from kiosk.services.journal import JournalError
from kiosk.ui.bell import Bell
from kiosk.ui.idle import IdleTimes
from kiosk.ui.preview import Frames
from kiosk.ui.read_back import ReadBack
from kiosk.ui.shell import Shell
from kiosk.ui.window import close_window, open_window
from kiosk.visit.around import NOBODY
from kiosk.visit.states import StartUp, State

log = logging.getLogger(__name__)

PORTRAIT = (1080, 1920)
LOOK_MS = 5_000


class Kiosk:
    """One terminal on one screen. Needs a QGuiApplication."""

    def __init__(
        self,
        settings: Settings,
        on_state: Callable[[State], None] = lambda _: None,
        standing: Standing | None = None,
        config: Path | None = None,
    ) -> None:
        self._frames = Frames()
        self._bell = Bell()
        self._on_state = on_state
        self._held = False
        self._over = False
        self._standing = standing or Standing(None)
        book = OrderBook(settings.kiosk.data_dir / "orders.json", now)
        places = Places(settings.kiosk.data_dir / "update.wish", config)
        self._orders = Orders(book, _restart, Upkeep(places, now, knows_us))
        self._terminal: Terminal = compose(settings, self._sight, book, self._orders.give, self._bell.tell)
        self.shell = Shell(
            self._terminal.performer,
            hospital=settings.kiosk.hospital,
            language=settings.kiosk.language,
            times=IdleTimes(warn=settings.kiosk.idle_seconds),
            hours=settings.kiosk.hours,
            sleep_s=settings.screen.sleep_s,
            on_state=self._entered,
        )
        self._light = brightness_of(settings)
        self.shell.slept.connect(self._dim)
        self._orders.attach(self.shell)
        # Where there is no speech, nothing is said of how loud it is.
        self._speech: Speech | None = None
        self.dials = dials_of(settings, self._light, self._sample)
        self.staff = StaffMode(
            settings,
            self._terminal,
            _restart,
            sight=self._sight,
            offset_s=lambda: book.offset_s,
            dials=self.dials,
        )
        self._orders.access = self.staff.access.take
        self._stops = Stops(self.shell)
        self._terminal.heartbeat.tells(self._stops.tell)
        self._sweep = Sweep(self.shell)
        packs = languages_of(settings)
        if settings.voice.enabled:
            self._speech = Speech(settings, self.shell, packs)
        self.window: QQuickWindow = open_window(
            self.shell,
            mm_per_px=settings.kiosk.mm_per_px,
            fullscreen=settings.kiosk.full_screen,
            size=PORTRAIT,
            frames=self._frames,
            bell=self._bell,
            theme=settings.kiosk.theme,
            reach_mm=settings.kiosk.reach_mm,
            low_mm=settings.kiosk.low_mm,
            guide=self._speech.guide if self._speech is not None else None,
            packs=packs,
            room=self.staff.room,
        )
        self.window.installEventFilter(self.shell)
        self.staff.attach(self.shell, self.window, settings.kiosk.mm_per_px, self._by_corners)
        # A payment can end while nobody is here: what the machine may do then is looked at again and again.
        self._looking = QTimer(self.shell, interval=LOOK_MS)  # the window goes before `stop`
        self._looking.timeout.connect(self._look)
        self._read_back = ReadBack(self.shell, self.window)

    def start(self) -> None:
        """Serve."""
        self.shell.start(StartUp())
        self._terminal.performer.recover()
        self._terminal.performer.threads.service.submit(self.dials.restore)
        self._terminal.heartbeat.start()
        self._terminal.alone.start()
        self._looking.start()

    def stop(self) -> None:
        """Forget the visit and let go of the devices. The record goes last: nothing reads it any more."""
        self._over = True
        self._looking.stop()
        self._standing.gone()
        self.staff.stop()
        self.shell.stop()
        close_window(self.shell)
        if self._speech is not None:
            self._speech.close()
        # The screens go before the shell they are bound to, not whenever the interpreter finds time.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._terminal.close()
        if self._light is not None:
            self._light.close()

    def _sample(self, percent: int) -> None:
        if self._speech is not None:
            self._speech.sample(percent)

    def _dim(self) -> None:
        if self._light is not None:
            self._light.follow(self.shell.state, asleep=bool(self.shell.property("asleep")))

    def _entered(self, state: State) -> None:
        if self._over:
            # A word that was still on its way when the terminal ended.
            return
        self._terminal.performer.shows(state)
        self._terminal.heartbeat.shows(state)
        self._orders.settle(state)
        self._stops.settle(state)
        self._tell()
        self._on_state(state)

    def _by_corners(self) -> bool:
        """Whether the corners of the screen are keys for somebody who works by ear."""
        return self._speech is not None and bool(self._speech.guide.property("corners"))

    def _tell(self) -> None:
        state = self.shell.state
        unused = isinstance(state, NOBODY)
        # Asked only where it matters: a visit is not held up by its own record.
        payments = self._open_payments() if unused else 0
        self._standing.tell(
            screen=type(state).__name__, idle=unused, payments_open=payments, held=unused and self._held
        )

    def _open_payments(self) -> int:
        try:
            return len(self._terminal.journal.open_payments())
        except JournalError:
            # Nobody may rely on it that there is none; the heartbeat tells what is wrong and closes the terminal.
            return 1

    def _look(self) -> None:
        self._held = self._orders.look()
        self._tell()

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


def serve(settings: Settings, config: Path | None = None) -> int:
    """Run until told to stop (SIGTERM, SIGINT). The exit code of the process."""
    logs.set_up()
    app = application(sys.argv[:1])
    _listen(app)
    watchdog = Watchdog()
    kiosk = Kiosk(settings, standing=Standing(runtime_folder()), config=config)
    kiosk.start()
    log.info("serving as %s", settings.kiosk.id)
    code = _until_told(app, watchdog, f"serving as {settings.kiosk.id}")
    kiosk.stop()
    return code


def stand_closed(stop: Stop, config: Path) -> int:
    """Show why nobody is served, until that is mended or the process is told to stop."""
    logs.set_up()
    app = application(sys.argv[:1])
    _listen(app)
    watchdog = Watchdog()
    standing = Standing(runtime_folder())
    standing.tell(screen="Stopped", idle=True, payments_open=0, held=True)
    closed = Stopped(stop, lambda: isinstance(why_not(config), Stop), app.quit, now, config)
    code = _until_told(app, watchdog, f"stopped: {stop.notice.fault}")
    closed.close()
    standing.gone()
    return code


def set_up(start: FirstStart) -> int:
    """The first start: until the terminal is set up, or the process is told to stop."""
    logs.set_up()
    app = application(sys.argv[:1])
    _listen(app)
    watchdog = Watchdog()
    standing = Standing(runtime_folder())
    standing.tell(screen="SetUp", idle=True, payments_open=0, held=True)
    newcomer = Newcomer(start, app.quit, full_screen="NOTIFY_SOCKET" in os.environ)
    log.info("the first start: the set-up waits on the screen")
    code = _until_told(app, watchdog, "first start: the set-up waits on the screen")
    newcomer.close()
    standing.gone()
    return code


def _listen(app: QGuiApplication) -> None:
    """From here on being told to stop is an orderly end: also before the loop turns, then at its first turn."""
    for number in (signal.SIGTERM, signal.SIGINT):
        # Python may call this in the middle of a screen's own handler: their end waits for the loop's next turn.
        signal.signal(number, lambda *_: QTimer.singleShot(0, app, app.quit))


def _until_told(app: QGuiApplication, watchdog: Watchdog, words: str) -> int:
    # The first turn of the loop: what was opened is painted, and whoever waits may go on.
    QTimer.singleShot(0, watchdog, lambda: watchdog.ready(words))
    code = app.exec()
    watchdog.ending()
    return code
