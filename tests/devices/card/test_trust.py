"""Passive authentication: signatures, chains, anchors, revocation."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import pem
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card.anchors import TrustFault, TrustStore
from kiosk.devices.card.passive import integrity_of, signer_of
from kiosk.devices.card.publickey import parse_public_key, plain_to_der
from kiosk.devices.card.sod import Sod, parse_sod
from kiosk.devices.card.tlv import Malformed
from kiosk.devices.card.trust import Chip, CrossCheck, Integrity, Signer, Trust
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.sim.card.authority import Issuer, Pen, certificate, ec_public, revocation_list
from kiosk.sim.card.points import GROUPS

NOW = datetime.now(HOSPITAL_TIME)
FILES = {1: b"one", 13: b"thirteen"}
PENS = [
    Pen("signer"),
    Pen("signer", "nist-p384", "sha384"),
    Pen("signer", "nist-p521", "sha512"),
    Pen("signer", "brainpool-256", "sha256", spelled=True),
    Pen("signer", "brainpool-384", "sha384"),
    Pen("signer", "brainpool-512", "sha512", spelled=True),
    Pen("signer", "nist-p256", "sha1"),
    Pen("signer", "rsa", "sha1"),
    Pen("signer", "rsa", "sha256"),
    Pen("signer", "rsa", "sha512"),
    Pen("signer", "rsa-pss", "sha256"),
    Pen("signer", "rsa-pss", "sha512"),
]
ROOTS = [
    Pen("root", "brainpool-512", "sha512", spelled=True),
    Pen("root", "nist-p384", "sha384"),
    Pen("root", "rsa", "sha256"),
    Pen("root", "rsa-pss", "sha256"),
]


def _judged(issuer: Issuer, store: TrustStore, digest: str = "sha256", when: datetime = NOW) -> Signer:
    return signer_of(parse_sod(issuer.security_object(FILES, digest)).signed, store, when)


def _store(issuer: Issuer) -> TrustStore:
    return TrustStore.of_certificates([issuer.anchor()])


@pytest.mark.parametrize("pen", PENS, ids=lambda pen: f"{pen.group}-{pen.digest}{'-spelled' * pen.spelled}")
def test_every_kind_of_signer_is_trusted_under_its_root(pen: Pen) -> None:
    issuer = Issuer(pen=pen)
    assert _judged(issuer, _store(issuer)) is Signer.TRUSTED


@pytest.mark.parametrize("root", ROOTS, ids=lambda pen: f"{pen.group}-{pen.digest}")
@pytest.mark.parametrize("digest", ["sha1", "sha256", "sha384", "sha512"])
def test_so_is_every_kind_of_root_and_hash(root: Pen, digest: str) -> None:
    issuer = Issuer(root=root)
    assert _judged(issuer, _store(issuer), digest) is Signer.TRUSTED


def test_without_anchors_the_signer_is_unknown() -> None:
    assert _judged(Issuer(), TrustStore()) is Signer.UNKNOWN


def test_with_anchors_a_signer_of_another_root_has_failed() -> None:
    forger = Issuer(root=Pen("forger"))
    assert _judged(forger, _store(Issuer())) is Signer.FAILED  # the same name, another key
    assert _judged(replace(forger, name="CSCA Other"), _store(Issuer())) is Signer.FAILED


def test_a_signer_out_of_force_has_failed() -> None:
    issuer = Issuer()
    assert _judged(issuer, _store(issuer), when=NOW + timedelta(days=365 * 13)) is Signer.FAILED
    assert _judged(issuer, _store(issuer), when=NOW - timedelta(days=365 * 2)) is Signer.FAILED


def test_a_withdrawn_signer_has_failed(tmp_path: Path) -> None:
    issuer = Issuer()
    (tmp_path / "csca.cer").write_bytes(issuer.anchor())
    (tmp_path / "list.crl").write_bytes(revocation_list(issuer.name, issuer.root, [issuer.serial, 99]))
    assert _judged(issuer, TrustStore.load(tmp_path)) is Signer.FAILED
    assert _judged(replace(issuer, serial=18), TrustStore.load(tmp_path)) is Signer.TRUSTED


def test_a_list_no_anchor_signed_is_a_fault(tmp_path: Path) -> None:
    issuer = Issuer()
    (tmp_path / "csca.cer").write_bytes(issuer.anchor())
    (tmp_path / "list.crl").write_bytes(revocation_list(issuer.name, Pen("forger"), [1]))
    with pytest.raises(TrustFault, match=r"list\.crl"):
        TrustStore.load(tmp_path)


def test_a_directory_of_certificates_is_read_in_both_forms(tmp_path: Path) -> None:
    one, two = Issuer(), Issuer(name="CSCA Second", root=Pen("second"))
    (tmp_path / "a.der").write_bytes(one.anchor())
    (tmp_path / "b.pem").write_bytes(pem.armor("CERTIFICATE", two.anchor()) + pem.armor("CERTIFICATE", one.anchor()))
    (tmp_path / "README").write_text("passed over")
    store = TrustStore.load(tmp_path)
    assert len(store.anchors) == 3
    assert _judged(one, store) is _judged(two, store) is Signer.TRUSTED


@pytest.mark.parametrize("data", [b"", b"garbage", b"0\x03\x02\x01\x05", b"-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_a_file_that_is_no_certificate_is_a_fault_by_name(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.cer").write_bytes(data)
    with pytest.raises(TrustFault, match=r"bad\.cer"):
        TrustStore.load(tmp_path)


def test_no_directory_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(TrustFault, match="directory"):
        TrustStore.load(tmp_path / "absent")


def test_a_spoiled_signature_has_failed() -> None:
    signed = parse_sod(Issuer().security_object(FILES, spoil=True)).signed
    assert signer_of(signed, TrustStore(), NOW) is Signer.FAILED


def test_a_changed_list_of_hashes_has_failed() -> None:
    whole = Issuer().security_object(FILES)
    sod = parse_sod(whole)
    _, digest = sod.hashes[0]
    changed = parse_sod(whole.replace(digest, bytes(32)))
    assert changed.hashes[0][1] == bytes(32)
    assert signer_of(changed.signed, TrustStore(), NOW) is Signer.FAILED


def test_integrity_wants_every_file_read_in_the_list() -> None:
    sod = parse_sod(Issuer().security_object(FILES))
    assert integrity_of(sod, FILES) is Integrity.OK
    assert integrity_of(sod, {1: b"one"}) is Integrity.OK
    assert integrity_of(sod, {1: b"other"}) is Integrity.FAILED
    assert integrity_of(sod, {2: b"one"}) is Integrity.FAILED
    assert sod.lists(13)
    assert not sod.lists(2)


SOD = Issuer().security_object(FILES)


@given(st.integers(0, len(SOD) - 1), st.integers(0, 255))
def test_one_changed_byte_is_never_trusted_more(at: int, value: int) -> None:
    changed = bytearray(SOD)
    changed[at] = value
    try:
        sod: Sod = parse_sod(bytes(changed))
    except Malformed:
        return
    if signer_of(sod.signed, _STORE, NOW) is Signer.TRUSTED:
        assert sod.hashes == parse_sod(SOD).hashes


_STORE = _store(Issuer())


@given(st.binary(max_size=300))
def test_any_other_bytes_are_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        parse_sod(data)
    with pytest.raises(Malformed):
        parse_sod(b"\x77\x82" + len(data).to_bytes(2, "big") + data)


@given(st.binary(max_size=200))
def test_any_other_bytes_are_no_public_key(data: bytes) -> None:
    with pytest.raises(Malformed):
        parse_public_key(data)


@pytest.mark.parametrize("name", GROUPS)
def test_a_curve_is_the_same_named_or_spelled(name: str) -> None:
    group = GROUPS[name]
    assert parse_public_key(ec_public(group, 12345, spelled=True)) == parse_public_key(
        ec_public(group, 12345, spelled=False)
    )


def test_a_spelled_curve_with_one_number_changed_is_refused() -> None:
    group = GROUPS["brainpool-256"]
    spelled = ec_public(group, 12345, spelled=True)
    with pytest.raises(Malformed):
        parse_public_key(spelled.replace(group.b.to_bytes(32, "big"), (group.b ^ 1).to_bytes(32, "big")))


def test_a_plain_signature_is_two_halves() -> None:
    assert plain_to_der(b"") is None
    assert plain_to_der(b"abc") is None
    assert plain_to_der(bytes([0, 1, 0, 2])) == bytes.fromhex("3006020101020102")


def test_genuine_wants_all_four() -> None:
    all_four = Trust(Integrity.OK, Signer.TRUSTED, Chip.AUTHENTIC, CrossCheck.OK)
    assert all_four.genuine
    assert not replace(all_four, signer=Signer.UNKNOWN).genuine
    assert not replace(all_four, chip=Chip.UNSUPPORTED).genuine
    assert not replace(all_four, integrity=Integrity.ABSENT).genuine
    assert not replace(all_four, cross_check=CrossCheck.MISMATCH).genuine


def test_an_issuer_that_is_no_authority_is_not_asked_to_be_one() -> None:
    """A document signer must not vouch for another: only anchors sign."""
    issuer = Issuer()
    chained = certificate("Signer 2", Pen("two"), issuer="Document Signer Simulated", pen=issuer.pen, serial=5)
    store = _store(issuer)
    assert not store.trusts(TrustStore.of_certificates([chained]).anchors[0], NOW)
