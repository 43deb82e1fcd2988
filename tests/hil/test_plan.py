"""Plans: what they say, and every fault with its line and key."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.toml_file import ConfigError
from kiosk.hil.cli import PLANS
from kiosk.hil.plan import Limit, Plan, load_plan

KINDS = ("card", "printer", "scanner")
GOOD = """[device]
kind = "printer"
address = "tcp://10.0.0.9"
vendor = "Maker"
options = { width_dots = "384" }
[run]
repeat = 2
stop = "first_fail"
[phase.identify]
[phase.long-soak]
suite = "soak"
cycles = 10000
repeat = 3
limit_s = 86400
only = ["cable"]
limits = { cycle_p95_ms = 900, cycles_per_s = [2, 50] }
"""


def load(tmp_path: Path, text: str) -> Plan:
    file = tmp_path / "a.toml"
    file.write_text(text, "utf-8")
    return load_plan(file, KINDS)


def test_a_plan_comes_out_as_written(tmp_path: Path) -> None:
    plan = load(tmp_path, GOOD)
    assert (plan.name, plan.device, plan.kind, plan.address) == ("a", "a", "printer", "tcp://10.0.0.9")
    assert (plan.label.vendor, plan.label.model, plan.options) == ("Maker", "", {"width_dots": "384"})
    assert (plan.repeat, plan.stop, plan.answer_s, plan.simulated) == (2, "first_fail", 180, False)
    assert [phase.suite for phase in plan.phases] == ["identify", "soak"]
    soak = plan.phases[1]
    assert (soak.name, soak.cycles, soak.repeat, soak.limit_s, soak.only) == ("long-soak", 10000, 3, 86400, ("cable",))
    assert soak.limits == {"cycle_p95_ms": Limit(None, 900), "cycles_per_s": Limit(2, 50)}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "printer"', 'kind = "drawer"', "line 2: device.kind: one of card, printer, scanner is wanted"),
        ('address = "tcp://10.0.0.9"', "", "line 1: device.address: a text is wanted"),
        ("repeat = 2", "repeat = 0", "line 7: run.repeat: a whole number from 1 to 1000 is wanted"),
        ('stop = "first_fail"', 'stop = "soon"', "line 8: run.stop: one of never, first_fail is wanted"),
        ('suite = "soak"', "", "line 10: phase.long-soak.suite: one of identify"),
        ("cycles = 10000", "cycles = 1.5", "line 12: phase.long-soak.cycles: a whole number"),
        ('only = ["cable"]', "only = [1]", "line 15: phase.long-soak.only: a list of texts is wanted"),
        ("cycle_p95_ms = 900", 'cycle_p95_ms = "fast"', "line 16: phase.long-soak.limits: cycle_p95_ms: a number"),
        ("cycle_p95_ms = 900", "cycle_p95_ms = nan", "line 16: phase.long-soak.limits: cycle_p95_ms: a number"),
        ("cycle_p95_ms = 900", "cycle_p95_ms = inf", "line 16: phase.long-soak.limits: cycle_p95_ms: a number"),
        ("[2, 50]", "[true, 50]", "line 16: phase.long-soak.limits: cycles_per_s: a number"),
        ("[2, 50]", "[-inf, 50]", "line 16: phase.long-soak.limits: cycles_per_s: a number"),
        ("[2, 50]", "[2, 5, 50]", "line 16: phase.long-soak.limits: cycles_per_s: a number"),
        ("limit_s = 86400", "limit_s = nan", "line 14: phase.long-soak.limit_s: a number"),
        ("cycles = 10000", "cycles = -1", "line 12: phase.long-soak.cycles: a whole number"),
        ("[2, 50]", "[50, 2]", "line 16: phase.long-soak.limits: cycles_per_s: a number"),
        ("{ cycle_p95_ms = 900, cycles_per_s = [2, 50] }", "7", "line 16: phase.long-soak.limits: a table"),
        ("cycle_p95_ms = 900", "cycle_p95_ms = true", "line 16: phase.long-soak.limits: cycle_p95_ms: a number"),
        ('{ width_dots = "384" }', "{ width_dots = 384 }", "line 5: device.options: width_dots: a text is wanted"),
        ("[run]", "[running]", "line 6: running: unknown section"),
        ("cycles = 10000", "cycels = 10000", "line 12: phase.long-soak.cycels: unknown key"),
    ],
)
def test_every_fault_is_told_with_its_line_and_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(ConfigError) as fault:
        load(tmp_path, GOOD.replace(old, new))
    assert f"a.toml: {said}" in str(fault.value)
    assert fault.value.__cause__ is None


def test_a_plan_without_phases_is_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="phase: at least one section"):
        load(tmp_path, '[device]\nkind = "card"\naddress = "pcsc:auto"\n')
    with pytest.raises(ConfigError, match=r"phase\.x: a section \[phase.NAME\] is wanted"):
        load(tmp_path, '[device]\nkind = "card"\naddress = "pcsc:auto"\n[phase]\nx = 1\n')
    with pytest.raises(ConfigError, match=r"phase: sections \[phase.NAME\] are wanted"):
        load(tmp_path, 'phase = 3\n[device]\nkind = "card"\naddress = "pcsc:auto"\n')


@pytest.mark.parametrize("name", ["card", "printer", "scanner"])
def test_every_plan_that_comes_along_is_whole(name: str) -> None:
    plan = load_plan(PLANS / f"{name}.toml", KINDS)
    assert plan.simulated
    assert [phase.suite for phase in plan.phases] == [
        "identify", "health", "contract", "functional", "faults", "timing", "soak",
    ]  # fmt: skip


@given(st.binary(max_size=300))
def test_whatever_the_file_holds_it_is_a_plan_or_a_fault_with_a_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.mktemp("plan") / "x.toml"
    file.write_bytes(data)
    with pytest.raises(ConfigError, match=r"x\.toml: line \d+: "):
        load_plan(file, KINDS)


@given(st.sampled_from(GOOD.splitlines()), st.text(alphabet='abc=[]{}",.0123456789 ', max_size=20))
def test_a_line_gone_wrong_never_crashes(tmp_path_factory: pytest.TempPathFactory, line: str, other: str) -> None:
    file = tmp_path_factory.mktemp("plan") / "x.toml"
    file.write_text(GOOD.replace(line, other), "utf-8")
    with suppress(ConfigError):
        load_plan(file, KINDS)


def test_a_limit_is_kept_by_numbers_only() -> None:
    assert Limit().holds(3)
    assert Limit(1, 3).holds(3)
    assert not Limit(1, 3).holds(3.1)
    assert not Limit(1).holds(0)
    assert not Limit().holds(float("nan"))
    assert [str(limit) for limit in (Limit(), Limit(1), Limit(None, 2), Limit(1, 2))] == ["", "≥ 1", "≤ 2", "1 to 2"]
