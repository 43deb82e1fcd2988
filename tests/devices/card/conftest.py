"""A real pcscd of our own for the tests that want one, run once for all of them."""

import os
import threading
from collections.abc import Iterator

import pytest

from kiosk.devices.card.pcsc import PcscSlots
from kiosk.sim.card import pcscd
from tests.devices.card.real import until


@pytest.fixture(scope="session")
def service() -> Iterator[pcscd.Pcscd]:
    """One daemon for all; without root, or without its packages, the tests that want it are skipped and say why."""
    why_not = pcscd.available()
    if why_not is not None:
        pytest.skip(f"real pcscd: {why_not}; the same profiles run over the in-process link")
    daemon = pcscd.Pcscd()
    before = os.environ.get(pcscd.SOCKET)
    os.environ[pcscd.SOCKET] = str(daemon.socket)
    daemon.start()
    yield daemon
    daemon.close()
    if before is None:
        del os.environ[pcscd.SOCKET]
    else:
        os.environ[pcscd.SOCKET] = before


@pytest.fixture
def daemon(service: pcscd.Pcscd) -> Iterator[pcscd.Pcscd]:
    """The daemon with empty slots, running."""
    if service.process is None:
        service.start()
    slots = PcscSlots(allow_virtual=True)
    threads = threading.active_count()
    until(slots, lambda: len(slots.slots()) == 2 and not any(slot.atr for slot in slots.slots()))
    slots.close()
    yield service
    service.empty()
    assert threading.active_count() <= threads, "a thread is left"


@pytest.fixture
def slots(daemon: pcscd.Pcscd) -> Iterator[PcscSlots]:
    """The real readers."""
    found = PcscSlots(allow_virtual=True)
    yield found
    found.close()
