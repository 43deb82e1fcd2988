"""Each device's card of rules, and the money's: what is done names a test that exists, what is not says why."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CARDS = sorted((ROOT / "docs" / "rules").glob("*.toml"))


def known_tests() -> set[str]:
    """Every test's name, in the tests and in the bench's suites."""
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "kiosk" / "hil" / "suites").rglob("*.py")]
    return {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}


def test_each_device_and_the_money_have_their_card() -> None:
    assert [card.stem for card in CARDS] == ["card", "money", "printer", "scanner"]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.stem)
def test_each_rule_is_tried_or_says_why_not(card: Path) -> None:
    rules: dict[str, str] = tomllib.loads(card.read_text("utf-8"))["rules"]
    tests = known_tests()
    for rule, state in rules.items():
        word, _, rest = state.partition(" ")
        assert word in ("done", "todo", "exempt"), rule
        assert rest in tests if word == "done" else len(rest) > 30, f"{rule}: {rest}"
    assert len(rules) >= 20
