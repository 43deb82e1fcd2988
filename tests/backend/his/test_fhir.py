"""A HIS that speaks FHIR R4: told of every visit once, whatever happens in between."""

import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, update

from kiosk.backend.config import HisSettings
from kiosk.backend.his.outbox import OutboxRow
from kiosk.backend.insurance.insurer import CardAnswer
from kiosk.backend.registration.rows import PatientRow
from tests.backend.his.fhir_server import Records, fhir_app
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, settings_for
from tests.backend.postgres import free_port
from tests.served import Served

WHOLE_VISIT = Counter(
    ["Patient", "Coverage", "CoverageEligibilityRequest", "CoverageEligibilityResponse", "Encounter", "ServiceRequest",
     "ServiceRequest", "Invoice"]
)  # fmt: skip


@dataclass
class Spoken:
    """A backend and the FHIR server it tells."""

    house: House
    records: Records

    def tick(self) -> int:
        assert self.house.backend.outbox is not None
        return self.house.backend.outbox.tick()

    def visit(self, number: str = "001190000001") -> str:
        token = self.house.token(number)
        self.house.post("/v1/eligibility", {"patient_token": token})
        made = self.house.register(token, "noi-tq", "yc-tim", kind="bhyt")
        assert made.status_code == 201
        registration: str = made.json()["id"]
        return registration

    def open_rows(self) -> list[OutboxRow]:
        with self.house.backend.core.sessions() as session:
            return list(session.scalars(select(OutboxRow).where(OutboxRow.done_at.is_(None))))


@pytest.fixture
def spoken(tmp_path: Path, empty_database: Path) -> Iterator[Spoken]:
    records = Records()
    shutil.copy(empty_database, tmp_path / "backend.db")
    with Served(fhir_app(records)) as url:
        settings = settings_for(tmp_path, his=HisSettings("fhir", f"{url}/fhir", None))
        house = open_house(settings, SetClock(), ToldInsurer())
        yield Spoken(house, records)
        close_house(house)
        for far_end in house.backend.closers:
            far_end.close()


def test_a_visit_becomes_its_resources_once(spoken: Spoken) -> None:
    registration = spoken.visit()
    assert spoken.tick() == 1
    assert Counter(spoken.records.created) == WHOLE_VISIT
    assert spoken.tick() == 0
    encounter = spoken.records.of("Encounter")[0]
    assert encounter["identifier"][0]["value"] == registration
    assert encounter["status"] == "arrived"
    numbers = [found["identifier"][1]["value"] for found in spoken.records.of("ServiceRequest")]
    assert numbers == ["A-001", "U-001"]
    assert spoken.records.of("Invoice")[0]["totalNet"] == {"value": 199_400, "currency": "VND"}
    assert spoken.records.of("CoverageEligibilityResponse")[0]["insurance"][0]["inforce"] is True
    assert spoken.records.of("Patient")[0]["meta"]["tag"][0]["code"] == "qr"


def test_the_same_patient_twice_is_one_patient(spoken: Spoken) -> None:
    spoken.visit()
    spoken.tick()
    spoken.house.clock.forward(days=1)
    spoken.visit()
    spoken.tick()
    assert len(spoken.records.of("Patient")) == 1
    assert len(spoken.records.of("Encounter")) == 2


@pytest.mark.parametrize("kind", ["Patient", "Coverage", "Encounter", "ServiceRequest", "Invoice"])
def test_a_server_that_fails_half_way_hears_the_rest_later_and_nothing_twice(spoken: Spoken, kind: str) -> None:
    spoken.records.fail[kind] = 500
    spoken.visit()
    assert spoken.tick() == 0
    assert [row.fault for row in spoken.open_rows()] == [f"500 for a new {kind}"]
    spoken.records.fail.clear()
    assert spoken.tick() == 0  # not yet
    spoken.house.clock.forward(seconds=6)
    assert spoken.tick() == 1
    assert Counter(spoken.records.created) == WHOLE_VISIT


def test_a_his_that_is_away_costs_no_patient_a_number(tmp_path: Path, empty_database: Path) -> None:
    shutil.copy(empty_database, tmp_path / "backend.db")
    settings = settings_for(tmp_path, his=HisSettings("fhir", f"http://127.0.0.1:{free_port()}/fhir", None))
    house = open_house(settings, SetClock(), ToldInsurer())
    found = Spoken(house, Records())
    found.visit()
    assert found.tick() == 0
    assert [row.fault for row in found.open_rows()] == ["no answer: ConnectError"]
    close_house(house)
    for far_end in house.backend.closers:
        far_end.close()


