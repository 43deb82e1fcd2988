"""Looking something up: about the house, without saying who one is; about one's own number, by slip or card.

`visitor` is who asked, if they were known before; that is also where Back leads in the end.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.hospital_page import HospitalPage, ResultState, Topic
from kiosk.domain.outcome import Printed
from kiosk.domain.part import ALL, Parts
from kiosk.domain.plan import Plan
from kiosk.domain.registration import Registration
from kiosk.domain.route import Route
from kiosk.domain.ticket import Ticket
from kiosk.visit.states.visitor import Visitor


class Wanted(StrEnum):
    """What can be looked up. The value is its name in the screens."""

    PLACE = "place"
    WAY = "way"
    PRICES = "prices"
    DOCTORS = "doctors"
    BRING = "bring"
    RESULTS = "results"


@dataclass(frozen=True, slots=True)
class LookUp:
    """What should be looked up?"""

    visitor: Visitor | None = None
    parts: Parts = ALL


@dataclass(frozen=True, slots=True)
class LoadingPage:
    """The backend is asked for a page about the house."""

    topic: Topic
    visitor: Visitor | None = None
    tries: int = 1


@dataclass(frozen=True, slots=True)
class ChooseSection:
    """A page, by its headings."""

    page: HospitalPage
    visitor: Visitor | None = None


@dataclass(frozen=True, slots=True)
class ReadSection:
    """The lines under one heading."""

    page: HospitalPage
    number: int
    visitor: Visitor | None = None


@dataclass(frozen=True, slots=True)
class FindLine:
    """A line of a page is looked for by letters; where it was asked for waits behind."""

    behind: ChooseSection | ReadSection


@dataclass(frozen=True, slots=True)
class LoadingPlan:
    """The plan of the hospital is fetched."""

    visitor: Visitor | None = None


@dataclass(frozen=True, slots=True)
class ChooseArea:
    """Where to: which kind of place?"""

    plan: Plan
    visitor: Visitor | None = None


@dataclass(frozen=True, slots=True)
class ChooseRoom:
    """Where to: which room?"""

    plan: Plan
    area_id: str
    visitor: Visitor | None = None


@dataclass(frozen=True, slots=True)
class ShowWay:
    """The way, drawn and in steps. `behind` is where it was asked for; `printed` what became of its slip."""

    route: Route
    behind: "ChooseRoom | MyPlaces"
    printed: Printed | None = None
    parts: Parts = ALL


@dataclass(frozen=True, slots=True)
class PrintingWay:
    """The way is on its way to paper."""

    way: ShowWay


@dataclass(frozen=True, slots=True)
class ShowTicket:
    """A ticket of today may be held to the camera. `unknown`: what was held was not ours."""

    visitor: Visitor | None = None
    glimpsed: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class FindingTicket:
    """The backend is asked about a ticket."""

    code: str = field(repr=False)
    tries: int = 1


@dataclass(frozen=True, slots=True)
class MyPlaces:
    """The numbers held today and how many are before them. `shown`: which number of several.

    `enough`: no further copy is printed. `wayless`: the plan does not know the room.
    """

    held: tuple[Registration, ...]
    visitor: Visitor | None = None
    shown: int = 0
    enough: bool = False
    wayless: bool = False
    parts: Parts = ALL

    @property
    def numbers(self) -> tuple[tuple[Registration, Ticket], ...]:
        """Every number of every visit."""
        return tuple((visit, ticket) for visit in self.held for ticket in visit.tickets)

    @property
    def registration(self) -> Registration:
        """The visit whose number is shown."""
        return self.numbers[self.shown][0]

    @property
    def ticket(self) -> Ticket:
        """The number that is shown."""
        return self.numbers[self.shown][1]


@dataclass(frozen=True, slots=True)
class FindingWay:
    """The plan is fetched to show the way to the room of a number."""

    behind: MyPlaces


@dataclass(frozen=True, slots=True)
class AskingCopy:
    """The backend is asked for the same tickets again, under `key`."""

    behind: MyPlaces
    key: str = field(repr=False)
    tries: int = 1


@dataclass(frozen=True, slots=True)
class PrintingCopy:
    """Copies of every ticket of the visit are on their way to paper, under job ids that begin with `job`."""

    registration: Registration
    job: str


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of the copy."""

    registration: Registration
    printed: Printed


@dataclass(frozen=True, slots=True)
class LoadingResults:
    """The backend is asked which results are ready."""

    visitor: Visitor
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Results:
    """Which results are ready: never what they say."""

    results: tuple[ResultState, ...]
    visitor: Visitor
