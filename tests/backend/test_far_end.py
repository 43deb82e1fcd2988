"""HTTP to far ends: bounded in time and size, every failure named."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from kiosk.backend.far_end import LARGEST, FarEnd, NoAnswerError, NotReachedError


class Mouth:
    """A server that says these bytes and then does as told."""

    def __init__(self, says: bytes, *, then_close: bool = True) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._says = says
        self._then_close = then_close
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            connection.recv(65536)
            with suppress(OSError):
                connection.sendall(self._says)
            if self._then_close:
                connection.close()
            else:
                self._open.append(connection)

    def close(self) -> None:
        """Everything."""
        self._listening.close()
        for connection in self._open:
            connection.close()


@pytest.fixture
def mouths() -> Iterator[list[Mouth]]:
    made: list[Mouth] = []
    yield made
    for mouth in made:
        mouth.close()


def ask(mouths: list[Mouth], says: bytes, *, then_close: bool = True) -> bytes:
    mouth = Mouth(says, then_close=then_close)
    mouths.append(mouth)
    far_end = FarEnd(mouth.url, 0.5)
    try:
        return far_end.ask("POST", "/x", document={"a": 1}).body
    finally:
        far_end.close()


def test_a_whole_answer_comes_back(mouths: list[Mouth]) -> None:
    assert ask(mouths, b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") == b"ok"


@pytest.mark.parametrize(
    "says",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
    ],
)
def test_a_cut_or_senseless_answer_is_none(mouths: list[Mouth], says: bytes) -> None:
    with pytest.raises(NoAnswerError):
        ask(mouths, says)


@pytest.mark.parametrize("says", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"])
def test_a_silent_server_is_given_up_in_time(mouths: list[Mouth], says: bytes) -> None:
    with pytest.raises(NoAnswerError):
        ask(mouths, says, then_close=False)


def test_an_endless_answer_is_cut_off(mouths: list[Mouth]) -> None:
    with pytest.raises(NoAnswerError, match="too large"):
        ask(
            mouths,
            b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" + b"x" * (LARGEST + 100_000),
            then_close=False,
        )


def test_nobody_there_is_not_reached() -> None:
    far_end = FarEnd("http://127.0.0.1:9", 0.5)
    with pytest.raises(NotReachedError):
        far_end.ask("GET", "/")
    far_end.close()


def test_an_answer_is_not_shown_and_a_redirect_is_not_followed(mouths: list[Mouth]) -> None:
    mouth = Mouth(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 6\r\n\r\nsecret")
    mouths.append(mouth)
    far_end = FarEnd(mouth.url, 0.5)
    reply = far_end.ask("GET", "/")
    far_end.close()
    assert (reply.status, repr(reply)) == (302, "Reply(302, 6 bytes)")
    with pytest.raises(NoAnswerError):
        reply.json()
