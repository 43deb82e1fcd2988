"""A provider that answers late, or not at all, while a payment begins, ends, or is left."""

import pytest

from kiosk.backend.payment.till import BillPaidError, ProviderDownError
from tests.backend.payment.world import World, away, no_trouble


def test_an_answer_lost_at_creation_never_makes_a_second_order(world: World) -> None:
    bill = world.bill()
    world.wire.trouble = away("after")
    payment = world.start(bill)
    assert payment["state"] == "creating"
    assert payment["qr_payload"] is None
    world.wire.trouble = no_trouble
    world.run(seconds=40)
    assert len(world.vault.orders) == 1


def test_a_provider_that_is_away_makes_nothing_failed(world: World) -> None:
    bill = world.bill()
    payment = world.start(bill)
    world.payer_pays(payment["qr_payload"])
    world.wire.trouble = away("before")
    world.run(minutes=6)
    assert world.look(payment["id"])["state"] == "closing"
    with pytest.raises(ProviderDownError):
        world.start(bill)
    world.wire.trouble = no_trouble
    world.run(minutes=2)
    assert world.look(payment["id"])["state"] == "paid"


def test_money_at_the_bank_is_found_before_a_new_code_is_made(world: World) -> None:
    bill = world.bill()
    payment = world.start(bill)
    world.pay.till.leave(str(payment["id"]), "K1")
    world.run(seconds=3)
    world.payer_pays(payment["qr_payload"])
    with pytest.raises(BillPaidError):
        world.start(bill)
    assert world.look(payment["id"])["state"] == "paid"
    assert len(world.vault.orders) == 1


def test_leaving_before_the_provider_answered_closes_as_soon_as_it_does(world: World) -> None:
    world.wire.trouble = away("before")
    payment = world.start(world.bill())
    left = world.pay.till.leave(str(payment["id"]), "K1")
    assert left is not None
    assert left.document["state"] == "creating"
    world.wire.trouble = no_trouble
    world.run(minutes=1)
    world.run(seconds=3)
    assert world.look(payment["id"])["state"] == "closed"
