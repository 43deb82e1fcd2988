"""The chip readers' contract on simulators: in process always, over a real pcscd where this machine lets us run one."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kiosk.devices.card.link import CardSlots
from kiosk.devices.card.pcsc import PcscSlots
from kiosk.hil.suites.card_slots import *  # noqa: F403 - the one suite, which the bench runs too
from kiosk.hil.suites.card_slots import ReaderRig, await_card
from kiosk.sim.card import pcscd
from kiosk.sim.labs.slots import READER, ProcessSlots, field_of


@dataclass
class InProcess:
    """A card a test moves by hand."""

    slots: ProcessSlots
    reader: str = READER
    patience_s: float = 1.0

    def lift(self) -> bool:
        self.slots.field = None
        return True

    def lay(self) -> None:
        self.slots.field = field_of("cccd", "")


@dataclass
class OverPcscd:
    """The same over vpcd."""

    slots: CardSlots
    service: pcscd.Pcscd
    reader: str = "Virtual PCD 00 00"
    patience_s: float = 8.0

    def lift(self) -> bool:
        self.service.empty()
        return True

    def lay(self) -> None:
        self.service.insert(field_of("cccd", ""))


@pytest.fixture(params=["in process", pytest.param("pcscd", marks=pytest.mark.root)])
def reader_rig(request: pytest.FixtureRequest) -> Iterator[ReaderRig]:
    if request.param == "in process":
        yield InProcess(ProcessSlots(field_of("cccd", "")))
        return
    daemon: pcscd.Pcscd = request.getfixturevalue("reader_service")
    slots = PcscSlots(allow_virtual=True)
    rig = OverPcscd(slots, daemon)
    await_card(rig, there=False)  # pcscd looks every 0.4 s: one that came back sooner would not be seen
    rig.lay()
    await_card(rig, there=True)
    yield rig
    slots.close()
    daemon.empty()
