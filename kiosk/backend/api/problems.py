"""RFC 9457 problem documents: every error of the API in one form, never with a patient's text in it.

ProblemError(status, code, detail)   raised by routes; `code` is for programs, `detail` for engineers
"""

import logging
import traceback
from collections.abc import Callable, Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.backend.api.phrases import phrase_of

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


class ProblemError(Exception):
    """An answer of 4xx or 5xx. `detail` names things of ours (a clinic, a key), never a person."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})
        self.more = dict(more or {})

    def document(self) -> dict[str, object]:
        """The members of RFC 9457 §3 and our `code`."""
        return {
            **self.more,
            "type": f"urn:kiosk:problem:{self.code}",
            "title": phrase_of(self.status),
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
        }


def problem_response(problem: ProblemError) -> JSONResponse:
    """The document as a response."""
    return JSONResponse(problem.document(), problem.status, problem.headers, MEDIA_TYPE)


Answerer = Callable[[Scope, ProblemError], Response]
"""How a problem leaves: as a document for programs, as a page for people."""


def as_document(_scope: Scope, problem: ProblemError) -> Response:
    """To everybody alike."""
    return problem_response(problem)


def answer_problems(app: FastAPI, answer: Answerer = as_document) -> None:
    """Every error of this application leaves as a problem document, or as `answer` has it."""

    async def handle(request: Request, error: Exception) -> Response:
        return answer(request.scope, _problem_of(error))

    for kind in (ProblemError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, handle)


def _problem_of(error: Exception) -> ProblemError:
    match error:
        case ProblemError():
            return error
        case RequestValidationError():
            return _invalid(error)
        case HTTPException():
            codes = {404: "not_found", 405: "method_not_allowed"}
            code = codes.get(error.status_code, "refused")
            return ProblemError(error.status_code, code, code.replace("_", " "), headers=error.headers)
    raise error  # registered for these three only


def _invalid(error: RequestValidationError) -> ProblemError:
    # Where and what form, never the value: it may be a name or a number.
    faults = [
        {"at": ".".join(str(part) for part in fault["loc"])[:120], "form": str(fault["type"])}
        for fault in error.errors()[:20]
    ]
    return ProblemError(422, "invalid_input", "the request is not of its form", more={"faults": faults})


class Shield:
    """Middleware around everything: a bug becomes 500 `our_fault`, a database that is away 503 `away`.

    The log gets the type and the place that says what to mend; the message might quote a patient.
    """

    def __init__(self, app: ASGIApp, answer: Answerer = as_document) -> None:
        self._app = app
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def noted(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except (OperationalError, PoolTimeoutError) as error:
            log.error("the database is away: %s at %s", type(error).__name__, place_of(error))
            problem = ProblemError(503, "away", "the database does not answer", headers={"Retry-After": "2"})
        except Exception as error:  # noqa: BLE001 - the last net: everything else is a bug of ours
            log.error("unexpected %s at %s", type(error).__name__, place_of(error))
            problem = ProblemError(500, "our_fault", "an error of ours; it is logged")
        else:
            return
        if scope["type"] == "http" and not started:
            await self._answer(scope, problem)(scope, receive, send)


def place_of(error: BaseException) -> str:
    """The innermost frame of our own code."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "kiosk" in frame.filename] or frames
    return f"{ours[-1].filename}:{ours[-1].lineno}" if ours else "?"
