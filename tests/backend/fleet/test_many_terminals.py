"""Simulated terminals at a real backend over HTTP."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.backend.fleet import orders
from kiosk.backend.fleet.command import app
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


def test_a_version_goes_to_a_tenth_then_to_all_and_a_bad_one_no_further_than_a_tenth(
    sqlite_house: House, fleet: SimFleet, tmp_path: Path
) -> None:
    url = sqlite_house.backend.engine.url.render_as_string(hide_password=False)
    config = tmp_path / "backend.toml"
    config.write_text(f'[database]\nurl = "{url}"\n[hospital]\nname = "BV"\nfacility_code = "01001"\n', "utf-8")
    everybody = len(fleet.terminals) + 1  # and the house's own, which is never heard of

    def order(version: str, percent: int) -> tuple[int, int]:
        """The exit code, and how many run the version after everybody was heard of twice."""
        asked = ["update", version, "--percent", str(percent), "--config", str(config)]
        done = CliRunner().invoke(app, asked)
        fleet.all_once()
        fleet.all_once()
        return done.exit_code, sum(terminal.version == version for terminal in fleet.terminals)

    for terminal in fleet.terminals:
        terminal.spoilt = "0.4.0"
    code, ran = order("0.3.0", 10)
    assert code == 0
    assert ran in (-(-everybody // 10) - 1, -(-everybody // 10))
    assert order("0.3.0", 100) == (0, len(fleet.terminals))
    assert order("0.4.0", 50) == (0, 0)
    assert order("0.4.0", 100) == (4, 0)
    assert all(terminal.version == "0.3.0" for terminal in fleet.terminals)


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
