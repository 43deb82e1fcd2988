"""The whole reader over simulated cards, in process: every profile, every fault, every key."""

import threading
from dataclasses import replace

import pytest

from kiosk.devices.card.anchors import TrustStore
from kiosk.devices.card.errors import (
    CardError,
    CardGone,
    CardSilent,
    Cloned,
    Forged,
    KeySource,
    NoCard,
    NoReader,
    NotIdCard,
    Stage,
    Stopped,
    Unreadable,
    WrongKey,
)
from kiosk.devices.card.events import CardEvent, IdentityRead, PhotoRead, Progress
from kiosk.devices.card.key import AccessKey
from kiosk.devices.card.mrz import MrzKey
from kiosk.devices.card.trust import Signer
from kiosk.sim.card.field import Field
from kiosk.sim.card.people import MAU, OLD
from kiosk.sim.card.profiles import PROFILES, build
from tests.devices.card.outcomes import OUTCOMES
from tests.devices.card.simulated import Reading, SimulatedSlots, key_of, lying, read


def judged(profile: str, faults: str = "") -> str | tuple[str | None, ...]:
    """The outcome in the table's form."""
    try:
        card = read(profile, faults)
    except CardError as error:
        return error.code
    trust = card.trust
    photo = card.photo.format if card.photo else None
    return (card.access, trust.integrity, trust.signer, trust.chip, trust.cross_check, photo)


def test_the_table_names_every_profile() -> None:
    assert set(OUTCOMES) == set(PROFILES)


@pytest.mark.parametrize("profile", OUTCOMES)
def test_each_profile_comes_to_its_outcome(profile: str) -> None:
    assert judged(profile) == OUTCOMES[profile]


def test_the_identity_is_told_before_the_photo_and_bytes_are_counted() -> None:
    reading = Reading(lying())
    card = reading.read()
    kinds = [type(event) for event in reading.events]
    assert kinds.index(IdentityRead) < kinds.index(PhotoRead)
    identity = next(event for event in reading.events if isinstance(event, IdentityRead))
    assert identity.card.citizen == card.citizen
    assert identity.card.trust.genuine
    assert identity.card.photo is None
    photo_steps = [e for e in reading.events if isinstance(e, Progress) and e.file == "DG2"]
    assert [e.done for e in photo_steps] == sorted({e.done for e in photo_steps})
    assert photo_steps[-1].done == photo_steps[-1].total == dict(card.files)["DG2"]
    assert len(photo_steps) >= 4
    assert (card.tally.identity_commands, card.tally.commands) == (16, 21)


def test_the_photo_may_be_skipped() -> None:
    card = read(photo=False)
    assert card.photo is None
    assert "DG2" not in dict(card.files)
    assert card.tally.commands == card.tally.identity_commands == 16


def test_the_citizen_is_the_holder() -> None:
    card = read()
    assert card.citizen.number == MAU.number
    assert card.citizen.name == MAU.name
    assert str(card.citizen.born) == "1990-01-15"
    assert card.details.mother == MAU.mother
    assert card.photo is not None
    assert (card.photo.width, card.photo.height) == (300, 400)
    assert len(card.photo.pixels()) == 300 * 400 * 3


def test_a_year_only_birth_is_a_partial_date() -> None:
    assert str(read("year-only").citizen.born) == "1990"


def test_a_long_residence_is_whole_in_the_details_and_cut_in_the_citizen() -> None:
    card = read("long-address")
    assert card.citizen.residence is not None
    assert len(card.citizen.residence) <= 300
    assert card.details.residence is not None
    assert len(card.details.residence) > 512


def test_without_anchors_nobody_is_genuine() -> None:
    reading = Reading(lying(), store=TrustStore())
    card = reading.read()
    assert card.trust.signer is Signer.UNKNOWN
    assert not card.trust.genuine
    assert Reading(lying("unknown-signer"), store=TrustStore()).read().trust.signer is Signer.UNKNOWN


def test_without_anchors_a_broken_signature_is_still_forged() -> None:
    with pytest.raises(Forged):
        Reading(lying("wrong-signature"), store=TrustStore()).read()


@pytest.mark.parametrize(
    ("key", "access"),
    [
        (AccessKey.of_digits("000001"), "PACE-CAN"),
        (AccessKey.of_digits(MAU.number), "PACE-CAN"),
        (AccessKey.of_mrz("".join(MAU.mrz())), "PACE-MRZ"),
    ],
    ids=["can", "number", "lines"],
)
def test_each_kind_of_key_opens_the_card(key: AccessKey, access: str) -> None:
    assert read(key=key).access == access


def test_a_wrong_can_falls_through_to_the_mrz_data() -> None:
    key = replace(key_of(), can="999999")
    assert read(key=key).access == "PACE-MRZ"


def test_a_card_without_pace_takes_the_second_expiry_candidate() -> None:
    right = MrzKey("190000001", "900115", "300115")
    wrong = MrzKey("190000001", "900115", "400115")
    key = AccessKey(KeySource.QR, can="000001", mrz=(wrong, right), number=MAU.number)
    card = read("bac-only", key=key)
    assert card.access == "BAC"


