"""The fleet console: what is shown, chosen, ordered, and to whom."""

import csv
import io
import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.backend.fleet import orders
from kiosk.backend.fleet.figures import STEP_S, percentile
from kiosk.backend.fleet.orders import OrderRow
from kiosk.backend.fleet.overview import SORTS, STATES, Choice
from kiosk.backend.web import fleet_words
from kiosk.backend.web.fleet_pages import PAGE, chosen
from kiosk.backend.web.plots import Column, bars, lines
from kiosk.devices.printer.status import Trouble
from kiosk.domain.condition import Device, Fault, Standing
from kiosk.domain.fault_words import FAULT_WORDS
from kiosk.domain.visit_end import Outcome
from tests.backend.fleet.test_hearing import BEAT, beat, visit
from tests.backend.house import MORNING, House, SetClock, ToldInsurer, close_house, open_house, settings_for
from tests.backend.web.test_pages import STAFF, signed_in


@pytest.fixture
def staffed(tmp_path: Path, empty_database: Path) -> Iterator[House]:
    (tmp_path / "backend.db").write_bytes(empty_database.read_bytes())
    (tmp_path / "staff.toml").write_text(STAFF, "utf-8")
    settings = settings_for(tmp_path)
    settings = replace(settings, security=replace(settings.security, staff_file=tmp_path / "staff.toml"))
    house = open_house(settings, SetClock(), ToldInsurer())
    yield house
    close_house(house)


@pytest.fixture
def binh(staffed: House) -> httpx.Client:
    return signed_in(staffed, "binh")


def order(client: httpx.Client, **fields: Any) -> httpx.Response:
    found = re.search(r'name="form_key" value="([^"]+)"', client.get("/console").text)
    assert found
    usual = {"form_key": found[1], "key": str(uuid.uuid4()), "scope": "chosen", "minutes": "60", "filter": ""}
    return client.post("/console/orders", data={**usual, **fields})


def rows(page: str) -> list[str]:
    return re.findall(r'<td class="id"><a href="/console/terminal/([^"]+)"', page)


def test_a_terminals_trouble_is_shown_in_words_with_what_to_do(staffed: House, binh: httpx.Client) -> None:
    broken = [
        {"name": "printer", "state": "cover_open", "detail": "ticket not_printed cover_open", "condition": "userError"}
    ]
    fault = [{"code": "printer_cover", "since": "2026-11-23T07:30:00+07:00"}]
    visits = [visit(1), visit(2, "desk", reason="coverage")]
    staffed.post(BEAT, beat(devices=broken, standing="degraded", faults=fault, visits=visits, payments_open=2))
    page = binh.get("/console").text
    for words in (
        "có lỗi, vẫn phục vụ",
        "Nắp máy in đang mở",
        "Đóng nắp máy in.",
        "phiếu khám chưa in được: nắp mở",
        "52 m",
        "30 phút",
    ):
        assert words in page, words
    one = binh.get("/console/terminal/t-1").text
    for words in ("printer_cover", "userError", "cần người xử lý", "0,2 giây", "41,2 GB", "48 °C", "chuyển quầy"):
        assert words in one, words
    staffed.clock.forward(seconds=39)
    assert "im lặng</span>" not in binh.get("/console").text
    staffed.clock.forward(seconds=2)
    assert "im lặng</span>" in binh.get("/console").text


def test_a_terminal_that_was_never_heard_is_not_called_silent(binh: httpx.Client) -> None:
    assert "chưa nối lần nào</span>" in binh.get("/console").text


def test_terminals_are_filtered_and_sorted(staffed: House, binh: httpx.Client) -> None:
    for n, (version, paper) in enumerate([("0.1.0", 9_000), ("0.2.0", 50_000), ("0.1.0", 30_000)], 1):
        if n > 1:
            staffed.enrol(f"t-{n}")
        staffed.post(BEAT, beat(version=version, paper_left_mm=paper), terminal=f"t-{n}")
    assert rows(binh.get("/console?sort=paper").text) == ["t-1", "t-3", "t-2"]
    assert rows(binh.get("/console?sort=paper&down=1").text) == ["t-2", "t-3", "t-1"]
    assert rows(binh.get("/console?version=0.2.0").text) == ["t-2"]
    assert rows(binh.get("/console?q=T-3").text) == ["t-3"]
    assert rows(binh.get("/console?state=silent").text) == []
    assert "sảnh" in binh.get("/console").text


@given(st.dictionaries(st.sampled_from(["q", "place", "state", "version", "fault", "sort", "down", "page"]), st.text()))
def test_any_query_is_a_choice(query: dict[str, str]) -> None:
    choice = chosen(query)
    assert choice.sort in SORTS
    assert choice.state in ("", *STATES)
    assert isinstance(choice, Choice)


