"""Cards and readers that come and go."""

from threading import Event

from kiosk.devices.card.events import CardEvent, CardLeft, CardSeen, ReadersChanged
from kiosk.devices.card.watch import CardWatch
from tests.devices.card.simulated import SimulatedSlots, lying

NAME = "Simulated 0"


def test_a_card_already_there_is_told_first() -> None:
    slots, events = lying(), list[CardEvent]()
    CardWatch(slots).look(events.append)
    assert events == [ReadersChanged((NAME,)), CardSeen(NAME, slots.fields[NAME].atr)]


def test_each_change_is_told_once() -> None:
    slots, events = SimulatedSlots({}), list[CardEvent]()
    watch = CardWatch(slots)
    card = lying().fields[NAME]
    for _ in range(2):
        watch.look(events.append)
    slots.fields[NAME] = card
    for _ in range(2):
        watch.look(events.append)
    slots.take_away(NAME)
    for _ in range(2):
        watch.look(events.append)
    slots.readers = ()
    watch.look(events.append)
    assert events == [ReadersChanged((NAME,)), CardSeen(NAME, card.atr), CardLeft(NAME), ReadersChanged(())]


def test_another_card_between_two_looks_is_a_leaving_and_a_coming() -> None:
    slots, events = lying(), list[CardEvent]()
    watch = CardWatch(slots)
    watch.look(events.append)
    slots.fields = lying("bac-only").fields
    watch.look(events.append)
    assert events[-2:] == [CardLeft(NAME), CardSeen(NAME, slots.fields[NAME].atr)]


def test_refused_and_other_readers_are_not_watched() -> None:
    slots, events = lying(), list[CardEvent]()
    slots.refused = "virtual"
    CardWatch(slots).look(events.append)
    CardWatch(lying(), reader="Other").look(events.append)
    assert events == [ReadersChanged(()), ReadersChanged(())]


def test_it_ends_when_told_to() -> None:
    stop, events = Event(), list[CardEvent]()
    slots = lying()
    slots.waits.append(stop.set)
    CardWatch(slots).run(stop, events.append)
    assert len(events) == 2
