"""One question about one person, as a terminal or the recheck puts it, and its sealed form."""

import json
from dataclasses import dataclass, field

from kiosk.backend.insurance.insurer import CardQuery
from kiosk.backend.store.vault import Vault
from kiosk.domain.citizen import Sex
from kiosk.domain.dates import PartialDate

_PURPOSE = "question"


@dataclass(frozen=True, slots=True)
class Question:
    """Who is asked about. `citizen_number` is another way to ask, where a card's own number is asked first."""

    patient_ref: str
    query: CardQuery
    sex: Sex | None = field(default=None, repr=False)
    citizen_number: str | None = field(default=None, repr=False)
    by_chip: bool = False

    def mark(self, vault: Vault) -> str:
        """Equal for equal questions; says nothing without the key."""
        return vault.fingerprint(f"{self.query.number}|{self.query.name}|{self.query.born}", _PURPOSE)

    def seal(self, vault: Vault) -> bytes:
        """To keep until it is answered."""
        content = {
            "ref": self.patient_ref,
            "number": self.query.number,
            "name": self.query.name,
            "born": str(self.query.born),
            "sex": self.sex,
            "citizen": self.citizen_number,
            "chip": self.by_chip,
        }
        return vault.seal(json.dumps(content, ensure_ascii=False), _PURPOSE)

    @classmethod
    def unseal(cls, vault: Vault, sealed: bytes) -> "Question":
        """The question again. Raises UnsealError."""
        content = json.loads(vault.unseal(sealed, _PURPOSE))
        return cls(
            patient_ref=content["ref"],
            query=CardQuery(content["number"], content["name"], PartialDate.parse(content["born"])),
            sex=Sex(content["sex"]) if content["sex"] else None,
            citizen_number=content["citizen"],
            by_chip=content["chip"],
        )
