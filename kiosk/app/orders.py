"""What staff order a terminal to do, done when nobody stands at it."""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.app.order_book import OrderBook
from kiosk.app.upkeep import Upkeep
from kiosk.domain.order import Order, OrderEnd
from kiosk.ui.shell import Shell
from kiosk.visit.events import ResumeService, StopService
from kiosk.visit.states import Attended, Night, OutOfService, State, Welcome

log = logging.getLogger(__name__)

LANGUAGES: Final = ("vi", "en")


class Orders(QObject):
    """Takes orders from any thread; carries them out on the screen's, at the attract screen only."""

    _came = Signal(object)

    def __init__(
        self,
        book: OrderBook,
        restart: Callable[[], None],
        upkeep: Upkeep | None = None,
        access: Callable[[str], bool] = lambda _: False,
    ) -> None:
        super().__init__()
        self._book = book
        self._upkeep = upkeep
        self.access = access
        """Takes who counts as staff here; False where that is nothing of the kind."""
        self._held = False
        self._restart = restart
        self._shell: Shell | None = None
        self._waiting: list[Order] = []
        self._came.connect(self._take)

    def give(self, order: Order) -> None:
        """From the heartbeat, from any thread."""
        self._came.emit(order)

    def attach(self, shell: Shell) -> None:
        """Whose terminal this is."""
        self._shell = shell

    def settle(self, state: State) -> None:
        """A screen came up: if nobody is at it, do what waits."""
        if isinstance(state, Welcome | OutOfService | Night):
            # Not now: the shell is still on its way into this screen.
            self._came.emit(None)

    def look(self) -> bool:
        """Now and then: what the machine's own programs want and tell. True while nobody may begin."""
        if self._upkeep is None or self._shell is None:
            return False
        for order, (end, result) in self._upkeep.ended():
            self._book.ended(order, end, result)
        wanted = self._upkeep.held
        if wanted and isinstance(self._shell.state, Welcome | Night | OutOfService) and not _ordered(self._shell.state):
            self._held = True
            self._shell.handle(StopService())
        elif self._held and not wanted:
            self._held = False
            if _ordered(self._shell.state):
                self._shell.handle(ResumeService())
        return wanted and isinstance(self._shell.state, OutOfService)

    @Slot(object)
    def _take(self, came: Order | None) -> None:
        if came is not None:
            self._waiting.append(came)
        if self._shell is None:
            return
        waiting, self._waiting = self._waiting, []
        for order in waiting:
            if not isinstance(self._shell.state, Welcome | OutOfService | Night):
                self._waiting.append(order)
            elif self._book.late(order):
                self._book.ended(order, OrderEnd.EXPIRED)
            else:
                self._carry_out(self._shell, order)

    def _carry_out(self, shell: Shell, order: Order) -> None:
        log.info("staff order: %s", order.what)
        match order.what, shell.state:
            case "out_of_service", Welcome() | Night() | OutOfService(ordered=False):
                shell.handle(StopService())
            case "in_service", OutOfService(ordered=True):
                shell.handle(ResumeService())
            case ("out_of_service", OutOfService()) | ("in_service", Welcome() | Night()):
                # From now on it is staff who want it so, and not only the machine for a while.
                self._held = self._held and order.what == "in_service"
                self._book.ended(order, OrderEnd.DONE, "already_so")
                return
            case "reload", _:
                # Written down before it is done: a restart that is ordered once happens once.
                self._book.ended(order, OrderEnd.DONE)
                self._restart()
                return
            case "locale", _ if order.value is not None and order.value in LANGUAGES:
                shell.set_home_language(order.value)
            case "update" | "config", _ if self._upkeep is not None:
                self._keep_up(self._upkeep, order)
                return
            case "staff_access", _:
                self._book.ended(order, *self._let_in(order))
                return
            case "in_service" | "locale", _:
                self._book.ended(order, OrderEnd.REFUSED, "not_possible")
                return
            case _:
                log.info("nothing to do for it")
                self._book.ended(order, OrderEnd.REFUSED, "unknown_order")
                return
        self._book.ended(order, OrderEnd.DONE)

    def _let_in(self, order: Order) -> tuple[OrderEnd, str | None]:
        try:
            taken = self.access(order.value or "")
        except OSError:
            return OrderEnd.FAILED, "no_room"
        return (OrderEnd.DONE, None) if taken else (OrderEnd.REFUSED, "not_valid")

    def _keep_up(self, upkeep: Upkeep, order: Order) -> None:
        outcome = upkeep.update(order) if order.what == "update" else upkeep.configure(order)
        if outcome is None:
            return
        self._book.ended(order, *outcome)
        if order.what == "config" and outcome[0] is OrderEnd.DONE:
            self._restart()


def _ordered(state: State) -> bool:
    """Whether it was taken out of service by an order, whatever else is wrong with it."""
    match state:
        case OutOfService(ordered=ordered):
            return ordered
        case Attended(held=held):
            return held
        case _:
            return False
