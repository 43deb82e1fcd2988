"""Bodies of requests. Unknown keys, wrong types and texts with control characters are refused before a route runs."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from kiosk.backend.queue.offline import Paper
from kiosk.domain.citizen import Citizen, Sex, Source
from kiosk.domain.dates import PartialDate
from kiosk.domain.identity import Relation, Relative
from kiosk.domain.registration import Claim, Kind
from kiosk.domain.text import clean


def _cleaned(text: str) -> str:
    found = clean(text)
    if not found:
        raise ValueError("a text is wanted")
    return found


def _calendar(text: str) -> str:
    PartialDate.parse(text)
    return text


def moment(text: str) -> str:
    """A time that can be told on any clock: of a year that a calendar in another zone has too."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None or not 1900 <= found.year <= 2999:
        raise ValueError("a time with its offset is wanted")
    return text


Name = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(_cleaned)]
Residence = Annotated[str, StringConstraints(max_length=300), AfterValidator(clean)]
Born = Annotated[str, StringConstraints(max_length=10), AfterValidator(_calendar)]
CitizenNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]
CardNumber = Annotated[str, StringConstraints(pattern=r"^([0-9]{10}|[0-9]{12}|[A-Z]{2}[1-5][0-9]{12})$")]
Token = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,2000}$")]
ShortId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{1,40}$")]


class Body(BaseModel):
    """A body: only its own keys, no guessing of types."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class CitizenBody(Body):
    """A citizen as a document names them."""

    number: CitizenNumber
    name: Name
    born: Born = Field(examples=["1990-01-15", "1975"])
    sex: Literal["male", "female"] | None = None
    residence: Residence | None = None
    old_number: Annotated[str, StringConstraints(pattern=r"^[0-9]{9}$")] | Literal[""] | None = None

    def citizen(self, source: Source) -> Citizen:
        """The same as a domain value."""
        return Citizen(
            number=self.number,
            name=self.name,
            born=PartialDate.parse(self.born),
            sex=Sex(self.sex) if self.sex else None,
            source=source,
            residence=self.residence or None,
            old_number=self.old_number or None,
        )


class TypedBody(Body):
    """What somebody typed of themselves. Without a name: somebody who was here before."""

    number: CardNumber
    born: Born = Field(examples=["1990-01-15", "1975"])
    name: Name | None = None


class CardBody(Body):
    """The code of an insurance card, read by the camera."""

    number: Annotated[str, StringConstraints(pattern=r"^([0-9]{10}|[A-Z]{2}[1-5][0-9]{12})$")]
    name: Name
    born: Born
    sex: Literal["male", "female"] | None = None


class AppointmentBody(Body):
    """The code a patient was told, and their birth date."""

    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$")]
    born: Born


class RelativeBody(Body):
    """The patient, where whoever is identified brings somebody else."""

    name: Name
    born: Born
    sex: Literal["male", "female"]
    relation: Literal["child", "parent", "spouse", "other"] = "child"
    number: CardNumber | None = None

    def relative(self) -> Relative:
        """The same as a domain value."""
        return Relative(self.name, PartialDate.parse(self.born), Sex(self.sex), Relation(self.relation), self.number)


class IdentifyBody(Body):
    """Who stands at the terminal, by exactly one of: `citizen` with its `source`, `typed`, `card`, `appointment`.

    `relative` is the patient where that person brings a child or somebody else.
    """

    citizen: CitizenBody | None = None
    source: Literal["chip", "qr", "typed"] | None = None
    typed: TypedBody | None = None
    card: CardBody | None = None
    appointment: AppointmentBody | None = None
    relative: RelativeBody | None = None


class EligibilityBody(Body):
    """A patient by token, optionally with another card's number; or a person by number, name and birth."""

    patient_token: Token | None = None
    number: CardNumber | None = None
    name: Name | None = None
    born: Born | None = None


class TransferSlip(Body):
    """What a patient says of a paper they carry; staff verify it at the counter."""

    kind: Literal["transfer", "re_examination"]
    number: Annotated[str, StringConstraints(min_length=1, max_length=40), AfterValidator(_cleaned)]
    facility: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{5}$")] | None = None
    disease: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{2}(\.[0-9]{1,2})?$")] | None = Field(
        default=None, description="ICD-10"
    )
    issued: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] | None = None


class RegistrationBody(Body):
    """A visit: its kind and its clinics, in the patient's order."""

    patient_token: Token | None = None
    kind: Literal["bhyt", "self_pay", "appointment", "re_examination", "quick_number"]
    clinics: Annotated[list[ShortId], Field(min_length=1, max_length=10)]
    priority_claim: Literal["pregnant", "disability", "merit", "emergency"] | None = None
    transfer_slip: TransferSlip | None = None
    companion: bool = False

    @property
    def of_kind(self) -> Kind:
        """The kind as a domain value."""
        return Kind(self.kind)

    @property
    def claim(self) -> Claim | None:
        """The claim as a value."""
        return Claim(self.priority_claim) if self.priority_claim else None


class ResultsBody(Body):
    """Whose results: by the token of an identified patient."""

    patient_token: Token


class SlipBody(Body):
    """The code printed on a slip."""

    slip: Annotated[str, StringConstraints(pattern=r"^[!-~]{8,200}$")]


class FeedbackBody(Body):
    """One touch, from 1 (very bad) to 5 (very good); of nobody."""

    rating: Annotated[int, Field(ge=1, le=5)]
    about: Literal["terminal", "visit"] = "terminal"


class PaperBody(Body):
    """One number a terminal gave while it was alone."""

    seq: Annotated[int, Field(ge=1, le=200)]
    issued: Annotated[str, StringConstraints(max_length=40), AfterValidator(moment)] = Field(
        examples=["2026-11-23T08:05:12+07:00"]
    )

    def paper(self) -> Paper:
        """The same as a value."""
        return Paper(self.seq, datetime.fromisoformat(self.issued))


class PapersBody(Body):
    """Numbers of one block."""

    block: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
    signature: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
    papers: Annotated[list[PaperBody], Field(min_length=1, max_length=200)]


class NoBody(Body):
    """A request that says everything by its path."""


class HelpBody(Body):
    """Somebody at the terminal asked for help."""

    screen: ShortId


CertificateRequest = Annotated[str, StringConstraints(min_length=100, max_length=4000, pattern=r"^[\x20-\x7e\r\n]*$")]


class EnrolBody(Body):
    """A code that staff were shown, and a request (PKCS #10, PEM) for the key the terminal made."""

    code: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z -]{8,40}$")]
    request: CertificateRequest


class RenewBody(Body):
    """A request (PKCS #10, PEM) for the terminal's next key."""

    request: CertificateRequest
