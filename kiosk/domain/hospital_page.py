"""A page about the hospital, and how far a patient's results are: nothing in either that a public hall may not see."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from kiosk.domain.call import Comer
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.money import Dong


class Topic(StrEnum):
    """What a terminal can tell about the house."""

    PRICES = "prices"
    DOCTORS = "doctors"
    WAY = "way"
    BRING = "bring"


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line: what, more about it, and the prices where the page is about prices (`bhyt_price`: the insurance's)."""

    text: str
    text_en: str
    detail: str | None = None
    detail_en: str | None = None
    price: Dong | None = None
    bhyt_price: Dong | None = None
    clinic_id: str | None = None
    room: str | None = None
    room_en: str | None = None

    @classmethod
    def read(cls, line: Fields) -> Self:
        """From a line of the backend (contract §5). Raises FieldError."""
        return cls(
            text=line.text("text", 200),
            text_en=line.text("text_en", 200),
            detail=line.text_or_none("detail"),
            detail_en=line.text_or_none("detail_en"),
            price=_price(line, "price"),
            bhyt_price=_price(line, "bhyt_price"),
            clinic_id=line.text_or_none("clinic_id", 40),
            room=line.text_or_none("room", 80),
            room_en=line.text_or_none("room_en", 80),
        )


@dataclass(frozen=True, slots=True)
class PageSection:
    """Lines under one heading."""

    title: str
    title_en: str
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class HospitalPage:
    """One page in two languages."""

    topic: Topic
    title: str
    title_en: str
    sections: tuple[PageSection, ...]
    note: str | None = None
    note_en: str | None = None

    @classmethod
    def read(cls, answer: Fields, topic: Topic) -> Self:
        """From the backend's answer (contract §5). Raises FieldError."""
        sections = tuple(
            PageSection(
                title=section.text("title", 120),
                title_en=section.text("title_en", 120),
                lines=tuple(PageLine.read(line) for line in section.each("lines", 500)),
            )
            for section in answer.each("sections", 60)
        )
        title, title_en = answer.text("title", 120), answer.text("title_en", 120)
        return cls(topic, title, title_en, sections, answer.text_or_none("note"), answer.text_or_none("note_en"))


@dataclass(frozen=True, slots=True)
class ResultState:
    """One order: ready or not, never a name of a test and never a value. `kind`: laboratory, imaging or other."""

    kind: str
    ready: bool
    clinic: str
    ordered: datetime
    clinic_en: str | None = None

    @classmethod
    def read(cls, order: Fields) -> Self:
        """From an order of the backend (contract §5). Raises FieldError."""
        kind, ready = order.text("kind", 20), order.text("state", 20) == "ready"
        clinic, clinic_en = order.text("clinic", 80), order.text_or_none("clinic_en", 80)
        return cls(kind, ready, clinic, order.moment("ordered"), clinic_en)


class HelpState(StrEnum):
    """A call for help: nobody has seen it, somebody is coming, somebody was there."""

    OPEN = "open"
    COMING = "coming"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class HelpCall:
    """A call for help of this terminal; `comes` is who took it, where the hospital has words for them."""

    id: str
    state: HelpState
    comes: Comer | None = None

    @classmethod
    def read(cls, answer: Fields) -> Self:
        """From the backend's answer (contract §5). Raises FieldError."""
        try:
            state = HelpState(answer.text("state", 20))
        except ValueError:
            raise FieldError("state: a word of the contract is wanted") from None
        comes = answer.inner_or_none("comes")
        who = None if comes is None else Comer(comes.text("name", 40), comes.text("name_en", 40))
        return cls(answer.text("id", 60), state, who)


def _price(line: Fields, key: str) -> Dong | None:
    amount = line.whole_or_none(key)
    return None if amount is None else Dong(amount)
