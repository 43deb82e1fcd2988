"""Bodies of answers, for the API document: routes answer exactly these keys."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

_TICKET: dict[str, Any] = {
    "hospital": "BỆNH VIỆN ĐA KHOA TỈNH",
    "title": "PHIẾU KHÁM BỆNH",
    "number": "A-042",
    "clinic": "Khám Nội tổng quát",
    "clinic_en": "General medicine",
    "room": "P.105, tầng 1, nhà A",
    "room_en": "P.105, floor 1, building A",
    "name": "NGUYỄN T*** M",
    "coverage": "BHYT – chờ xác minh",
    "priority": False,
    "ahead": 7,
    "expected": "2026-11-23T08:42:00+07:00",
    "issued": "2026-11-23T08:05:12+07:00",
    "qr": "Q1|f0c3426c595c8fb41785339866a7df5c|31e46fe1136df8bd",
    "notes": ["Từ sảnh đi thẳng 30 m, bên trái"],
    "copy": False,
}


class Document(BaseModel):
    """An answer: these keys and no other."""

    model_config = ConfigDict(extra="forbid")


class TicketDocument(Document):
    """A ticket as the terminal prints it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_TICKET]})

    hospital: str
    title: str
    number: str
    clinic: str
    clinic_en: str | None
    room: str
    room_en: str | None
    name: str | None = Field(description="masked")
    coverage: str | None
    priority: bool
    ahead: int | None
    expected: str | None = Field(description="ISO 8601 with offset")
    issued: str
    qr: str | None = Field(description="signed by the backend; names the registration, no person")
    notes: list[str]
    copy_: bool = Field(alias="copy")


class PlaceDocument(Document):
    """One place in a line."""

    clinic_id: str
    number: str
    room: str
    ahead: int
    expected: str
    state: Literal["waiting", "called", "done", "skipped", "cancelled", "transferred", "void"]


class RegistrationDocument(Document):
    """A registration. `existing`: the patient held it already today. `due`: đồng, now."""

    id: str
    kind: Literal["bhyt", "self_pay", "appointment", "re_examination", "quick_number"]
    state: Literal["active", "cancelled"]
    existing: bool
    due: int
    bill_id: str | None
    coverage: str | None
    priority: bool
    level: Literal["chip", "qr", "typed"] | None = Field(description="how sure the identity is; null without one")
    way: Literal["chip", "qr", "card", "typed", "appointment"] | None = Field(description="by what it was found")
    verify: list[Literal["identity", "priority", "slip", "coverage", "companion"]] = Field(
        description="what staff must see a paper for"
    )
    places: list[PlaceDocument]
    tickets: list[TicketDocument]


class AppointmentDocument(Document):
    """A time agreed for today."""

    id: str
    clinic_id: str
    clinic: str
    clinic_en: str | None
    room: str
    room_en: str | None
    time: str
    orders: list[str] = Field(description="tests ordered for it; empty where the identity was only typed")
    orders_en: list[str] = Field(description="the same, each in English where the hospital has a name for it")
    re_examination: bool


class PatientDocument(Document):
    """What is open here today for the identified patient. The token is good for 20 minutes at this terminal."""

    patient_token: str
    name: str = Field(description="masked")
    level: Literal["chip", "qr", "typed"]
    way: Literal["chip", "qr", "card", "typed", "appointment"]
    returning: bool
    appointments: list[AppointmentDocument]
    registrations: list[RegistrationDocument]
    unpaid_bills: int


class CoverageDocument(Document):
    """The insurer's verdict on today."""

    status: Literal["covered", "not_covered", "review", "mismatch", "not_found", "unverified", "invalid_input"]
    code: str | None = Field(description="the insurer's result code; null where none came")
    card: str | None = Field(description="masked")
    valid_from: str | None
    valid_to: str | None
    facility: str | None
    five_years_from: str | None
    line: str | None = Field(description="provisional, in words for the patient")
    line_en: str | None
    next: Literal["continue", "retry_with_card", "counter", "self_pay"]
    checked_at: str


class ClinicDocument(Document):
    """A clinic as it stands now; prices in đồng."""

    id: str
    name: str
    name_en: str
    room: str
    room_en: str | None
    price: int
    bhyt_price: int
    waiting: int
    open: bool
    full: bool
    discreet: bool = Field(description="its name tells an illness: only for choosing, never beside a patient")


class GroupDocument(Document):
    """At most six clinics."""

    id: str
    name: str
    name_en: str
    clinics: list[ClinicDocument]


class ClinicsDocument(Document):
    """Every clinic."""

    groups: list[GroupDocument]


class QueueDocument(Document):
    """The line of one clinic: numbers, no names."""

    clinic_id: str
    name: str
    name_en: str
    room: str
    room_en: str | None
    called: list[str]
    next: list[str]
    waiting: int


class PageLineDocument(Document):
    """One line; prices in đồng where the page is about prices."""

    text: str
    text_en: str
    detail: str | None
    detail_en: str | None
    price: int | None
    bhyt_price: int | None
    clinic_id: str | None
    room: str | None
    room_en: str | None


class PageSectionDocument(Document):
    """Lines under one heading."""

    title: str
    title_en: str
    lines: list[PageLineDocument]


class PageDocument(Document):
    """A page of information in two languages."""

    topic: Literal["prices", "doctors", "way", "bring"]
    title: str
    title_en: str
    note: str | None
    note_en: str | None
    sections: list[PageSectionDocument]


class ResultDocument(Document):
    """One order: how far it is, never what it says."""

    kind: Literal["laboratory", "imaging", "other"]
    state: Literal["pending", "ready"]
    clinic: str
    clinic_en: str | None
    ordered: str


class ResultsDocument(Document):
    """The patient's orders, newest first."""

    results: list[ResultDocument]


class BlockDocument(Document):
    """A right to give numbers alone: `letter`-X`no`-01 up to `size`, on this day."""

    id: str
    day: str
    no: int
    size: int
    hospital: str
    clinic: str
    clinic_en: str | None
    letter: str
    room: str
    room_en: str | None
    way: str
    signature: str


class MergedPaperDocument(Document):
    """One paper and its registration."""

    seq: int
    id: str
    number: str
    state: Literal["waiting", "called", "done", "skipped", "cancelled", "transferred", "void"]


class MergedDocument(Document):
    """What was taken in, now or before."""

    merged: list[MergedPaperDocument]


class CalledDocument(Document):
    """The number called now, and its place; null where nobody waits."""

    called: str | None
    place: str | None
