"""The pages of staff and waiting rooms."""

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from kiosk.backend.compose import build
from kiosk.backend.fleet.heartbeats import HelpRow
from kiosk.backend.queue.rows import PlaceRow
from kiosk.backend.web.staff import hash_password, password_fits, read_accounts
from kiosk.domain.fields import FieldError
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, settings_for
from tests.served import Served

WORD = "mat khau cua toi"
HASH = hash_password(WORD)
STAFF = f"""
[[staff]]
name = "an"
roles = ["desk", "display"]
password = "{HASH}"
shown = "Quầy 1"
shown_en = "Desk 1"
[[staff]]
name = "dung"
roles = ["desk"]
password = "{HASH}"
[[staff]]
name = "binh"
roles = ["fleet"]
password = "{hash_password(WORD)}"
[[staff]]
name = "chi"
roles = ["cashier"]
password = "{hash_password(WORD)}"
"""


@pytest.fixture
def staffed(tmp_path: Path, empty_database: Path) -> Iterator[House]:
    (tmp_path / "backend.db").write_bytes(empty_database.read_bytes())
    (tmp_path / "staff.toml").write_text(STAFF, "utf-8")
    settings = settings_for(tmp_path)
    settings = replace(settings, security=replace(settings.security, staff_file=tmp_path / "staff.toml"))
    house = open_house(settings, SetClock(), ToldInsurer())
    yield house
    close_house(house)


def signed_in(house: House, name: str = "an") -> httpx.Client:
    client = httpx.Client(base_url=house.served.url, timeout=20, follow_redirects=False)
    house.closing.callback(client.close)
    answer = client.post("/login", data={"name": name, "password": WORD})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    return client


def press(client: httpx.Client, action: str, clinic: str = "", target: str = "", key: str = "") -> httpx.Response:
    page = client.get("/desk").text
    found = re.search(r'name="form_key" value="([^"]+)"', page) or re.search(
        r'name="form_key" value="([^"]+)"', client.get("/desk?clinic=mat").text
    )
    assert found
    values = {"form_key": found[1], "key": key or str(uuid.uuid4()), "clinic": clinic, "target": target}
    return client.post(f"/desk/{action}", data=values)


def places(house: House) -> dict[int, tuple[str, int]]:
    with house.backend.core.sessions() as session:
        return {row.number: (row.state, row.calls) for row in session.scalars(select(PlaceRow))}


@pytest.mark.parametrize("path", ["/", "/desk", "/console", "/display/noi"])
def test_nobody_sees_a_page_without_signing_in(staffed: House, path: str) -> None:
    answer = staffed.client.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].split("?")[0] == "/login"


def test_the_streams_and_calls_are_for_staff_too(staffed: House) -> None:
    assert staffed.client.get("/v1/queues/stream").json()["code"] == "not_signed_in"
    assert staffed.client.post("/v1/queues/mat/next").json()["code"] == "not_signed_in"
    assert staffed.post("/v1/queues/mat/next", {}).status_code == 401  # a terminal's key is no staff account


def test_a_wrong_password_is_refused_and_guessing_is_slowed(staffed: House) -> None:
    codes = [staffed.client.post("/login", data={"name": "an", "password": "falsch"}).status_code for _ in range(12)]
    assert codes[:10] == [403] * 10
    assert codes[10:] == [429] * 2


@pytest.mark.parametrize("body", [b"", b"name=an", b"name=an&password=" + b"x" * 300, b"\xff\xfe=1", b"nonsense"])
def test_a_form_out_of_form_is_422(staffed: House, body: bytes) -> None:
    assert staffed.client.post("/login", content=body).status_code == 422


@pytest.mark.parametrize(
    ("name", "path", "status"),
    [
        ("an", "/desk", 200), ("an", "/display/noi", 200), ("an", "/console", 403), ("binh", "/console", 200),
        ("binh", "/desk", 403), ("chi", "/console", 200), ("chi", "/display/noi", 403), ("an", "/display/no", 404),
    ],
)  # fmt: skip
def test_each_role_sees_its_own_pages(staffed: House, name: str, path: str, status: int) -> None:
    answer = signed_in(staffed, name).get(path)
    assert answer.status_code == status
    if status == 200:
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"


def test_a_session_ends_with_the_working_day(staffed: House) -> None:
    client = signed_in(staffed)
    staffed.clock.forward(hours=13)
    assert client.get("/desk").status_code == 303


@pytest.mark.parametrize("changed", [False, True])
def test_a_session_outlives_a_restart_but_not_its_password(tmp_path: Path, staffed: House, changed: bool) -> None:
    cookies = dict(signed_in(staffed).cookies)
    if changed:
        (tmp_path / "staff.toml").write_text(STAFF.replace(HASH, hash_password("mot tu khac")), "utf-8")
    settings = settings_for(tmp_path)
    settings = replace(settings, security=replace(settings.security, staff_file=tmp_path / "staff.toml"))
    again = build(settings, now=staffed.clock, insurer=ToldInsurer())
    try:
        with Served(again.app) as url:
            desk = httpx.get(f"{url}/desk", cookies=cookies, follow_redirects=False)
        assert desk.status_code == (303 if changed else 200)
    finally:
        again.close()


