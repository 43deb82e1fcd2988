"""What changes the terminal itself: another version, another configuration.

The terminal only wishes. A version is installed by the machine's own updater (packaging/kiosk, kiosk-update.service),
which believes nothing but its signed source; a configuration is read and tried before it takes the old one's place.
"""

import json
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.app.config import ConfigError, Settings, read_settings
from kiosk.app.durable import sync_folder, write_durably
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.order import Order, OrderEnd

log = logging.getLogger(__name__)

UPDATER: Final = Path("/var/lib/kiosk-update")
HOLD: Final = Path("/run/kiosk-update/hold")
WAIT: Final = timedelta(hours=24)
_VERSION: Final = re.compile(r"[0-9][0-9A-Za-z.+~]{0,60}")

Outcome = tuple[OrderEnd, str]


@dataclass(frozen=True, slots=True)
class Places:
    """Where this machine keeps what belongs to its upkeep. `config` None: it is not changed from afar."""

    wish: Path
    config: Path | None = None
    updater: Path = UPDATER
    hold: Path = HOLD


@dataclass(slots=True)
class Upkeep:
    """`reaches` says whether a backend of such settings knows this terminal: asked before they are taken over."""

    places: Places
    now: Callable[[], datetime]
    reaches: Callable[[Settings], bool]
    _waiting: dict[str, Order] = field(default_factory=dict)

    @property
    def held(self) -> bool:
        """The machine wants nobody to begin now."""
        return self.places.hold.exists()

    def update(self, order: Order) -> Outcome | None:
        """Wish for the version named; None: it is on its way, `ended` tells later."""
        if order.value is None or not _VERSION.fullmatch(order.value):
            return OrderEnd.REFUSED, "not_a_version"
        if not self.places.updater.is_dir():
            return OrderEnd.REFUSED, "no_updater"
        known = self._outcome(order.id)
        if known is not None:
            return known
        until = order.expires_at or self.now() + WAIT
        wish = {"order": order.id, "version": order.value, "until": until.timestamp()}
        try:
            write_durably(self.places.wish, json.dumps(wish))
        except OSError:
            return OrderEnd.FAILED, "no_room"
        self._waiting[order.id] = order
        return None

    def ended(self) -> tuple[tuple[Order, Outcome], ...]:
        """Updates that ended since the last look."""
        found = [(order, outcome) for key, order in self._waiting.items() if (outcome := self._outcome(key))]
        for order, _ in found:
            del self._waiting[order.id]
        return tuple(found)

    def _outcome(self, order_id: str) -> Outcome | None:
        try:
            with (self.places.updater / "state.json").open("rb") as file:
                told = Fields(json.loads(file.read(4096)))
            if told.text_or_none("order", 60) != order_id or not told.text_or_none("state", 20):
                return None
            return OrderEnd(told.text("state", 20)), told.text("result", 80)
        except (OSError, ValueError, RecursionError, FieldError):
            return None

    def configure(self, order: Order) -> Outcome:
        """The text of a whole kiosk.toml. DONE means: it stands in its place, and a restart takes it up."""
        file = self.places.config
        if file is None or order.value is None:
            return OrderEnd.REFUSED, "not_possible"
        tried = file.with_name(f"{file.stem}.tried.toml")
        try:
            write_durably(tried, order.value)
            before, after = read_settings(file), read_settings(tried)
            if after.kiosk.id != before.kiosk.id:
                return OrderEnd.REFUSED, "another_terminal"
            if not self.reaches(after):
                return OrderEnd.REFUSED, "backend_not_reached"
            write_durably(last_good(file), file.read_bytes())
            tried.replace(file)
            sync_folder(file.parent)
        except ConfigError as error:
            log.info("a configuration was refused: %s", str(error).splitlines()[0])
            return OrderEnd.REFUSED, "not_valid"
        except OSError:
            return OrderEnd.FAILED, "no_room"
        finally:
            tried.unlink(missing_ok=True)
        return OrderEnd.DONE, "restarting"


def last_good(config: Path) -> Path:
    """Where the configuration before this one lies."""
    return config.with_name(f"{config.stem}.last-good.toml")


def is_last_good(config: Path) -> bool:
    """Whether this is the configuration before another one."""
    return config.name.endswith(".last-good.toml")