@pytest.mark.expects_log("the HIS cannot be told")
def test_one_visit_that_cannot_be_read_silences_no_other(spoken: Spoken) -> None:
    spoken.visit()
    with spoken.house.backend.core.sessions.begin() as session:
        session.execute(update(PatientRow).values(sealed=b"\0" * 40))
    spoken.visit("001085000002")
    assert spoken.tick() == 1
    assert [row.fault for row in spoken.open_rows()] == ["UnsealError"]
    assert len(spoken.records.of("Encounter")) == 1


def test_a_cancelled_visit_is_cancelled_there_with_if_match(spoken: Spoken) -> None:
    registration = spoken.visit()
    spoken.tick()
    spoken.records.race = 1  # somebody writes in between once
    spoken.house.post(f"/v1/registrations/{registration}/cancel", {})
    spoken.house.post(f"/v1/registrations/{registration}/cancel", {})
    assert spoken.tick() == 1
    assert spoken.records.of("Encounter")[0]["status"] == "cancelled"
    assert {found["status"] for found in spoken.records.of("ServiceRequest")} == {"revoked"}
    assert spoken.records.of("Invoice")[0]["status"] == "cancelled"


def test_a_cancellation_never_overtakes_its_registration(spoken: Spoken) -> None:
    spoken.records.fail["Encounter"] = 503
    registration = spoken.visit()
    spoken.house.post(f"/v1/registrations/{registration}/cancel", {})
    assert spoken.tick() == 0
    assert not spoken.records.of("Encounter")
    spoken.records.fail.clear()
    for _ in range(2):
        spoken.house.clock.forward(minutes=1)
        spoken.tick()
    assert not spoken.open_rows()
    assert spoken.records.of("Encounter")[0]["status"] == "cancelled"


def test_what_the_insurer_refused_is_an_error_code_there(spoken: Spoken) -> None:
    spoken.house.insurer.answers["001190000001"] = CardAnswer("001")
    spoken.visit()
    spoken.tick()
    answer = spoken.records.of("CoverageEligibilityResponse")[0]
    assert answer["insurance"][0]["inforce"] is False
    assert answer["error"][0]["code"]["coding"][0] == {"system": "urn:vn:bhxh:ma-ket-qua", "code": "001"}


def test_a_quick_number_is_an_encounter_of_nobody(spoken: Spoken) -> None:
    spoken.house.register(None, "mat", kind="quick_number")
    assert spoken.tick() == 1
    assert spoken.records.created == ["Encounter"]


def test_the_local_his_is_told_nothing(house: House) -> None:
    house.register(house.token(), "mat")
    assert house.backend.outbox is None
    with house.backend.core.sessions() as session:
        assert not session.scalars(select(OutboxRow)).all()


SEKMET = shutil.which("sekmet") or shutil.which("sekmet", path=str(Path(sys.executable).parent))


@pytest.mark.long
@pytest.mark.skipif(SEKMET is None, reason="pip install sekmet-fhir, in an environment of its own, on PATH")
def test_a_third_partys_fhir_server_hears_visit_repeat_and_cancellation(tmp_path: Path, empty_database: Path) -> None:
    port = free_port()
    shutil.copy(empty_database, tmp_path / "backend.db")
    assert SEKMET is not None
    serving = subprocess.Popen(
        [SEKMET, "serve", "--host", "127.0.0.1", "--port", str(port)],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        base = f"http://127.0.0.1:{port}/fhir"
        pause = threading.Event()
        for _ in range(300):
            try:
                if httpx.get(f"{base}/metadata", timeout=5).status_code == 200:
                    break
            except httpx.HTTPError:
                pause.wait(0.2)
        settings = settings_for(tmp_path, his=HisSettings("fhir", base, None))
        house = open_house(settings, SetClock(), ToldInsurer())
        told = Spoken(house, Records())
        registration = told.visit()
        assert told.tick() == 1, [row.fault for row in told.open_rows()]
        house.post(f"/v1/registrations/{registration}/cancel", {})
        assert told.tick() == 1, [row.fault for row in told.open_rows()]
        totals = {
            kind: httpx.get(f"{base}/{kind}", params={"_summary": "count"}, timeout=10).json()["total"]
            for kind in WHOLE_VISIT
        }
        encounter = httpx.get(f"{base}/Encounter", timeout=10).json()["entry"][0]["resource"]
        close_house(house)
        for far_end in house.backend.closers:
            far_end.close()
    finally:
        serving.terminate()
        serving.wait(20)
    assert totals == dict(WHOLE_VISIT)
    assert encounter["status"] == "cancelled"
    assert encounter["meta"]["versionId"] == "2"
