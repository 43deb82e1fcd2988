"""Public keys as certificates carry them, also where a curve is spelled out instead of named (ICAO 9303-12 §4.4)."""

from typing import Any, Final

from asn1crypto import keys
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from kiosk.devices.card import tlv
from kiosk.devices.card.agreement import LIBRARY
from kiosk.devices.card.asn1 import ASN1_FAULTS
from kiosk.devices.card.curves import Curve, Point
from kiosk.devices.card.domains import STANDARDIZED, matching

HASHES: Final[dict[str, hashes.HashAlgorithm]] = {
    "sha1": hashes.SHA1(),  # noqa: S303 - documents signed with it are still valid
    "sha224": hashes.SHA224(),
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_DOTTED: Final = {
    "1.3.36.3.3.2.8.1.1.3": "brainpoolP192r1",
    "1.3.36.3.3.2.8.1.1.5": "brainpoolP224r1",
    "1.3.36.3.3.2.8.1.1.7": "brainpoolP256r1",
    "1.3.36.3.3.2.8.1.1.9": "brainpoolP320r1",
    "1.3.36.3.3.2.8.1.1.11": "brainpoolP384r1",
    "1.3.36.3.3.2.8.1.1.13": "brainpoolP512r1",
    "1.2.840.10045.3.1.1": "secp192r1",
    "1.3.132.0.33": "secp224r1",
    "1.2.840.10045.3.1.7": "secp256r1",
    "1.3.132.0.34": "secp384r1",
    "1.3.132.0.35": "secp521r1",
}

EcKey = tuple[Curve, Point]
PublicKey = rsa.RSAPublicKey | EcKey


def parse_public_key(info: bytes) -> PublicKey:
    """From an encoded SubjectPublicKeyInfo. Raises Malformed, also for kinds and curves no card uses."""
    try:
        spki = keys.PublicKeyInfo.load(info, strict=True)
        if spki.algorithm in ("rsa", "rsassa_pss"):
            numbers = spki["public_key"].parsed
            modulus, exponent = int(numbers["modulus"].native), int(numbers["public_exponent"].native)
            # An exponent as long as the modulus makes one signature cost seconds.
            if not 1024 <= modulus.bit_length() <= 4096 or exponent.bit_length() > 33:
                raise tlv.Malformed("an RSA key of 1024 to 4096 bits with a short exponent is wanted")
            return rsa.RSAPublicNumbers(exponent, modulus).public_key()
        if spki.algorithm == "ec":
            curve = _curve(spki["algorithm"]["parameters"].chosen)
            return curve, curve.decode(bytes(spki["public_key"]))
    except tlv.Malformed:
        raise
    except ASN1_FAULTS:
        raise tlv.Malformed("a public key that is not one") from None
    raise tlv.Malformed("a public key of RSA or elliptic curves is wanted")


def _curve(parameters: Any) -> Curve:
    if isinstance(parameters, keys.NamedCurve):
        name = _DOTTED.get(parameters.dotted)
        found = next((c for c in STANDARDIZED.values() if c.name == name), None)
    elif isinstance(parameters, keys.SpecifiedECDomain):
        found = _explicit(parameters)
    else:
        found = None
    if found is None:
        raise tlv.Malformed("a curve that documents do not use")
    return found


def _explicit(domain: Any) -> Curve | None:
    """The standard curve these parameters spell. Coefficients and base point are octet strings, not numbers."""
    p = int(domain["field_id"]["parameters"].native)
    a, b = (int.from_bytes(domain["curve"][name].contents, "big") for name in ("a", "b"))
    base, size = domain["base"].contents, (p.bit_length() + 7) // 8
    order = int(domain["order"].native)
    if base[:1] in (b"\x02", b"\x03") and len(base) == size + 1:
        x = int.from_bytes(base[1:], "big")
        known = next((c for c in STANDARDIZED.values() if c.p == p and c.g.x == x and c.g.y & 1 == base[0] & 1), None)
        return known and matching(p, a, b, known.g, order)
    if base[:1] != b"\x04" or len(base) != 2 * size + 1:
        return None
    point = Point(int.from_bytes(base[1 : size + 1], "big"), int.from_bytes(base[size + 1 :], "big"))
    return matching(p, a, b, point, order)


def verify_ecdsa(key: EcKey, signature: bytes, data: bytes, algorithm: str) -> bool:
    """Whether an ECDSA signature in DER holds."""
    curve, point = key
    named = LIBRARY.get(curve.name)
    digest = HASHES.get(algorithm)
    if named is None or digest is None:
        return False
    try:
        public = ec.EllipticCurvePublicKey.from_encoded_point(named, curve.encode(point))
        public.verify(signature, data, ec.ECDSA(digest))
    except (InvalidSignature, ValueError):
        return False
    return True


def plain_to_der(signature: bytes) -> bytes | None:
    """`r ‖ s` of equal halves as DER (BSI TR-03111 §5.2.1); None where it cannot be halved."""
    half, odd = divmod(len(signature), 2)
    if odd or not half:
        return None
    return encode_dss_signature(int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big"))


def verify_rsa(key: rsa.RSAPublicKey, signature: bytes, data: bytes, algorithm: str, pss_salt: int | None) -> bool:
    """Whether an RSA signature holds: PKCS #1 v1.5, or PSS with this many bytes of salt."""
    digest = HASHES.get(algorithm)
    if digest is None:
        return False
    scheme = padding.PKCS1v15() if pss_salt is None else padding.PSS(padding.MGF1(digest), pss_salt)
    try:
        key.verify(signature, data, scheme, digest)
    except (InvalidSignature, ValueError):
        return False
    return True
