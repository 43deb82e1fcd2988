"""Groups of points for the simulated chip: chords and tangents on its own constants (RFC 5639, SEC 2)."""

from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """A curve in short Weierstrass form and the library's name for it."""

    number: int
    field: int
    a: int
    b: int
    base: Spot
    order: int
    named: ec.EllipticCurve

    @property
    def width(self) -> int:
        """Bytes of a coordinate."""
        return self.field.bit_length() + 7 >> 3

    def write(self, spot: Spot) -> bytes:
        """Uncompressed."""
        return b"".join((b"\4", spot[0].to_bytes(self.width, "big"), spot[1].to_bytes(self.width, "big")))

    def read(self, data: bytes) -> Spot:
        """Uncompressed, on the curve. Raises ValueError."""
        w = self.width
        if len(data) != 1 + w + w or data[0] != 4:
            raise ValueError("not a point")
        x, y = int.from_bytes(data[1 : 1 + w], "big"), int.from_bytes(data[1 + w :], "big")
        if (y * y - (x * x + self.a) * x - self.b) % self.field:
            raise ValueError("not on the curve")
        return x, y

    def of_base(self, factor: int) -> Spot:
        """factor times the base point, by the library."""
        numbers = ec.derive_private_key(factor % self.order, self.named).public_key().public_numbers()
        return numbers.x, numbers.y

    def times(self, factor: int, spot: Spot) -> Spot:
        """factor times any point: binary, from the top, in projective coordinates."""
        p, a = self.field, self.a
        x, y, z = spot[0], spot[1], 1
        for bit in bin(factor)[3:]:
            # double
            w = (a * z * z + 3 * x * x) % p
            s = y * z % p
            b = x * y * s % p
            h = (w * w - 8 * b) % p
            ss = s * s % p
            x, y, z = 2 * h * s % p, (w * (4 * b - h) - 8 * y * y * ss) % p, 8 * s * ss % p
            if bit == "1":
                # add the affine point
                u = (spot[1] * z - y) % p
                v = (spot[0] * z - x) % p
                vv = v * v % p
                vvv = v * vv % p
                r = vv * x % p
                q = (u * u * z - vvv - 2 * r) % p
                x, y, z = v * q % p, (u * (r - q) - vvv * y) % p, vvv * z % p
        inverse = pow(z, -1, p)
        return x * inverse % p, y * inverse % p

    def plus(self, one: Spot, two: Spot) -> Spot:
        """The sum of two different points."""
        slope = (two[1] - one[1]) * pow(two[0] - one[0], -1, self.field) % self.field
        x = (slope * slope - one[0] - two[0]) % self.field
        return x, (slope * (one[0] - x) - one[1]) % self.field

    def shared(self, private: int, spot: Spot) -> bytes:
        """The x coordinate both sides reach, by the library."""
        key = ec.derive_private_key(private, self.named)
        peer = ec.EllipticCurvePublicNumbers(spot[0], spot[1], self.named).public_key()
        return key.exchange(ec.ECDH(), peer)


