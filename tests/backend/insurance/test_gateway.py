"""Our gateway against the played one over HTTP: the calls, the token, and every way they fail."""

import threading
import time
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from kiosk.backend.clock import wall_clock
from kiosk.backend.far_end import FarEnd, Reply
from kiosk.backend.insurance.bhxh.gateway import BhxhGateway, Officer
from kiosk.backend.insurance.bhxh.token import Account
from kiosk.backend.insurance.insurer import AccountRefusedError, CardQuery, InsurerSilentError
from kiosk.domain.dates import PartialDate
from kiosk.sim.bhxh.people import insured_people
from kiosk.sim.bhxh.server import Play, create_app
from tests.served import Served

MAU = CardQuery("001190000001", "Nguyễn Thị Mẫu", PartialDate(1990, 1, 15))


class Gate:
    """The play and our side of it."""

    def __init__(self, url: str, play: Play) -> None:
        self.url = url
        self.play = play
        self.now = wall_clock
        self.far_end = FarEnd(url, 1.0)

    def gateway(self, word: str = "mat-khau-mau", officer: str = "Nguyễn Cán Bộ", form: bool = True) -> BhxhGateway:
        """Our gateway, as configured."""
        return BhxhGateway(
            self.far_end,
            Account.of("01001_KIOSK", word),
            Officer(officer, "001080009999"),
            lambda: self.now(),  # noqa: PLW0108 - tests set another clock later
            "form" if form else "json",
        )

    def fault(self, fault: str, **more: object) -> None:
        """Through the door the demo uses."""
        httpx.post(f"{self.url}/_sim", json={"fault": fault, **more}).raise_for_status()


@pytest.fixture
def gate() -> Iterator[Gate]:
    play = Play()
    with Served(create_app(play)) as url:
        found = Gate(url, play)
        yield found
        found.far_end.close()


@pytest.mark.parametrize("form", [True, False])
def test_a_card_is_looked_up_with_either_form_of_the_token_call(gate: Gate, form: bool) -> None:
    answer = gate.gateway(form=form).ask(MAU)
    assert (answer.code, answer.name, answer.sex) == ("000", "Nguyễn Thị Mẫu", "Nữ")
    assert answer.card is not None
    assert (answer.card.number, answer.card.facility) == ("DN4017901234577", "01001")
    assert answer.five_years_from is not None


def test_history_remarks_and_employers_end_in_the_adapter(gate: Gate) -> None:
    shown = " ".join(str(value) for value in vars_of(gate.gateway().ask(MAU)))
    for secret in ("không được lộ", "Công ty", "Số 1 phố", "Hạn thẻ", "7900123"):
        assert secret not in shown


def vars_of(value: object) -> list[object]:
    return [getattr(value, name) for name in type(value).__slots__]  # type: ignore[attr-defined] # a slotted dataclass


CASES = {
    "ok": "000", "ok_elsewhere": "000", "ok_expiring": "000", "open_stay": "000", "army": "001", "police": "002",
    "old_card_out": "003", "old_card_in": "004", "expired": "010", "withdrawn": "110", "reduced": "120",
    "moved_out": "121", "moved_within": "122", "rejoined": "123", "stopped": "124", "child": "130",
}  # fmt: skip


@pytest.mark.parametrize(("case", "code"), CASES.items())
def test_every_invented_person_answers_as_their_case_says(gate: Gate, case: str, code: str) -> None:
    found = next(p for p in insured_people() if p.case == case)
    born = PartialDate.parse("-".join(reversed(found.born.split("/"))))
    gateway = gate.gateway()
    for number in (found.citizen, found.number, found.card):
        answer = gateway.ask(CardQuery(number, found.name, born))
        assert answer.code == code
    assert answer.stays_elsewhere is (case == "open_stay")
    assert gate.play.taken == 1


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (CardQuery("001190000099", "Không Ai", PartialDate(1990)), "050"),
        (CardQuery("DN9017901234577", "Không Ai", PartialDate(1990)), "053"),
        (CardQuery("DN4007901234577", "Không Ai", PartialDate(1990)), "052"),
        (CardQuery("D14017901234577", "Không Ai", PartialDate(1990)), "051"),
        (CardQuery("001190000001", "Trần Văn Khác", PartialDate(1990, 1, 15)), "060"),
        (CardQuery("001190000001", "Nguyễn Thị Mậu", PartialDate(1990, 1, 15)), "061"),
        (CardQuery("001190000001", "Nguyễn Thị Mẫu", PartialDate(1990, 1, 16)), "070"),
        (CardQuery("001190000001", "Nguyễn Thị Mẫu", PartialDate(1990)), "000"),
        (CardQuery("001190000001", "NGUYỄN THỊ MẪU", PartialDate(1990, 1)), "000"),
    ],
)
def test_what_does_not_fit_is_answered_by_its_code(gate: Gate, query: CardQuery, code: str) -> None:
    assert gate.gateway().ask(query).code == code


