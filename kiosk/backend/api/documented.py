"""Error answers as the API document lists them."""

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel

from kiosk.backend.api.phrases import phrase_of


class ProblemDocument(BaseModel):
    """RFC 9457, with `code` for programs."""

    type: str
    title: str
    status: int
    detail: str
    code: str


def _said(status: HTTPStatus, description: str, *codes: tuple[str, str]) -> dict[str, Any]:
    examples = {
        code: {
            "value": {
                "type": f"urn:kiosk:problem:{code}",
                "title": phrase_of(status),
                "status": status.value,
                "detail": detail,
                "code": code,
            }
        }
        for code, detail in codes
    }
    content = {"schema": ProblemDocument.model_json_schema(), "examples": examples}
    return {"description": description, "content": {"application/problem+json": content}}


_MISSING_KEY = "Idempotency-Key: 8 to 100 printable ASCII characters"
_OTHER_REQUEST = "this Idempotency-Key came with another request before"
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: _said(
        HTTPStatus.BAD_REQUEST,
        "`idempotency_key_missing`, or a body that is not JSON",
        ("idempotency_key_missing", _MISSING_KEY),
    ),
    401: _said(HTTPStatus.UNAUTHORIZED, "`not_enrolled`", ("not_enrolled", "this terminal is not enrolled here")),
    403: _said(HTTPStatus.FORBIDDEN, "`token_refused`", ("token_refused", "not a patient token of this terminal")),
    404: _said(HTTPStatus.NOT_FOUND, "`not_found`", ("not_found", "no registration of this id")),
    409: _said(
        HTTPStatus.CONFLICT,
        "`idempotency_mismatch`, or what the route says",
        ("idempotency_mismatch", _OTHER_REQUEST),
        ("clinic_full", "Its numbers for today are given."),
        ("name_wanted", "nobody of this number and birth date was here before"),
    ),
    410: _said(HTTPStatus.GONE, "`token_expired`", ("token_expired", "the patient token is too old: identify again")),
    413: _said(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "`too_large`", ("too_large", "at most 262144 bytes")),
    422: _said(HTTPStatus.UNPROCESSABLE_ENTITY, "`invalid_input`", ("invalid_input", "the request is not of its form")),
    429: _said(HTTPStatus.TOO_MANY_REQUESTS, "`too_many_requests`", ("too_many_requests", "slow down")),
    500: _said(HTTPStatus.INTERNAL_SERVER_ERROR, "`our_fault`", ("our_fault", "an error of ours; it is logged")),
    503: _said(HTTPStatus.SERVICE_UNAVAILABLE, "`away`", ("away", "the database does not answer")),
}