GROUPS: Final = {
    "nist-p256": Group(
        12,
        0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF,
        0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFC,
        0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
        (
            0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
            0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
        ),
        0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
        ec.SECP256R1(),
    ),
    "brainpool-256": Group(
        13,
        0xA9FB57DBA1EEA9BC3E660A909D838D726E3BF623D52620282013481D1F6E5377,
        0x7D5A0975FC2C3057EEF67530417AFFE7FB8055C126DC5C6CE94A4B44F330B5D9,
        0x26DC5C6CE94A4B44F330B5D9BBD77CBF958416295CF7E1CE6BCCDC18FF8C07B6,
        (
            0x8BD2AEB9CB7E57CB2C4B482FFC81B7AFB9DE27E1E3BD23C23A4453BD9ACE3262,
            0x547EF835C3DAC4FD97F8461A14611DC9C27745132DED8E545C1D54C72F046997,
        ),
        0xA9FB57DBA1EEA9BC3E660A909D838D718C397AA3B561A6F7901E0E82974856A7,
        ec.BrainpoolP256R1(),
    ),
    "nist-p384": Group(
        15,
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFF,
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFC,
        0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
        (
            0xAA87CA22BE8B05378EB1C71EF320AD746E1D3B628BA79B9859F741E082542A385502F25DBF55296C3A545E3872760AB7,
            0x3617DE4A96262C6F5D9E98BF9292DC29F8F41DBD289A147CE9DA3113B5F0B8C00A60B1CE1D7E819D7A431D7C90EA0E5F,
        ),
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
        ec.SECP384R1(),
    ),
    "brainpool-384": Group(
        16,
        0x8CB91E82A3386D280F5D6F7E50E641DF152F7109ED5456B412B1DA197FB71123ACD3A729901D1A71874700133107EC53,
        0x7BC382C63D8C150C3C72080ACE05AFA0C2BEA28E4FB22787139165EFBA91F90F8AA5814A503AD4EB04A8C7DD22CE2826,
        0x4A8C7DD22CE28268B39B55416F0447C2FB77DE107DCD2A62E880EA53EEB62D57CB4390295DBC9943AB78696FA504C11,
        (
            0x1D1C64F068CF45FFA2A63A81B7C13F6B8847A3E77EF14FE3DB7FCAFE0CBD10E8E826E03436D646AAEF87B2E247D4AF1E,
            0x8ABE1D7520F9C2A45CB1EB8E95CFD55262B70B29FEEC5864E19C054FF99129280E4646217791811142820341263C5315,
        ),
        0x8CB91E82A3386D280F5D6F7E50E641DF152F7109ED5456B31F166E6CAC0425A7CF3AB6AF6B7FC3103B883202E9046565,
        ec.BrainpoolP384R1(),
    ),
    "brainpool-512": Group(
        17,
        0xAADD9DB8DBE9C48B3FD4E6AE33C9FC07CB308DB3B3C9D20ED6639CCA703308717D4D9B009BC66842AECDA12AE6A380E62881FF2F2D82C68528AA6056583A48F3,
        0x7830A3318B603B89E2327145AC234CC594CBDD8D3DF91610A83441CAEA9863BC2DED5D5AA8253AA10A2EF1C98B9AC8B57F1117A72BF2C7B9E7C1AC4D77FC94CA,
        0x3DF91610A83441CAEA9863BC2DED5D5AA8253AA10A2EF1C98B9AC8B57F1117A72BF2C7B9E7C1AC4D77FC94CADC083E67984050B75EBAE5DD2809BD638016F723,
        (
            0x81AEE4BDD82ED9645A21322E9C4C6A9385ED9F70B5D916C1B43B62EEF4D0098EFF3B1F78E2D0D48D50D1687B93B97D5F7C6D5047406A5E688B352209BCB9F822,
            0x7DDE385D566332ECC0EABFA9CF7822FDF209F70024A57B1AA000C55B881F8111B2DCDE494A5F485E5BCA4BD88A2763AED1CA2B2FA8F0540678CD1E0F3AD80892,
        ),
        0xAADD9DB8DBE9C48B3FD4E6AE33C9FC07CB308DB3B3C9D20ED6639CCA70330870553E5C414CA92619418661197FAC10471DB1D381085DDADDB58796829CA90069,
        ec.BrainpoolP512R1(),
    ),
    "nist-p521": Group(
        18,
        0x1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF,
        0x1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC,
        0x51953EB9618E1C9A1F929A21A0B68540EEA2DA725B99B315F3B8B489918EF109E156193951EC7E937B1652C0BD3BB1BF073573DF883D2C34F1EF451FD46B503F00,
        (
            0xC6858E06B70404E9CD9E3ECB662395B4429C648139053FB521F828AF606B4D3DBAA14B5E77EFE75928FE1DC127A2FFA8DE3348B3C1856A429BF97E7E31C2E5BD66,
            0x11839296A789A3BC0045C8A5FB42C7D1BD998F54449579B446817AFBD17273E662C97EE72995EF42640C550B9013FAD0761353C7086A272C24088BE94769FD16650,
        ),
        0x1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409,
        ec.SECP521R1(),
    ),
}
