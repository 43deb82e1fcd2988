"""A version goes to a share of the terminals, and no further while one has failed."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from kiosk.backend.fleet import orders, terminals
from kiosk.backend.fleet.command import app
from kiosk.backend.fleet.rollout import Rollout, RolloutFailedError, progress, widen
from tests.backend.house import House

NEW = "0.2.0+deb12"
DAY = timedelta(days=1)


@pytest.fixture
def hundred(house: House) -> House:
    with house.backend.core.sessions.begin() as session:
        for n in range(2, 101):
            terminals.enrol(session, f"t-{n}", "sảnh", house.clock())
    return house


def order(house: House, percent: int, *, anyway: bool = False) -> tuple[str, ...]:
    with house.backend.core.sessions.begin() as session:
        return widen(session, NEW, percent, "an", house.clock(), good_for=DAY, anyway=anyway)


def far(house: House) -> Rollout:
    with house.backend.core.sessions() as session:
        return progress(session, NEW)


def say(house: House, terminal: str, state: str) -> None:
    with house.backend.core.sessions.begin() as session:
        row = session.scalars(select(orders.OrderRow).where(orders.OrderRow.terminal == terminal)).one()
        row.state = state


def test_one_percent_then_ten_then_all_and_the_first_are_among_the_next(hundred: House) -> None:
    first = order(hundred, 1)
    assert len(first) == 1
    assert order(hundred, 1) == ()
    assert len(order(hundred, 10)) == 9
    assert len(order(hundred, 100)) == 90
    assert len(far(hundred).ordered) == 100


def test_a_terminal_that_went_back_stops_the_rollout_until_somebody_says_anyway(hundred: House) -> None:
    (first,) = order(hundred, 1)
    say(hundred, first, "failed")
    with pytest.raises(RolloutFailedError) as failed:
        order(hundred, 10)
    assert failed.value.terminals == (first,)
    again = order(hundred, 10, anyway=True)
    assert (len(again), first in again) == (10, True)


def test_a_terminal_that_runs_it_is_not_ordered_again(house: House) -> None:
    house.post("/v1/kiosks/heartbeat", {"version": NEW, "screen": "Welcome", "devices": []})
    assert order(house, 100) == ()
    assert far(house).running == ("t-1",)


def test_an_order_that_expired_is_given_again(house: House) -> None:
    assert order(house, 100) == ("t-1",)
    say(house, "t-1", "expired")
    assert far(house).others == ("t-1",)


def test_the_command_says_who_was_ordered_and_four_where_one_failed(hundred: House, tmp_path: Path) -> None:
    url = hundred.backend.engine.url.render_as_string(hide_password=False)
    config = tmp_path / "backend.toml"
    config.write_text(f'[database]\nurl = "{url}"\n[hospital]\nname = "BV"\nfacility_code = "01001"\n', "utf-8")
    run = CliRunner()
    done = run.invoke(app, ["update", NEW, "--percent", "2", "--config", str(config)])
    assert (done.exit_code, len(done.stdout.split())) == (0, 2)
    say(hundred, done.stdout.split()[0], "failed")
    assert run.invoke(app, ["update", NEW, "--percent", "5", "--config", str(config)]).exit_code == 4
    told = run.invoke(app, ["progress", NEW, "--json", "--config", str(config)])
    assert '"failed": ["' in told.stdout
    toml = tmp_path / "kiosk.toml"
    toml.write_text("x" * 4001, "utf-8")
    assert run.invoke(app, ["configure", "t-1", str(toml), "--config", str(config)]).exit_code == 2
    toml.write_text("[kiosk]\n", "utf-8")
    assert run.invoke(app, ["configure", "nobody", str(toml), "--config", str(config)]).exit_code == 4
    assert run.invoke(app, ["configure", "t-1", str(toml), "--config", str(config)]).exit_code == 0
