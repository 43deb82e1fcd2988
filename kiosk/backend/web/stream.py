"""`GET /v1/queues/stream`: the lines of an area as server-sent events, whenever they change.

Every worker reads the database itself once a second for each area somebody looks at, so it does not matter which
worker a number was called through, and nothing needs to be told. `time` is the hospital's clock: whoever shows one
need not trust its own, and whoever hears none for a while knows that the line is dead.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Final

from fastapi.concurrency import run_in_threadpool
from sqlalchemy.exc import SQLAlchemyError

from kiosk.backend.api.core import Core
from kiosk.backend.clock import hospital_day
from kiosk.backend.his.local import LocalHis
from kiosk.backend.queue.closures import closed_today
from kiosk.backend.web.views import lines
from kiosk.domain.dates import HOSPITAL_TIME

_ROUND_S: Final = 1.0
_BEAT_S: Final = 15.0
_WHO_S: Final = 5.0
"""How long somebody who was signed out may still read along."""


@dataclass(slots=True)
class _Seen:
    at: float = 0.0
    text: str = ""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class QueueStream:
    """One a worker."""

    def __init__(self, core: Core, his: LocalHis, standing: Callable[[], frozenset[str]]) -> None:
        """`standing` are the marks of all who are signed in."""
        self._core = core
        self._his = his
        self._areas: dict[str | None, _Seen] = {}
        self._standing = standing
        self._marks: frozenset[str] | None = None
        self._asked = 0.0
        self._lock = asyncio.Lock()

    async def events(self, area: str | None, mark: str, stop: asyncio.Event) -> AsyncIterator[str]:
        """The state now, then every change, and the time now and then; until the server or the sign-in `mark` ends."""
        yield "retry: 2000\n\n"
        last, beat = "", -_BEAT_S
        opened = time.monotonic()
        while not stop.is_set():
            text = await self._now(area)
            if text != last:
                last = text
                yield f"event: lines\ndata: {text}\n\n"
            if time.monotonic() - beat > _BEAT_S:
                beat = time.monotonic()
                yield f"event: time\ndata: {self._core.now().astimezone(HOSPITAL_TIME).isoformat()}\n\n"
            if not await self._stands(mark, opened):
                yield "event: ended\ndata: signed out\n\n"
                return
            await asyncio.sleep(_ROUND_S)

    async def _stands(self, mark: str, opened: float) -> bool:
        """Whether this sign-in is not over: one question for all who look, and none of one younger than an answer."""
        async with self._lock:
            if time.monotonic() - self._asked >= _WHO_S:
                asked = time.monotonic()
                try:
                    self._marks = await run_in_threadpool(self._standing)
                except SQLAlchemyError:
                    return True  # the database is away: whoever was there stays
                self._asked = asked
            return self._marks is None or mark in self._marks or opened > self._asked

    async def _now(self, area: str | None) -> str:
        seen = self._areas.setdefault(area, _Seen())
        async with seen.lock:
            if time.monotonic() - seen.at >= _ROUND_S * 0.9:
                try:
                    seen.text = await run_in_threadpool(self._read, area)
                except SQLAlchemyError:
                    return seen.text  # the database is away: the last state stands
                seen.at = time.monotonic()
        return seen.text

    def _read(self, area: str | None) -> str:
        day = hospital_day(self._core.now())
        with self._core.reads() as session:
            found = lines(session, self._his, day, closed_today(session, day), area)
        return json.dumps({"area": area, "clinics": [line.document() for line in found]}, ensure_ascii=False)
