"""The HTTP client against a server with bad manners."""

import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from kiosk.services.client import Away, Backend, Client, Refused, Rejected
from tests.fixtures.stage import Stage, stage


@pytest.fixture
def scene() -> Iterator[Stage]:
    with stage() as found:
        yield found


def client(scene: Stage, timeout_s: float = 2.0) -> Client:
    return Client(Backend(scene.url, "k3y", timeout_s))


def test_a_request_carries_the_key_of_the_terminal_and_its_own(scene: Stage) -> None:
    scene.answers["/v1/x"] = (200, {"a": 1})
    assert client(scene).post("/v1/x", {"b": 2}, "key-1").whole("a") == 1
    (asked,) = scene.asked
    assert asked.headers["Authorization"] == "Bearer k3y"
    assert asked.headers["Idempotency-Key"] == "key-1"
    assert asked.body == {"b": 2}


def test_a_problem_document_is_a_refusal_by_its_code(scene: Stage) -> None:
    scene.answers["/v1/x"] = (409, {"code": "clinic_full", "detail": "Nguyễn Thị Mẫu"})
    with pytest.raises(Refused) as caught:
        client(scene).get("/v1/x")
    assert (caught.value.code, caught.value.status) == ("clinic_full", 409)
    assert "Mẫu" not in str(caught.value)


@pytest.mark.parametrize("status", [401, 403])
def test_a_terminal_that_is_not_enrolled_is_rejected(scene: Stage, status: int) -> None:
    scene.answers["/v1/x"] = (status, {"code": "not_enrolled"})
    with pytest.raises(Rejected):
        client(scene).get("/v1/x")


@pytest.mark.parametrize(
    "answer",
    [
        (200, b"<html>maintenance</html>"),
        (200, b""),
        (200, b"[1, 2]"),
        (200, b"\xff\xfe"),
        (200, b"[" * 100_000),
        (400, b"oops"),
        (422, {"detail": "no code"}),
        (500, {"code": "x"}),
        (503, b""),
        (302, {"code": "elsewhere"}),
    ],
)
def test_an_answer_that_is_not_of_the_contract_is_no_answer(scene: Stage, answer: tuple[int, object]) -> None:
    scene.answers["/v1/x"] = answer
    with pytest.raises(Away):
        client(scene).get("/v1/x")


def test_nobody_listening_is_away_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        began = time.monotonic()
        with pytest.raises(Away):
            Client(Backend(f"http://127.0.0.1:{taken.getsockname()[1]}", "k", timeout_s=60)).get("/v1/x")
    assert time.monotonic() - began < 30


def test_a_server_that_says_nothing_is_left_at_the_deadline(scene: Stage) -> None:
    def silence(_handler: BaseHTTPRequestHandler) -> None:
        scene.gate.wait()

    scene.answers["/v1/x"] = silence
    with pytest.raises(Away):
        client(scene, 0.3).get("/v1/x")
    assert not scene.gate.is_set(), "it is silent still"


@pytest.mark.parametrize("each", [1, 9000])
def test_a_server_that_dribbles_is_left_at_the_deadline(scene: Stage, each: int) -> None:
    def dribble(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while not scene.gate.wait(0.05):
            handler.wfile.write(b" " * each)

    scene.answers["/v1/x"] = dribble
    with pytest.raises(Away):
        client(scene, 0.3).get("/v1/x")
    assert not scene.gate.is_set(), "it dribbles still"


def test_an_endless_answer_is_cut(scene: Stage) -> None:
    def flood(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n")
        while not scene.gate.is_set():
            handler.wfile.write(b" " * 100_000)

    scene.answers["/v1/x"] = flood
    with pytest.raises(Away, match="too long"):
        client(scene, 10).get("/v1/x")


def test_a_cut_answer_is_no_answer(scene: Stage) -> None:
    def cut(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"a": ')

    scene.answers["/v1/x"] = cut
    with pytest.raises(Away):
        client(scene).get("/v1/x")


def test_the_key_of_the_terminal_never_shows() -> None:
    assert "k3y" not in repr(Backend("http://x", "k3y"))
