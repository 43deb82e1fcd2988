"""The terminal's money part, killed at every durable step."""

import json
import subprocess
import sys

import pytest

from tests.app.money_crash import POINTS


def verdict(*arguments: str) -> dict[str, object]:
    """The controller in a process of its own: it forks, and must have one thread."""
    command = [sys.executable, "-m", "tests.app.money_crash", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.timeout(300)
def test_a_kill_of_the_terminal_at_any_step_loses_and_doubles_nothing() -> None:
    found = verdict("--single")
    assert found["faults"] == []
    assert found["kills"] == len(POINTS)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_two_kills_of_the_terminal_at_any_pair_of_steps_lose_and_double_nothing() -> None:
    assert verdict()["faults"] == []
