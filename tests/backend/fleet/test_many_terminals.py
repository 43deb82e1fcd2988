"""Simulated terminals at a real backend over HTTP."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.backend.fleet import orders
from kiosk.backend.fleet.overview import counts, every_terminal
from kiosk.sim.fleet.terminals import FAULTS, SimFleet, SimTerminal
from tests.backend.house import House


@pytest.fixture
def fleet(sqlite_house: House) -> Iterator[SimFleet]:
    sqlite_house.clock.at = datetime.now(UTC) + timedelta(seconds=5)
    terminals = [
        SimTerminal(f"k-{n:02}", sqlite_house.enrol(f"k-{n:02}"), random.Random(n)) for n in range(len(FAULTS) + 2)
    ]
    made = SimFleet(sqlite_house.served.url, terminals, 15)
    yield made
    made.close()


def test_each_fault_is_seen_as_what_it_is_and_mended(sqlite_house: House, fleet: SimFleet) -> None:
    fleet.all_once()
    for terminal, fault in zip(fleet.terminals, FAULTS, strict=False):
        terminal.set_fault(fault)
    sqlite_house.clock.forward(seconds=41)
    fleet.all_once()
    with sqlite_house.backend.core.sessions() as session:
        seen = {terminal.id: terminal for terminal in every_terminal(session, sqlite_house.clock())}
    for terminal, (name, wrong) in zip(fleet.terminals, FAULTS.items(), strict=False):
        assert seen[terminal.id].state == ("silent" if name == "silent" else wrong["standing"])
        assert [code for code, _ in seen[terminal.id].faults] == ([wrong["code"]] if wrong["code"] else [])
    for terminal in fleet.terminals:
        terminal.set_fault(None)
    fleet.all_once()
    with sqlite_house.backend.core.sessions() as session:
        states = counts(every_terminal(session, sqlite_house.clock()))
    assert (states["ready"], states["never"], fleet.failed) == (len(fleet.terminals), 1, 0)


def test_an_order_to_all_is_done_by_all(sqlite_house: House, fleet: SimFleet) -> None:
    with sqlite_house.backend.core.sessions.begin() as session:
        names = [terminal.id for terminal in fleet.terminals]
        orders.give(session, names, "out_of_service", "an", sqlite_house.clock())
    fleet.all_once()
    fleet.all_once()
    with sqlite_house.backend.core.sessions() as session:
        states = counts(every_terminal(session, sqlite_house.clock()))
        ends = {row.state for row in session.query(orders.OrderRow)}
    assert (states["out_of_service"], ends) == (len(fleet.terminals), {"done"})


def test_at_its_own_pace_it_tells_visits_once(sqlite_house: House, fleet: SimFleet) -> None:
    for terminal in fleet.terminals:
        terminal.visit(datetime.now(UTC))
    fleet._every_s = 0.2
    fleet.run(1.0, busy=0, trouble=0, luck=random.Random(1))
    fleet.all_once()
    with sqlite_house.backend.core.sessions() as session:
        seen = every_terminal(session, sqlite_house.clock())
    assert sum(len(terminal.recent) for terminal in seen) == len(fleet.terminals)
    assert fleet.failed == 0
