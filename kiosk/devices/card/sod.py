"""The security object: the hash of every file, signed by the issuer (ICAO 9303-10 §4.6.2; RFC 5652)."""

import hashlib
from dataclasses import dataclass, field
from typing import Any, Final

from asn1crypto import algos, cms, core

from kiosk.devices.card import tlv
from kiosk.devices.card.asn1 import ASN1_FAULTS

LDS_SECURITY_OBJECT: Final = "2.23.136.1.1.1"
HASHES: Final = ("sha1", "sha224", "sha256", "sha384", "sha512")


class _GroupHash(core.Sequence):  # type: ignore[misc]  # asn1crypto is untyped
    _fields = [("number", core.Integer), ("value", core.OctetString)]  # noqa: RUF012 - asn1crypto's way


class _GroupHashes(core.SequenceOf):  # type: ignore[misc]  # asn1crypto is untyped
    _child_spec = _GroupHash


class _VersionInfo(core.Sequence):  # type: ignore[misc]  # asn1crypto is untyped
    _fields = [("lds", core.PrintableString), ("unicode", core.PrintableString)]  # noqa: RUF012 - asn1crypto's way


class _SecurityObject(core.Sequence):  # type: ignore[misc]  # asn1crypto is untyped
    _fields = [  # noqa: RUF012 - asn1crypto's way
        ("version", core.Integer),
        ("algorithm", algos.DigestAlgorithm),
        ("hashes", _GroupHashes),
        ("info", _VersionInfo, {"optional": True}),
    ]


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed content as CMS carries it: what was signed, by which certificate, with which algorithms."""

    content: bytes = field(repr=False)
    content_type: str
    signer: Any = field(repr=False)
    certificates: tuple[Any, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sod:
    """The hashes by data-group number, and the signature over them."""

    algorithm: str
    hashes: tuple[tuple[int, bytes], ...] = field(repr=False)
    signed: Signed = field(repr=False)

    def lists(self, number: int) -> bool:
        """Whether the issuer put this data group on the card."""
        return any(n == number for n, _ in self.hashes)

    def holds(self, number: int, data: bytes) -> bool:
        """Whether this file is the one the issuer hashed."""
        digest = hashlib.new(self.algorithm, data, usedforsecurity=False).digest()
        return any(n == number and value == digest for n, value in self.hashes)


def parse_signed(data: bytes) -> Signed:
    """One CMS SignedData with one signer. Raises Malformed."""
    try:
        info = cms.ContentInfo.load(data)
        if info["content_type"].native != "signed_data":
            raise tlv.Malformed("signed data is wanted")
        body = info["content"]
        encapsulated = body["encap_content_info"]
        raw = bytes(encapsulated["content"])
        signers = list(body["signer_infos"])
        certificates = tuple(c.chosen for c in body["certificates"] if c.name == "certificate")
        if len(signers) != 1:
            raise tlv.Malformed("one signer is wanted")
        return Signed(raw, encapsulated["content_type"].dotted, signers[0], certificates)
    except tlv.Malformed:
        raise
    except ASN1_FAULTS:
        raise tlv.Malformed("a structure that is not CMS signed data") from None


def parse_sod(data: bytes) -> Sod:
    """From `77 L` and the CMS structure. Raises Malformed."""
    signed = parse_signed(tlv.only(data, 0x77))
    if signed.content_type != LDS_SECURITY_OBJECT:
        raise tlv.Malformed("the signed content is not a list of hashes")
    try:
        body = _SecurityObject.load(signed.content, strict=True)
        algorithm = str(body["algorithm"]["algorithm"].native)
        hashes = tuple((int(h["number"].native), bytes(h["value"].native)) for h in body["hashes"])
    except ASN1_FAULTS:
        raise tlv.Malformed("a list of hashes that is not one") from None
    if algorithm not in HASHES or not 1 <= len(hashes) <= 16:
        raise tlv.Malformed("one to sixteen hashes of a known kind are wanted")
    return Sod(algorithm, hashes, signed)
