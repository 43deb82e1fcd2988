"""Who may call, and under which key."""

import json
import uuid

import pytest
from sqlalchemy import select

from kiosk.backend.api.idempotency import AnswerRow
from kiosk.backend.fleet import terminals
from tests.backend.house import House, person

ROUTES = ["/v1/clinics", "/v1/registrations/x", "/v1/queues/mat", "/v1/info/prices"]


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("header", [None, "Bearer wrong", "Basic abc", "Bearer", "Bearer ü"])
def test_nobody_without_a_key_is_answered(shared_house: House, path: str, header: str | None) -> None:
    headers = [(b"Authorization", header.encode())] if header else []
    answer = shared_house.client.get(path, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "not_enrolled")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_revoked_terminal_is_refused_at_once(house: House) -> None:
    assert house.get("/v1/clinics").status_code == 200
    with house.backend.core.sessions.begin() as session:
        assert terminals.revoke(session, "t-1", house.clock())
    assert house.get("/v1/clinics").status_code == 401


def test_a_revoked_terminal_can_be_enrolled_again_with_another_key(house: House) -> None:
    old = house.keys["t-1"]
    with house.backend.core.sessions.begin() as session:
        with pytest.raises(terminals.AlreadyEnrolledError):
            terminals.enrol(session, "t-1", "", house.clock())
        terminals.revoke(session, "t-1", house.clock())
    assert house.enrol("t-1") != old
    assert house.get("/v1/clinics").status_code == 200


def test_a_key_is_not_in_the_database(house: House) -> None:
    with house.backend.core.sessions() as session:
        row = session.get_one(terminals.TerminalRow, "t-1")
        assert house.keys["t-1"] not in repr(vars(row))


def test_a_token_is_good_at_its_own_terminal_only(house: House) -> None:
    house.enrol("t-2")
    token = house.token()
    answer = house.post("/v1/eligibility", {"patient_token": token}, terminal="t-2")
    assert (answer.status_code, answer.json()["code"]) == (403, "token_refused")


def test_a_token_ends_after_twenty_minutes(house: House) -> None:
    token = house.token()
    house.clock.forward(minutes=19)
    assert house.register(token, "mat").status_code == 201
    house.clock.forward(minutes=2)
    answer = house.register(token, "rang")
    assert (answer.status_code, answer.json()["code"]) == (410, "token_expired")


