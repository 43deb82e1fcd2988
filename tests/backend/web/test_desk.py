"""The desk among people: two at once, twice, too late, on yesterday's page, by mistake; over HTTP on both databases."""

import re
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.backend.queue.rows import PlaceRow
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, settings_for
from tests.backend.postgres import Postgres
from tests.backend.web.test_pages import STAFF, press, signed_in

ONE = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
"""What no database decides."""
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path, empty_database: Path) -> Iterator[House]:
    url = None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        assert isinstance(server, Postgres)
        url = server.fresh(f"desk_{uuid.uuid4().hex}", "empty")
    else:
        (tmp_path / "backend.db").write_bytes(empty_database.read_bytes())
    (tmp_path / "staff.toml").write_text(STAFF, "utf-8")
    settings = settings_for(tmp_path, url)
    settings = replace(settings, security=replace(settings.security, staff_file=tmp_path / "staff.toml"))
    found = open_house(settings, SetClock(), ToldInsurer())
    yield found
    close_house(found)


def waiting(house: House, count: int, clinic: str = "mat") -> dict[str, str]:
    """Patients with a number each: label to place."""
    for n in range(count):
        house.register(house.token(f"0010850000{n:02}"), clinic)
    with house.backend.core.sessions() as session:
        rows = session.scalars(select(PlaceRow).where(PlaceRow.clinic_id == clinic))
        return {f"L-{row.number:03}": row.id for row in rows}


def states(house: House) -> dict[int, str]:
    with house.backend.core.sessions() as session:
        rows = session.scalars(select(PlaceRow).where(PlaceRow.clinic_id == "mat"))
        return {row.number: row.state for row in rows}


def form_of(page: str, action: str) -> dict[str, str]:
    """What the form of this action carries on a page."""
    found = re.search(rf'<form method="post" action="/desk/{action}".*?</form>', page, re.S)
    assert found, action
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', found[0]))


def test_of_two_nurses_who_press_before_the_same_line_one_calls_and_the_other_is_told(house: House) -> None:
    waiting(house, 6)
    nurses = [signed_in(house, name) for name in ("an", "dung")]
    for nurse in nurses:
        nurse.headers.update(BROWSER)
    for _ in range(3):  # nobody called yet, then with somebody called
        forms = [form_of(nurse.get("/desk?clinic=mat").text, "next") for nurse in nurses]
        before = list(states(house).values()).count("waiting")
        with ThreadPoolExecutor(2) as both:
            answers = list(both.map(lambda nurse, form: nurse.post("/desk/next", data=form), nurses, forms))
        assert before - list(states(house).values()).count("waiting") == 1, "nobody was called and sent away unseen"
        told = sorted(answer.headers["location"] for answer in answers)
        assert told == ["/desk?clinic=mat", "/desk?clinic=mat&said=line_moved"]
    refused = 1 if "said" in answers[1].headers["location"] else 0
    assert "vừa có người khác gọi số" in nurses[refused].get("/desk?clinic=mat&said=line_moved").text
    again = form_of(nurses[refused].get("/desk?clinic=mat").text, "next")
    assert nurses[refused].post("/desk/next", data=again).headers["location"] == "/desk?clinic=mat"


def test_a_page_that_went_back_and_is_sent_again_calls_nobody(house: House) -> None:
    waiting(house, 4)
    nurse = signed_in(house)
    form = form_of(nurse.get("/desk?clinic=mat").text, "next")
    for _ in range(3):
        assert nurse.post("/desk/next", data=form).headers["location"] == "/desk?clinic=mat"
    assert states(house) == {1: "called", 2: "waiting", 3: "waiting", 4: "waiting"}
    old = {**form, "key": str(uuid.uuid4())}
    assert nurse.post("/desk/next", data=old).json()["code"] == "line_moved"


def test_a_number_another_desk_finished_is_not_called_again_and_the_nurse_is_told(house: House) -> None:
    waiting(house, 2)
    an, dung = signed_in(house, "an"), signed_in(house, "dung")
    press(an, "next", "mat")
    stale = dung.get("/desk?clinic=mat").text
    press(an, "done", "mat", form_of(stale, "done")["target"])
    for action in ("again", "skip", "done"):
        form = form_of(stale, action)
        answer = dung.post(f"/desk/{action}", data=form, headers=BROWSER)
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk?clinic=mat&said=too_late")
        assert dung.post(f"/desk/{action}", data={**form, "key": str(uuid.uuid4())}).status_code == 409
    assert states(house) == {1: "done", 2: "waiting"}


def test_a_page_that_stood_open_over_midnight_does_nothing_to_yesterday(house: House) -> None:
    waiting(house, 2)
    nurse = signed_in(house)
    press(nurse, "next", "mat")
    stale = nurse.get("/desk?clinic=mat").text
    house.clock.forward(hours=3)
    house.clock.forward(hours=13)
    nurse = signed_in(house)
    key = form_of(nurse.get("/desk?clinic=mat").text, "next")["form_key"]
    for action, more in (("again", ""), ("skip", ""), ("done", ""), ("transfer", ">rang")):
        form = form_of(stale, "done") | {"form_key": key, "key": str(uuid.uuid4())}
        answer = nurse.post(f"/desk/{action}", data={**form, "target": form["target"] + more})
        assert answer.json()["code"] == "too_late", action
    assert states(house) == {1: "called", 2: "waiting"}
    assert ">L-001<" not in nurse.get("/desk?clinic=mat").text


