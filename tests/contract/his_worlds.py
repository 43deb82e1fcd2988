"""A HIS of each kind with what a test plants in it: our own tables, a strict FHIR server, a third party's, MediPay."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import httpx
from sqlalchemy import select

from kiosk.backend.config import HisSettings
from kiosk.backend.his.his import His
from kiosk.backend.insurance import verdicts
from kiosk.backend.registration.patients import remember, sealed_orders
from kiosk.backend.registration.person import of_citizen, patient_ref
from kiosk.backend.registration.rows import AppointmentRow, RegistrationRow
from kiosk.domain.citizen import Citizen, Sex, Source
from kiosk.domain.dates import HOSPITAL_TIME, PartialDate
from kiosk.sim.medipay.server import Play, create_app
from tests.backend.his.fhir_server import Records, fhir_app
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, settings_for
from tests.backend.postgres import free_port
from tests.served import Served

DAY = date(2026, 11, 23)
NUMBER = "001190000001"
STRANGER = "001190009999"
CLINIC = "noi-tq"
SEKMET = shutil.which("sekmet") or shutil.which("sekmet", path=str(Path(sys.executable).parent))


def at(clock: str, day: date = DAY) -> datetime:
    """A time of the hospital."""
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), HOSPITAL_TIME)  # noqa: DTZ007 - a clock time


class World(Protocol):
    """One HIS: the adapter over it, the backend that uses it, and a hand inside it."""

    house: House

    @property
    def his(self) -> His: ...

    def book(self, name: str, when: datetime, orders: list[str], *, again: bool) -> None: ...

    def plan(self, start: datetime, end: datetime, free: int) -> None: ...

    def break_down(self, how: str) -> None: ...

    def holds(self) -> tuple[bool, str | None]:
        """Of the one visit it heard of: whether the cover is verified, and the card's last day."""
        ...


@dataclass
class LocalWorld:
    """The backend's own tables."""

    house: House
    remote = False

    @property
    def his(self) -> His:
        return self.house.backend.his

    def book(self, name: str, when: datetime, orders: list[str], *, again: bool) -> None:
        core = self.house.backend.core
        known = Citizen(NUMBER, "Nguyễn Thị Mẫu", PartialDate(1990, 1, 15), Sex.FEMALE, Source.QR)
        with core.sessions.begin() as session:
            remember(session, core.vault, patient_ref(core.vault, NUMBER), of_citizen(known), core.now())
            session.add(
                AppointmentRow(
                    id=name,
                    patient_ref=patient_ref(core.vault, NUMBER),
                    clinic_id=CLINIC,
                    at=when,
                    state="booked",
                    orders=sealed_orders(core.vault, orders),
                    re_examination=again,
                )
            )

    def plan(self, start: datetime, end: datetime, free: int) -> None:
        """The directory plans the day."""

    def break_down(self, how: str) -> None:
        raise AssertionError("our own tables do not break down by themselves")

    def holds(self) -> tuple[bool, str | None]:
        core = self.house.backend.core
        with core.sessions() as session:
            (row,) = session.scalars(select(RegistrationRow))
            known = verdicts.latest(session, core.vault, row.patient_ref or "")
        card = known.judged.card if known else None
        return row.coverage == "covered", card.valid_to.isoformat() if card and card.valid_to else None


@dataclass
class FhirWorld:
    """A FHIR server: ours for tests, or a third party's at an address."""

    house: House
    url: str
    records: Records | None
    remote = True

    @property
    def his(self) -> His:
        return self.house.backend.his

    def book(self, name: str, when: datetime, orders: list[str], *, again: bool) -> None:
        patient = self._make(
            "Patient",
            {
                "identifier": [{"system": "urn:vn:cccd", "value": NUMBER}],
                "name": [{"text": "Nguyễn Thị Mẫu", "family": "Nguyễn", "given": ["Thị", "Mẫu"]}],
                "birthDate": "1990-01-15",
            },
        )
        coding = {"system": "urn:kiosk:clinic", "code": CLINIC}
        self._make(
            "Appointment",
            {
                "identifier": [{"system": "urn:his:booking", "value": name}],
                "status": "booked",
                "serviceType": [{"coding": [coding]}],
                "appointmentType": {
                    "coding": [
                        {
                            "system": "http://terminology.hl7.org/CodeSystem/v2-0276",
                            "code": "FOLLOWUP" if again else "ROUTINE",
                        }
                    ]
                },
                "supportingInformation": [{"display": order} for order in orders],
                "start": when.isoformat(),
                "end": (when + timedelta(minutes=15)).isoformat(),
                "participant": [{"actor": {"reference": patient}, "status": "accepted"}],
            },
        )

    def plan(self, start: datetime, end: datetime, free: int) -> None:
        schedule = self._make(
            "Schedule",
            {
                "identifier": [{"system": "urn:kiosk:clinic", "value": CLINIC}],
                "active": True,
                "status": "x" if self.records else None,
                "actor": [{"display": "Khám Nội tổng quát"}],
            },
        )
        self._make(
            "Slot",
            {
                "identifier": [{"system": "urn:his:slot", "value": start.isoformat()}],
                "schedule": {"reference": schedule},
                "status": "free" if free else "busy",
                "start": start.isoformat(),
                "end": end.isoformat(),
            },
        )

    def break_down(self, how: str) -> None:
        assert self.records is not None
        for kind in ("Patient", "Appointment", "Schedule", "Slot", "Encounter", "Invoice"):
            if how == "none":
                self.records.fail.pop(kind, None)
            else:
                self.records.fail[kind] = {"http500": 500, "garbage": 200}[how]

    def _make(self, kind: str, resource: dict[str, Any]) -> str:
        whole = {"resourceType": kind, **{key: value for key, value in resource.items() if value is not None}}
        identifier = whole["identifier"][0]
        unless = f"identifier={identifier['system']}|{identifier['value']}"
        headers = {"Content-Type": "application/fhir+json", "If-None-Exist": unless}
        answer = httpx.post(f"{self.url}/{kind}", json=whole, headers=headers, timeout=10)
        assert answer.status_code in (200, 201), answer.text
        found = answer.json() if answer.content else {}
        its_id = found.get("id") or answer.headers["location"].split("/_history")[0].rsplit("/", 1)[1]
        return f"{kind}/{its_id}"

    def holds(self) -> tuple[bool, str | None]:
        (covering,) = self._all("Coverage")
        (answer,) = self._all("CoverageEligibilityResponse")
        (insurance,) = answer["insurance"]
        agree = (covering["status"] == "active") == insurance["inforce"] == (answer["disposition"] == "covered")
        assert agree, (covering, answer)
        return insurance["inforce"], covering.get("period", {}).get("end")

    def _all(self, kind: str) -> list[Any]:
        entries = httpx.get(f"{self.url}/{kind}", timeout=20).json().get("entry") or []
        return [entry["resource"] for entry in entries]


