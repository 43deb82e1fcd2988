"""Notices of providers: hints. Verified on their raw bytes, kept once, answered at once; the poller does the rest."""

import time
from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response

from kiosk.backend.api.limits import Bucket
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.payment import inbox
from kiosk.backend.payment.compose import Payments
from kiosk.backend.payment.documents import NoticeDocument
from kiosk.backend.payment.providers.provider import NoticeRefusedError

_LARGEST = 64 * 1024
_NOTED = 60
"""So many refusals of a kind are written down in a minute."""


def notice_routes(payments: Payments) -> APIRouter:
    """`POST /webhooks/{provider}`. A business refusal is never told to the provider: money that came has come."""
    router = APIRouter(tags=["webhooks"])
    refused = Bucket(_NOTED)

    @router.post("/webhooks/{provider}", summary="A provider's notice", response_model=NoticeDocument)
    async def notice(provider: str, request: Request) -> Response:
        """A provider's notice."""
        if provider != payments.provider.name:
            raise ProblemError(404, "not_found", "no such provider here")
        raw = await _raw(request)
        headers = {name.lower(): value for name, value in request.headers.items()}
        kind = await run_in_threadpool(take_notice, payments, headers, raw, refused)
        if kind is not None:
            status = 401 if kind in ("forged", "stale") else 400
            raise ProblemError(status, "notice_refused", "not a notice to believe")
        return JSONResponse({"success": True})

    return router


def take_notice(
    payments: Payments, headers: Mapping[str, str], raw: bytes, refused: Bucket | None = None
) -> str | None:
    """Keep what a notice says; the kind of refusal where it is not believed."""
    try:
        arrivals = payments.provider.notice(headers, raw)
    except NoticeRefusedError as error:
        if refused is not None and refused.take(error.kind, time.monotonic()) > 0:
            return error.kind  # a flood tells nothing new, and must not fill the disk
        with payments.sessions.begin() as session:
            inbox.note_security(session, f"notice_{error.kind}", payments.provider.name, raw, payments.now())
        return error.kind
    payments.progress.take(arrivals, "webhook")
    return None


async def _raw(request: Request) -> bytes:
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > _LARGEST:
            raise ProblemError(413, "too_large", "a notice has at most 64 KiB")
    return bytes(raw)