@ONE
def test_a_press_for_one_clinic_does_nothing_to_anothers_number(house: House) -> None:
    ids = waiting(house, 1)
    nurse = signed_in(house)
    press(nurse, "next", "mat")
    for action in ("again", "skip", "done", "transfer"):
        assert (
            press(nurse, action, "rang", ids["L-001"] + (">tim-mach" if action == "transfer" else "")).status_code
            == 409
        )
    assert states(house) == {1: "called"}


@ONE
def test_nobody_is_sent_to_a_clinic_that_was_closed_meanwhile(house: House) -> None:
    ids = waiting(house, 1)
    nurse = signed_in(house)
    press(nurse, "next", "mat")
    press(nurse, "close", "rang")
    assert press(nurse, "transfer", "mat", f"{ids['L-001']}>rang").json()["code"] == "clinic_closed"
    assert states(house) == {1: "called"}


def test_whoever_was_sent_away_by_a_wrong_press_is_taken_back(house: House) -> None:
    ids = waiting(house, 3)
    nurse = signed_in(house)
    press(nurse, "next", "mat")
    press(nurse, "next", "mat")
    page = nurse.get("/desk?clinic=mat").text
    assert "Vừa khám xong" in page
    assert ids["L-001"] in page
    press(nurse, "back", "mat", ids["L-001"])
    assert states(house) == {1: "waiting", 2: "called", 3: "waiting"}
    press(nurse, "next", "mat")
    assert states(house) == {1: "called", 2: "done", 3: "waiting"}


@ONE
def test_papers_that_were_seen_need_not_be_seen_again_after_an_absence(house: House) -> None:
    house.register(house.token("001148000009", born="1948-01-01", source="typed"), "mat")
    nurse = signed_in(house)
    (place,) = waiting(house, 0).values()
    assert "Cần xem giấy tờ" in nurse.get("/desk?clinic=mat").text
    press(nurse, "seen", "mat", place)
    press(nurse, "next", "mat")
    press(nurse, "skip", "mat", place)
    press(nurse, "back", "mat", place)
    assert "Cần xem giấy tờ" not in nurse.get("/desk?clinic=mat").text


@ONE
def test_a_number_is_understood_as_hands_type_it(house: House) -> None:
    ids, nurse = waiting(house, 2), signed_in(house)
    for typed in ("L-002", "l-002", "l2", "2", " 002 ", "L 2", "l002"):
        assert press(nurse, "reprint", "mat", typed).headers["location"] == f"/desk/ticket/{ids['L-002']}", typed


@ONE
def test_a_number_nobody_has_is_said_in_words(house: House) -> None:
    waiting(house, 1)
    nurse = signed_in(house)
    form = form_of(nurse.get("/desk?clinic=mat").text, "reprint")
    answer = nurse.post("/desk/reprint", data={**form, "target": "L-099"}, headers=BROWSER)
    assert answer.headers["location"] == "/desk?clinic=mat&said=not_found"
    assert "Không có số này" in nurse.get(answer.headers["location"]).text


WRONG = [
    ("an", "/console", "không được mở trang này", "/console"),
    ("dung", "/display/noi", "không được mở trang này", "/"),
    ("an", "/desk/ticket/none", "Không tìm thấy", "/desk"),
    ("an", "/nowhere", "Không tìm thấy", "/"),
    ("chi", "/money/day?day=nonsense", "Nội dung chưa đúng", "/money"),
]


@ONE
def test_people_read_what_is_wrong_and_programs_get_a_document(house: House) -> None:
    for name, path, said, back in WRONG:
        client = signed_in(house, name)
        page = client.get(path, headers=BROWSER)
        assert page.status_code == client.get(path).status_code >= 400
        assert page.headers["content-type"].startswith("text/html")
        assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
        assert said in page.text
        assert f'href="{back}"' in page.text
        assert client.get(path).headers["content-type"] == "application/problem+json"


@ONE
def test_no_page_and_no_table_is_kept_framed_or_guessed(house: House) -> None:
    paths = {
        "an": ("/", "/desk?clinic=mat", "/display/noi", "/account", "/login"),
        "binh": ("/console", "/console/orders", "/console/log", "/console/terminal/t-1", "/console/terminals.csv"),
        "chi": ("/money", "/money/payments", "/money/day", "/money/log"),
    }
    for name, each in paths.items():
        client = signed_in(house, name)
        for path in each:
            answer = client.get(path, headers=BROWSER)
            assert answer.status_code == 200, path
            assert answer.headers["cache-control"] == "no-store", path
            assert answer.headers["x-content-type-options"] == "nosniff", path
            if not path.endswith(".csv"):
                assert answer.headers["x-frame-options"] == "DENY", path
    style = signed_in(house).get("/static/style.css")
    assert (style.headers["cache-control"], style.headers["x-content-type-options"]) == ("no-cache", "nosniff")
