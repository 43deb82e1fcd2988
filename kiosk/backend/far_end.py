"""HTTP to a far end (insurer, bank, HIS): bounded in time and size, every library error translated here.

NoAnswerError          nothing usable came: no connection, too slow, cut, too large; the outcome there is not known
├── NotReachedError    the request never left (connection refused, name unknown, TLS failed): nothing happened there
"""

import json
import logging
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import httpx  # noqa: TID251 - this is the one file

LARGEST: Final = 2 * 1024 * 1024

# The library logs whole addresses at INFO, and some far ends want secrets in the query string.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class NoAnswerError(Exception):
    """No usable answer; what the far end did is not known. Names the kind of failure only."""


class NotReachedError(NoAnswerError):
    """The request never reached the far end."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer. The body may name people: not shown."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    def __repr__(self) -> str:
        """Status and size only."""
        return f"Reply({self.status}, {len(self.body)} bytes)"

    def json(self) -> object:
        """The body as JSON. Raises NoAnswerError where it is none (a maintenance page, a cut answer)."""
        try:
            found: object = json.loads(self.body)
        except (ValueError, RecursionError):
            raise NoAnswerError("the answer is not JSON") from None
        return found


class FarEnd:
    """One far end at one address. Safe to share between threads."""

    def __init__(self, base_url: str, timeout_s: float, ca_file: str | None = None) -> None:
        # Reading every authority of the system takes a while, and plain HTTP has no use for them.
        secured = base_url.lower().startswith("https:")
        verify = ssl.create_default_context(cafile=ca_file) if secured else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._timeout_s = timeout_s
        self._client = httpx.Client(
            base_url=base_url,
            timeout=httpx.Timeout(timeout_s, connect=min(timeout_s, 5.0)),
            verify=verify,
            follow_redirects=False,
            trust_env=False,
        )

    def close(self) -> None:
        """Close its connections."""
        self._client.close()

    def ask(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        document: object | None = None,
        form: Mapping[str, str] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """One request, whatever status comes back. Raises NoAnswerError and NotReachedError.

        `document` goes as JSON in UTF-8, `form` as form fields, `content` as it is.
        """
        sent = dict(headers or {})
        if document is not None:
            content = json.dumps(document, ensure_ascii=False).encode()
            sent.setdefault("Content-Type", "application/json; charset=utf-8")
        request = self._client.build_request(method, path, params=params, content=content, data=form, headers=sent)
        end = time.monotonic() + self._timeout_s
        try:
            answer = self._client.send(request, stream=True)
            try:
                body = _read(answer, end)
            finally:
                answer.close()
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol) as error:
            raise NotReachedError(type(error).__name__) from None
        except httpx.HTTPError as error:
            raise NoAnswerError(type(error).__name__) from None
        return Reply(answer.status_code, body, dict(answer.headers))


def _read(answer: httpx.Response, end: float) -> bytes:
    body = bytearray()
    for chunk in answer.iter_bytes():
        body += chunk
        if len(body) > LARGEST:
            raise NoAnswerError("the answer is too large")
        if time.monotonic() > end:
            raise NoAnswerError("the answer came too slowly")
    return bytes(body)
