"""The files of a simulated card, byte for byte as the citizen card lays them out."""

import hashlib
import io
import random

from PIL import Image, ImageDraw

from kiosk.sim.card.ber import obj, octets, oid, printable, seq, set_of, utf8, whole
from kiosk.sim.card.people import Person

EF_COM = bytes.fromhex("60185F0104303130375F36063034303030305C066175636D6F6E")


def dg1(person: Person) -> bytes:
    """The lines."""
    return obj(0x61, obj(0x5F1F, "".join(person.mrz()).encode()))


def dg13(person: Person, extra: bytes = b"", *, wide: bool = False, bare_old: bool = False) -> bytes:
    """The Vietnamese fields, in field order. `wide` writes texts as BMP strings."""
    text = (lambda s: obj(0x1E, s.encode("utf-16-be"))) if wide else utf8

    def entry(number: int, *values: bytes) -> bytes:
        return seq(whole(number), *values)

    fields = [
        entry(1, printable(person.number)),
        entry(2, text(person.name)),
        entry(3, printable(person.born)),
        entry(4, text(person.sex)),
        entry(5, text("Việt Nam")),
        entry(6, text(person.ethnicity)),
        entry(7, text(person.religion)),
        entry(8, text(person.origin)),
        entry(9, text(person.residence)),
        entry(10, text(person.marks)),
        entry(11, printable(person.issued)),
        entry(12, text(person.expires)),
        entry(13, seq(text(person.father)), seq(text(person.mother))),
        entry(14, seq(text(person.spouse))) if person.spouse else entry(14),
    ]
    if person.old_number:
        fields.append(entry(15, printable(person.old_number)))
    elif bare_old:
        fields.append(entry(15))
    fields.append(entry(16, printable(person.serial)))
    # ISO 10646 in UTF-8, then the set as the issuer wrote it: not in DER's order.
    return obj(0x6D, seq(whole(1), oid("1.0.10646.1.0.8"), set_of(*fields, extra)))


def portrait(kind: str = "JPEG", size: tuple[int, int] = (300, 400), weight: int | None = 15_000) -> bytes:
    """A drawn face, `JPEG`, `JP2` or `J2K`; a JPEG is filled with noise up to about `weight` bytes."""
    picture = Image.new("RGB", size, (226, 232, 240))
    draw = ImageDraw.Draw(picture)
    w, h = size
    draw.ellipse((w * 0.22, h * 0.12, w * 0.78, h * 0.70), fill=(228, 184, 150))
    draw.rectangle((w * 0.1, h * 0.78, w * 0.9, h), fill=(52, 84, 134))
    draw.ellipse((w * 0.34, h * 0.36, w * 0.42, h * 0.41), fill=(30, 30, 30))
    draw.ellipse((w * 0.58, h * 0.36, w * 0.66, h * 0.41), fill=(30, 30, 30))
    draw.arc((w * 0.38, h * 0.46, w * 0.62, h * 0.60), 20, 160, fill=(150, 60, 60), width=4)
    out = io.BytesIO()
    if kind != "JPEG":
        picture.save(out, "JPEG2000", no_jp2=kind == "J2K", quality_mode="rates", quality_layers=[30])
        return out.getvalue()
    picture.save(out, "JPEG", quality=85)
    data = out.getvalue()
    if weight is not None and len(data) + 4 < weight:
        comment = random.Random(7).randbytes(weight - len(data) - 4)
        data = data[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + data[2:]
    return data


def dg2(image: bytes, jpeg: bool = True) -> bytes:
    """ISO 19794-5 around an image; without one, a group of no templates."""
    if not image:
        return obj(0x75, obj(0x7F61, obj(0x02, b"\0")))
    size = b"\x01\x2c\x01\x90"
    head = bytes(4) + b"\0\0" + bytes(14)
    record = head[4:] + (b"\1\0" if jpeg else b"\1\1") + size + b"\1\2\0\0\0\0"
    record = (len(record) + 4 + len(image)).to_bytes(4, "big") + record + image
    block = b"FAC\0" + b"010\0" + (14 + len(record)).to_bytes(4, "big") + b"\0\1" + record
    header = obj(0xA1, obj(0x81, b"\2"), obj(0x87, b"\1\1"), obj(0x88, b"\0\x08"))
    return obj(0x75, obj(0x7F61, obj(0x02, b"\1"), obj(0x7F60, header, obj(0x5F2E, block))))


def card_access(entries: list[tuple[str, int, int]]) -> bytes:
    """EF.CardAccess: terminal and chip authentication announced, and PACE in these (mechanism, version, group)."""
    infos = [seq(oid("0.4.0.127.0.7.2.2.2"), whole(1)), seq(oid("0.4.0.127.0.7.2.2.3.2.2"), whole(1))]
    infos += [seq(oid(mechanism), whole(version), whole(group)) for mechanism, version, group in entries]
    return set_of(*infos)


def group_hashes(algorithm: str, files: dict[int, bytes]) -> bytes:
    """The list a security object signs."""
    dotted = {
        "sha1": "1.3.14.3.2.26",
        "sha256": "2.16.840.1.101.3.4.2.1",
        "sha384": "2.16.840.1.101.3.4.2.2",
        "sha512": "2.16.840.1.101.3.4.2.3",
    }[algorithm]
    entries = [
        seq(whole(number), octets(hashlib.new(algorithm, data, usedforsecurity=False).digest()))
        for number, data in sorted(files.items())
    ]
    return seq(whole(0), seq(oid(dotted)), seq(*entries))