def test_a_cookie_that_was_tampered_with_is_nobody(staffed: House) -> None:
    client = signed_in(staffed)
    value = client.cookies["kiosk_staff"]
    client.cookies.set("kiosk_staff", value[:-6] + "AAAAA=")
    client.cookies.delete("kiosk_staff", domain="127.0.0.1")
    assert client.get("/desk").status_code == 303


def test_numbers_are_called_again_skipped_taken_back_and_done(staffed: House) -> None:
    for n in range(3):
        staffed.register(staffed.token(f"00108500000{n}"), "mat")
    client = signed_in(staffed)
    assert press(client, "next", "mat").headers["location"] == "/desk?clinic=mat"
    assert places(staffed)[1] == ("called", 1)
    with staffed.backend.core.sessions() as session:
        ids = {row.number: row.id for row in session.scalars(select(PlaceRow))}
    press(client, "again", "mat", ids[1])
    assert places(staffed)[1] == ("called", 2)
    press(client, "skip", "mat", ids[1])
    press(client, "next", "mat")
    assert {n: state for n, (state, _) in places(staffed).items()} == {1: "skipped", 2: "called", 3: "waiting"}
    press(client, "back", "mat", ids[1])
    press(client, "next", "mat")
    assert {n: state for n, (state, _) in places(staffed).items()} == {1: "called", 2: "done", 3: "waiting"}
    press(client, "done", "mat", ids[1])
    page = client.get("/desk?clinic=mat").text
    assert "Chưa gọi số nào" in page
    assert "L-003" in page


def test_a_double_click_calls_one_patient(staffed: House) -> None:
    for n in range(3):
        staffed.register(staffed.token(f"00108500000{n}"), "mat")
    client, key = signed_in(staffed), str(uuid.uuid4())
    press(client, "next", "mat", key=key)
    press(client, "next", "mat", key=key)
    assert [state for state, _ in places(staffed).values()].count("called") == 1
    assert places(staffed)[2][0] == "waiting"


def test_the_api_calls_the_next_number_once_a_key(staffed: House) -> None:
    for n in range(2):
        staffed.register(staffed.token(f"00108500000{n}"), "mat")
    client, key = signed_in(staffed), str(uuid.uuid4())
    answers = [client.post("/v1/queues/mat/next", headers={"Idempotency-Key": key}).json()["called"] for _ in range(2)]
    assert answers == ["L-001", "L-001"]
    rest = [client.post("/v1/queues/mat/next", headers={"Idempotency-Key": str(uuid.uuid4())}) for _ in range(2)]
    assert [answer.json()["called"] for answer in rest] == ["L-002", None]
    assert client.post("/v1/queues/no/next", headers={"Idempotency-Key": key}).status_code == 404


def test_a_transfer_gives_the_next_number_of_the_other_clinic(staffed: House) -> None:
    made = staffed.register(staffed.token(), "mat").json()
    client = signed_in(staffed)
    with staffed.backend.core.sessions() as session:
        place = session.scalars(select(PlaceRow)).one()
    press(client, "transfer", "mat", f"{place.id}>rang")
    shown = staffed.get(f"/v1/registrations/{made['id']}").json()
    assert [(p["clinic_id"], p["number"], p["state"]) for p in shown["places"]] == [("rang", "N-001", "waiting")]
    assert press(client, "transfer", "mat", f"{place.id}>tim-mach").status_code == 409
    assert press(client, "transfer", "mat", f"{place.id}>nowhere").status_code == 404


@pytest.mark.parametrize("state", ["waiting", "skipped", "done"])
def test_a_transfer_to_a_clinic_of_the_same_visit_keeps_the_number_the_patient_holds_there(
    staffed: House, state: str
) -> None:
    made = staffed.register(staffed.token(), "mat", "rang").json()
    client = signed_in(staffed)
    with staffed.backend.core.sessions.begin() as session:
        by_clinic = {place.clinic_id: place for place in session.scalars(select(PlaceRow))}
        by_clinic["rang"].state = state
    assert press(client, "transfer", "mat", f"{by_clinic['mat'].id}>rang").status_code == 303
    shown = staffed.get(f"/v1/registrations/{made['id']}").json()
    assert [(p["clinic_id"], p["number"], p["state"]) for p in shown["places"]] == [("rang", "N-001", "waiting")]


def test_a_closed_clinic_takes_nobody_until_it_is_opened(staffed: House) -> None:
    client = signed_in(staffed)
    press(client, "close", "mat")
    assert staffed.register(staffed.token(), "mat").json()["code"] == "clinic_closed"
    press(client, "open", "mat")
    assert staffed.register(staffed.token(), "mat").status_code == 201


