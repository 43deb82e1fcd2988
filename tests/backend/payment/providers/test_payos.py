"""payOS: signatures as published, answers of every kind, notices true and false."""

import copy
import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backend.far_end import NoAnswerError, Reply
from kiosk.backend.payment.providers import payos_sign
from kiosk.backend.payment.providers.payos import PayOs
from kiosk.backend.payment.providers.provider import (
    Asked,
    NoticeRefusedError,
    OrderExistsError,
    OrderRefusedError,
    OrderState,
    ProviderAwayError,
    Repayment,
)
from kiosk.domain.money import Dong
from kiosk.domain.vietqr import VietQr
from kiosk.sim.bank.payos import PayosCounter, stamp
from kiosk.sim.bank.vault import Vault
from tests.backend.payment.world import KEYS, START, Clock, DirectWire

SAMPLE_KEY = "1a54716c8f0efb2744fb28b6e38b25da7f67a925d98bc1c18bd8faaecadd7675"
SAMPLE: dict[str, Any] = {
    "accountNumber": "12345678",
    "amount": 3000,
    "code": "00",
    "counterAccountBankId": None,
    "counterAccountBankName": None,
    "counterAccountName": None,
    "counterAccountNumber": None,
    "currency": "VND",
    "desc": "Thành công",
    "description": "VQRIO123",
    "orderCode": 123,
    "paymentLinkId": "124c33293c43417ab7879e14c8d9eb18",
    "reference": "TF230204212323",
    "transactionDateTime": "2023-02-04 18:25:00",
    "virtualAccountName": "",
    "virtualAccountNumber": "",
}
SIGNATURE = "412e915d2871504ed31be63c8f62a149a4410d34c4c42affc9006ef9917eaa03"
ASKED = Asked("VPABCDEF2", 4_611_686_018, Dong(50_000), START + timedelta(minutes=7))


@pytest.fixture
def vault() -> Vault:
    return Vault(Clock())


@pytest.fixture
def payos(vault: Vault) -> PayOs:
    return PayOs(DirectWire(PayosCounter(vault, KEYS)), KEYS.client, KEYS.api, KEYS.checksum)


def notice(data: dict[str, Any], key: str = KEYS.checksum) -> bytes:
    return json.dumps({"code": "00", "success": True, "data": data, "signature": stamp(key, data)}).encode()


def test_the_published_signature_is_reproduced() -> None:
    assert payos_sign.sign(SAMPLE_KEY, SAMPLE) == SIGNATURE
    assert payos_sign.verify(SAMPLE_KEY, SAMPLE, SIGNATURE)


@pytest.mark.parametrize("signature", [None, "", SIGNATURE[:-1] + "4", SIGNATURE[:-1], 7, "ấ" * 64, ["x"]])
def test_another_signature_is_refused(signature: object) -> None:
    assert not payos_sign.verify(SAMPLE_KEY, SAMPLE, signature)


@given(st.sampled_from(sorted(SAMPLE)), st.text(min_size=1, max_size=5))
def test_one_changed_field_breaks_the_signature(name: str, more: str) -> None:
    changed = SAMPLE | {name: f"{SAMPLE[name]}{more}"}
    assert not payos_sign.verify(SAMPLE_KEY, changed, SIGNATURE)


def test_a_text_nobody_can_have_signed_is_forged_and_no_error_of_ours(payos: PayOs) -> None:
    for data in ('{"a": "\\ud800"}', '{"\\ud800": "a"}'):
        with pytest.raises(NoticeRefusedError) as refused:
            payos.notice({}, f'{{"data": {data}, "signature": "00"}}'.encode())
        assert refused.value.kind == "forged"


def test_a_signed_notice_is_believed_with_fields_added_or_left_out(payos: PayOs) -> None:
    data = SAMPLE | {"reference": "FT1"}
    for changed in (data, data | {"newField": "x"}, {k: v for k, v in data.items() if k != "virtualAccountName"}):
        (arrival,) = payos.notice({}, notice(changed))
        assert (arrival.txn_id, arrival.amount, arrival.order_code) == ("FT1", Dong(3000), 123)
        assert arrival.credited_at.isoformat() == "2023-02-04T18:25:00+07:00"


def test_the_providers_own_trial_notice_is_about_no_money(payos: PayOs) -> None:
    assert payos.notice({}, notice(SAMPLE)) == ()


