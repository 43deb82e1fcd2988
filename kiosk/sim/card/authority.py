"""Invented issuers: a country's root, the signer of documents under it, and the security objects it signs."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from kiosk.sim.card.ber import bits, obj, octets, oid, printable, seq, set_of, utf8, whole
from kiosk.sim.card.content import group_hashes
from kiosk.sim.card.points import GROUPS, Group

_HASH = {
    "sha1": ("1.3.14.3.2.26", hashes.SHA1()),  # noqa: S303 - older documents are signed so
    "sha256": ("2.16.840.1.101.3.4.2.1", hashes.SHA256()),
    "sha384": ("2.16.840.1.101.3.4.2.2", hashes.SHA384()),
    "sha512": ("2.16.840.1.101.3.4.2.3", hashes.SHA512()),
}
_ECDSA = {
    "sha1": "1.2.840.10045.4.1",
    "sha256": "1.2.840.10045.4.3.2",
    "sha384": "1.2.840.10045.4.3.3",
    "sha512": "1.2.840.10045.4.3.4",
}
_RSA = {
    "sha1": "1.2.840.113549.1.1.5",
    "sha256": "1.2.840.113549.1.1.11",
    "sha384": "1.2.840.113549.1.1.12",
    "sha512": "1.2.840.113549.1.1.13",
}
_NULL = obj(0x05)


def private_number(label: str, group: Group) -> int:
    """The same key for the same label on every run: invented, hence no secret, and kept in no file."""
    return int.from_bytes(hashlib.sha512(b"simulated " + label.encode()).digest() * 2, "big") % (group.order - 1) + 1


@cache
def rsa_key(label: str) -> rsa.RSAPrivateKey:
    """An RSA key, made once a run; digits in its label are its size."""
    size = "".join(letter for letter in label if letter.isdigit())
    return rsa.generate_private_key(65537, int(size or 2048))


@dataclass(frozen=True, slots=True)
class Pen:
    """A signing key: `group` names a curve, or is `rsa` or `rsa-pss`. `spelled`: the curve by its numbers."""

    label: str
    group: str = "nist-p256"
    digest: str = "sha256"
    spelled: bool = False

    def algorithm(self) -> bytes:
        """Its AlgorithmIdentifier."""
        if self.group == "rsa":
            return seq(oid(_RSA[self.digest]), _NULL)
        if self.group == "rsa-pss":
            digest = seq(oid(_HASH[self.digest][0]), _NULL)
            mask = seq(oid("1.2.840.113549.1.1.8"), digest)
            return seq(oid("1.2.840.113549.1.1.10"), seq(obj(0xA0, digest), obj(0xA1, mask), obj(0xA2, whole(32))))
        return seq(oid(_ECDSA[self.digest]))

    def sign(self, data: bytes) -> bytes:
        """The signature's bytes."""
        digest = _HASH[self.digest][1]
        if self.group == "rsa":
            return rsa_key(self.label).sign(data, padding.PKCS1v15(), digest)
        if self.group == "rsa-pss":
            return rsa_key(self.label).sign(data, padding.PSS(padding.MGF1(digest), 32), digest)
        group = GROUPS[self.group]
        return ec.derive_private_key(private_number(self.label, group), group.named).sign(data, ec.ECDSA(digest))

    def public(self) -> bytes:
        """Its SubjectPublicKeyInfo."""
        if self.group.startswith("rsa"):
            return (
                rsa_key(self.label)
                .public_key()
                .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
            )
        group = GROUPS[self.group]
        return ec_public(group, private_number(self.label, group), self.spelled)


def ec_public(group: Group, private: int, spelled: bool) -> bytes:
    """A SubjectPublicKeyInfo of a curve, named or spelled out in numbers."""
    key = ec.derive_private_key(private, group.named).public_key()
    if not spelled:
        return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    w = group.width
    numbers = seq(
        whole(1),
        seq(oid("1.2.840.10045.1.1"), whole(group.field)),
        seq(octets(group.a.to_bytes(w, "big")), octets(group.b.to_bytes(w, "big"))),
        octets(group.write(group.base)),
        whole(group.order),
        whole(1),
    )
    return seq(seq(oid("1.2.840.10045.2.1"), numbers), bits(group.write(group.of_base(private))))


def _name(common: str) -> bytes:
    parts = (("2.5.4.6", printable("VN")), ("2.5.4.10", utf8("Simulated Authority")), ("2.5.4.3", utf8(common)))
    return seq(*(set_of(seq(oid(kind), value)) for kind, value in parts))


def _moment(moment: datetime) -> bytes:
    return obj(0x17, moment.strftime("%y%m%d%H%M%SZ").encode())


def certificate(
    subject: str, key: Pen, *, issuer: str, pen: Pen, serial: int, years: tuple[int, int] = (-1, 15)
) -> bytes:
    """An X.509 certificate of a key, signed with another's pen; valid from and to these years from today."""
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    span = [_moment(today + timedelta(days=365 * offset)) for offset in years]
    body = seq(
        obj(0xA0, whole(2)),
        whole(serial),
        pen.algorithm(),
        _name(issuer),
        seq(*span),
        _name(subject),
        key.public(),
    )
    return seq(body, pen.algorithm(), bits(pen.sign(body)))


def revocation_list(issuer: str, pen: Pen, serials: list[int]) -> bytes:
    """A list of withdrawn certificates."""
    now = datetime.now(UTC)
    entries = [seq(whole(serial), _moment(now)) for serial in serials]
    body = seq(whole(1), pen.algorithm(), _name(issuer), _moment(now), _moment(now + timedelta(days=30)), seq(*entries))
    return seq(body, pen.algorithm(), bits(pen.sign(body)))


@dataclass(frozen=True, slots=True)
class Issuer:
    """A root and the signer of documents under it."""

    name: str = "CSCA Simulated"
    root: Pen = Pen("root", "brainpool-512", "sha512", spelled=True)
    pen: Pen = Pen("signer")
    serial: int = 17
    years: tuple[int, int] = (-1, 12)

    def anchor(self) -> bytes:
        """The root's own certificate: what a terminal is configured to trust."""
        return certificate(self.name, self.root, issuer=self.name, pen=self.root, serial=1)

    def security_object(self, files: dict[int, bytes], digest: str = "sha256", *, spoil: bool = False) -> bytes:
        """EF.SOD over these files. `spoil` breaks the signature."""
        content = group_hashes(digest, files)
        algorithm = seq(oid(_HASH[digest][0]))
        issued = certificate(
            "Document Signer Simulated",
            self.pen,
            issuer=self.name,
            pen=self.root,
            serial=self.serial,
            years=self.years,
        )
        attributes = (
            seq(oid("1.2.840.113549.1.9.3"), set_of(oid("2.23.136.1.1.1"))),
            seq(
                oid("1.2.840.113549.1.9.4"),
                set_of(octets(hashlib.new(digest, content, usedforsecurity=False).digest())),
            ),
        )
        signature = bytearray(self.pen.sign(set_of(*attributes)))
        if spoil:
            signature[-1] ^= 1
        signer = seq(
            whole(1),
            seq(_name(self.name), whole(self.serial)),
            algorithm,
            obj(0xA0, *attributes),
            self.pen.algorithm(),
            octets(bytes(signature)),
        )
        signed = seq(
            whole(3),
            set_of(algorithm),
            seq(oid("2.23.136.1.1.1"), obj(0xA0, octets(content))),
            obj(0xA0, issued),
            set_of(signer),
        )
        return obj(0x77, seq(oid("1.2.840.113549.1.7.2"), obj(0xA0, signed)))
