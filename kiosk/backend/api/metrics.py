"""Requests counted by route and status: routes as templates, so nothing personal and a bounded number of lines."""

import threading
import time
from collections import Counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.domain.exposition import Exposition


class Metrics:
    """Counters of one worker."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._seconds: Counter[tuple[str, str]] = Counter()

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """One answered request."""
        with self._lock:
            self._requests[method, route, status] += 1
            self._seconds[method, route] += seconds  # type: ignore[assignment] # a Counter of floats adds as well

    def write(self, out: Exposition) -> None:
        """Everything so far."""
        with self._lock:
            requests, seconds = dict(self._requests), dict(self._seconds)
        out.family("kiosk_requests_total", "counter", "Requests this worker answered, by route and status.")
        for (method, route, status), count in sorted(requests.items()):
            out.sample(count, {"method": method, "route": route, "status": status})
        out.family("kiosk_request_seconds_total", "counter", "Seconds this worker spent on them.")
        for (method, route), spent in sorted(seconds.items()):
            out.sample(spent, {"method": method, "route": route})


class CountRequests:
    """Middleware that counts."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.monotonic()
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            route = getattr(scope.get("route"), "path", "other")
            method = scope["method"] if scope["method"] in ("GET", "POST") else "other"
            self._metrics.count(method, route, status, time.monotonic() - begun)
