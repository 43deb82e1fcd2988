"""Keys on the standard generators and shared secrets: by the library where it knows the curve, else by `curves`."""

from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.devices.card.curves import Curve, Point
from kiosk.devices.card.tlv import Malformed

LIBRARY: Final[dict[str, ec.EllipticCurve]] = {
    "secp192r1": ec.SECP192R1(),
    "secp224r1": ec.SECP224R1(),
    "secp256r1": ec.SECP256R1(),
    "secp384r1": ec.SECP384R1(),
    "secp521r1": ec.SECP521R1(),
    "brainpoolP256r1": ec.BrainpoolP256R1(),
    "brainpoolP384r1": ec.BrainpoolP384R1(),
    "brainpoolP512r1": ec.BrainpoolP512R1(),
}


def public_of(curve: Curve, private: int) -> Point:
    """private · generator, for 0 < private < n. Raises Malformed otherwise: zero is what only a hostile card sends."""
    if not 0 < private < curve.n:
        raise Malformed("a factor that leads nowhere")
    named = LIBRARY.get(curve.name)
    if named is None:
        return curve.multiply(private)
    numbers = ec.derive_private_key(private, named).public_key().public_numbers()
    return Point(numbers.x, numbers.y)


def shared_secret(curve: Curve, private: int, peer: Point) -> bytes:
    """The x coordinate of private · peer, whatever generator both keys stand on. Raises Malformed at infinity."""
    named = LIBRARY.get(curve.name)
    if named is None:
        return curve.multiply(private, peer).x.to_bytes(curve.size, "big")
    try:
        public = ec.EllipticCurvePublicNumbers(peer.x, peer.y, named).public_key()
        return ec.derive_private_key(private, named).exchange(ec.ECDH(), public)
    except ValueError:
        raise Malformed("no secret comes of this point") from None
