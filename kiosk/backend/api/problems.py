"""RFC 9457 problem documents: every error of the API in one form, never with a patient's text in it.

ProblemError(status, code, detail)   raised by routes; `code` is for programs, `detail` for engineers
"""

import logging
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

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
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
        }


def problem_response(problem: ProblemError) -> JSONResponse:
    """The document as a response."""
    return JSONResponse(problem.document(), problem.status, problem.headers, MEDIA_TYPE)


def answer_problems(app: FastAPI) -> None:
    """Every error of this application leaves as a problem document."""
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _bug)


async def _problem(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ProblemError)  # noqa: S101 - registered for this class only; narrows for mypy
    return problem_response(error)


async def _invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class only
    # Where and what form, never the value: it may be a name or a number.
    faults = [
        {"at": ".".join(str(part) for part in fault["loc"])[:120], "form": str(fault["type"])}
        for fault in error.errors()[:20]
    ]
    return problem_response(
        ProblemError(422, "invalid_input", "the request is not of its form", more={"faults": faults})
    )


async def _http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
    codes = {404: "not_found", 405: "method_not_allowed"}
    code = codes.get(error.status_code, "refused")
    return problem_response(ProblemError(error.status_code, code, code.replace("_", " "), headers=error.headers))


async def _bug(_request: Request, error: Exception) -> JSONResponse:
    # The type and the frames say what to mend; the message might quote a patient.
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
    log.error("unexpected %s at %s", type(error).__name__, where)
    return problem_response(ProblemError(500, "our_fault", "an error of ours; it is logged"))
