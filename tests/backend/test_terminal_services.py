"""The terminal's own questions, put to the real backend: what one asks and the other answers is one contract."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.backend.fleet.heartbeats import HelpRow
from kiosk.backend.hospital.sample import load_sample_patients
from kiosk.domain.citizen import Citizen, Sex, Source
from kiosk.domain.dates import PartialDate
from kiosk.domain.hospital_page import HelpState, Topic
from kiosk.domain.identity import Relative, Typed, Way
from kiosk.domain.registration import Claim, Kind, PaperSlip, Wish
from kiosk.services.client import Backend, Client, Refused
from kiosk.services.hospital import Hospital
from kiosk.services.queue import Queue
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, settings_for

MOTHER = Citizen("001190000001", "Nguyễn Thị Mẫu", PartialDate(1990, 1, 15), Sex.FEMALE, Source.CHIP)
CHILD = Relative("Nguyễn Bé", PartialDate(2023, 5, 2), Sex.MALE)


@dataclass
class Terminal:
    house: House
    hospital: Hospital
    queue: Queue


@pytest.fixture
def terminal(tmp_path: Path, empty_database: Path) -> Iterator[Terminal]:
    shutil.copy(empty_database, tmp_path / "backend.db")
    house = open_house(settings_for(tmp_path), SetClock(), ToldInsurer())
    with house.backend.core.sessions.begin() as session:
        load_sample_patients(session, house.backend.core.vault, house.clock())
    client = Client(Backend(house.served.url, house.keys["t-1"]))
    yield Terminal(house, Hospital(client), Queue(client))
    close_house(house)


def test_a_visit_to_two_clinics_with_a_paper_and_a_claim(terminal: Terminal) -> None:
    patient = terminal.hospital.identify(MOTHER)
    assert (patient.name, patient.level, patient.way) == ("NGUYỄN T*** M", Source.CHIP, Way.CHIP)
    slip = PaperSlip("GCT-77", facility="01234", disease="O80", issued="2026-11-20")
    wish = Wish(Kind.BHYT, ("noi-tq", "mat"), patient.token, Claim.PREGNANT, slip)
    made = terminal.queue.register(wish, "visit-key-1")
    assert [ticket.clinic for ticket in made.tickets] == ["Khám Nội tổng quát", "Khám Mắt"]
    assert [ticket.clinic_en for ticket in made.tickets] == ["General medicine", "Eye"]
    assert made.ticket.room_en == "P.105, floor 1, building A"
    assert made.verify == ("priority", "slip", "coverage")
    again = terminal.queue.register(wish, "visit-key-1")
    assert (again.id, again.ticket.number) == (made.id, made.ticket.number)
    held = terminal.hospital.identify(MOTHER)
    assert (held.active_today, held.held[0].places) == (1, made.places)
    copies = terminal.queue.reprint(made.id, "print-key-1")
    assert [ticket.copy for ticket in copies.tickets] == [True, True]
    assert terminal.hospital.by_slip(made.ticket.qr or "").id == made.id
    with pytest.raises(Refused, match="slip_unknown"):
        terminal.hospital.by_slip("Q1|nobody|0000")


def test_a_full_wish_is_refused_whole(terminal: Terminal) -> None:
    patient = terminal.hospital.identify(MOTHER)
    with pytest.raises(Refused, match="age_not_taken"):
        terminal.queue.register(Wish(Kind.SELF_PAY, ("noi-tq", "nhi"), patient.token), "visit-key-2")
    assert terminal.hospital.identify(MOTHER).active_today == 0
    made = terminal.queue.take(patient.token, Kind.SELF_PAY, "noi-tq", "visit-key-3")
    assert (made.ticket.number, made.others) == ("A-001", ())
    assert terminal.queue.cancel(made.id, "leave-key-1").places[0].state == "cancelled"


def test_typed_card_and_appointment(terminal: Terminal) -> None:
    hospital = terminal.hospital
    with pytest.raises(Refused, match="name_wanted"):
        hospital.identify_typed(Typed("001099999999", PartialDate(1999)))
    new = hospital.identify_typed(Typed("001099999999", PartialDate(1999), "Trần Văn Lạ"))
    assert (new.level, new.way, new.returning) == (Source.TYPED, Way.TYPED, False)
    booked = hospital.identify_appointment("26110002", PartialDate(1960, 5))
    assert booked.way is Way.APPOINTMENT
    (appointment,) = booked.appointments
    assert (appointment.clinic_id, appointment.re_examination) == ("noi-tiet", True)
    assert appointment.orders == ("Định lượng đường máu lúc đói", "HbA1c")
    assert appointment.orders_en == ("Fasting blood glucose", "HbA1c")
    assert (appointment.clinic_en, appointment.room_en) == ("Endocrinology and diabetes", "P.201, floor 2, building A")
    made = terminal.queue.register(Wish(Kind.RE_EXAMINATION, ("noi-tiet",), booked.token), "visit-key-4")
    assert made.kind is Kind.RE_EXAMINATION
    with pytest.raises(Refused, match="not_found"):
        hospital.identify_appointment("26110002", PartialDate(1961))
    card = hospital.identify_card("HT3010987654321", "Lê Văn Thẻ", PartialDate(1950))
    assert (card.level, card.way) == (Source.QR, Way.CARD)


def test_a_child_is_brought(terminal: Terminal) -> None:
    child = terminal.hospital.identify(MOTHER, CHILD)
    made = terminal.queue.register(Wish(Kind.BHYT, ("nhi",), child.token), "visit-key-5")
    assert (made.ticket.priority, made.ticket.name) == (True, "NGUYỄN B")
    assert made.verify == ("identity", "companion", "coverage")


def test_every_clinic_has_an_english_room_and_says_whether_it_is_discreet(terminal: Terminal) -> None:
    clinics = [clinic for group in terminal.hospital.clinics() for clinic in group.clinics]
    assert all(clinic.room_en and clinic.name_en and not clinic.discreet for clinic in clinics)


def test_a_quick_number_needs_nobody(terminal: Terminal) -> None:
    made = terminal.queue.register(Wish(Kind.QUICK_NUMBER, ("noi-tq",)), "visit-key-6")
    assert (made.ticket.name, made.verify) == (None, ())


@pytest.mark.parametrize("topic", list(Topic))
def test_every_page_is_read(terminal: Terminal, topic: Topic) -> None:
    page = terminal.hospital.page(topic)
    assert page.title
    assert all(section.lines for section in page.sections)
    assert (page.sections[0].lines[0].price is not None) == (topic is Topic.PRICES)
    assert all((line.room is None) == (line.room_en is None) for section in page.sections for line in section.lines)


def test_results_are_ready_or_not(terminal: Terminal) -> None:
    booked = terminal.hospital.identify_appointment("26110002", PartialDate(1960, 5))
    states = terminal.hospital.results(booked.token)
    assert [(state.kind, state.ready) for state in states] == [("imaging", False), ("laboratory", True)]
    assert {(state.clinic, state.clinic_en) for state in states} == {
        ("Khám Nội tiết – Đái tháo đường", "Endocrinology and diabetes")
    }
    assert terminal.hospital.results(terminal.hospital.identify(MOTHER).token) == ()


def test_help_is_called_and_somebody_comes(terminal: Terminal) -> None:
    call = terminal.hospital.call_staff("Pay")
    assert (call.state, terminal.hospital.call_staff("Pay").id) == (HelpState.OPEN, call.id)
    with terminal.house.backend.core.sessions.begin() as session:
        session.get_one(HelpRow, call.id).state = "coming"
    assert terminal.hospital.help_call(call.id).state is HelpState.COMING
    with pytest.raises(Refused, match="not_found"):
        terminal.hospital.help_call("nobody")


def test_one_touch_says_thanks(terminal: Terminal) -> None:
    terminal.hospital.thank(5, "visit", "touch-key-1")
    terminal.hospital.thank(1, "terminal", "touch-key-2")
    with pytest.raises(Refused, match="invalid_input"):
        terminal.hospital.thank(9, "visit", "touch-key-3")
