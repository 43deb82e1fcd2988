"""A terminal that cannot begin: it says why, on its screen, in its log and to the backend, and looks whether it can.

It does not end and begin again and again: the process stays, and leaves once when what stopped it is mended.
"""

import logging
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from kiosk import __version__
from kiosk.app.compose import backend_of
from kiosk.app.config import ConfigError, Settings, read_settings
from kiosk.app.staff.closed import ClosedStaff
from kiosk.app.standing import runtime_folder
from kiosk.app.textfile import TextFile
from kiosk.app.upkeep import last_good
from kiosk.app.vitals import good_until
from kiosk.devices.card.anchors import TrustFault, TrustStore
from kiosk.devices.scanner.sight import Sight
from kiosk.domain.condition import Fault, Standing
from kiosk.services.client import Client, ServiceError
from kiosk.services.health import FaultSince, Health, Report
from kiosk.services.journal import Journal, JournalError
from kiosk.ui.preview import Frames
from kiosk.ui.stopped import Notice, StoppedScreen

log = logging.getLogger(__name__)

LOOK_MS: Final = 5_000
BEATS_EVERY: Final = 6  # looks
LAST_WORD_S: Final = 1.5


@dataclass(frozen=True, slots=True)
class Stop:
    """Why nobody is served, and the settings as far as there are any."""

    notice: Notice
    settings: Settings | None = None


def settings_in_force(path: Path) -> Settings | Stop:
    """The configuration; where it is not valid, the one before it; where there is none, why."""
    try:
        return read_settings(path)
    except ConfigError as error:
        lines = tuple(str(error).splitlines())
    try:
        return read_settings(last_good(path))
    except ConfigError:
        return Stop(Notice(Fault.CONFIG_INVALID, lines))


def hindrance(settings: Settings) -> Stop | None:
    """What of the terminal's own things forbids to serve: the record of money above all."""

    def stop(fault: Fault, detail: str) -> Stop:
        return Stop(Notice(fault, (detail,), settings.kiosk.id), settings)

    try:
        settings.kiosk.data_dir.mkdir(parents=True, exist_ok=True)
        Journal(settings.kiosk.data_dir / "journal.db").close()
        if settings.card.reader != "none" and settings.card.trust_dir:
            TrustStore.load(settings.card.trust_dir)
        if settings.backend.client_cert_file and good_until(settings.backend.client_cert_file) is None:
            return stop(Fault.NOT_ENROLLED, f"{settings.backend.client_cert_file}: no certificate")
    except JournalError as error:
        return stop(Fault.JOURNAL_BROKEN, str(error))
    except TrustFault as error:
        return stop(Fault.CONFIG_INVALID, f"[card] trust_dir: {error}")
    except (OSError, sqlite3.Error) as error:
        return stop(Fault.DISK_FULL, f"{settings.kiosk.data_dir}: {type(error).__name__}")
    return None


def why_not(path: Path) -> Settings | Stop:
    """The settings to serve with, or why nobody is served."""
    found = settings_in_force(path)
    return found if isinstance(found, Stop) else hindrance(found) or found


class Stopped(QObject):
    """The terminal while it cannot serve. `mended` is called once, when it could begin again."""

    def __init__(
        self,
        stop: Stop,
        still: Callable[[], bool],
        mended: Callable[[], None],
        now: Callable[[], datetime],
        config: Path | None = None,
    ) -> None:
        """`config`: kiosk.toml; with it staff may come in here."""
        super().__init__()
        settings = stop.settings
        self._still = still
        self._mended = mended
        self._since = FaultSince(stop.notice.fault, now())
        client = Client(backend_of(settings)) if settings else None
        self._health = Health(client, __version__) if client else None
        self._client = client
        self._figures = TextFile(place, __version__) if (place := figures_of(settings)) else None
        self._beating: threading.Thread | None = None
        self._frames = Frames()
        self.staff = (
            ClosedStaff(config, settings, stop.notice.fault, mended, clock=now, sight=self._sight) if config else None
        )
        self.screen = StoppedScreen(
            stop.notice,
            full_screen=settings is None or settings.kiosk.full_screen,
            room=self.staff.room if self.staff else None,
            frames=self._frames,
            mm_per_px=settings.kiosk.mm_per_px if settings else None,
        )
        if self.staff is not None:
            self.staff.attach(self.screen.window, lambda: self.screen.mm_per_px)
        self._looks = 0
        log.error("fault: %s", stop.notice.fault, extra={"code": stop.notice.fault.value})
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Now and then: still so? The backend hears of it as of any fault."""
        if self.staff is not None and self.staff.open:
            return
        if not self._still():
            self._timer.stop()
            log.info("over: %s", self._since.fault, extra={"code": self._since.fault.value})
            self._mended()
            return
        if self._looks % BEATS_EVERY == 0:
            deeds = self.staff.record.untold() if self.staff else ()
            told = Report((), "Stopped", None, standing=Standing.OUT_OF_SERVICE, faults=(self._since,), deeds=deeds)
            if self._figures is not None:
                self._figures.write(told)
            if self._client is not None and (self._beating is None or not self._beating.is_alive()):
                # A backend that is slow to answer must hold up neither the loop that systemd watches nor the end.
                self._beating = threading.Thread(target=self._beat, args=(told,), name="stopped", daemon=True)
                self._beating.start()
        self._looks += 1

    def _beat(self, told: Report) -> None:
        if self._health is None or self._client is None:
            return
        try:
            heard = self._health.beat(told)
            if heard.heard_all and self.staff is not None:
                self.staff.record.told(told.deeds)
        except ServiceError as error:
            log.info("the backend is away: %s", error)
        finally:
            self._client.close()

    def close(self) -> None:
        """Leave; a word to the backend that is under way has a moment to arrive."""
        self._timer.stop()
        if self._beating is not None:
            self._beating.join(LAST_WORD_S)
        self.screen.close()
        if self.staff is not None:
            self.staff.close()

    def _sight(self, sight: Sight | None) -> None:
        if sight is not None:
            self._frames.set_frame(sight.width, sight.height, sight.grey)


def figures_of(settings: Settings | None) -> Path | None:
    """Where node-exporter looks for this terminal's figures; without settings, where the guide puts them."""
    if settings is not None:
        return settings.kiosk.textfile
    folder = runtime_folder()
    return folder / "kiosk.prom" if folder is not None else None