def test_a_call_for_help_stands_on_the_desk_until_somebody_helped(staffed: House) -> None:
    first = staffed.post("/v1/kiosks/help", {"screen": "Confirm"}).json()
    again = staffed.post("/v1/kiosks/help", {"screen": "Pay"}).json()
    assert first == again
    client = signed_in(staffed)
    assert "Cần hỗ trợ" in client.get("/desk").text
    press(client, "coming", target=first["id"])
    assert "an đang đến" in client.get("/desk").text
    press(client, "helped", target=first["id"])
    with staffed.backend.core.sessions() as session:
        row = session.get_one(HelpRow, first["id"])
        assert (row.state, row.staff) == ("done", "an")
    assert staffed.post("/v1/kiosks/help", {"screen": "Pay"}).json()["id"] != first["id"]


@pytest.mark.parametrize(
    ("name", "comes"), [("an", {"name": "Quầy 1", "name_en": "Desk 1"}), ("dung", None)], ids=["a desk", "no words"]
)
def test_the_terminal_is_told_which_desk_comes_and_never_an_account(
    staffed: House, name: str, comes: dict[str, str] | None
) -> None:
    call = staffed.post("/v1/kiosks/help", {"screen": "Confirm"}).json()
    assert (call["state"], call["comes"]) == ("open", None)
    press(signed_in(staffed, name), "coming", target=call["id"])
    told = staffed.get(f"/v1/kiosks/help/{call['id']}")
    assert (told.json()["state"], told.json()["comes"]) == ("coming", comes)
    assert f'"{name}"' not in told.text


def test_who_is_shown_is_written_in_both_languages_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "staff.toml"
    file.write_text(f'[[staff]]\nname = "an"\nroles = ["desk"]\npassword = "{HASH}"\nshown = "Quầy 1"\n', "utf-8")
    with pytest.raises(FieldError, match="shown and shown_en come together"):
        read_accounts(file)


def test_a_form_of_another_session_is_refused(staffed: House) -> None:
    client = signed_in(staffed)
    values = {"form_key": "x" * 32, "key": str(uuid.uuid4()), "clinic": "mat", "target": ""}
    assert client.post("/desk/next", data=values).json()["code"] == "form_refused"


def test_the_display_streams_numbers_and_never_a_name(staffed: House) -> None:
    staffed.register(staffed.token(), "noi-tq")
    client = signed_in(staffed)
    with client.stream("GET", "/v1/queues/stream?area=noi") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        lines = stream.iter_lines()
        first = next(json.loads(line[6:]) for line in lines if line.startswith("data: {"))
        press(signed_in(staffed), "next", "noi-tq")
        second = next(json.loads(line[6:]) for line in lines if line.startswith("data: {"))
    general = {clinic["id"]: clinic for clinic in first["clinics"]}["noi-tq"]
    assert (general["called"], general["next"], general["waiting"]) == ([], ["A-001"], 1)
    called = {clinic["id"]: clinic for clinic in second["clinics"]}["noi-tq"]
    assert (called["called"], called["waiting"]) == ([{"number": "A-001", "calls": 1}], 0)
    assert "NGUY" not in json.dumps([first, second])


def test_pages_have_no_inline_script_and_nothing_from_outside(staffed: House) -> None:
    client = signed_in(staffed)
    for path in ("/", "/desk?clinic=mat", "/display/noi", "/login"):
        page = client.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)", page)
        assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", page)
        assert " on" + "click" not in page
    for asset in re.findall(
        r'(?:src|href)="(/static/[^"]+)"', client.get("/desk").text + client.get("/display/noi").text
    ):
        assert client.get(asset).status_code == 200


def test_passwords_are_kept_as_salted_hashes(tmp_path: Path) -> None:
    (tmp_path / "staff.toml").write_text(STAFF, "utf-8")
    accounts = read_accounts(tmp_path / "staff.toml")
    assert accounts["an"].hash != accounts["binh"].hash
    assert password_fits(accounts["an"], WORD)
    assert not password_fits(accounts["an"], WORD + "x")
    assert not password_fits(None, "")
    assert "scrypt" not in repr(accounts["an"])


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('roles = ["fleet"]', 'roles = ["king"]'),
        ('roles = ["fleet"]', "roles = []"),
        ("scrypt$", ""),
        ("[[staff]]", "x"),
    ],
)
def test_a_staff_file_with_a_fault_is_refused(tmp_path: Path, was: str, becomes: str) -> None:
    (tmp_path / "staff.toml").write_text(STAFF.replace(was, becomes, 1), "utf-8")
    with pytest.raises(FieldError):
        read_accounts(tmp_path / "staff.toml")


def test_a_transfer_slip_of_three_weeks_ago_says_so_at_the_desk(staffed: House) -> None:
    signed = {"001190000001": "2026-11-02", "001190000002": "2026-11-20", "001190000003": "2025-11-01"}
    for number, issued in signed.items():
        slip = {"kind": "transfer", "number": "GCT-1", "facility": "01234", "issued": issued}
        staffed.register(staffed.token(number), "mat", kind="bhyt", transfer_slip=slip)
    page = signed_in(staffed).get("/desk?clinic=mat").text
    assert page.count("phiếu chuyển ký quá 10 ngày làm việc: chỉ còn giá trị nếu bệnh thuộc Phụ lục III (1 năm)") == 1
    assert page.count("phiếu chuyển ký quá 1 năm") == 1
    assert page.count("phiếu chuyển / phiếu hẹn") == 1
