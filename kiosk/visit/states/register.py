"""From the insurer's answer to a number on paper."""

from dataclasses import dataclass

from kiosk.domain.clinic import ClinicGroup
from kiosk.domain.coverage import Coverage
from kiosk.domain.outcome import Printed
from kiosk.domain.registration import Kind, Registration
from kiosk.visit.states.visitor import Visitor


@dataclass(frozen=True, slots=True)
class CheckingCoverage:
    """The insurer is asked about the card."""

    visitor: Visitor


@dataclass(frozen=True, slots=True)
class ChoosePayer:
    """What the insurer says, and who pays."""

    visitor: Visitor
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class LoadingClinics:
    """Today's clinics are fetched."""

    visitor: Visitor
    coverage: Coverage
    kind: Kind
    tries: int = 1


@dataclass(frozen=True, slots=True)
class ChooseGroup:
    """Which kind of clinic."""

    visitor: Visitor
    coverage: Coverage
    kind: Kind
    groups: tuple[ClinicGroup, ...]


@dataclass(frozen=True, slots=True)
class ChooseClinic:
    """Which clinic of the group."""

    visitor: Visitor
    coverage: Coverage
    kind: Kind
    groups: tuple[ClinicGroup, ...]
    group: ClinicGroup


@dataclass(frozen=True, slots=True)
class TakingNumber:
    """The number is being taken under `key`; trying again uses the same key."""

    choice: ChooseClinic
    clinic_id: str
    key: str
    tries: int = 1


@dataclass(frozen=True, slots=True)
class PrintingTicket:
    """The number is durable; its ticket is on the way to paper under the id `job`."""

    registration: Registration
    job: str


@dataclass(frozen=True, slots=True)
class Registered:
    """The number, and the fee if one is due. The citizen is forgotten from here on."""

    registration: Registration
    printed: Printed