def test_a_name_is_sent_in_one_form(gate: Gate) -> None:
    gateway = gate.gateway()
    asked: list[object] = []
    ask = gate.far_end.ask

    def heard(method: str, path: str, **more: Any) -> Reply:
        if "document" in more:
            asked.append(more["document"]["hoTen"])
        return ask(method, path, **more)

    gate.far_end.ask = heard  # type: ignore[method-assign] # what goes out is looked at, and goes out
    gateway.ask(CardQuery("001190000001", unicodedata.normalize("NFD", " Nguyễn  Thị Thuý"), PartialDate(1990, 1, 15)))
    assert asked == ["Nguyễn Thị Thúy"]


def test_an_officer_the_gateway_does_not_know_is_054_or_055(gate: Gate) -> None:
    assert gate.gateway(officer="Người Khác").ask(MAU).code == "055"
    gate.play.officers.clear()
    assert gate.gateway().ask(MAU).code == "054"


@pytest.mark.parametrize("fault", ["html", "malformed", "empty", "http500"])
def test_an_answer_that_is_none_is_silence(gate: Gate, fault: str) -> None:
    gateway = gate.gateway()
    assert gateway.ask(MAU).code == "000"
    gate.fault(fault)
    with pytest.raises(InsurerSilentError):
        gateway.ask(MAU)
    gate.fault("none")
    assert gateway.ask(MAU).code == "000"


@pytest.mark.parametrize("fault", ["html", "malformed", "http500", "restricted"])
def test_a_token_call_that_fails_is_silence(gate: Gate, fault: str) -> None:
    gate.fault(fault)
    with pytest.raises(InsurerSilentError):
        gate.gateway().ask(MAU)


@pytest.mark.parametrize("fault", ["slow", "silent", "drip"])
def test_a_slow_gateway_is_silence_within_the_timeout(gate: Gate, fault: str) -> None:
    gateway = gate.gateway()
    gateway.ask(MAU)
    gate.fault(fault, seconds=30)
    begun = time.monotonic()
    with pytest.raises(InsurerSilentError):
        gateway.ask(MAU)
    assert time.monotonic() - begun < 20


def test_a_gateway_that_is_not_there_is_silence() -> None:
    far_end = FarEnd("http://127.0.0.1:9", 1.0)
    gateway = BhxhGateway(far_end, Account.of("a", "b"), Officer("c", "d"), wall_clock)
    with pytest.raises(InsurerSilentError):
        gateway.ask(MAU)


def test_a_wrong_password_is_the_accounts_fault(gate: Gate) -> None:
    with pytest.raises(AccountRefusedError):
        gate.gateway("falsch").ask(MAU)


def test_a_refused_token_is_taken_again_once(gate: Gate) -> None:
    gateway = gate.gateway()
    gateway.ask(MAU)
    gate.fault("forget", times=1)
    assert gateway.ask(MAU).code == "000"
    assert gate.play.taken == 2


@pytest.mark.parametrize("fault", ["http401", "account"])
def test_a_token_that_is_refused_twice_is_the_accounts_fault(gate: Gate, fault: str) -> None:
    gateway = gate.gateway()
    gateway.ask(MAU)
    gate.fault(fault)
    with pytest.raises(AccountRefusedError):
        gateway.ask(MAU)
    assert gate.play.taken <= 2


def test_a_token_is_renewed_before_it_ends(gate: Gate) -> None:
    gateway = gate.gateway()
    gateway.ask(MAU)
    gate.now = lambda: datetime.now(UTC) + timedelta(minutes=9)
    gateway.ask(MAU)
    assert gate.play.taken == 1
    gate.now = lambda: datetime.now(UTC) + timedelta(minutes=9, seconds=45)
    gateway.ask(MAU)
    assert gate.play.taken == 2


def test_a_token_is_bound_to_the_address_that_took_it(gate: Gate) -> None:
    gateway = gate.gateway()
    gateway.ask(MAU)
    for access, (token_id, _, until) in list(gate.play.tokens.items()):
        gate.play.tokens[access] = (token_id, "10.0.0.9", until)
    assert gateway.ask(MAU).code == "000"
    assert gate.play.taken == 2


def test_thirty_who_ask_at_once_take_one_token(gate: Gate) -> None:
    gateway = gate.gateway()
    start = threading.Barrier(30)
    codes: list[str] = []

    def ask() -> None:
        start.wait(10)
        codes.append(gateway.ask(MAU).code)

    threads = [threading.Thread(target=ask) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert codes == ["000"] * 30
    assert gate.play.taken == 1