def test_never_more_than_three_sets_are_tried() -> None:
    slots = lying("bac-only")
    keys = tuple(MrzKey("190000001", "900115", f"{year}0115") for year in (31, 32, 33))
    with pytest.raises(WrongKey) as fault:
        Reading(slots).read(AccessKey(KeySource.QR, can="000001", mrz=keys))
    assert sum(command[1] == 0x82 for command, _ in slots.log) == 3
    assert fault.value.sw == 0x6300
    assert fault.value.stage is Stage.BAC


@pytest.mark.parametrize("status", ["6300", "6982", "6985", "6988", "63C2"])
@pytest.mark.parametrize("profile", ["cccd", "bac-only"])
def test_another_persons_qr_does_not_match(profile: str, status: str) -> None:
    with pytest.raises(WrongKey) as fault:
        read(profile, f"wrong-key:{status}", key=key_of(OLD))
    assert fault.value.source is KeySource.QR
    assert fault.value.code == "key_does_not_match"
    assert fault.value.sw == int(status, 16)


def test_a_can_alone_does_not_open_a_card_without_pace() -> None:
    with pytest.raises(WrongKey):
        read("bac-only", key=AccessKey.of_digits("000001"))


def test_a_number_that_shares_its_last_six_digits_is_another_persons() -> None:
    with pytest.raises(WrongKey) as fault:
        read(key=AccessKey.of_digits("079190000001"))
    assert fault.value.stage is Stage.DG1


def test_a_qr_with_another_name_is_a_mismatch_and_not_genuine() -> None:
    card = read(key=replace(key_of(), name="Nguyễn Thị Khác"))
    assert card.trust.cross_check == "mismatch"
    assert not card.trust.genuine


@pytest.mark.parametrize("profile", ["clone", "clone-aa", "clone-cam"])
def test_a_copied_chip_is_cloned(profile: str) -> None:
    with pytest.raises(Cloned):
        read(profile)


@pytest.mark.parametrize("number", [1, 2, 13, 14])
def test_each_changed_file_is_forged(number: int) -> None:
    with pytest.raises(Forged):
        read("cccd", f"hash:DG{number}")
    with pytest.raises(Forged):
        read("aa-ec", "hash:DG15")


@pytest.mark.parametrize("kind", ["long", "deep", "many", "open", "empty", "lie"])
def test_hostile_lengths_end_typed(kind: str) -> None:
    with pytest.raises((Unreadable, Forged)):
        read("cccd", f"hostile:{kind}")


def test_a_silent_card_is_typed() -> None:
    with pytest.raises(CardSilent):
        read("cccd", "silent@12")


def test_a_set_stop_ends_the_reading_at_the_next_command() -> None:
    reading = Reading(lying())
    seen: list[int] = []

    def stop_soon(event: CardEvent) -> None:
        reading.stop.set()
        seen.append(reading.slots.fields["Simulated 0"].commands)

    with pytest.raises(Stopped):
        reading.reader.read(key_of(), reading.stop, stop_soon)
    assert reading.slots.fields["Simulated 0"].commands <= seen[0] + 1
    assert reading.slots.open == 0


def test_no_reader_and_no_card_are_told_apart() -> None:
    with pytest.raises(NoReader):
        Reading(SimulatedSlots({}, ())).read()
    with pytest.raises(NoCard):
        Reading(SimulatedSlots({})).read()


def test_a_refused_reader_is_no_reader() -> None:
    slots = lying()
    slots.refused = "virtual"
    with pytest.raises(NoReader):
        Reading(slots).read()


def test_a_card_that_comes_later_is_read() -> None:
    slots = SimulatedSlots({})
    slots.waits.append(lambda: slots.fields.update(lying().fields))
    assert Reading(slots).read().citizen.number == MAU.number


def test_of_two_cards_the_one_the_key_opens_is_read() -> None:
    two = SimulatedSlots({"A": Field(build(PROFILES["no-expiry"])), "B": Field(build(PROFILES["cccd"]))}, ("A", "B"))
    assert Reading(two).read().citizen.number == MAU.number
    other = SimulatedSlots(
        {"A": Field(build(PROFILES["not-an-id"])), "B": Field(build(PROFILES["no-expiry"]))}, ("A", "B")
    )
    with pytest.raises(WrongKey):
        Reading(other).read()


def test_another_kind_of_card_is_no_id_card() -> None:
    with pytest.raises(NotIdCard) as fault:
        read("not-an-id")
    assert fault.value.sw == 0x6A82


def test_no_thread_is_left() -> None:
    before = threading.active_count()
    for at in (3, 12, 19):
        with pytest.raises(CardGone):
            read("cccd", f"tear@{at}")
    assert threading.active_count() == before


def test_no_error_or_representation_holds_the_patient(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    card = read()
    texts = [repr(card), repr(card.trust), *(record.getMessage() for record in caplog.records)]
    for profile, expected in OUTCOMES.items():
        if isinstance(expected, str):
            try:
                read(profile)
            except CardError as error:
                texts += [repr(error), str(error), repr(error.__dict__), repr(error.__context__)]
    whole = "\n".join(texts)
    for secret in (MAU.number, MAU.name, "Mẫu", "NGUYEN", "900115", MAU.residence):
        assert secret not in whole
