"""Error answers as the API document lists them."""

from typing import Any

from pydantic import BaseModel


class ProblemDocument(BaseModel):
    """RFC 9457, with `code` for programs."""

    type: str
    title: str
    status: int
    detail: str
    code: str


def _said(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": ProblemDocument.model_json_schema()}},
    }


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: _said("`idempotency_key_missing`, or a body that is not JSON"),
    401: _said("`not_enrolled`"),
    403: _said("`token_refused`"),
    404: _said("`not_found`"),
    409: _said("`idempotency_mismatch`, or what the route says"),
    410: _said("`token_expired`"),
    413: _said("`too_large`"),
    422: _said("`invalid_input`"),
    429: _said("`too_many_requests`"),
    500: _said("`our_fault`"),
    503: _said("`away`"),
}
