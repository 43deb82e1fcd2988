"""Bodies of answers about terminals and the backend itself, for the API document."""

from typing import Annotated, Literal

from pydantic import Field

from kiosk.backend.api.answers import Document


class ComerDocument(Document):
    """Who comes, in words for patients: a desk or a role."""

    name: str
    name_en: str


class HelpDocument(Document):
    """A call for help; `comes` is null until somebody took it, and where staff have no words for patients."""

    id: str
    state: Literal["open", "coming", "done"]
    comes: ComerDocument | None


class FeedbackDocument(Document):
    """It was counted."""

    thanks: Literal[True]


class SelfDocument(Document):
    """The terminal as it is enrolled, whose it is, and the backend's time."""

    id: str
    location: str
    hospital: str
    time: str


class CertificateDocument(Document):
    """A terminal's certificate and who signed it, in PEM."""

    id: str
    location: str
    certificate: str
    authority: str
    until: str
    time: str


class CommandDocument(Document):
    """Something staff want this terminal to do."""

    id: str
    command: Annotated[str, Field(description="reload, out_of_service, in_service, locale; others are refused")]
    value: str | None
    expires_at: Annotated[str, Field(description="not to be done from then on")]


class HeartbeatDocument(Document):
    """The commands that wait, and the backend's time."""

    commands: list[CommandDocument]
    time: str


class AliveDocument(Document):
    """The process answers."""

    status: Literal["ok"]


class ReadyDocument(Document):
    """It may serve. `held_back`: the insurer is taken to be away, patients go on as `unverified`."""

    status: Literal["ok"]
    database: Literal["ok"]
    insurer: Literal["ok", "held_back"]


class AwayDocument(Document):
    """It may not serve."""

    status: Literal["away"]
    database: Literal["away"]
