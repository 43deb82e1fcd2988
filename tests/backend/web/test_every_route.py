"""Every route of the pages, by hand, by everybody: who may, with which form; a route that is new is asked as well."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute

from kiosk.backend.fleet.terminals import TerminalRow
from kiosk.backend.web.staff import hash_password
from tests.backend.fleet.test_hearing import BEAT, beat
from tests.backend.house import House, SetClock, ToldInsurer, close_house, open_house, settings_for

WORD = "mat khau cua toi"
HASH = hash_password(WORD)
ROLES = ("desk", "display", "cashier", "fleet")
WHO = {
    "/": ROLES,
    "/account": ROLES,
    "/account/leave": ("desk", "cashier", "fleet"),
    "/desk": ("desk",),
    "/desk/ticket/{place_id}": ("desk",),
    "/desk/{action}": ("desk",),
    "/display/{area}": ("display",),
    "/console": ("fleet", "cashier"),
    "/console/terminal/{terminal_id}": ("fleet",),
    "/console/orders": ("fleet",),
    "/console/{name}.csv": ("fleet",),
    "/console/log": ("fleet",),
    "/money": ("cashier",),
    "/money/case": ("cashier",),
    "/money/slip": ("cashier",),
    "/money/day": ("cashier",),
    "/money/export": ("cashier",),
    "/money/payments": ("cashier",),
    "/money/log": ("cashier",),
    "/v1/queues/{clinic}/next": ("desk",),
}
OPEN = {"/login", "/logout", "/v1/queues/stream"}
FILLED = {"{area}": "noi", "{action}": "next", "{terminal_id}": "t-1", "{name}": "terminals", "{clinic}": "mat"}
FILLED |= {"{place_id}": "none"}
MARKUP = "<img src=x onerror=alert(1)>'\""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("routes")
    (folder / "backend.db").write_bytes(empty_database.read_bytes())
    file = folder / "staff.toml"
    file.write_text(
        "".join(f'[[staff]]\nname = "{role}"\nroles = ["{role}"]\npassword = "{HASH}"\n' for role in ROLES), "utf-8"
    )
    settings = settings_for(folder)
    settings = replace(settings, security=replace(settings.security, staff_file=file))
    found = open_house(settings, SetClock(), ToldInsurer())
    yield found
    close_house(found)


@pytest.fixture(scope="module")
def staff(house: House) -> dict[str, httpx.Client]:
    found = {}
    for role in ROLES:
        found[role] = client = httpx.Client(base_url=house.served.url, timeout=20)
        house.closing.callback(client.close)
        assert client.post("/login", data={"name": role, "password": WORD}).status_code == 303
    return found


def routes(house: House) -> list[tuple[str, str]]:
    """Every route that answers people or staff, with its method; those of terminals, banks and probes are not here."""
    found = [
        (method, route.path)
        for router in house.backend.app.routes
        for route in getattr(router, "original_router", APIRouter()).routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    ]
    others = ("/v1/", "/webhooks/", "/healthz", "/readyz", "/metrics")
    return [(method, path) for method, path in found if path in {*WHO, *OPEN} or not path.startswith(others)]


def asked(client: httpx.Client, method: str, path: str, **more: object) -> httpx.Response:
    for name, value in FILLED.items():
        path = path.replace(name, value)
    if path.startswith("/v1/"):
        more = {"headers": {"Idempotency-Key": uuid.uuid4().hex}}
    return client.request(method, path, **more)  # type: ignore[arg-type] # what httpx takes


def test_each_route_is_known_here(house: House) -> None:
    assert {path for _, path in routes(house)} == {*WHO, *OPEN}


def test_a_route_that_is_not_ones_own_is_refused_however_it_is_called(
    house: House, staff: dict[str, httpx.Client]
) -> None:
    for method, path in routes(house):
        if path in OPEN:
            continue
        stranger = asked(house.client, method, path, data={"form_key": "x"} if method == "POST" else None)
        assert stranger.status_code in (303, 401), (method, path)
        for role, client in staff.items():
            answer = asked(client, method, path, data={"form_key": "x"} if method == "POST" else None)
            if role not in WHO[path]:
                assert answer.json()["code"] == "role_missing", (role, method, path)
            else:
                assert "role_missing" not in answer.text, (role, method, path)


def test_every_form_wants_the_key_of_its_sign_in(house: House, staff: dict[str, httpx.Client]) -> None:
    keys = {}
    for role in ("desk", "fleet"):
        found = re.search(r'name="form_key" value="([^"]+)"', staff[role].get("/account").text)
        assert found
        keys[role] = found[1]
    usual = {"key": uuid.uuid4().hex, "clinic": "mat", "target": "1", "kind": "unmatched", "what": "give_back"}
    usual |= {"day": "2026-11-23", "minutes": "60", "text": "", "file": "csv"}
    for method, path in routes(house):
        if method != "POST" or path in OPEN or path.startswith("/v1/"):
            continue
        client = staff[WHO[path][0]]
        assert asked(client, method, path, data=usual).status_code == 422, path
        for key in ("", "x", keys["desk" if WHO[path][0] == "fleet" else "fleet"]):
            answer = asked(client, method, path, data={**usual, "form_key": key})
            assert answer.json()["code"] == "form_refused", (path, key)


def test_no_word_from_outside_is_markup_on_any_page(house: House, staff: dict[str, httpx.Client]) -> None:
    with house.backend.core.sessions.begin() as session:
        session.get_one(TerminalRow, "t-1").location = MARKUP
    devices = [{"name": "printer", "state": "low", "detail": MARKUP, "condition": "online"}]
    for body in (beat(), beat(version=MARKUP, journal_head=MARKUP, devices=devices)):
        assert house.post(BEAT, body).status_code == 200
    assert house.post("/v1/kiosks/help", {"screen": "Pay"}).status_code == 200
    house.client.post("/login", data={"name": MARKUP, "password": MARKUP})
    queries = {"/console": {"q": MARKUP, "place": MARKUP, "version": MARKUP, "fault": MARKUP}}
    queries |= {"/money/payments": {"q": MARKUP}, "/desk": {"clinic": MARKUP, "said": MARKUP}}
    for method, path in routes(house):
        if method != "GET" or path in OPEN or path.startswith("/v1/"):
            continue
        for query in ({}, queries.get(path, {})):
            page = asked(staff[WHO[path][0]], method, path, params=query)
            assert path.endswith(".csv") or "<img src=x" not in page.text, path
    assert "&lt;img src=x" in staff["fleet"].get("/console").text, "shown as it was written"
    login = house.client.get("/login", params={"next": '/desk"><script>alert(1)</script>'}).text
    assert "<script>" not in login