def test_a_token_that_was_tampered_with_is_refused(house: House) -> None:
    token = house.token()
    for place in (0, len(token) // 2, -1):
        changed = list(token)
        changed[place] = "A" if changed[place] != "A" else "B"
        assert house.register("".join(changed), "mat").status_code in (403, 422)


def test_a_token_has_one_spelling(house: House) -> None:
    token = house.token()
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    neighbour = letters[letters.index(token[-1]) ^ 1]
    for other in (token[:-1] + neighbour, token[:9] + "." + token[9:], token + "="):
        assert house.register(other, "mat").status_code in (403, 422)
    assert house.register(token, "mat").status_code == 201


def test_a_token_says_nothing_to_whoever_reads_it(house: House) -> None:
    first, second = house.token(), house.token()
    assert first != second
    assert "001190000001" not in first


def test_a_post_without_a_key_is_refused(shared_house: House) -> None:
    headers = {"Authorization": f"Bearer {shared_house.keys['t-1']}"}
    for key in (None, "short", "has space inside", "x" * 101):
        more = {"Idempotency-Key": key} if key else {}
        answer = shared_house.client.post("/v1/kiosks/help", json={"screen": "Welcome"}, headers={**headers, **more})
        assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_missing")


def test_the_same_key_and_body_returns_the_first_answer(house: House) -> None:
    token, key = house.token(), str(uuid.uuid4())
    first = house.register(token, "noi-tq", key=key)
    house.clock.forward(minutes=3)
    again = house.register(token, "noi-tq", key=key)
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["idempotent-replay"] == "true"


def test_the_same_key_with_another_body_is_a_mismatch(house: House) -> None:
    token, key = house.token(), str(uuid.uuid4())
    house.register(token, "noi-tq", key=key)
    answer = house.register(token, "mat", key=key)
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency_mismatch")


def test_the_same_key_on_another_route_is_a_mismatch(house: House) -> None:
    key = str(uuid.uuid4())
    house.post("/v1/patients/identify", person(), key=key)
    answer = house.post("/v1/kiosks/help", {"screen": "Welcome"}, key=key)
    assert answer.json()["code"] == "idempotency_mismatch"


def test_two_terminals_may_use_one_key(house: House) -> None:
    house.enrol("t-2")
    key = str(uuid.uuid4())
    first = house.post("/v1/kiosks/help", {"screen": "Welcome"}, key=key)
    second = house.post("/v1/kiosks/help", {"screen": "Welcome"}, key=key, terminal="t-2")
    assert first.json()["id"] != second.json()["id"]


def test_a_refusal_is_not_kept_so_the_same_key_can_succeed_later(house: House) -> None:
    key = str(uuid.uuid4())
    house.clock.forward(hours=-30)
    stale = house.token()
    house.clock.forward(hours=30)
    assert house.register(stale, "mat", key=key).status_code == 410
    assert house.register(house.token(), "mat", key=key).status_code == 201


def test_kept_answers_are_sealed_and_forgotten_after_a_day(house: House) -> None:
    house.register(house.token(), "noi-tq")
    with house.backend.core.sessions() as session:
        rows = session.scalars(select(AnswerRow)).all()
        assert rows
        assert not any(b"NGUY" in row.answer or b"A-001" in row.answer for row in rows)
    house.clock.forward(hours=25)
    house.backend.housekeeping.tick()
    with house.backend.core.sessions() as session:
        assert not session.scalars(select(AnswerRow)).all()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe",
        b'{"citizen": 1, "source": "qr"}',
        b'{"source": "qr"}',
        json.dumps({**person(), "more": 1}).encode(),
        json.dumps(person(number="12345")).encode(),
        json.dumps(person(number="００１１９００００００１")).encode(),
        json.dumps(person(name="")).encode(),
        json.dumps(person(name="\x1b\x00")).encode(),
        json.dumps(person(name="x" * 101)).encode(),
        json.dumps(person(born="1990-02-30")).encode(),
        json.dumps(person(born="15/01/1990")).encode(),
        json.dumps(person(sex="other")).encode(),
        json.dumps(person(source="guess")).encode(),
        json.dumps({**person(), "source": ["qr"]}).encode(),
        b'{"citizen": ' + b"[" * 5000 + b"]" * 5000 + b', "source": "qr"}',
    ],
)
def test_a_body_out_of_form_is_a_problem_that_quotes_nothing(shared_house: House, body: bytes) -> None:
    headers = {
        "Authorization": f"Bearer {shared_house.keys['t-1']}",
        "Idempotency-Key": str(uuid.uuid4()),
        "Content-Type": "application/json",
    }
    answer = shared_house.client.post("/v1/patients/identify", content=body, headers=headers)
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert {"type", "title", "status", "detail", "code"} <= set(problem)
    assert "Nguyễn" not in answer.text
    assert "001190000001" not in answer.text


def test_control_characters_in_a_name_never_reach_a_ticket(house: House) -> None:
    token = house.token(name="Nguyễn\x1b@ Thị\u202e Mẫu")
    name = house.register(token, "mat").json()["tickets"][0]["name"]
    assert name == "NGUYỄN@ T*** M"


def test_a_body_that_is_too_large_is_413(shared_house: House) -> None:
    answer = shared_house.post("/v1/kiosks/help", {"screen": "x" * 300_000})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_chunked_body_that_is_too_large_is_413(shared_house: House) -> None:
    headers = {"Authorization": f"Bearer {shared_house.keys['t-1']}", "Idempotency-Key": str(uuid.uuid4())}
    chunks = (b"x" * 65_536 for _ in range(6))
    answer = shared_house.client.post("/v1/kiosks/help", content=chunks, headers=headers)
    assert answer.status_code == 413


def test_an_unknown_path_and_method_are_problems_too(shared_house: House) -> None:
    assert shared_house.get("/v1/nothing").json()["code"] == "not_found"
    assert shared_house.client.delete("/v1/clinics").json()["code"] == "method_not_allowed"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_path_with_a_nul_is_no_path_whatever_the_database(postgres_house: House, method: str) -> None:
    house = postgres_house
    headers = {"Authorization": f"Bearer {house.keys['t-1']}", "Idempotency-Key": str(uuid.uuid4())}
    for path in ("/v1/registrations/%00", "/v1/payments/%00/cancel", "/v1/kiosks/help/%00", "/v1/clinics?a=%00"):
        answer = house.client.request(method, path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), path
    body = {"bill_id": "B\0", "amount": 1000, "kiosk_id": "t-1"}
    assert house.post("/v1/payments", body).status_code == 422


def test_no_address_is_made_of_the_host_a_caller_writes(house: House) -> None:
    answer = house.client.get("/console/", headers={"Host": "elsewhere.example"})
    assert answer.status_code == 404
    assert "location" not in answer.headers
