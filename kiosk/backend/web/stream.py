"""`GET /v1/queues/stream`: the lines of an area as server-sent events, whenever they change.

Every worker reads the database itself once a second for each area somebody looks at, so it does not matter which
worker a number was called through, and nothing needs to be told.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Final

from fastapi.concurrency import run_in_threadpool
from sqlalchemy.exc import SQLAlchemyError

from kiosk.backend.api.core import Core
from kiosk.backend.clock import hospital_day
from kiosk.backend.his.local import LocalHis
from kiosk.backend.queue.closures import closed_today
from kiosk.backend.web.views import lines

_ROUND_S: Final = 1.0
_BEAT_S: Final = 15.0


@dataclass(slots=True)
class _Seen:
    at: float = 0.0
    text: str = ""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class QueueStream:
    """One a worker."""

    def __init__(self, core: Core, his: LocalHis) -> None:
        self._core = core
        self._his = his
        self._areas: dict[str | None, _Seen] = {}

    async def events(self, area: str | None, stop: asyncio.Event) -> AsyncIterator[str]:
        """The state now, then every change; a comment now and then so that a dead connection is noticed."""
        yield "retry: 2000\n\n"
        last, beat = "", time.monotonic()
        while not stop.is_set():
            text = await self._now(area)
            if text != last:
                last, beat = text, time.monotonic()
                yield f"event: lines\ndata: {text}\n\n"
            elif time.monotonic() - beat > _BEAT_S:
                beat = time.monotonic()
                yield ": here\n\n"
            await asyncio.sleep(_ROUND_S)

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