@given(st.data())
def test_a_notice_with_one_changed_byte_is_never_another_amount(data: st.DataObject) -> None:
    payos = PayOs(DirectWire(PayosCounter(Vault(Clock()), KEYS)), KEYS.client, KEYS.api, KEYS.checksum)
    good = notice(SAMPLE | {"reference": "FT1"})
    at = data.draw(st.integers(0, len(good) - 1))
    byte = data.draw(st.integers(0, 255))
    changed = good[:at] + bytes([byte]) + good[at + 1 :]
    try:
        arrivals = payos.notice({}, changed)
    except NoticeRefusedError:
        return
    assert [(a.txn_id, a.amount) for a in arrivals] == [("FT1", Dong(3000))]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", "malformed"),
        (b"[]", "malformed"),
        (b'{"data": 5}', "malformed"),
        (b"[" * 50_000, "malformed"),
        (b"{" + b" " * 70_000 + b"}", "malformed"),
        (notice(SAMPLE, "another key"), "forged"),
        (notice(SAMPLE | {"reference": "F", "currency": "USD"}), "currency"),
        (notice(SAMPLE | {"reference": "F", "amount": 0}), "malformed"),
        (notice(SAMPLE | {"reference": "F", "amount": -5}), "malformed"),
        (notice(SAMPLE | {"reference": "F", "amount": 1.5}), "malformed"),
        (notice(SAMPLE | {"reference": "F", "amount": 10**30}), "malformed"),
        (notice(SAMPLE | {"reference": ""}), "malformed"),
        (notice(SAMPLE | {"reference": "F", "transactionDateTime": "yesterday"}), "malformed"),
    ],
)
def test_a_notice_that_cannot_be_believed_is_refused(payos: PayOs, raw: bytes, kind: str) -> None:
    with pytest.raises(NoticeRefusedError) as caught:
        payos.notice({}, raw)
    assert caught.value.kind == kind


@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_be_refused(raw: bytes) -> None:
    payos = PayOs(DirectWire(PayosCounter(Vault(Clock()), KEYS)), KEYS.client, KEYS.api, KEYS.checksum)
    with pytest.raises(NoticeRefusedError):
        payos.notice({}, raw)


def test_an_order_is_made_once_and_found_again(payos: PayOs) -> None:
    order = payos.create(ASKED)
    assert order.qr_payload is not None
    assert VietQr.decode(order.qr_payload).account == order.account
    assert order.expires_at == ASKED.expires_at
    with pytest.raises(OrderExistsError):
        payos.create(ASKED)
    found = payos.get(ASKED)
    assert found is not None
    assert (found.order_id, found.state) == (order.order_id, OrderState.OPEN)
    payos.cancel(ASKED)
    again = payos.get(ASKED)
    assert again is not None
    assert again.state is OrderState.OVER


def test_an_order_nobody_made_is_none(payos: PayOs) -> None:
    assert payos.get(ASKED) is None
    payos.cancel(ASKED)


def test_what_was_paid_is_listed(payos: PayOs, vault: Vault) -> None:
    order = payos.create(ASKED)
    vault.transfer(str(order.account), 20_000, "x")
    found = payos.get(ASKED)
    assert found is not None
    assert found.received == Dong(20_000)
    assert found.state is OrderState.OPEN
    assert [(c.amount, c.order_code) for c in found.credits] == [(Dong(20_000), ASKED.order_code)]


def test_an_order_the_provider_does_not_take_is_refused(payos: PayOs) -> None:
    with pytest.raises(OrderRefusedError):
        payos.create(Asked("A DESCRIPTION TOO LONG", 5, Dong(50_000), START))


def test_a_refund_is_sent_under_its_key_and_happens_once(payos: PayOs, vault: Vault) -> None:
    repayment = Repayment("R7", Dong(5_000), "970436", "0011")
    assert payos.refund(repayment)
    assert payos.refund(repayment)
    assert [(p.key, p.amount) for p in vault.payouts.values()] == [("R7", 5_000)]


class Answering:
    """A far end that always says the same."""

    def __init__(self, reply: Reply | None) -> None:
        self._reply = reply

    def ask(self, *_arguments: object, **_more: object) -> Reply:
        if self._reply is None:
            raise NoAnswerError("cut")
        return self._reply


GOOD = {"id": "L", "orderCode": 5, "amount": 5, "amountPaid": 0, "status": "PENDING", "transactions": []}


@pytest.mark.parametrize(
    "reply",
    [
        None,
        Reply(500, b'{"code":"00"}', {}),
        Reply(429, b'{"code":"429"}', {}),
        Reply(401, b'{"code":"401"}', {}),
        Reply(200, b"<html>", {}),
        Reply(200, b"[]", {}),
        Reply(200, b'{"code":5}', {}),
        Reply(200, b'{"code":"00","data":null}', {}),
        Reply(200, json.dumps({"code": "00", "data": GOOD | {"status": "NEW WORD"}}).encode(), {}),
        Reply(200, json.dumps({"code": "00", "data": GOOD | {"amount": "5"}}).encode(), {}),
        Reply(200, json.dumps({"code": "00", "data": GOOD | {"transactions": {"a": 1}}}).encode(), {}),
        Reply(200, json.dumps({"code": "00", "data": GOOD | {"transactions": [{"amount": 1}]}}).encode(), {}),
        Reply(200, json.dumps({"code": "77"}).encode(), {}),
    ],
)
def test_an_unclear_answer_is_unknown_never_failed(reply: Reply | None) -> None:
    payos = PayOs(Answering(reply), "c", "a", "k")
    with pytest.raises(ProviderAwayError):
        payos.get(copy.copy(ASKED))
