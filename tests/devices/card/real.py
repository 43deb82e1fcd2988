"""What the tests over a real pcscd share."""

import time
from collections.abc import Callable

from kiosk.devices.card.pcsc import PcscSlots
from kiosk.devices.card.reader import CardReader
from kiosk.sim.card.faults import parse_faults
from kiosk.sim.card.field import Field
from kiosk.sim.card.profiles import PROFILES, build
from tests.devices.card.simulated import ANCHORED, TODAY

FIRST, SECOND = "Virtual PCD 00 00", "Virtual PCD 00 01"


def card(profile: str = "cccd", faults: str = "") -> Field:
    """A card to insert."""
    return Field(build(PROFILES[profile]), parse_faults(faults))


def reader_over(slots: PcscSlots, reader: str | None = None) -> CardReader:
    """A reader on the day of the tests."""
    return CardReader(slots, ANCHORED, reader=reader, now=lambda: TODAY)


def until(slots: PcscSlots, held: Callable[[], bool], seconds: float = 8.0) -> None:
    """Wait for the daemon to come to a state."""
    end = time.monotonic() + seconds
    while not held():
        assert time.monotonic() < end, "it did not come to that"
        slots.wait(0.1)
