"""Signatures over CMS contents and certificates, whatever of the allowed algorithms they use (ICAO 9303-12 §4.4)."""

import hashlib
from typing import Any

from kiosk.devices.card import tlv
from kiosk.devices.card.asn1 import ASN1_FAULTS
from kiosk.devices.card.publickey import HASHES, parse_public_key, verify_ecdsa, verify_rsa
from kiosk.devices.card.sod import Signed


def verify(public_key_info: bytes, algorithm: Any, digest: str | None, signature: bytes, data: bytes) -> bool:
    """Whether `signature` holds. `algorithm` is a SignedDigestAlgorithm of asn1crypto; False for anything unknown.

    `digest` is the hash named elsewhere, for algorithms that do not name their own.
    """
    try:
        key = parse_public_key(public_key_info)
        kind = algorithm.signature_algo
        bare = algorithm["algorithm"].native in ("rsassa_pkcs1v15", "ecdsa")
        named = digest if bare else algorithm.hash_algo
        if isinstance(key, tuple):
            return kind == "ecdsa" and verify_ecdsa(key, signature, data, str(named))
        salt = int(algorithm["parameters"]["salt_length"].native) if kind == "rsassa_pss" else None
        return kind in ("rsassa_pkcs1v15", "rsassa_pss") and verify_rsa(key, signature, data, str(named), salt)
    except ASN1_FAULTS:
        return False


def signing_certificate(signed: Signed) -> Any | None:
    """The certificate the signer names by issuer and serial number or by key identifier; None where it is not there."""
    try:
        sid = signed.signer["sid"]
        for certificate in signed.certificates:
            if sid.name == "issuer_and_serial_number":
                wanted = sid.chosen
                if (
                    certificate.serial_number == wanted["serial_number"].native
                    and certificate.issuer.dump() == wanted["issuer"].dump()
                ):
                    return certificate
            elif certificate.key_identifier == sid.chosen.native:
                return certificate
    except ASN1_FAULTS:
        return None
    return None


def signature_holds(signed: Signed, certificate: Any) -> bool:
    """Whether the signer's key signed this content: over the signed attributes where there are any (RFC 5652 §5.4)."""
    try:
        signer = signed.signer
        digest = str(signer["digest_algorithm"]["algorithm"].native)
        if digest not in HASHES:
            return False
        attributes = signer["signed_attrs"]
        data = signed.content
        if len(attributes):
            if not _attributes_match(attributes, signed, digest):
                return False
            data = b"\x31" + attributes.dump()[1:]  # signed as the SET it is, sent under an implicit tag
        info = certificate["tbs_certificate"]["subject_public_key_info"].dump()
        return verify(info, signer["signature_algorithm"], digest, bytes(signer["signature"].native), data)
    except ASN1_FAULTS:
        return False


def _attributes_match(attributes: Any, signed: Signed, digest: str) -> bool:
    found: dict[str, Any] = {str(a["type"].native): a["values"][0] for a in attributes}
    stated = found.get("message_digest")
    kind = found.get("content_type")
    if stated is None or kind is None or kind.dotted != signed.content_type:
        return False
    return bool(stated.native == hashlib.new(digest, signed.content, usedforsecurity=False).digest())


def issued_by(certificate: Any, issuer: Any) -> bool:
    """Whether `issuer`'s key signed `certificate`, both of asn1crypto."""
    try:
        if certificate.issuer.dump() != issuer.subject.dump() and certificate.issuer != issuer.subject:
            return False
        info = issuer["tbs_certificate"]["subject_public_key_info"].dump()
        return verify(
            info,
            certificate["signature_algorithm"],
            None,
            bytes(certificate["signature_value"].native),
            certificate["tbs_certificate"].dump(),
        )
    except (*ASN1_FAULTS, tlv.Malformed):
        return False
