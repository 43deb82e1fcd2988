"""Cards and readers that come and go, told as events."""

from collections.abc import Callable
from threading import Event

from kiosk.devices.card.events import CardEvent, CardLeft, CardSeen, ReadersChanged
from kiosk.devices.card.link import CardSlots

_LOOK = 0.5


class CardWatch:
    """Watches the usable readers of this terminal on slots of its own: a card already there is told first."""

    def __init__(self, slots: CardSlots, reader: str | None = None) -> None:
        self._slots = slots
        self._reader = reader
        self._cards: dict[str, bytes] = {}
        self._readers: tuple[str, ...] | None = None

    def run(self, stop: Event, on_event: Callable[[CardEvent], None]) -> None:
        """Tell every change until `stop` is set; looks at it twice a second. The PC/SC service may come and go."""
        while not stop.is_set():
            self.look(on_event)
            self._slots.wait(_LOOK)

    def look(self, on_event: Callable[[CardEvent], None]) -> None:
        """Tell what changed since the last look."""
        slots = [s for s in self._slots.slots() if s.refused is None and self._reader in (None, s.name)]
        cards = {slot.name: slot.atr for slot in slots if slot.atr is not None}
        readers = tuple(slot.name for slot in slots)
        if readers != self._readers:
            self._readers = readers
            on_event(ReadersChanged(readers))
        for name, atr in self._cards.items():
            if cards.get(name) != atr:
                on_event(CardLeft(name))
        for name, atr in cards.items():
            if self._cards.get(name) != atr:
                on_event(CardSeen(name, atr))
        self._cards = cards
