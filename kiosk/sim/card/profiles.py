"""Ready-made cards, and how faults change them."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from kiosk.sim.card.applet import Applet
from kiosk.sim.card.authority import Issuer, Pen, ec_public, private_number, rsa_key
from kiosk.sim.card.ber import obj, octets, oid, seq, set_of, utf8, whole
from kiosk.sim.card.chip import Chip, Mechanism
from kiosk.sim.card.content import EF_COM, card_access, dg1, dg2, dg13, portrait
from kiosk.sim.card.faults import Fault
from kiosk.sim.card.habits import Behaviour
from kiosk.sim.card.people import GONE, MAU, NEW, OLD, YOUNG, Person
from kiosk.sim.card.points import GROUPS

_PACE: Final = "0.4.0.127.0.7.2.2.4."
_CONTACTLESS: Final = bytes.fromhex("3B888001")
_HISTORY: Final = bytes.fromhex("0031C1730100905C")


_STRICT: Final = Behaviour()
_ISSUER: Final = Issuer()


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of card, before its bytes are made."""

    person: Person = MAU
    photo: str = "JPEG"
    issuer: Issuer = _ISSUER
    digest: str = "sha256"
    pace: tuple[tuple[str, str, str], ...] = (("2.2", "aes128", "brainpool-256"),)
    agreement: tuple[str, str, str] | None = ("0.4.0.127.0.7.2.2.3.2.2", "aes128", "brainpool-256")
    active: str | None = "nist-p256"
    spelled: bool = False
    behaviour: Behaviour = _STRICT
    extra: bytes = b""
    wide: bool = False
    bare_old: bool = False
    signed: bool = True
    spoil_signature: bool = False
    spoil_hash: frozenset[int] = frozenset()
    hostile: str = ""
    other_name: str | None = None


def _history(profile: Profile) -> bytes:
    """An answer to reset as a contactless reader shows it; it differs between kinds of chip, as it would."""
    mark = hashlib.sha256(repr((profile.behaviour, profile.pace)).encode()).digest()[:4]
    body = _CONTACTLESS[1:] + _HISTORY[:4] + mark
    check = 0
    for byte in body:
        check ^= byte
    return _CONTACTLESS[:1] + body + bytes([check])


def build(profile: Profile) -> Applet:
    """The card, whole."""
    person = profile.person
    printed = person if profile.other_name is None else replace(person, printed=profile.other_name)
    files = {
        1: dg1(printed),
        13: _hostile(profile.hostile) or dg13(person, profile.extra, wide=profile.wide, bare_old=profile.bare_old),
    }
    if profile.photo:
        files[2] = _photo(profile.photo)
    agreement = None
    infos = [seq(oid("0.4.0.127.0.7.2.2.2"), whole(1))]
    if profile.agreement:
        dotted, kind, name = profile.agreement
        group, private = GROUPS[name], private_number("chip", GROUPS[name])
        agreement = (dotted, kind, group, private)
        infos += [
            seq(oid(dotted), whole(1)),
            seq(oid("0.4.0.127.0.7.2.2.1.2"), ec_public(group, private, spelled=True)),
        ]
    rsa = None
    signing = None
    if profile.active and profile.active.startswith("rsa"):
        size, _, digest = profile.active[3:].partition("-")
        rsa = (rsa_key(f"chip{size}"), digest)
        files[15] = obj(0x6F, Pen(f"chip{size}", "rsa").public())
    elif profile.active:
        signing = (GROUPS[profile.active], private_number("signing chip", GROUPS[profile.active]))
        files[15] = obj(0x6F, ec_public(*signing, spelled=profile.spelled))
        infos.append(seq(oid("2.23.136.1.1.5"), whole(1), oid("0.4.0.127.0.7.1.1.4.1.3")))
    if profile.agreement or signing:
        files[14] = obj(0x6E, set_of(*infos))
    numbered = {0x0100 + number: data for number, data in files.items()} | {0x011E: EF_COM, 0x0103: obj(0x63)}
    if profile.signed:
        signed = {n: (data if n not in profile.spoil_hash else data + b"\0") for n, data in files.items()}
        signed[3] = obj(0x63)
        numbered[0x011D] = profile.issuer.security_object(signed, profile.digest, spoil=profile.spoil_signature)
    mechanisms = tuple(
        Mechanism(_PACE + dotted, kind, GROUPS[name], cam=dotted.startswith("6."))
        for dotted, kind, name in profile.pace
    )
    main = {}
    if mechanisms and profile.behaviour.pace:
        main[0x011C] = card_access([(m.dotted, 2, m.group.number) for m in mechanisms])
    return Applet(
        Chip(
            files=numbered,
            can=person.access_number.encode(),
            mrz_secret=person.mrz_secret(),
            mechanisms=mechanisms,
            atr=_history(profile),
            agreement=agreement,
            signing_rsa=rsa,
            signing_ec=signing,
            main=main,
        ),
        profile.behaviour,
    )