def test_a_page_holds_a_hundred_and_a_wrong_page_is_the_nearest(staffed: House, binh: httpx.Client) -> None:
    for n in range(PAGE + 4):
        staffed.enrol(f"k-{n:03}")
    assert len(rows(binh.get("/console").text)) == PAGE
    assert len(rows(binh.get("/console?page=2").text)) == 5
    for page in ("9", "-1", "x", "٣", "99999999"):
        assert binh.get("/console", params={"page": page}).status_code == 200


def test_an_order_goes_to_those_ticked_and_its_end_is_told(staffed: House, binh: httpx.Client) -> None:
    for n in (2, 3):
        staffed.enrol(f"t-{n}")
    answer = order(binh, what="out_of_service", terminal=["t-1", "t-3", "nobody"], minutes="10")
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/orders")
    given_now = {
        terminal: staffed.post(BEAT, beat(), terminal=terminal).json()["commands"] for terminal in ("t-1", "t-2", "t-3")
    }
    assert [len(given_now[terminal]) for terminal in ("t-1", "t-2", "t-3")] == [1, 0, 1]
    command = given_now["t-1"][0]
    assert (command["command"], command["expires_at"]) == (
        "out_of_service",
        (MORNING + timedelta(minutes=10)).isoformat(),
    )
    staffed.post(BEAT, beat(orders=[{"id": command["id"], "state": "done", "result": "already_so"}]))
    page = binh.get("/console/terminal/t-1").text
    for words in ("Ngừng phục vụ", "binh", "10 phút", "đã làm", "đã như vậy từ trước"):
        assert words in page, words
    log = binh.get("/console/orders").text
    assert "đã làm 1" in log
    assert "đã giao 1" in log


def test_an_order_to_all_that_are_shown_leaves_the_others_alone(staffed: House, binh: httpx.Client) -> None:
    for n in (2, 3):
        staffed.enrol(f"t-{n}")
        staffed.post(BEAT, beat(version="0.2.0"), terminal=f"t-{n}")
    staffed.post(BEAT, beat())
    order(binh, what="locale", value="en", scope="shown", filter="version=0.2.0&sort=state")
    with staffed.backend.core.sessions() as session:
        found = {(row.terminal, row.what, row.value, row.staff) for row in session.scalars(select(OrderRow))}
    assert found == {("t-2", "locale", "en", "binh"), ("t-3", "locale", "en", "binh")}


def test_a_double_click_orders_once(staffed: House, binh: httpx.Client) -> None:
    key = str(uuid.uuid4())
    for _ in range(2):
        assert order(binh, what="reload", terminal="t-1", key=key).status_code == 303
    with staffed.backend.core.sessions() as session:
        assert len(session.scalars(select(OrderRow)).all()) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": "explode"}, {"what": "locale", "value": "xx"}, {"minutes": "99"}, {"terminal": "nobody"},
        {"terminal": []}, {"scope": "shown", "filter": "version=none"},
    ],
)  # fmt: skip
def test_an_order_out_of_form_is_422_and_orders_nothing(
    staffed: House, binh: httpx.Client, wrong: dict[str, Any]
) -> None:
    assert order(binh, **{"what": "reload", "terminal": "t-1", **wrong}).status_code == 422
    with staffed.backend.core.sessions() as session:
        assert session.scalars(select(OrderRow)).all() == []


def test_only_the_role_sees_and_orders_and_only_from_our_own_form(staffed: House, binh: httpx.Client) -> None:
    for name in ("an", "chi"):
        other = signed_in(staffed, name)
        for path in ("/console/terminal/t-1", "/console/orders", "/console/terminals.csv", "/console/visits.csv"):
            assert other.get(path).status_code == 403
        assert other.post("/console/orders", data={"form_key": "x"}).status_code == 403
    assert "kiosk" not in signed_in(staffed, "chi").get("/console").text.partition("<main>")[2].partition("Tiền")[0]
    assert binh.post("/console/orders", data={"form_key": "x" * 32}).json()["code"] == "form_refused"
    assert staffed.client.get("/console/terminal/t-1").status_code == 303
    assert binh.get("/console/terminal/nobody").status_code == 404
    assert binh.get("/console/people.csv").status_code == 404


def test_the_tables_are_csv_that_no_spreadsheet_runs(staffed: House, binh: httpx.Client) -> None:
    staffed.post(BEAT, beat(version="=cmd|' /C calc'!A0", visits=[visit(1), visit(2, "left", reason="confirm")]))
    order(binh, what="reload", terminal="t-1")

    def table(name: str) -> list[dict[str, str]]:
        answer = binh.get(f"/console/{name}.csv")
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    (terminal,) = table("terminals")
    assert (terminal["id"], terminal["state"], terminal["devices"]) == ("t-1", "ready", "printer=online")
    assert terminal["version"].startswith("'=")
    assert [(row["outcome"], row["reason"]) for row in table("visits")] == [("registered", ""), ("left", "confirm")]
    assert [(row["what"], row["staff"], row["state"]) for row in table("orders")] == [("reload", "binh", "waiting")]


