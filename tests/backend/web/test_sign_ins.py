"""Who is signed in, and how it ends: on every worker, on both databases, over HTTP."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from kiosk.backend.compose import Backend, build
from kiosk.backend.config import Settings
from kiosk.backend.deeds import DeedRow
from kiosk.backend.web import sign_ins, stream
from kiosk.backend.web.sign_ins import SignInRow
from kiosk.backend.web.staff import hash_password, read_accounts
from kiosk.domain.fields import FieldError
from tests.backend.house import SetClock, ToldInsurer, open_house, settings_for
from tests.backend.postgres import Postgres
from tests.served import Served

WORD = "mat khau cua toi"
HASH = hash_password(WORD)
ONE = pytest.mark.parametrize("hospital", ["sqlite"], indirect=True)
"""What no database decides."""
ROLES = {"an": '"desk", "display"', "binh": '"fleet"', "chi": '"cashier"', "tv": '"display"'}


def staff_file(roles: dict[str, str] = ROLES, words: dict[str, str] | None = None) -> str:
    return "".join(
        f'[[staff]]\nname = "{name}"\nroles = [{listed}]\npassword = "{(words or {}).get(name, HASH)}"\n'
        for name, listed in roles.items()
    )


@dataclass
class Hospital:
    """Workers over one database and one staff file."""

    settings: Settings
    file: Path
    clock: SetClock
    workers: list[Backend]
    urls: list[str]
    closing: ExitStack = field(default_factory=ExitStack)

    def client(self, worker: int = 0, **more: object) -> httpx.Client:
        made = httpx.Client(base_url=self.urls[worker], timeout=20, follow_redirects=False, **more)  # type: ignore[arg-type]
        self.closing.callback(made.close)
        return made

    def signed_in(self, name: str = "an", worker: int = 0) -> httpx.Client:
        client = self.client(worker)
        assert client.post("/login", data={"name": name, "password": WORD}).status_code == 303
        return client

    def with_cookie_of(self, client: httpx.Client, worker: int = 0) -> httpx.Client:
        return self.client(worker, cookies=dict(client.cookies))

    def write(self, text: str) -> None:
        """As an editor does: another file under the same name."""
        fresh = self.file.with_suffix(".new")
        fresh.write_text(text, "utf-8")
        fresh.replace(self.file)

    def deeds(self) -> list[tuple[str, str]]:
        with self.workers[0].core.sessions() as session:
            return [(row.who, row.what) for row in session.scalars(select(DeedRow).order_by(DeedRow.id))]


@pytest.fixture(params=["sqlite", "postgresql"])
def hospital(request: pytest.FixtureRequest, tmp_path: Path, empty_database: Path) -> Iterator[Hospital]:
    """Two workers: SQLite serves one, but a restart is two after one another all the same."""
    url = None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        assert isinstance(server, Postgres)
        url = server.fresh(f"staff_{os.urandom(8).hex()}", "empty")
    else:
        (tmp_path / "backend.db").write_bytes(empty_database.read_bytes())
    file = tmp_path / "staff.toml"
    file.write_text(staff_file(), "utf-8")
    settings = settings_for(tmp_path, url)
    settings = replace(settings, security=replace(settings.security, staff_file=file))
    clock = SetClock()
    house = open_house(settings, clock, ToldInsurer())
    other = build(settings, now=clock, insurer=ToldInsurer())
    served = Served(other.app).start()
    found = Hospital(settings, file, clock, [house.backend, other], [house.served.url, served.url])
    yield found
    found.closing.close()
    served.stop()
    other.close()
    house.closing.close()
    house.client.close()
    house.served.stop()
    house.backend.rechecks.stop()
    house.backend.close()


def opens(client: httpx.Client, path: str = "/desk") -> bool:
    answer = client.get(path)
    assert answer.status_code in (200, 303), answer.text
    return answer.status_code == 200


def form_key(client: httpx.Client, path: str = "/account") -> str:
    found = re.search(r'name="form_key" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def test_a_copied_cookie_opens_nothing_once_its_owner_left(hospital: Hospital) -> None:
    nurse = hospital.signed_in()
    copies = [hospital.with_cookie_of(nurse, worker) for worker in (0, 1)]
    assert all(opens(copy) for copy in copies)
    answer = nurse.post("/logout")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert not any(opens(copy) for copy in copies)
    copies[0].post("/logout")
    assert hospital.deeds() == [("an", "signed_in"), ("an", "signed_out")], "once"


def other_word(hospital: Hospital) -> None:
    hospital.write(staff_file(words={"an": hash_password("mot tu khac han")}))


def gone(hospital: Hospital) -> None:
    hospital.write(staff_file({name: roles for name, roles in ROLES.items() if name != "an"}))


def other_roles(hospital: Hospital) -> None:
    hospital.write(staff_file({**ROLES, "an": '"desk"'}))


@pytest.mark.parametrize("change", [other_word, gone, other_roles])
def test_a_changed_account_is_signed_out_without_a_restart_and_for_good(
    hospital: Hospital, change: Callable[[Hospital], None]
) -> None:
    nurse, cashier = hospital.signed_in("an"), hospital.signed_in("chi", worker=1)
    copy = hospital.with_cookie_of(nurse, worker=1)
    change(hospital)
    assert not opens(copy)
    hospital.write(staff_file())
    assert not opens(nurse), "what is over stays over, though all is as it was"
    assert opens(cashier, "/money")
    assert opens(hospital.signed_in("an"))


@pytest.mark.expects_log("the staff file is not usable")
@ONE
def test_half_an_edit_signs_nobody_out(hospital: Hospital) -> None:
    nurse = hospital.signed_in()
    hospital.file.write_text(staff_file()[:-20], "utf-8")
    assert opens(nurse)
    hospital.file.unlink()
    assert opens(nurse)
    hospital.write(staff_file())
    assert opens(nurse)


def test_two_accounts_of_one_name_are_no_staff_file(tmp_path: Path) -> None:
    file = tmp_path / "staff.toml"
    file.write_text(staff_file() + staff_file({"an": '"fleet"'}), "utf-8")
    with pytest.raises(FieldError, match="two accounts have one name"):
        read_accounts(file)


def test_somebody_leaves_every_browser_at_once_and_nobody_else_does(hospital: Hospital) -> None:
    here, there, other = hospital.signed_in(), hospital.signed_in(worker=1), hospital.signed_in("tv")
    page = here.get("/account").text
    assert page.count("127.0.0.1") == 2
    assert page.count("máy này") == 1
    assert there.post("/account/leave", data={"form_key": form_key(here)}).status_code == 403, "its own form"
    assert here.post("/account/leave", data={"form_key": form_key(here)}).headers["location"] == "/login"
    assert not opens(here)
    assert not opens(there)
    assert opens(other, "/display/noi")
    assert hospital.deeds()[-1] == ("an", "signed_out_all")
    refused = other.post("/account/leave", data={"form_key": "x"})
    assert refused.json()["code"] == "role_missing", "one keyboard must not darken every hall"


RESTS = {"an": ("/desk", {"hours": 4}), "binh": ("/console", {"hours": 4}), "chi": ("/money", {"minutes": 30})}


@pytest.mark.parametrize("name", RESTS)
def test_a_page_left_alone_is_over_and_one_that_is_used_is_not(hospital: Hospital, name: str) -> None:
    path, rest = RESTS[name]
    client = hospital.signed_in(name)
    for _ in range(3):
        hospital.clock.forward(**rest)
        hospital.clock.forward(minutes=-2)
        assert opens(client, path), "a look counts as a press"
    # What loads itself again does not.
    hospital.clock.forward(minutes=2)
    client.headers["Kiosk-Again"] = "1"
    assert opens(client, path)
    hospital.clock.forward(**rest)
    hospital.clock.forward(minutes=-2)
    assert not opens(client, path)


def test_nobody_is_signed_in_longer_than_a_working_day_but_a_screen_is(hospital: Hospital) -> None:
    nurse, screen = hospital.signed_in(), hospital.signed_in("tv")
    for _ in range(11):
        hospital.clock.forward(hours=1)
        assert opens(nurse)
    hospital.clock.forward(hours=1)
    assert not opens(nurse)
    hospital.clock.forward(days=200)
    assert opens(screen, "/display/noi"), "at midnight nobody stands there with a password"
    hospital.clock.forward(days=165)
    assert not opens(screen, "/display/noi")


def test_signing_in_gives_a_cookie_of_its_own_and_ends_the_one_before(hospital: Hospital) -> None:
    client = hospital.client()
    client.cookies.set("kiosk_staff", "planted-by-somebody-else-0123456789", domain="127.0.0.1")
    client.post("/login", data={"name": "an", "password": WORD})
    first = client.cookies.get("kiosk_staff", domain="127.0.0.1")
    assert first != "planted-by-somebody-else-0123456789"
    copy = hospital.client(cookies={"kiosk_staff": str(first)})
    assert opens(copy)
    assert not opens(hospital.client(cookies={"kiosk_staff": "planted-by-somebody-else-0123456789"}))
    again = hospital.client(cookies={"kiosk_staff": str(first)})
    again.post("/login", data={"name": "an", "password": WORD})
    assert not opens(copy), "the browser has another one now"


@ONE
def test_any_other_cookie_is_nobody(hospital: Hospital) -> None:
    hospital.signed_in()
    for cookie in ("", "x", "a" * 5000, "%00", "=;", "\u00e9" * 40, "' OR 1=1 --"):
        answer = hospital.client().get("/desk", headers={b"Cookie": f"kiosk_staff={cookie}".encode("latin-1")})
        assert answer.status_code == 303, cookie


def test_only_a_hash_of_a_cookie_is_kept_and_what_is_over_goes(hospital: Hospital) -> None:
    token = hospital.signed_in().cookies["kiosk_staff"]
    with hospital.workers[0].core.sessions() as session:
        (row,) = session.scalars(select(SignInRow))
        assert token not in repr([getattr(row, column.name) for column in SignInRow.__table__.columns])
        assert row.mark == sign_ins.mark_of(token)
    hospital.workers[0].housekeeping.tick()
    hospital.clock.forward(hours=4)
    hospital.workers[0].housekeeping.tick()
    with hospital.workers[0].core.sessions() as session:
        assert session.scalars(select(SignInRow)).all() == []


def test_an_open_stream_ends_when_its_owner_leaves_and_others_go_on(
    hospital: Hospital, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "_WHO_S", 0.0)
    nurse, screen = hospital.signed_in(), hospital.signed_in("tv")
    with nurse.stream("GET", "/v1/queues/stream") as hers, screen.stream("GET", "/v1/queues/stream") as its:
        events = (line for line in hers.iter_lines() if line.startswith("event: "))
        others = (line for line in its.iter_lines() if line.startswith("event: "))
        assert [next(events), next(events)] == ["event: lines", "event: time"]
        assert [next(others), next(others)] == ["event: lines", "event: time"]
        hospital.with_cookie_of(nurse, worker=1).post("/logout")
        assert list(events) == ["event: ended"], "and then the end of the answer"
        hospital.write(staff_file({name: roles for name, roles in ROLES.items() if name != "tv"}))
        assert list(others) == ["event: ended"]


@ONE
def test_under_tls_the_cookie_is_for_this_host_and_tls_alone(hospital: Hospital) -> None:
    behind_a_proxy = {"X-Forwarded-Proto": "https"}
    client = hospital.client(headers=behind_a_proxy)
    answer = client.post("/login", data={"name": "an", "password": WORD})
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("__host-kiosk_staff=")
    for flag in ("; secure", "; httponly", "; samesite=strict", "; path=/"):
        assert flag in cookie
    assert "domain" not in cookie
    value = answer.headers["set-cookie"].split(";")[0]
    assert client.get("/desk", headers={"Cookie": value}).status_code == 200
    gone = client.post("/logout", headers={"Cookie": value})
    assert "secure" in gone.headers["set-cookie"].lower()
    assert client.get("/desk", headers={"Cookie": value}).status_code == 303


ASKED = {
    "/desk?clinic=mat": "/desk?clinic=mat",
    "/display/noi": "/display/noi",
    "/money/day?day=2026-11-23": "/money/day?day=2026-11-23",
    "https://evil.example/desk": "/",
    "//evil.example/desk": "/",
    "/\\evil.example": "/",
    "/deskx.evil.example": "/",
    "/desk\r\nSet-Cookie: a=b": "/",
    "javascript:alert(1)": "/",
    "/logout": "/",
    "/v1/queues/stream": "/",
}


@ONE
def test_after_signing_in_somebody_comes_to_the_page_they_wanted_and_never_elsewhere(hospital: Hospital) -> None:
    client = hospital.client()
    for asked, comes in ASKED.items():
        page = client.get("/login", params={"next": asked}).text
        kept = re.search(r'name="next" value="([^"]*)"', page)
        assert (kept[1] if kept else "/") == comes
        answer = client.post("/login", data={"name": "an", "password": WORD, "next": asked})
        assert answer.headers["location"] == comes


@ONE
def test_whoever_is_not_signed_in_is_sent_to_the_login_and_back(hospital: Hospital) -> None:
    client = hospital.client()
    assert client.get("/desk?clinic=mat").headers["location"] == "/login?next=%2Fdesk%3Fclinic%3Dmat"
    assert client.get("/").headers["location"] == "/login"
    pressed = client.post("/desk/next", data={"form_key": "x", "key": "k" * 9, "clinic": "mat", "target": ""})
    assert pressed.headers["location"] == "/login?next=%2Fdesk", "what was pressed is not pressed again"
    assert client.get("/v1/queues/stream").status_code == 401


@ONE
def test_forms_of_other_sites_and_of_other_sign_ins_are_refused(hospital: Hospital) -> None:
    nurse, again = hospital.signed_in(), hospital.signed_in()
    wanted = {"key": "k" * 9, "clinic": "mat", "target": "", "form_key": form_key(again)}
    assert nurse.post("/desk/close", data=wanted).json()["code"] == "form_refused", (
        "another sign-in of the same account"
    )
    wanted["form_key"] = form_key(nurse)
    host = nurse.base_url.netloc.decode()
    for header in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://evil.example"},
                   {"Origin": "null"}, {"Origin": f"http://{host}.evil.example"}):  # fmt: skip
        assert nurse.post("/desk/close", data=wanted, headers=header).json()["code"] == "form_refused", header
        login = {"name": "an", "password": WORD}
        assert hospital.client().post("/login", data=login, headers=header).json()["code"] == "form_refused", header
        assert nurse.post("/logout", headers=header).json()["code"] == "form_refused", header
    for header in ({"Sec-Fetch-Site": "same-origin", "Origin": "https://kiosk.example"}, {"Origin": f"http://{host}"}):
        assert nurse.post("/desk/close", data=wanted, headers=header).status_code == 303, header


@ONE
def test_a_stranger_who_guesses_locks_nobody_out(hospital: Hospital) -> None:
    stranger, owner = ({"X-Forwarded-For": f"10.0.0.{n}"} for n in (66, 7))
    codes = [
        hospital.client().post("/login", data={"name": "an", "password": "falsch"}, headers=stranger).status_code
        for _ in range(11)
    ]
    assert codes == [403] * 10 + [429]
    right = hospital.client().post("/login", data={"name": "an", "password": WORD}, headers=owner)
    assert right.status_code == 303


@ONE
def test_a_whole_house_may_come_in_from_one_address_at_seven(hospital: Hospital) -> None:
    assert {hospital.client().post("/login", data={"name": "an", "password": WORD}).status_code for _ in range(12)} == {
        303
    }


@ONE
def test_the_answer_does_not_tell_whether_a_name_is_somebodys(hospital: Hospital) -> None:
    known, unknown = (
        hospital.client().post("/login", data={"name": name, "password": "x"}) for name in ("an", "nobody")
    )
    assert known.status_code == unknown.status_code == 403
    assert known.text.replace('value="an"', "") == unknown.text.replace('value="nobody"', "")
