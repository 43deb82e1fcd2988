"""A real pcscd of our own for the tests that want one, run once for all of them."""

import threading
from collections.abc import Iterator

import pytest

from kiosk.devices.card.pcsc import PcscSlots
from kiosk.sim.card import pcscd
from tests.devices.card.real import until


@pytest.fixture
def daemon(reader_service: pcscd.Pcscd) -> Iterator[pcscd.Pcscd]:
    """The daemon with empty slots, running."""
    if reader_service.process is None:
        reader_service.start()
    slots = PcscSlots(allow_virtual=True)
    threads = threading.active_count()
    until(slots, lambda: len(slots.slots()) == 2 and not any(slot.atr for slot in slots.slots()))
    slots.close()
    yield reader_service
    reader_service.empty()
    assert threading.active_count() <= threads, "a thread is left"


@pytest.fixture
def slots(daemon: pcscd.Pcscd) -> Iterator[PcscSlots]:
    """The real readers."""
    found = PcscSlots(allow_virtual=True)
    yield found
    found.close()
