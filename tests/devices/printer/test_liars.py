"""Printers that say anything at any time: no lie makes a paper, no noise an exception, no silence a wait."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.link import LinkLost, PrinterAbsent
from kiosk.devices.printer.patience import Patience
from kiosk.devices.printer.status import Proof
from kiosk.devices.printer.transports import link_to
from kiosk.domain.outcome import Printed
from kiosk.sim.printer.server import SimPrinter
from tests.devices.printer.samples import SLIP, TICKET

BLINK = Patience(
    answer=0.004,
    stall=0.01,
    printing=0.08,
    recovery=0.02,
    look=0.03,
    settle=0.001,
    poll=0.002,
    again=0.0,
    slowest=1e6,
)


class Liar:
    """Takes and says what a list tells it, again and again."""

    seconds_per_byte = 0.0

    def __init__(self, says: list[bytes | None], takes: list[int]) -> None:
        self._says, self._takes = says, takes
        self._turn = 0
        self.got = bytearray()
        self.said = bytearray()

    def send(self, data: bytes, within: float) -> int:
        self._turn += 1
        count = min(len(data), self._takes[self._turn % len(self._takes)])
        self.got += data[:count]
        return count

    def receive(self, within: float) -> bytes:
        self._turn += 1
        said = self._says[self._turn % len(self._says)]
        if said is None:
            raise LinkLost("gone")
        self.said += said
        return said

    def close(self) -> None:
        """Nothing."""

    def abort(self) -> None:
        """Nothing."""


words = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [
            b"",
            b"\x12",
            b"\x12\x12",
            b"\x00",
            b"\x1a",
            b"\x37\x25\x00",
            b"\x37\x220001\x00",
            b"\x10\x00\x00\x00",
            b"\x13",
        ]
    ),
    st.none(),
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(words, min_size=1, max_size=12),
    st.lists(st.sampled_from([0, 1, 3, 64, 4096, 100_000]), min_size=1, max_size=5),
    st.sampled_from(["auto", *Proof]),
)
def test_a_liar_is_never_believed_to_have_printed(says: list[bytes | None], takes: list[int], proof: str) -> None:
    links: list[Liar] = []

    def open_link() -> Liar:
        links.append(Liar(says, takes))
        if len(links) % 5 == 0:
            raise PrinterAbsent("now and then")
        return links[-1]

    printer = TicketPrinter(open_link, proof=proof, patience=BLINK)
    begun = time.monotonic()
    printer.status()
    outcome = printer.print("job-1", SLIP)
    printer.close()
    assert time.monotonic() - begun < 20
    if outcome.proof is Proof.PROCESS_ID:
        assert outcome.outcome is not Printed.PRINTED, "its ids are never the ones that were asked for"
    if outcome.outcome is Printed.PRINTED:
        assert outcome.proof is Proof.FENCE
        assert any(b"\x1dVB\x00\x1dr\x01" in bytes(link.got) for link in links), "the cut and the fence went out"
    if outcome.outcome is Printed.UNKNOWN:
        assert outcome.bytes > 0


@pytest.mark.long
@pytest.mark.parametrize("proof", ["auto", "process-id", "fence", "none"])
@pytest.mark.parametrize("fault", ["stall@9000", "silent", "delay=0.45", "cable@9000", "refuse", "cutter", ""])
@pytest.mark.parametrize("kind", ["process-id", "none"])
def test_a_job_ends_within_25_seconds_and_a_look_within_10(fault: str, proof: str, kind: str) -> None:
    with SimPrinter(proof=kind, speed=20.0 if not fault else None) as sim:
        printer = TicketPrinter(link_to(sim.url), proof=proof)
        sim.set_fault(fault)
        for limit, act in ((10, printer.status), (25, lambda: printer.print("job-1", TICKET)), (10, printer.status)):
            begun = time.monotonic()
            act()
            assert time.monotonic() - begun < limit
        printer.close()
