"""Saying who one is without a document that can be read; and whom one brings."""

from dataclasses import dataclass, field

from kiosk.domain.citizen import mask_name
from kiosk.domain.dates import PartialDate
from kiosk.domain.entry import Asked, Mistake
from kiosk.domain.identity import Relation
from kiosk.domain.slip import Carried
from kiosk.domain.who import mask_number
from kiosk.visit.service import Service
from kiosk.visit.states.visitor import Visitor


@dataclass(frozen=True, slots=True)
class OtherWays:
    """No card: which other way?"""

    purpose: Service | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed so far: of oneself by a number, or of the relative whom the `helper` brings."""

    asked: Asked = Asked.CITIZEN
    purpose: Service | None = None
    helper: Visitor | None = None
    relation: Relation = Relation.CHILD
    number: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    born: PartialDate | None = field(default=None, repr=False)

    @property
    def carried(self) -> Carried:
        """What a desk slip says of it."""
        return Carried(
            name=mask_name(self.name) if self.name else None,
            number=mask_number(self.number) if self.number else None,
            born=self.born.year if self.born else None,
            helper=self.helper.masked_name if self.helper else None,
        )


@dataclass(frozen=True, slots=True)
class TypeNumber:
    """Which number? `text` is what stands there already, `fault` what is wrong with it."""

    form: Form
    text: str = field(default="", repr=False)
    fault: Mistake | None = None


@dataclass(frozen=True, slots=True)
class TypeBirth:
    """Born when?"""

    form: Form
    text: str = field(default="", repr=False)
    fault: Mistake | None = None


@dataclass(frozen=True, slots=True)
class TypeName:
    """Called what?"""

    form: Form
    text: str = field(default="", repr=False)
    fault: Mistake | None = None


@dataclass(frozen=True, slots=True)
class ChooseRelation:
    """Whom does the helper bring?"""

    helper: Visitor


@dataclass(frozen=True, slots=True)
class ChooseSex:
    """Son or daughter, father or mother?"""

    form: Form