@dataclass
class MediPayWorld:
    """The played MediPay HIS."""

    house: House
    play: Play
    remote = True

    @property
    def his(self) -> His:
        return self.house.backend.his

    def book(self, name: str, when: datetime, orders: list[str], *, again: bool) -> None:
        self.play.patients[NUMBER] = {"MA_BN": "BN1", "HO_TEN": "Nguyễn Thị Mẫu"}
        self.play.bookings.append(
            {
                "SO_GTTT": NUMBER,
                "MA_LICH_HEN": name,
                "MA_DICH_VU": CLINIC,
                "THOI_GIAN": when.strftime("%Y%m%d%H%M"),
                "CHI_DINH": orders,
                "TAI_KHAM": int(again),
            }
        )

    def plan(self, start: datetime, end: datetime, free: int) -> None:
        self.play.plan.append(
            {
                "MA_DICH_VU": CLINIC,
                "GIO_BAT_DAU": start.strftime("%H%M"),
                "GIO_KET_THUC": end.strftime("%H%M"),
                "SL_TOI_DA": 30,
                "SL_HIEN_TAI": 30 - free,
            }
        )

    def break_down(self, how: str) -> None:
        self.play.fault = {"http500": "http500", "garbage": "malformed", "none": "none"}[how]

    def holds(self) -> tuple[bool, str | None]:
        (held,) = self.play.registrations.values()
        until = held.get("GT_THE_DEN")
        return held["BHYT_XAC_MINH"] == 1, f"{until[:4]}-{until[4:6]}-{until[6:]}" if until else None


@contextmanager
def _housed(folder: Path, schema: Path, his: HisSettings, **parts: Any) -> Iterator[House]:
    shutil.copy(schema, folder / "backend.db")
    house = open_house(settings_for(folder, his=his, **parts), SetClock(), ToldInsurer())
    try:
        yield house
    finally:
        close_house(house)
        if house.backend.diary is not None:
            house.backend.diary.close()
        for far_end in house.backend.closers:
            far_end.close()


@contextmanager
def world(kind: str, folder: Path, schema: Path) -> Iterator[World]:
    """The world of this kind."""
    if kind == "local":
        with _housed(folder, schema, HisSettings("local", "", None)) as house:
            yield LocalWorld(house)
    elif kind == "fhir":
        records = Records()
        with (
            Served(fhir_app(records)) as url,
            _housed(folder, schema, HisSettings("fhir", f"{url}/fhir", None)) as house,
        ):
            yield FhirWorld(house, f"{url}/fhir", records)
    elif kind == "sekmet":
        with _sekmet(folder) as url, _housed(folder, schema, HisSettings("fhir", url, None)) as house:
            yield FhirWorld(house, url, None)
    else:
        play = Play(checks_time=False)
        with Served(create_app(play)) as url:
            settings = HisSettings("medipay", url, play.key, play.merchant)
            with _housed(folder, schema, settings) as house:
                yield MediPayWorld(house, play)


@contextmanager
def _sekmet(folder: Path) -> Iterator[str]:
    """A third party's FHIR server, in an environment of its own, never on another address than this machine's."""
    assert SEKMET is not None
    port = free_port()
    serving = subprocess.Popen(
        [SEKMET, "serve", "--host", "127.0.0.1", "--port", str(port)],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}/fhir"
    pause = threading.Event()
    try:
        for _ in range(300):
            try:
                if httpx.get(f"{base}/metadata", timeout=5).status_code == 200:
                    break
            except httpx.HTTPError:
                pause.wait(0.2)
        yield base
    finally:
        serving.terminate()
        serving.wait(20)
