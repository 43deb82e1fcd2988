"""Torn at every command through the real pcscd: a campaign run by hand, whose output is its table."""

import time
from threading import Event

import pytest

from kiosk.devices.card.errors import CardGone
from kiosk.devices.card.events import CardEvent, Progress
from kiosk.devices.card.pcsc import PcscSlots
from kiosk.devices.card.reader import CardReader
from kiosk.sim.card import pcscd
from tests.devices.card.real import card, until
from tests.devices.card.simulated import ANCHORED, TODAY, key_of


@pytest.mark.root
@pytest.mark.long
@pytest.mark.parametrize("back", ["", ":back", ":after"])
def test_torn_at_every_command_through_the_real_service(daemon: pcscd.Pcscd, slots: PcscSlots, back: str) -> None:
    for at in range(1, 22):
        daemon.insert(card("cccd", f"tear@{at}{back}"))
        until(slots, lambda: any(slot.atr for slot in slots.slots()))
        events: list[CardEvent] = []
        began = time.monotonic()
        try:
            read = CardReader(slots, ANCHORED, patience=2, now=lambda: TODAY).read(key_of(), Event(), events.append)
            outcome = "whole" if read.trust.genuine and read.photo else "part"
        except CardGone:
            outcome = "card_removed"
        seconds = time.monotonic() - began
        again = sum(isinstance(event, Progress) for event in events)
        print(  # noqa: T201 - the campaign is its table
            f"{back or 'gone':7} {at:2} {outcome:13} {seconds:.2f} s {again} steps"
        )
        assert outcome == ("whole" if back == ":back" else "card_removed")
        assert seconds < 3.5
        daemon.empty()
        until(slots, lambda: not any(slot.atr for slot in slots.slots()))
