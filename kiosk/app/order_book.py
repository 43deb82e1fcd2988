"""What became of orders, kept over a restart: an order is done once however often it comes."""

import json
import logging
import threading
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.app.durable import write_durably
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.order import Order, OrderAnswer, OrderEnd

log = logging.getLogger(__name__)

KEPT: Final = 200


class OrderBook:
    """One small file. What it cannot read it forgets, and says so."""

    def __init__(self, file: Path, now: Callable[[], datetime]) -> None:
        self._file = file
        self._now = now
        self._lock = threading.Lock()
        self._seen: dict[str, OrderAnswer] = {}
        self._unheard: set[str] = set()
        self._taken: set[str] = set()
        self.offset_s = 0.0
        """How far this terminal's clock is ahead of the backend's, which is the one that counts here."""
        self._read()

    def new(self, order: Order) -> bool:
        """Whether it is to be done: not taken before, and not too late. One without an id comes once."""
        if not order.id:
            return True
        with self._lock:
            if order.id in self._seen:
                self._unheard.add(order.id)
                return False
            if order.id in self._taken:
                return False
            self._taken.add(order.id)
        if self.late(order):
            self.ended(order, OrderEnd.EXPIRED)
            return False
        return True

    def late(self, order: Order) -> bool:
        """Whether its time is over."""
        now = self._now() - timedelta(seconds=self.offset_s)
        return order.expires_at is not None and now >= order.expires_at

    def ended(self, order: Order, state: OrderEnd, result: str | None = None) -> None:
        """On the disk before anything else happens: a restart is ordered once."""
        if not order.id:
            return
        with self._lock:
            self._taken.discard(order.id)
            self._seen[order.id] = OrderAnswer(order.id, state, result)
            self._unheard.add(order.id)
            for old in list(self._seen)[:-KEPT]:
                self._unheard.discard(old)
                del self._seen[old]
            self._write()

    def unheard(self) -> tuple[OrderAnswer, ...]:
        """Answers that the backend does not have yet."""
        with self._lock:
            return tuple(answer for order_id, answer in self._seen.items() if order_id in self._unheard)[:50]

    def heard(self, answers: Iterable[OrderAnswer]) -> None:
        """The backend has these."""
        with self._lock:
            gone = {answer.id for answer in answers}
            if gone & self._unheard:
                self._unheard -= gone
                self._write()

    def _read(self) -> None:
        try:
            entries = Fields(json.loads(self._file.read_bytes())).each("orders", KEPT)
            for entry in entries:
                answer = OrderAnswer(
                    entry.text("id", 60), OrderEnd(entry.text("state", 20)), entry.text_or_none("result", 80)
                )
                self._seen[answer.id] = answer
                if not entry.flag("heard", default=False):
                    self._unheard.add(answer.id)
        except FileNotFoundError:
            return
        except (OSError, ValueError, RecursionError, FieldError):
            log.info("the book of orders could not be read and begins anew")

    def _write(self) -> None:
        entries = [{**answer.to_json(), "heard": answer.id not in self._unheard} for answer in self._seen.values()]
        try:
            write_durably(self._file, json.dumps({"orders": entries}))
        except OSError as error:
            log.info("the book of orders could not be kept: %s", error.strerror)
