"""The played gateway itself: it must be able to say no."""

import hashlib
from collections.abc import Iterator

import httpx
import pytest

from kiosk.sim.bhxh.people import insured_people
from kiosk.sim.bhxh.server import Play, create_app
from tests.served import Served

HASH = hashlib.md5(b"mat-khau-mau", usedforsecurity=False).hexdigest()
BODY = {
    "maThe": "001190000001",
    "hoTen": "Nguyễn Thị Mẫu",
    "ngaySinh": "15/01/1990",
    "hoTenCb": "Nguyễn Cán Bộ",
    "cccdCb": "001080009999",
}


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with Served(create_app(Play())) as url, httpx.Client(base_url=url, timeout=10) as found:
        yield found


def take(client: httpx.Client, word: str = HASH) -> dict[str, str]:
    key = client.post("/api/token/take", data={"username": "01001_KIOSK", "password": word}).json()["APIKey"]
    return {"token": key["access_token"], "id_token": key["id_token"], "username": "01001_KIOSK", "password": HASH}


def test_the_documents_own_words_come_back(client: httpx.Client) -> None:
    found = client.post("/api/egw/KQNhanLichSuKCB2024", params=take(client), json=BODY).json()
    assert (found["maKetQua"], found["hoTen"], found["maThe"]) == ("000", "Nguyễn Thị Mẫu", "DN4017901234577")
    assert found["dsLichSuKCB2018"]
    assert "Địa chỉ" in found["ghiChu"]


@pytest.mark.parametrize("word", [HASH, HASH.upper()])
def test_the_hash_may_come_in_either_case(client: httpx.Client, word: str) -> None:
    assert take(client, word)["token"]


def test_a_wrong_password_gets_no_token(client: httpx.Client) -> None:
    answer = client.post("/api/token/take", data={"username": "01001_KIOSK", "password": "x"}).json()
    assert answer == {"maKetQua": "401", "APIKey": None}


@pytest.mark.parametrize("key", ["token", "id_token", "username", "password"])
def test_a_look_up_wants_all_four_credentials(client: httpx.Client, key: str) -> None:
    given = {**take(client), key: "x"}
    answer = client.post("/api/egw/KQNhanLichSuKCB2024", params=given, json=BODY)
    assert (answer.status_code, answer.content) == (401, b"")


@pytest.mark.parametrize("key", list(BODY))
def test_a_look_up_wants_all_five_fields(client: httpx.Client, key: str) -> None:
    body = {name: value for name, value in BODY.items() if name != key}
    answer = client.post("/api/egw/KQNhanLichSuKCB2024", params=take(client), json=body)
    assert answer.json()["maKetQua"] == "205"


def test_withdrawn_functions_are_gone(client: httpx.Client) -> None:
    assert client.post("/api/egw/NhanLichSuKCB2018", params=take(client), json=BODY).status_code == 404


def test_a_fault_for_one_call_wears_off(client: httpx.Client) -> None:
    given = take(client)
    client.post("/_sim", json={"fault": "code", "code": "110", "times": 1})
    codes = [client.post("/api/egw/KQNhanLichSuKCB2024", params=given, json=BODY).json()["maKetQua"] for _ in range(2)]
    assert codes == ["110", "000"]
    shown = client.get("/_sim").json()
    assert (shown["tokens_taken"], shown["looked_up"], shown["codes"]) == (1, 2, ["110", "000"])


def test_thirty_people_or_more_are_insured_each_with_numbers_of_their_own() -> None:
    people = insured_people()
    assert len(people) >= 30
    for numbers in ([p.citizen for p in people], [p.number for p in people], [p.card for p in people]):
        assert len(set(numbers)) == len(people)
    assert all(len(p.citizen) == 12 and len(p.number) == 10 and len(p.card) == 15 for p in people)
