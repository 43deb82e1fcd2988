"""From the insurer's answer to a number on paper."""

from dataclasses import dataclass, field

from kiosk.domain.clinic import Clinic, ClinicGroup
from kiosk.domain.coverage import Coverage
from kiosk.domain.entry import Mistake
from kiosk.domain.outcome import Printed
from kiosk.domain.part import ALL, Parts
from kiosk.domain.registration import Claim, Kind, PaperSlip, Registration, Wish
from kiosk.visit.states.visitor import Visitor


@dataclass(frozen=True, slots=True)
class CheckingCoverage:
    """The insurer is asked about the patient, or about the `card` that was typed."""

    visitor: Visitor
    card: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ChoosePayer:
    """What the insurer says, and who pays."""

    visitor: Visitor
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class TypeCard:
    """The code of the insurance card, for another question to the insurer."""

    visitor: Visitor
    coverage: Coverage
    fault: Mistake | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One visit as it is being put together. Without a visitor it is a quick number."""

    kind: Kind
    visitor: Visitor | None = None
    coverage: Coverage | None = None
    clinics: tuple[Clinic, ...] = ()
    claim: Claim | None = None
    paper: PaperSlip | None = field(default=None, repr=False)

    @property
    def wish(self) -> Wish:
        """As the backend is asked for it."""
        token = self.visitor.patient.token if self.visitor else None
        return Wish(self.kind, tuple(clinic.id for clinic in self.clinics), token, self.claim, self.paper)


@dataclass(frozen=True, slots=True)
class LoadingClinics:
    """Today's clinics are fetched."""

    order: Order
    tries: int = 1


@dataclass(frozen=True, slots=True)
class ChooseGroup:
    """Which kind of clinic."""

    order: Order
    groups: tuple[ClinicGroup, ...]


@dataclass(frozen=True, slots=True)
class ChooseClinic:
    """Which clinic of the group."""

    order: Order
    groups: tuple[ClinicGroup, ...]
    group: ClinicGroup


@dataclass(frozen=True, slots=True)
class Review:
    """What will happen, before it does: clinics, prices, who goes first, papers."""

    order: Order
    groups: tuple[ClinicGroup, ...]
    parts: Parts = ALL


@dataclass(frozen=True, slots=True)
class ChooseClaim:
    """A reason to go first that staff will check."""

    review: Review


@dataclass(frozen=True, slots=True)
class ChoosePaper:
    """A transfer or re-examination paper?"""

    review: Review


@dataclass(frozen=True, slots=True)
class TypePaper:
    """The number on that paper."""

    review: Review
    re_examination: bool
    fault: Mistake | None = None


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The appointments of today, before the patient is said to be here."""

    visitor: Visitor
    parts: Parts = ALL


@dataclass(frozen=True, slots=True)
class TakingNumber:
    """The numbers are being taken under `key`; trying again uses the same key.

    `names` are the clinics; `others`: choosing again, where one of them is full.
    """

    wish: Wish
    key: str
    visitor: Visitor | None = None
    names: tuple[str, ...] = ()
    others: LoadingClinics | None = None
    tries: int = 1


@dataclass(frozen=True, slots=True)
class PrintingTicket:
    """The numbers are durable; their tickets are on the way to paper under the id `job`."""

    registration: Registration
    job: str


@dataclass(frozen=True, slots=True)
class Registered:
    """The number, and the fee if one is due. The citizen is forgotten from here on."""

    registration: Registration
    printed: Printed
