"""What a code can say. Text identifies and never authenticates: anyone can print one."""

from dataclasses import dataclass, field

from kiosk.domain.citizen import Citizen, Sex
from kiosk.domain.dates import PartialDate
from kiosk.domain.invitation import Invitation


@dataclass(frozen=True, slots=True)
class CccdCode:
    """The code of a citizen card. `extra` holds the fields behind the seventh, whose meaning is not published."""

    citizen: Citizen
    extra: tuple[str, ...] = field(default=(), repr=False)

    def to_json(self) -> dict[str, object]:
        """`kind` and `fields` (contract §3)."""
        return _cccd(self.citizen, self.extra)


@dataclass(frozen=True, slots=True)
class BhytCode:
    """The code of an insurance card. `card` has 15 characters (or 10 digits on the 2021 form).

    What cannot be read is None. The dates on a card prove no cover: the insurer is asked.
    """

    card: str = field(repr=False)
    name: str | None = field(default=None, repr=False)
    born: PartialDate | None = field(default=None, repr=False)
    sex: Sex | None = field(default=None, repr=False)
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    facility: str | None = None
    five_years_from: PartialDate | None = None

    @property
    def facility_code(self) -> str | None:
        """The five characters the insurer uses: `01 - 012` is `01012`."""
        return self.facility.replace(" - ", "") if self.facility else None

    def to_json(self) -> dict[str, object]:
        """`kind` and `fields` (contract §3)."""
        return {
            "kind": "bhyt",
            "fields": {
                "card": self.card,
                "name": self.name,
                "born": _iso(self.born),
                "sex": self.sex,
                "valid_from": _iso(self.valid_from),
                "valid_to": _iso(self.valid_to),
                "facility": self.facility,
                "five_years_from": _iso(self.five_years_from),
            },
        }


@dataclass(frozen=True, slots=True)
class SlipCode:
    """Our own signed slip `Q1|id|mac` or `Q1|id|exp|mac`. Only its form is known here; the backend checks it."""

    text: str = field(repr=False)
    id: str
    expires: str | None
    mac: str = field(repr=False)

    def to_json(self) -> dict[str, object]:
        """`kind` and `fields` (contract §3)."""
        return {"kind": "slip", "fields": {"id": self.id, "expires": self.expires, "mac": self.mac}}


@dataclass(frozen=True, slots=True)
class LabCode:
    """A laboratory order in Code 128."""

    number: str

    def to_json(self) -> dict[str, object]:
        """`kind` and `fields` (contract §3)."""
        return {"kind": "lab", "fields": {"number": self.number}}


@dataclass(frozen=True, slots=True)
class ForeignCode:
    """Somebody else's code, recognised by its first characters and refused. Its text is not kept, let alone opened.

    `kind` is one of `vietqr`, `url`, `vcard`, `wifi`, `calendar`, `message`, `pc_covid`.
    """

    kind: str

    def to_json(self) -> dict[str, object]:
        """`vietqr`, else `unknown` with what it looks like under `foreign`."""
        return {"kind": self.kind if self.kind == "vietqr" else "unknown", "fields": None, "foreign": self.kind}


@dataclass(frozen=True, slots=True)
class StaffCode:
    """The pass of staff `KS1:...` by its form. Whether it is genuine the door finds out; no patient's screen does."""

    text: str = field(repr=False)

    def to_json(self) -> dict[str, object]:
        """`staff`; nothing of it is shown."""
        return {"kind": "staff", "fields": None}


@dataclass(frozen=True, slots=True)
class InvitationCode:
    """The code `KE1:...` that lets a new terminal in. Only the set-up knows what to do with it."""

    invitation: Invitation

    def to_json(self) -> dict[str, object]:
        """`enrolment`; nothing of it is shown."""
        return {"kind": "enrolment", "fields": None}


@dataclass(frozen=True, slots=True)
class UnknownCode:
    """A text of no form that is known here."""

    def to_json(self) -> dict[str, object]:
        """`kind` and `fields` (contract §3)."""
        return {"kind": "unknown", "fields": None}


@dataclass(frozen=True, slots=True)
class SpoiltCccd(UnknownCode):
    """A citizen card by number and form, whose name or date of birth cannot be read: it identifies nobody."""

    number: str = field(repr=False)
    name: str | None = field(repr=False)
    born: PartialDate | None = field(repr=False)
    sex: Sex | None = field(repr=False)
    residence: str | None = field(repr=False)
    old_number: str | None = field(repr=False)
    issued: PartialDate | None = field(repr=False)
    extra: tuple[str, ...] = field(repr=False)

    def to_json(self) -> dict[str, object]:
        """`kind` and `fields` (contract §3); what cannot be read is None."""
        return _cccd(self, self.extra)


Code = CccdCode | BhytCode | SlipCode | LabCode | ForeignCode | StaffCode | InvitationCode | UnknownCode


def _cccd(who: Citizen | SpoiltCccd, extra: tuple[str, ...]) -> dict[str, object]:
    return {
        "kind": "cccd",
        "fields": {
            "number": who.number,
            "old_number": who.old_number,
            "name": who.name,
            "born": _iso(who.born),
            "sex": who.sex,
            "residence": who.residence,
            "issued": _iso(who.issued),
            "extra": list(extra),
        },
    }


def _iso(day: PartialDate | None) -> str | None:
    return str(day) if day else None