def _photo(kind: str) -> bytes:
    if kind == "broken":
        return dg2(b"\xff\xd8\xff\xe0" + bytes(600))
    if kind == "huge":
        return dg2(portrait("JPEG", (5000, 20), None))
    return dg2(b"" if kind == "empty" else portrait(kind), jpeg=kind == "JPEG")


def _hostile(kind: str) -> bytes:
    """A DG13 whose lengths lie."""
    if kind == "long":
        return bytes.fromhex("6D83FFFFFF") + bytes(300)
    if kind == "deep":
        body = b""
        for _ in range(200):
            body = seq(body)
        return obj(0x6D, body)
    if kind == "many":
        return obj(0x6D, seq(whole(1), set_of(b"\x30\0" * 6000)))
    if kind == "open":
        return bytes.fromhex("6D80") + bytes(300)
    if kind == "empty":
        return obj(0x6D, bytes(300))
    if kind == "lie":
        return obj(0x6D, seq(whole(1), b"\x31\x84\x7f\xff\xff\xff" + bytes(300)))
    return b""


_LONG_STREET = "Số 1 Đường Mẫu Rất Dài, " * 26 + "Hà Nội"
_UNKNOWN = b"".join(seq(whole(n), utf8(f"Mục số {n}")) for n in range(17, 25))

PROFILES: Final[dict[str, Profile]] = {
    "cccd": Profile(),
    "cccd-2024": Profile(person=NEW, extra=_UNKNOWN),
    "child": Profile(person=YOUNG, photo=""),
    "no-expiry": Profile(person=OLD),
    "expired": Profile(person=GONE),
    "married": Profile(person=replace(MAU, spouse="Lê Văn Chồng")),
    "no-cmnd": Profile(person=replace(MAU, old_number=None)),
    "bare-cmnd": Profile(person=replace(MAU, old_number=None), bare_old=True),
    "empty-address": Profile(person=replace(MAU, residence="", issued="")),
    "long-address": Profile(person=replace(MAU, residence=_LONG_STREET)),
    "year-only": Profile(person=replace(MAU, born="1990", mrz_born="90<<<<")),
    "unknown-fields": Profile(extra=_UNKNOWN + seq(whole(30), octets(b"\xff\xfe"))),
    "bmp-texts": Profile(wide=True),
    "no-photo": Profile(photo=""),
    "empty-photo": Profile(photo="empty"),
    "broken-photo": Profile(photo="broken"),
    "huge-photo": Profile(photo="huge"),
    "jp2": Profile(photo="JP2"),
    "j2k": Profile(photo="J2K"),
    "bac-only": Profile(pace=(), behaviour=Behaviour(pace=False)),
    "pace-only": Profile(behaviour=Behaviour(bac=False)),
    "can-only": Profile(behaviour=Behaviour(pace_mrz=False)),
    "pace-3des": Profile(
        pace=(("2.1", "3des", "brainpool-256"),), agreement=("0.4.0.127.0.7.2.2.3.2.1", "3des", "brainpool-256")
    ),
    "pace-aes192": Profile(
        pace=(("2.3", "aes192", "brainpool-384"),), agreement=("0.4.0.127.0.7.2.2.3.2.3", "aes192", "brainpool-384")
    ),
    "pace-aes256": Profile(
        pace=(("2.4", "aes256", "brainpool-512"),), agreement=("0.4.0.127.0.7.2.2.3.2.4", "aes256", "brainpool-512")
    ),
    "pace-p256": Profile(pace=(("2.2", "aes128", "nist-p256"),)),
    "pace-p384": Profile(pace=(("2.4", "aes256", "nist-p384"),)),
    "pace-p521": Profile(pace=(("2.4", "aes256", "nist-p521"),)),
    "pace-two": Profile(pace=(("2.2", "aes128", "nist-p256"), ("2.4", "aes256", "brainpool-256"))),
    "pace-cam": Profile(pace=(("6.2", "aes128", "brainpool-256"),)),
    "aa-rsa1024": Profile(agreement=None, active="rsa1024-sha1"),
    "aa-rsa2048": Profile(agreement=None, active="rsa2048-sha256"),
    "aa-rsa-chained": Profile(
        agreement=None, active="rsa2048-sha512", behaviour=Behaviour(extended=False, most=223, chained_answers=True)
    ),
    "aa-ec": Profile(agreement=None),
    "aa-ec-der": Profile(agreement=None, behaviour=Behaviour(der_signature=True)),
    "aa-ec-spelled": Profile(agreement=None, active="brainpool-256", spelled=True),
    "no-proof": Profile(agreement=None, active=None),
    "no-sod": Profile(signed=False),
    "signer-spelled": Profile(issuer=Issuer(pen=Pen("signer", "brainpool-256", "sha256", spelled=True))),
    "signer-rsa": Profile(issuer=Issuer(pen=Pen("signer", "rsa")), digest="sha1"),
    "signer-pss": Profile(issuer=Issuer(pen=Pen("signer", "rsa-pss")), digest="sha384"),
    "signer-sha512": Profile(issuer=Issuer(pen=Pen("signer", "nist-p521", "sha512")), digest="sha512"),
    "signer-ended": Profile(issuer=Issuer(years=(-12, -1))),
    "unknown-signer": Profile(issuer=Issuer(name="CSCA Forged", root=Pen("forger", "nist-p256"))),
    "wrong-hash": Profile(spoil_hash=frozenset({13})),
    "wrong-photo": Profile(spoil_hash=frozenset({2})),
    "wrong-signature": Profile(spoil_signature=True),
    "clone": Profile(behaviour=Behaviour(chip_key=False)),
    "clone-aa": Profile(agreement=None, behaviour=Behaviour(chip_key=False)),
    "clone-cam": Profile(pace=(("6.2", "aes128", "brainpool-256"),), behaviour=Behaviour(chip_key=False)),
    "mismatch": Profile(other_name="LE VAN KHAC"),
    "not-an-id": Profile(behaviour=Behaviour(application=False, pace=False, bac=False), pace=()),
    "short-only": Profile(behaviour=Behaviour(extended=False, most=223)),
    "only-192": Profile(behaviour=Behaviour(extended=False, most=192, too_much=0x6C00)),
    "only-128": Profile(behaviour=Behaviour(extended=False, most=128, drops_on_error=True)),
    "no-sfi": Profile(behaviour=Behaviour(short_names=False, short_access=False)),
    "no-sfi-drops": Profile(behaviour=Behaviour(short_names=False, short_access=False, drops_on_error=True)),
    "mf-refused": Profile(behaviour=Behaviour(short_access=False, master_file=0x6D00)),
    "hidden-access": Profile(behaviour=Behaviour(shown_access=False)),
    "needs-group": Profile(behaviour=Behaviour(wants_group=True)),
    "hostile": Profile(hostile="long"),
}


