"""The elliptic curves of ICAO 9303-11 §9.5.1 (standardized domain parameters 8 to 18) and their points.

Only what `cryptography` lacks stands here: a point times a number on any generator, and a sum of points, for the
generic mapping of PACE. Python's integers do not run in constant time; every secret multiplied here is used once.
"""

from dataclasses import dataclass

from kiosk.devices.card.tlv import Malformed

Jacobian = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a curve, not the one at infinity."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Curve:
    """y² = x³ + ax + b over the prime p; g generates a group of the prime order n."""

    name: str
    p: int
    a: int
    b: int
    g: Point
    n: int

    @property
    def size(self) -> int:
        """Bytes of one coordinate."""
        return (self.p.bit_length() + 7) // 8

    def holds(self, point: Point) -> bool:
        """Whether the point lies on this curve."""
        if not (0 <= point.x < self.p and 0 <= point.y < self.p):
            return False
        return (point.y * point.y - point.x * point.x * point.x - self.a * point.x - self.b) % self.p == 0

    def encode(self, point: Point) -> bytes:
        """`04 ‖ x ‖ y` (BSI TR-03111 §3.2.1)."""
        return b"\x04" + point.x.to_bytes(self.size, "big") + point.y.to_bytes(self.size, "big")

    def decode(self, data: bytes) -> Point:
        """From `04 ‖ x ‖ y`. Raises Malformed for any other form and for a point off the curve."""
        size = self.size
        if len(data) != 2 * size + 1 or data[0] != 4:
            raise Malformed("an uncompressed point of the curve is wanted")
        point = Point(int.from_bytes(data[1 : size + 1], "big"), int.from_bytes(data[size + 1 :], "big"))
        if not self.holds(point):
            raise Malformed("a point off its curve")
        return point

    def multiply(self, factor: int, point: Point | None = None) -> Point:
        """factor · point (the generator unless given). Raises Malformed where that is the point at infinity."""
        x, y = (self.g.x, self.g.y) if point is None else (point.x, point.y)
        table: list[Jacobian] = [(0, 1, 0), (x, y, 1)]
        for _ in range(14):
            table.append(_add(self, table[-1], table[1]))
        total: Jacobian = (0, 1, 0)
        for digit in f"{factor % self.n:x}":
            for _ in range(4):
                total = _double(self, total)
            total = _add(self, total, table[int(digit, 16)])
        return self._affine(total)

    def add(self, one: Point, other: Point) -> Point:
        """The sum of two points. Raises Malformed where that is the point at infinity."""
        return self._affine(_add(self, (one.x, one.y, 1), (other.x, other.y, 1)))

    def _affine(self, point: Jacobian) -> Point:
        x, y, z = point
        if z == 0:
            raise Malformed("the point at infinity")
        inverse = pow(z, -1, self.p)
        square = inverse * inverse % self.p
        return Point(x * square % self.p, y * square * inverse % self.p)


def _double(curve: Curve, point: Jacobian) -> Jacobian:
    x, y, z = point
    if z == 0 or y == 0:
        return 0, 1, 0
    p = curve.p
    yy = y * y % p
    s = 4 * x * yy % p
    zz = z * z % p
    m = (3 * x * x + curve.a * zz * zz) % p
    t = (m * m - 2 * s) % p
    return t, (m * (s - t) - 8 * yy * yy) % p, 2 * y * z % p


def _add(curve: Curve, one: Jacobian, other: Jacobian) -> Jacobian:
    if one[2] == 0:
        return other
    if other[2] == 0:
        return one
    p = curve.p
    x1, y1, z1 = one
    x2, y2, z2 = other
    z1z1, z2z2 = z1 * z1 % p, z2 * z2 % p
    u1, u2 = x1 * z2z2 % p, x2 * z1z1 % p
    s1, s2 = y1 * z2 * z2z2 % p, y2 * z1 * z1z1 % p
    if u1 == u2:
        return _double(curve, one) if s1 == s2 else (0, 1, 0)
    h, r = (u2 - u1) % p, (s2 - s1) % p
    hh = h * h % p
    hhh, v = h * hh % p, u1 * hh % p
    x3 = (r * r - hhh - 2 * v) % p
    return x3, (r * (v - x3) - s1 * hhh) % p, h * z1 * z2 % p
