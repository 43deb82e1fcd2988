"""The one HTTP client of the terminal: deadlines on, answers capped, errors in three kinds.

ServiceError
├── Away       no answer that can be trusted: down, slow, cut, garbage, 5xx. Whether it acted is unknown.
├── Refused    a problem document: the backend understood and says no (`code`).
└── Rejected   this terminal is not (or no longer) enrolled.
"""

import json
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

import requests  # noqa: TID251 - this is the one file
from urllib3.exceptions import HTTPError

from kiosk.domain.fields import FieldError, Fields

MOST_BYTES: Final = 1_000_000
CONNECT_S: Final = 2.0
ANSWERED_503: Final = ("provider_away",)
"""A far end is away, and the backend itself has understood and does nothing meanwhile: an answer, not a silence."""


class ServiceError(Exception):
    """The backend gave no usable answer."""


class Away(ServiceError):
    """No answer that can be trusted; whether the request acted is unknown. Try again under the same key."""


class Refused(ServiceError):
    """The backend says no, and why in one word."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(f"{status} {code}")
        self.code = code
        self.status = status


class Rejected(ServiceError):
    """The backend does not know this terminal."""


@dataclass(frozen=True, slots=True)
class Backend:
    """Where the backend is and how this terminal shows who it is."""

    url: str
    key: str = field(repr=False)
    timeout_s: float = 8.0
    ca_file: Path | None = None
    client_cert: tuple[Path, Path] | None = None


class Client:
    """Blocking calls, each with one deadline for everything. One HTTP session per thread."""

    def __init__(self, backend: Backend, clock: Callable[[], float] = time.monotonic) -> None:
        self._backend = backend
        self._clock = clock
        self._local = threading.local()
        self._generation = 0

    def get(self, path: str, timeout_s: float | None = None) -> Fields:
        """Raises Away, Refused, Rejected."""
        return self._answer("GET", path, None, {}, timeout_s)[0]

    def look(self, path: str, known: str | None, timeout_s: float) -> tuple[Fields, str | None]:
        """The same for what is watched: `known` is the ETag of the last answer: no change between two is missed.

        The second half is this answer's tag, None where the backend gives none. Raises Away, Refused, Rejected.
        """
        answer, tag = self._answer("GET", path, None, {"If-None-Match": known} if known else {}, timeout_s)
        return answer, tag

    def post(self, path: str, body: Mapping[str, object], key: str, timeout_s: float | None = None) -> Fields:
        """Under an idempotency key. Raises Away, Refused, Rejected."""
        return self._answer("POST", path, body, {"Idempotency-Key": key}, timeout_s)[0]

    def refuses_certificate(self) -> bool:
        """Whether the backend answers one who shows no certificate, and not us: after no answer, to find out why."""
        if not self._backend.client_cert:
            return False
        bare = Client(replace(self._backend, client_cert=None, timeout_s=CONNECT_S), self._clock)
        try:
            bare.get("/healthz")
        except Away:
            return False
        except ServiceError:
            return True
        finally:
            bare.close()
        return True

    def close(self) -> None:
        """Let go of this thread's connection."""
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is not None:
            session.close()
            self._local.session = None

    def _answer(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | None,
        more: Mapping[str, str],
        timeout_s: float | None,
    ) -> tuple[Fields, str | None]:
        ends = self._clock() + (timeout_s or self._backend.timeout_s)
        headers = {"Authorization": f"Bearer {self._backend.key}", "Accept": "application/json", **more}
        try:
            answer = self._session().request(
                method,
                self._backend.url.rstrip("/") + path,
                json=body,
                headers=headers,
                timeout=(min(CONNECT_S, ends - self._clock()), ends - self._clock()),
                stream=True,
                allow_redirects=False,
            )
            with answer:
                content = self._body(answer, ends)
        except (requests.RequestException, HTTPError, OSError):
            raise Away("no answer") from None
        return _read(answer.status_code, content), answer.headers.get("ETag")

    def _body(self, answer: requests.Response, ends: float) -> bytes:
        content = bytearray()
        # What has come, not what was asked for: a server that gives a byte now and then would hold the call for hours.
        while chunk := answer.raw.read1(8192, decode_content=True):
            content += chunk
            if len(content) > MOST_BYTES or self._clock() > ends:
                raise Away("an answer too long or too slow")
        return bytes(content)

    def renewed(self) -> None:
        """The certificate is another one: every thread connects anew."""
        self._generation += 1

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None or self._local.generation != self._generation:
            if session is not None:
                session.close()
            self._local.generation = self._generation
            session = requests.Session()
            session.trust_env = False
            session.verify = str(self._backend.ca_file) if self._backend.ca_file else True
            if self._backend.client_cert:
                session.cert = tuple(str(path) for path in self._backend.client_cert)  # type: ignore[assignment] # a pair
            self._local.session = session
        return session


@contextmanager
def trusted() -> Iterator[None]:
    """Around the reading of an answer: one that is not of the contract is no answer. Raises Away."""
    try:
        yield
    except FieldError as fault:
        raise Away(str(fault)) from None


@dataclass(frozen=True, slots=True)
class Unverified:
    """What somebody answered who is not trusted yet. `at`: the time that they say it is."""

    text: str
    at: datetime | None


def fetch_unverified(url: str, path: str, timeout_s: float = 20.0) -> Unverified:
    """A public text of a backend that is not trusted yet: its digest must be known from elsewhere. Raises Away."""
    try:
        with requests.Session() as session:
            session.trust_env = False
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # that nothing is verified is the point here
                answer = session.get(
                    url.rstrip("/") + path,
                    verify=False,
                    timeout=(CONNECT_S, timeout_s),
                    allow_redirects=False,
                )
        if answer.status_code != 200 or len(answer.content) > MOST_BYTES:
            raise Away("no answer of the contract")
        return Unverified(answer.content.decode("ascii"), _date(answer.headers.get("Date")))
    except (requests.RequestException, OSError, UnicodeDecodeError):
        raise Away("no answer") from None


def _date(header: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(header).astimezone(UTC) if header else None
    except (ValueError, OverflowError):
        return None


def _read(status: int, content: bytes) -> Fields:
    try:
        fields = Fields(json.loads(content))
    except (ValueError, RecursionError):
        raise Away("an answer that is not of the contract") from None
    if status in (401, 403):
        raise Rejected("this terminal is not enrolled")
    if 400 <= status < 500 or status == 503:
        try:
            code = fields.text("code", 60)
        except FieldError:
            raise Away("a problem without a code") from None
        if status < 500 or code in ANSWERED_503:
            raise Refused(code, status)
    if not 200 <= status < 300:
        raise Away("the backend is in trouble")
    return fields
