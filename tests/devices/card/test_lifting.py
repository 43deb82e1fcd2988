"""A card lifted, put back, swapped: what came is kept, judged anew, and never mixed."""

from dataclasses import replace

import pytest

from kiosk.devices.card.card import ChipCard
from kiosk.devices.card.errors import CardGone, Cloned, WrongKey
from kiosk.devices.card.events import CardLifted, IdentityRead, Progress
from kiosk.devices.card.key import AccessKey
from kiosk.sim.card.field import Field
from kiosk.sim.card.people import MAU
from kiosk.sim.card.profiles import PROFILES, build
from tests.devices.card.simulated import Reading, lying, read


def _whole(card: ChipCard) -> tuple[object, ...]:
    return (card.citizen, card.details, card.mrz, card.trust, card.photo)


WHOLE = _whole(read())


@pytest.mark.parametrize("at", range(1, 22))
def test_a_card_lifted_at_any_command_and_put_back_is_read_whole(at: int) -> None:
    slots = lying("cccd", f"tear@{at}:back")
    reading = Reading(slots)
    assert _whole(reading.read()) == WHOLE
    assert slots.fields["Simulated 0"].torn == 1
    assert sum(isinstance(event, CardLifted) for event in reading.events) == 1
    assert sum(isinstance(event, IdentityRead) for event in reading.events) == 1


@pytest.mark.parametrize("at", range(1, 22))
def test_a_card_pulled_at_any_command_is_card_removed(at: int) -> None:
    slots = lying("cccd", f"tear@{at}")
    with pytest.raises(CardGone) as fault:
        Reading(slots).read()
    assert (fault.value.code, fault.value.retry) == ("card_removed", True)


@pytest.mark.parametrize("at", [17, 18, 19, 20, 21])
def test_bytes_that_came_are_not_read_again(at: int) -> None:
    slots = lying("cccd", f"tear@{at}:back")
    reading = Reading(slots)
    card = reading.read()
    steps = [event for event in reading.events if isinstance(event, Progress)]
    assert sum(event.file == "SOD" and event.done == event.total for event in steps) == 1
    dg2 = [event.done for event in steps if event.file == "DG2"]
    assert dg2 == sorted(set(dg2)), "the offset only ever grows"
    assert card.tally.commands <= 21 + 9


def test_three_lifts_are_borne_and_a_fourth_is_not() -> None:
    assert _whole(Reading(lying("cccd", "tear@10:back3")).read()) == WHOLE
    with pytest.raises(CardGone):
        Reading(lying("cccd", "tear@4:back9")).read()


def test_the_next_reading_with_the_same_key_goes_on_where_the_card_was_pulled() -> None:
    slots = lying("cccd", "tear@20")
    reading = Reading(slots)
    with pytest.raises(CardGone):
        reading.read()
    again = Field(build(PROFILES["cccd"]))
    slots.fields["Simulated 0"] = again
    assert _whole(reading.read()) == WHOLE
    assert again.commands < 21


def test_but_a_chip_put_down_later_must_prove_itself_again() -> None:
    slots = lying("cccd", "tear@20")
    reading = Reading(slots)
    with pytest.raises(CardGone):
        reading.read()
    slots.fields["Simulated 0"] = Field(build(PROFILES["clone"]))
    with pytest.raises(Cloned):
        reading.read()


@pytest.mark.parametrize("at", range(8, 17))
def test_a_copy_swapped_in_before_the_identity_is_known_is_cloned(at: int) -> None:
    slots = lying("cccd", f"tear@{at}")
    slots.waits.append(lambda: slots.fields.update({"Simulated 0": Field(build(PROFILES["clone"]))}))
    with pytest.raises(Cloned):
        Reading(slots).read()


@pytest.mark.parametrize("at", range(8, 22))
def test_another_issue_of_the_card_swapped_in_is_read_from_the_start_or_refused(at: int) -> None:
    """Same number, hence the same CAN, other contents: pieces of the two are never put together."""
    slots = lying("cccd", f"tear@{at}")
    other = replace(PROFILES["cccd"], person=replace(MAU, residence="Nơi khác", marks="Khác hẳn"))
    slots.waits.append(lambda: slots.fields.update({"Simulated 0": Field(build(other))}))
    reading = Reading(slots)
    card = reading.read()
    assert card.trust.genuine
    assert card.details.residence in (MAU.residence, "Nơi khác")
    assert card.details.marks == ("Khác hẳn" if card.details.residence == "Nơi khác" else MAU.marks)


def test_another_persons_card_put_back_is_refused() -> None:
    slots = lying("cccd", "tear@19")
    slots.waits.append(lambda: slots.fields.update({"Simulated 0": Field(build(PROFILES["no-expiry"]))}))
    with pytest.raises(WrongKey):
        Reading(slots).read()


@pytest.mark.parametrize("at", [17, 19, 21])
def test_nobody_elses_identity_is_told_in_the_middle_of_a_reading(at: int) -> None:
    """A second card that the same six digits open, put down after the first one's holder was shown."""
    slots = lying("cccd", f"tear@{at}")
    person = replace(MAU, number="079190000001", name="Người Khác")
    other = replace(PROFILES["cccd"], person=person, photo="JP2")
    slots.waits.append(lambda: slots.fields.update({"Simulated 0": Field(build(other))}))
    reading = Reading(slots)
    with pytest.raises(WrongKey):
        reading.read(AccessKey.of_digits("000001"))
    told = [event.card.citizen.number for event in reading.events if isinstance(event, IdentityRead)]
    assert told == [MAU.number]


def test_forgetting_wipes_the_bytes() -> None:
    slots = lying("cccd", "tear@20")
    reading = Reading(slots)
    with pytest.raises(CardGone):
        reading.read()
    notes = reading.reader._notes
    assert notes is not None
    kept = [piece.data for piece in notes.pieces.values()]
    assert any(any(data) for data in kept)
    reading.reader.forget()
    assert not any(any(data) for data in kept)


def test_nothing_is_held_after_a_reading_that_ended_well() -> None:
    reading = Reading(lying())
    reading.read()
    assert reading.reader._notes is None


@pytest.mark.parametrize("at", range(1, 22))
def test_a_reader_unplugged_at_any_command_is_card_removed(at: int) -> None:
    slots = lying("cccd", f"tear@{at}")
    slots.waits.append(lambda: setattr(slots, "readers", ()))
    with pytest.raises(CardGone):
        Reading(slots).read()


def test_one_plugged_in_again_goes_on() -> None:
    slots = lying("cccd", "tear@19")
    name, again = slots.readers, Field(build(PROFILES["cccd"]))
    slots.waits.append(lambda: setattr(slots, "readers", ()))

    def plug_in() -> None:
        slots.readers = name
        slots.fields[name[0]] = again

    slots.waits.append(plug_in)
    assert _whole(Reading(slots).read()) == WHOLE
    assert again.commands < 21
