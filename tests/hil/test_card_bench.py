"""The chip reader's bench in process: whoever types the test card's number may err, the reader may not."""

from pathlib import Path

import pytest

from kiosk.devices.card.errors import WrongKey
from kiosk.hil.bench import Absent, Failed, NotJudged, Site
from kiosk.hil.benches.card import CardBench
from kiosk.hil.words import Words
from kiosk.sim.card.profiles import PROFILES
from tests.devices.card.simulated import TODAY

RIGHT = PROFILES["cccd"].person.access_number


class Typist:
    """Answers one after the other."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    def ask(self, name: str, words: Words) -> str:
        self.asked.append(words.en)
        return self._answers.pop(0)

    def do(self, name: str, words: Words) -> None:
        raise AssertionError(name)

    undo = do

    def confirm(self, name: str, words: Words) -> bool:
        raise AssertionError(name)


def bench(folder: Path, typist: Typist, address: str = "simchip:cccd") -> CardBench:
    return CardBench(Site(address, typist, {"today": TODAY.isoformat()}, folder, lambda *_: None))


def test_the_number_is_asked_for_once_and_may_be_typed_with_blanks(tmp_path: Path) -> None:
    typist = Typist(f" {RIGHT[:3]} {RIGHT[3:]} ")
    tried = bench(tmp_path, typist)
    tried.read(photo=False)
    assert tried.read_with_wrong_key() == "key_does_not_match"
    tried.read(photo=False)
    assert len(typist.asked) == 1


def test_a_number_that_is_none_or_another_cards_is_asked_for_again_and_fails_no_reader(tmp_path: Path) -> None:
    wrong = f"{(int(RIGHT) + 7) % 1_000_000:06d}"
    typist = Typist("abc", wrong, RIGHT)
    bench(tmp_path, typist).read(photo=False)
    assert [text.split(".")[0] for text in typist.asked] == [
        "Type the last six digits of the test card, or all twelve", "Six or twelve digits are wanted",
        "This number does not open the card",
    ]  # fmt: skip
    with pytest.raises(NotJudged, match="six digits, or all twelve"):
        bench(tmp_path, Typist("abc", "12345")).read(photo=False)
    with pytest.raises(WrongKey):
        bench(tmp_path, Typist(wrong, wrong)).read(photo=False)


def test_where_no_reader_is_nothing_is_said_of_one(tmp_path: Path) -> None:
    tried = bench(tmp_path, Typist())
    tried._slots.reader = None  # type: ignore[attr-defined]  # the simulated readers' own
    with pytest.raises(Absent, match="no reader is there"):
        tried.identify()


def test_a_card_that_lies_still_and_has_to_be_read_twice_is_told_where_it_is_more_than_chance(tmp_path: Path) -> None:
    for fault, failing in (("garble@102,garble@122", True), ("garble@102", False), ("", False)):
        tried = bench(tmp_path, Typist(RIGHT), f"simchip:cccd?fault={fault}")
        tried.before_cycles()
        for number in range(9):
            tried.cycle(number)
        if failing:
            with pytest.raises(Failed, match="2 of 9 readings of a card that lay still had to be begun again"):
                tried.after_cycles()
        else:
            tried.after_cycles()