def test_the_hash_of_a_pin_is_in_no_table(staffed: House, binh: httpx.Client) -> None:
    with staffed.backend.core.sessions.begin() as session:
        orders.give(session, ["t-1"], orders.STAFF_ACCESS, "cli", staffed.clock(), value="scrypt of a pin")
    assert "scrypt" not in binh.get("/console/orders.csv").text
    assert "scrypt" not in binh.get("/console/terminal/t-1").text


def test_pages_carry_nothing_from_outside_and_no_script_of_their_own(staffed: House, binh: httpx.Client) -> None:
    staffed.post(BEAT, beat(visits=[visit(n) for n in range(5)]))
    for path in ("/console", "/console?span=7d", "/console/terminal/t-1", "/console/orders"):
        page = binh.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)", page)
        assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", page)
        assert not re.search(r"\sstyle=", page), "the policy would drop it"
        for asset in re.findall(r'(?:src|href)="(/static/[^"]+)"', page):
            assert binh.get(asset).status_code == 200
        for plot in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
            ElementTree.fromstring(plot)  # noqa: S314 - our own page


def test_the_figures_are_of_the_visits(staffed: House, binh: httpx.Client) -> None:
    visits = [visit(n, seconds=float(seconds)) for n, seconds in enumerate([22, 41, 42, 43, 118])]
    staffed.post(BEAT, beat(visits=[*visits, visit(9, "left", 300.0, reason="confirm")]))
    staffed.clock.forward(seconds=30)
    staffed.post(BEAT, beat())
    page = binh.get("/console").text
    assert "<b>6</b> lượt" in page
    assert "<b>45</b> giây một lượt, 9/10 trong <b>120</b>" in page
    assert "<b>100,00%</b> thời gian sẵn sàng" in page
    assert "<code>confirm</code>" in page
    assert "lấy được số 5, bỏ dở 1" in page


def test_a_terminal_that_is_silent_now_is_not_available_now(staffed: House, binh: httpx.Client) -> None:
    staffed.post(BEAT, beat())
    staffed.clock.forward(seconds=400)
    assert "<b>10,00%</b> thời gian sẵn sàng" in binh.get("/console").text


@given(st.lists(st.integers(0, 300), min_size=1, max_size=60), st.floats(0.01, 1))
def test_a_percentile_is_right_to_within_a_step(seconds: list[int], share: float) -> None:
    steps: dict[int, int] = {}
    for value in seconds:
        steps[value // STEP_S] = steps.get(value // STEP_S, 0) + 1
    found = percentile(steps, share)
    assert found is not None
    within = sum(1 for value in seconds if value < found) / len(seconds)
    assert within >= share
    before = sum(1 for value in seconds if value < found - STEP_S) / len(seconds)
    assert before < share


@example([Column("", "", (("a", 5e-324),))])  # a quarter of it is 0
@given(
    st.lists(
        st.builds(
            Column,
            st.text(),
            st.text(max_size=5),
            st.lists(st.tuples(st.sampled_from(["a", "b"]), st.floats(0, 1e6)), max_size=2).map(tuple),
        ),
        max_size=30,
    )
)
def test_a_plot_is_well_formed_whatever_it_shows(columns: list[Column]) -> None:
    clean = [
        replace(
            c, title="".join(x for x in c.title if x.isprintable()), tick="".join(x for x in c.tick if x.isprintable())
        )
        for c in columns
    ]
    for plot in (bars(clean, "<what>"), lines(clean, "&what"), bars([], "nothing")):
        root = ElementTree.fromstring(plot)  # noqa: S314 - our own plot
        for shape in root.iter("rect"):
            assert 0 <= float(shape.get("y", "-1")) <= 190.1
            assert float(shape.get("height", "-1")) >= 0


def test_every_word_of_the_protocol_has_its_word_on_the_console() -> None:
    assert set(fleet_words.STATES) == {*STATES} == {*map(str, Standing), "silent", "never"}
    assert set(fleet_words.OUTCOMES) == {*map(str, Outcome), "other"}
    assert set(fleet_words.CONDITIONS) == set(map(str, Device))
    assert set(FAULT_WORDS) == set(Fault)
    assert {fleet_words.worth_of(fault) for fault in Fault} == {"stop", "hinder", "warn"}
    assert fleet_words.fault_name("flux") == "flux"


def test_what_a_terminal_adds_about_a_device_is_told_in_words_where_it_is_known() -> None:
    for trouble in Trouble:
        said = fleet_words.device_said(f"receipt unknown {trouble}")
        assert said.startswith("biên lai không rõ đã in chưa: ")
        assert str(trouble) not in said
    assert fleet_words.device_said("slip not_printed") == "phiếu hỗ trợ chưa in được"
    for other in ("", "ticket", "flux not_printed", "ticket not_printed flux", "ticket not_printed silent today"):
        assert fleet_words.device_said(other) == other
