"""The three health checks of UnifiedPOS."""

from collections.abc import Callable, Mapping

import pytest

from kiosk.hil.bench import Bench
from kiosk.hil.states import NOT_SUPPORTED, UNKNOWN, Level


@pytest.mark.parametrize("level", list(Level))
def test_the_health_check_finds_it_well(bench: Bench, level: Level, see: Callable[[str], Mapping[str, str]]) -> None:
    bench.check_health(level)
    words = see(f"after the {level} check")
    assert words["unifiedpos.state"] in ("idle", "busy"), f"after the {level} check it is {words['unifiedpos.state']}"


def test_what_it_cannot_tell_is_told_apart_from_what_it_does_not_have(see: Callable[[str], Mapping[str, str]]) -> None:
    words = see("idle")
    unknown = [name for name, word in words.items() if word == UNKNOWN]
    assert not unknown, f"a device that is ready says nothing of: {', '.join(unknown)}"
    assert any(word not in (UNKNOWN, NOT_SUPPORTED) for name, word in words.items() if name.count(".") == 1)
