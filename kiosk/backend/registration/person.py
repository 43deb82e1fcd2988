"""Who a visit is for, and who stands at the terminal for them. `level` says how sure that is, `way` by what."""

from dataclasses import dataclass, field, replace

from kiosk.backend.store.vault import Vault
from kiosk.domain.citizen import Citizen, Sex, Source, mask_name
from kiosk.domain.dates import PartialDate
from kiosk.domain.identity import Relation, Relative, Way
from kiosk.domain.text import ascii_upper


@dataclass(frozen=True, slots=True)
class Guardian:
    """Who brings the patient. `number` is theirs: of a citizen, or of an insurance card."""

    name: str = field(repr=False)
    number: str = field(repr=False)
    level: Source
    relation: Relation


@dataclass(frozen=True, slots=True)
class Person:
    """A patient. `number` is the citizen number, `card` an insurance number (10) or card code (15); a relative may
    have neither."""

    name: str = field(repr=False)
    born: PartialDate = field(repr=False)
    sex: Sex | None = field(repr=False)
    level: Source
    way: Way
    number: str | None = field(default=None, repr=False)
    card: str | None = field(default=None, repr=False)
    residence: str | None = field(default=None, repr=False)
    old_number: str | None = field(default=None, repr=False)
    guardian: Guardian | None = field(default=None, repr=False)

    @property
    def masked_name(self) -> str:
        """Enough for its owner, too little for the neighbour."""
        return mask_name(self.name)

    @property
    def asked_by(self) -> str | None:
        """The number the insurer is asked by."""
        return self.number or self.card

    def with_number(self, number: str) -> "Person":
        """The same person with a number of either kind."""
        return replace(self, number=number) if len(number) == 12 else replace(self, card=number)


def of_citizen(citizen: Citizen) -> Person:
    """Whoever a document names."""
    return Person(
        name=citizen.name,
        born=citizen.born,
        sex=citizen.sex,
        level=citizen.source,
        way=Way(citizen.source),
        number=citizen.number,
        residence=citizen.residence,
        old_number=citizen.old_number,
    )


def brought_by(guardian: Person, relative: Relative) -> Person:
    """The patient somebody else brings: as sure as what was typed of them."""
    person = Person(
        name=relative.name,
        born=relative.born,
        sex=relative.sex,
        level=Source.TYPED,
        way=Way.TYPED,
        guardian=Guardian(guardian.name, guardian.asked_by or "", guardian.level, relative.relation),
    )
    return person.with_number(relative.number) if relative.number else person


def patient_ref(vault: Vault, number: str) -> str:
    """The name of a patient inside the backend: 32 hex characters, the same for the same citizen number."""
    return vault.fingerprint(number, "patient")


def card_ref(vault: Vault, card: str) -> str:
    """The same for an insurance number; a card code ends with it."""
    return vault.fingerprint(card[-10:], "insurance number")


def card_owner_ref(vault: Vault, card: str) -> str:
    """The name of a patient who is known by this insurance number alone."""
    return patient_ref(vault, f"card {card[-10:]}")


def own_ref(vault: Vault, person: Person) -> str:
    """The name of a patient the hospital does not know by another number yet."""
    if person.number is not None:
        return patient_ref(vault, person.number)
    if person.card is not None:
        return card_owner_ref(vault, person.card)
    guardian = person.guardian.number if person.guardian else ""
    return patient_ref(vault, f"relative {guardian} {ascii_upper(person.name)} {person.born}")
