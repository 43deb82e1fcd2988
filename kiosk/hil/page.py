"""The operator's page: the phase under way, what is asked, what was measured, and a way to add photographs.

It listens on the loopback only, under a path nobody can guess, and answers to no other host's name.
"""

import io
import queue
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import parse_qs

from markupsafe import Markup
from PIL import Image, ImageOps, UnidentifiedImageError

from kiosk.hil.desk import understood
from kiosk.hil.events import Answered, Asked, Event
from kiosk.hil.record import NoRun, RunRecord, record_of
from kiosk.hil.report.html import WORDS, drawn, pages, pictures, style, tally, title
from kiosk.hil.report.svg import code_plot, cycles_plot

_LARGEST_FORM: Final = 4096
_LARGEST_PHOTO: Final = 16_000_000
_PHOTO_PIXELS: Final = 1600
_SHOWN: Final = 12
_LOOKED_AT_S: Final = 3.0


class Page:
    """Serves while it is entered. It is a desk: what is asked is shown, what is answered comes back.

    Raises OSError where the port is taken.
    """

    def __init__(self, out: Path, events: Callable[[], Sequence[Event]], keep: Callable[[bytes], None], port: int = 0):
        self._out = out
        self._events = events
        self._keep = keep
        self._token = secrets.token_urlsafe(12)
        self._answers: queue.SimpleQueue[Answered] = queue.SimpleQueue()
        self._question: Asked | None = None
        self._looked_at = -_LOOKED_AT_S
        self._server = _Server(("127.0.0.1", port), lambda *a: _Handler(self, *a))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), name="page", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    @property
    def address(self) -> str:
        """For the operator's browser on this machine."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/{self._token}/"

    @property
    def path(self) -> str:
        """What every request begins with."""
        return f"/{self._token}/"

    def ask(self, question: Asked) -> None:
        """Show it with the next look."""
        self._question = question

    def poll(self) -> Answered | None:
        """An answer that came."""
        try:
            return self._answers.get_nowait()
        except queue.Empty:
            return None

    def over(self) -> None:
        """Take the question away. A code stays until it is to be taken away."""
        if self._question is None or self._question.wants != "show":
            self._question = None

    def watched(self) -> bool:
        """Whether a browser looks at the page."""
        return time.monotonic() - self._looked_at < _LOOKED_AT_S

    def number(self) -> str:
        """Of the question, empty where nothing is asked. A browser asks for it all the time."""
        self._looked_at = time.monotonic()
        question = self._question
        return "" if question is None else str(question.number)

    def answered(self, number: int, text: str) -> bool:
        """From a form; whether it is an answer to what is asked now."""
        question = self._question
        if question is None or question.number != number:
            return False
        answer = understood(question.wants, text)
        if answer is None:
            return False
        self._answers.put(Answered(number, "page", answer))
        self.over()
        return True

    def photographed(self, data: bytes) -> bool:
        """A photograph, made smaller and without what the camera wrote into it; whether it is one."""
        try:
            with Image.open(io.BytesIO(data)) as image:
                small = ImageOps.exif_transpose(image).convert("RGB")
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            return False
        small.thumbnail((_PHOTO_PIXELS, _PHOTO_PIXELS))
        out = io.BytesIO()
        small.save(out, "JPEG", quality=85)
        self._keep(out.getvalue())
        return True

    def render(self, nonce: str, *, whole: bool) -> str:
        """The page, or only the part that changes."""
        events = tuple(self._events())
        try:
            record: RunRecord | None = record_of(events)
        except NoRun:
            record = None
        template = pages.get_template("page.html" if whole else "live.html")
        return template.render(
            record=record,
            name=title(record) if record is not None else "",
            words=WORDS,
            outcome=_outcome(record),
            done=sum(phase.ended is not None for phase in record.phases) if record is not None else 0,
            question=self._question,
            code=_code(self._question),
            measured=_measured(record),
            plot=_plot(record),
            pictures=pictures(record, self._out)[-_SHOWN:] if record is not None else [],
            tally=tally,
            style=style(),
            nonce=nonce,
            path=self.path,
        )


def _code(question: Asked | None) -> Markup:
    """The test code to be shown."""
    return Markup(code_plot(question.code) if question is not None and question.code else "")  # noqa: S704 - squares


def _outcome(record: RunRecord | None) -> str:
    return record.ended.outcome if record is not None and record.ended is not None else "RUNNING"


def _measured(record: RunRecord | None) -> list[tuple[str, object, Markup]]:
    if record is None:
        return []
    values = [(phase.began.name, value, drawn(value)) for phase in record.phases for value in phase.measured]
    return list(reversed(values[-_SHOWN:]))


def _plot(record: RunRecord | None) -> Markup:
    """The series under way."""
    if record is None or not record.phases or not record.phases[-1].series:
        return Markup("")
    cycles = next(reversed(record.phases[-1].series.values()))
    return Markup(cycles_plot(cycles))  # noqa: S704 - made of numbers


class _Server(ThreadingHTTPServer):
    """A browser that is closed in the middle of an answer is nothing to tell the operator."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing."""


class _Handler(BaseHTTPRequestHandler):
    """One request. Whoever does not know the path learns nothing."""

    protocol_version = "HTTP/1.0"
    timeout = 20

    def __init__(self, page: Page, *arguments: object) -> None:
        self._page = page
        super().__init__(*arguments)  # type: ignore[arg-type]  # the server's own three

    def do_GET(self) -> None:
        """The page, or its living part."""
        nonce = secrets.token_urlsafe(9)
        if not self._meant():
            return
        if self.path == self._page.path:
            self._send(self._page.render(nonce, whole=True), nonce)
        elif self.path == self._page.path + "live":
            self._send(self._page.render(nonce, whole=False), nonce)
        elif self.path == self._page.path + "number":
            self._send(self._page.number(), nonce)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """An answer or a photograph."""
        if not self._meant():
            return
        photo = self.path == self._page.path + "photo"
        body = self._body(_LARGEST_PHOTO if photo else _LARGEST_FORM)
        if body is None:
            return
        if photo:
            kept = self._page.photographed(body)
            self.send_response(HTTPStatus.NO_CONTENT if kept else HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
            self.end_headers()
        elif self.path == self._page.path + "answer":
            form = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
            number = form.get("number", [""])[0]
            self._page.answered(
                int(number) if number.isascii() and number.isdigit() else -1, form.get("answer", [""])[0]
            )
            self.send_response(HTTPStatus.SEE_OTHER)
            self.send_header("Location", self._page.path)
            self.end_headers()
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the library calls it by
        """Not on the operator's terminal."""

    def _meant(self) -> bool:
        """Asked by this machine's own name for itself, and by no other site's page."""
        host = self.headers.get("Host", "").rpartition(":")[0]
        origin = self.headers.get("Origin", "")
        foreign = origin not in ("", "null") and not origin.startswith(("http://127.0.0.1:", "http://localhost:"))
        if host in ("127.0.0.1", "localhost") and not foreign and self.path.startswith(self._page.path):
            return True
        self.send_error(HTTPStatus.NOT_FOUND)
        return False

    def _body(self, most: int) -> bytes | None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or int(length) > most:
            self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return None
        return self.rfile.read(int(length))

    def _send(self, text: str, nonce: str) -> None:
        data = text.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        policy = f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'"
        self.send_header(
            "Content-Security-Policy", policy + "; connect-src 'self'; form-action 'self'; frame-ancestors 'none'"
        )
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(data)
