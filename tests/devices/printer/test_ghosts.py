"""A short form of the ghost-print campaign; the whole of it is `python -m tests.devices.printer.campaign`."""

import pytest

from tests.devices.printer.campaign import FAULTS, MORE_FAULTS, POSITIONS, PROOFS, Tally, run


@pytest.mark.parametrize(
    ("fault", "proof"),
    [
        ("paper-out", "process-id"),
        ("cutter", "process-id"),
        ("power", "fence"),
        ("cable", "fence"),
        ("paper-out", "none"),
        ("cable", "none"),
    ],
)
def test_a_fault_in_the_middle_of_a_job_leaves_no_lie_and_no_ghost(fault: str, proof: str) -> None:
    tally = Tally()
    run(proof, fault, 18_432, tally)
    assert tally.clean, tally


@pytest.mark.parametrize("fault", ["paper-out", "cable"])
def test_a_unit_that_cannot_clear_its_buffer_never_holds_a_whole_ticket(fault: str) -> None:
    tally = Tally()
    run("process-id", f"deaf-clear,{fault}", 18_432, tally, buffer_size=1 << 20)
    assert tally.clean, tally


def test_a_slow_head_with_commands_obeyed_ahead_of_it_is_not_believed_too_early() -> None:
    tally = Tally()
    run("fence", "paper-out", 30_000, tally, speed=600.0, lag_rows=64)
    assert tally.clean, tally


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("proof", PROOFS)
@pytest.mark.parametrize("fault", [*FAULTS, *MORE_FAULTS])
def test_a_fault_at_every_two_kilobytes(fault: str, proof: str) -> None:
    tally = Tally()
    for at in POSITIONS:
        run(proof, fault, at, tally)
    assert tally.clean, tally
