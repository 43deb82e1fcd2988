"""Limits: how large a body may be, and how often one caller may ask."""

import hashlib
import threading
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.backend.api.problems import Answerer, ProblemError, as_document, problem_response

LARGEST_BODY = 256 * 1024
_OPEN = ("/healthz", "/readyz")
TAKEN = "terminal_taken"
"""What a request's state says once its key or certificate was found to be an enrolled terminal's."""
_CALLERS = 50_000


class Bucket:
    """Tokens per caller, refilled evenly; a minute's worth may come at once."""

    def __init__(self, per_minute: int) -> None:
        self._most = float(per_minute)
        self._lock = threading.Lock()
        self._levels: dict[str, tuple[float, float]] = {}

    def wait(self, caller: str, now: float) -> float:
        """0 where the caller may go on, else the seconds until it may. Takes nothing."""
        with self._lock:
            level = self._level(caller, now)
            return 0 if level >= 1 else (1 - level) * 60 / self._most

    def take(self, caller: str, now: float) -> float:
        """The same, and takes one where there is one."""
        with self._lock:
            level = self._level(caller, now)
            if level < 1:
                return (1 - level) * 60 / self._most
            if len(self._levels) >= _CALLERS:
                self._levels.clear()
            self._levels[caller] = (level - 1, now)
            return 0

    def give_back(self, caller: str) -> None:
        """What was taken last did not count."""
        with self._lock:
            if caller in self._levels:
                level, at = self._levels[caller]
                self._levels[caller] = (min(self._most, level + 1), at)

    def _level(self, caller: str, now: float) -> float:
        level, at = self._levels.get(caller, (self._most, now))
        return min(self._most, level + max(0.0, now - at) * self._most / 60)


class Limits:
    """Middleware: 413 for a body that is too large, 429 for a caller that asks too often.

    A caller is its key where it sends one (a proxy stands before many terminals), else its address. A key that was
    never taken here is no caller of its own: whoever makes keys up is held by the address they come from.
    """

    def __init__(self, app: ASGIApp, per_minute: int, answer: Answerer = as_document) -> None:
        self._app = app
        self._answer = answer
        self._bucket = Bucket(per_minute)
        self._refused = Bucket(per_minute)
        self._known: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in _OPEN:
            await self._app(scope, receive, send)
            return
        if "\0" in scope["path"] or b"%00" in scope["query_string"]:
            # No id and no search of ours has one, and PostgreSQL takes none.
            await problem_response(ProblemError(404, "not_found", "not found"))(scope, receive, send)
            return
        headers = dict(scope["headers"])
        key = _key(headers)
        now = time.monotonic()
        wait = self._bucket.take(key or _address(scope), now)
        if key is not None and key not in self._known:
            wait = max(wait, self._refused.wait(_address(scope), now))
        if wait > 0:
            problem = ProblemError(429, "too_many_requests", "slow down", headers={"Retry-After": str(int(wait) + 1)})
            await self._answer(scope, problem)(scope, receive, send)
            return
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            await _too_large(scope, receive, send)
            return
        body = await _body(receive)
        if body is None:
            await _too_large(scope, receive, send)
            return
        await self._app(scope, _Replayed(body, receive), send if key is None else self._heard(key, scope, send))

    def _heard(self, key: str, scope: Scope, send: Send) -> Send:
        """Learns from the answer whether the key is one of ours."""

        async def hear(message: Message) -> None:
            if message["type"] == "http.response.start":
                if message["status"] == 401:
                    self._known.discard(key)
                elif scope.get("state", {}).get(TAKEN) and len(self._known) < _CALLERS:
                    self._known.add(key)
                if key not in self._known:
                    # Refused, or a route that asks nobody who they are: what such a key says, nobody has looked at.
                    self._refused.take(_address(scope), time.monotonic())
            await send(message)

        return hear


class _Replayed:
    """The body again, then whatever comes after it (a disconnect)."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        if self._body is not None:
            body, self._body = self._body, None
            return {"type": "http.request", "body": body, "more_body": False}
        return await self._receive()


async def _body(receive: Receive) -> bytes | None:
    """The whole body, or None where it is larger than it may be (chunked bodies announce no length)."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            return None
        if not message.get("more_body"):
            return bytes(body)


async def _too_large(scope: Scope, receive: Receive, send: Send) -> None:
    problem = ProblemError(413, "too_large", f"at most {LARGEST_BODY} bytes")
    await problem_response(problem)(scope, receive, send)


def _key(headers: dict[bytes, bytes]) -> str | None:
    key = headers.get(b"authorization")
    return hashlib.sha256(key).hexdigest() if key else None


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else "?"
