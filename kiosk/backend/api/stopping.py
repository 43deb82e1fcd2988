"""Whether the server is ending: who waits on purpose (a long poll, a stream) then answers at once, so that a restart
costs nobody ten seconds."""

import asyncio

from fastapi import Request

STOPPING = "kiosk.stopping"
"""Where the server's protocol (`kiosk.backend.certified`) puts its event into a request's scope."""


def stopping(request: Request) -> asyncio.Event:
    """Set once this connection is to be let go; never, where another server serves the application."""
    event = request.scope.get(STOPPING)
    return event if isinstance(event, asyncio.Event) else asyncio.Event()