def _photo_of(kind: str) -> Callable[[Profile, Fault], Profile]:
    return lambda p, _: replace(p, photo=kind)


def _behave(**changes: object) -> Callable[[Profile, Fault], Profile]:
    return lambda p, _: replace(p, behaviour=replace(p.behaviour, **changes))  # type: ignore[arg-type]  # names are written below, once each


_CHANGES: Final[dict[str, Callable[[Profile, Fault], Profile]]] = {
    "max-le": lambda p, f: replace(p, behaviour=replace(p.behaviour, most=int(f.value))),
    "sw": lambda p, f: replace(p, behaviour=replace(p.behaviour, too_much=int(f.value, 16))),
    "no-ext": _behave(extended=False, most=223),
    "no-sfi": _behave(short_names=False, short_access=False),
    "mf": lambda p, f: replace(p, behaviour=replace(p.behaviour, short_access=False, master_file=int(f.value, 16))),
    "no-access": _behave(shown_access=False),
    "no-pace": _behave(pace=False),
    "no-bac": _behave(bac=False),
    "no-pace-mrz": _behave(pace_mrz=False),
    "needs-group": _behave(wants_group=True),
    "drops": _behave(drops_on_error=True),
    "wrong-key": lambda p, f: replace(p, behaviour=replace(p.behaviour, wrong_key=int(f.value, 16))),
    "hash": lambda p, f: replace(p, spoil_hash=p.spoil_hash | {int(f.value.upper().removeprefix("DG"))}),
    "signature": lambda p, _: replace(p, spoil_signature=True),
    "unknown-signer": lambda p, _: replace(p, issuer=Issuer(name="CSCA Forged", root=Pen("forger", "nist-p256"))),
    "clone": _behave(chip_key=False),
    "not-an-id": _behave(application=False, pace=False, bac=False),
    "no-photo": _photo_of(""),
    "jp2": _photo_of("JP2"),
    "j2k": _photo_of("J2K"),
    "broken-photo": _photo_of("broken"),
    "hostile": lambda p, f: replace(p, hostile=f.value or "long"),
}


def spoiled(profile: Profile, faults: tuple[Fault, ...]) -> Profile:
    """The profile with every fault of contents and behaviour; those with a command number belong to the field."""
    for fault in faults:
        if fault.name in _CHANGES:
            profile = _CHANGES[fault.name](profile, fault)
    return profile
