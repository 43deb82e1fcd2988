"""A chip reader in use: one card read whole, the chip proven, in few commands."""

from kiosk.devices.card.trust import Chip, CrossCheck, Integrity, Signer
from kiosk.hil.bench import Failed
from kiosk.hil.benches.card import CardBench
from kiosk.hil.plugin import Measure


def test_a_card_is_read_whole_and_its_chip_proven(bench: CardBench, measure: Measure) -> None:
    card = bench.read(photo=True)
    trust = card.trust
    measure("identity_commands", card.tally.identity_commands, high=60)
    measure("commands", card.tally.commands, high=220)
    measure("identity_s", round(card.tally.identity_seconds, 3), "s", high=4)
    measure("whole_s", round(card.tally.seconds, 3), "s", high=12)
    if trust.integrity is not Integrity.OK:
        raise Failed(f"the files are not those that were signed: {trust.integrity}")
    if trust.signer is Signer.FAILED:
        raise Failed("the signature does not hold")
    if trust.chip is Chip.FAILED:
        raise Failed("the chip did not prove itself")
    if trust.cross_check is not CrossCheck.OK:
        raise Failed("the files tell of different persons")


def test_the_second_reading_asks_no_more_than_the_first(bench: CardBench, measure: Measure) -> None:
    first = bench.read(photo=False).tally.commands
    second = bench.read(photo=False).tally.commands
    measure("second_reading_commands", second, high=first)


def test_a_wrong_key_is_refused_and_the_right_one_works_afterwards(bench: CardBench) -> None:
    code = bench.read_with_wrong_key()
    if code != "key_does_not_match":
        raise Failed(f"a wrong key ends as {code}")
    bench.read(photo=False)
