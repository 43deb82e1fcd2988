"""Points and groups, against the library where it knows them."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices.card.curves import Curve, Point
from kiosk.devices.card.domains import STANDARDIZED, matching
from kiosk.devices.card.tlv import Malformed

NAMED: dict[int, ec.EllipticCurve] = {
    8: ec.SECP192R1(),
    10: ec.SECP224R1(),
    12: ec.SECP256R1(),
    13: ec.BrainpoolP256R1(),
    15: ec.SECP384R1(),
    16: ec.BrainpoolP384R1(),
    17: ec.BrainpoolP512R1(),
    18: ec.SECP521R1(),
}


@pytest.mark.parametrize("curve", STANDARDIZED.values(), ids=lambda curve: curve.name)
def test_the_generator_lies_on_its_curve_and_has_its_order(curve: Curve) -> None:
    assert curve.holds(curve.g)
    assert curve.multiply(curve.n - 1) == Point(curve.g.x, curve.p - curve.g.y)
    with pytest.raises(Malformed):
        curve.multiply(curve.n)


@pytest.mark.parametrize("number", NAMED)
def test_multiples_of_the_generator_are_the_librarys(number: int) -> None:
    curve = STANDARDIZED[number]
    for private in (1, 2, 3, 0xDEADBEEF, curve.n - 2):
        theirs = ec.derive_private_key(private, NAMED[number]).public_key().public_numbers()
        assert curve.multiply(private) == Point(theirs.x, theirs.y)


@settings(max_examples=25)
@given(st.integers(1, 2**256), st.integers(1, 2**256))
def test_multiplication_distributes(a: int, b: int) -> None:
    curve = STANDARDIZED[13]
    left, right = curve.multiply(a), curve.multiply(b)
    if left == right:
        return
    assert curve.add(left, right) == curve.multiply(a + b)
    assert curve.multiply(a, right) == curve.multiply(b, left)


def test_a_point_and_its_negative_have_no_sum() -> None:
    curve = STANDARDIZED[12]
    with pytest.raises(Malformed):
        curve.add(curve.g, Point(curve.g.x, curve.p - curve.g.y))


def test_a_point_and_itself_have_one() -> None:
    curve = STANDARDIZED[12]
    assert curve.add(curve.g, curve.g) == curve.multiply(2)


@given(st.binary(max_size=70))
def test_bytes_that_are_no_point_are_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        STANDARDIZED[13].decode(b"\x04" + data)


def test_a_curve_is_found_by_its_numbers_and_no_other_is() -> None:
    curve = STANDARDIZED[17]
    assert matching(curve.p, curve.a, curve.b, curve.g, curve.n) is curve
    assert matching(curve.p, curve.a, curve.b + 1, curve.g, curve.n) is None
