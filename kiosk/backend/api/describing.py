"""The API document as served and printed: who must authenticate, which key a POST carries, examples to copy."""

import json
from importlib import resources
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

_ABOUT = """What a terminal asks of a hospital. Serve this document from your own system, or run this backend before it.

A terminal authenticates by client certificate or by an enrolled bearer key. Every POST of a terminal carries an
`Idempotency-Key`: the same key and body returns the first answer for 24 hours, the same key with another body is 409
`idempotency_mismatch`. Every error is a problem document (RFC 9457) with a `code`. Money is whole đồng; times are
ISO 8601 with their offset; nothing personal stands in a path or a query.
"""
_CITIZEN = {
    "number": "001190000001",
    "name": "Nguyễn Thị Mẫu",
    "born": "1990-01-15",
    "sex": "female",
    "residence": "Số 1 phố Ví Dụ, Hà Nội",
    "old_number": None,
}
_TOKEN = "EMeBJENLKByHjkL7-wKGr-x4o2YgjpCn"  # noqa: S105 - an example's token
_REQUEST = (
    "-----BEGIN CERTIFICATE REQUEST-----\n(PKCS #10 over a P-256 key the terminal made)\n"
    "-----END CERTIFICATE REQUEST-----\n"
)
EXAMPLES: dict[str, Any] = {
    "/v1/patients/identify": {"citizen": _CITIZEN, "source": "qr"},
    "/v1/registrations/find": {"slip": "Q1|f0c3426c595c8fb41785339866a7df5c|31e46fe1136df8bd"},
    "/v1/registrations/offline": {
        "block": "9d1f2c3426c595c8fb41785339866a7d",
        "signature": "31e46fe1136df8bdf0c3426c595c8fb4",
        "papers": [{"seq": 1, "issued": "2026-11-23T08:05:12+07:00"}],
    },
    "/v1/feedback": {"rating": 5, "about": "terminal"},
    "/v1/eligibility": {"patient_token": _TOKEN},
    "/v1/registrations": {
        "patient_token": _TOKEN,
        "kind": "bhyt",
        "clinics": ["noi-tq", "mat"],
        "priority_claim": None,
    },
    "/v1/kiosks/heartbeat": {
        "version": "0.1.0",
        "screen": "Welcome",
        "devices": [
            {
                "name": "printer",
                "state": "low",
                "detail": None,
                "condition": "online",
                "paper": "low",
                "since": "2026-11-23T07:40:00+07:00",
            }
        ],
        "journal_head": None,
        "started_at": "2026-11-23T05:00:00+07:00",
        "standing": "ready",
        "faults": [{"code": "printer_paper_low", "since": "2026-11-23T07:40:00+07:00"}],
        "paper_left_mm": 9200,
        "payments_open": 0,
        "clock_offset_s": 0.2,
        "disk_free_mb": 41200,
        "temperature_c": 48.5,
        "certificate_until": "2027-02-20T00:00:00+00:00",
        "visits": [
            {
                "id": "4f1c0e8a9b2d4c6e8f10a2b3",
                "ended_at": "2026-11-23T08:04:00+07:00",
                "outcome": "registered",
                "reason": None,
                "seconds": 51.2,
            }
        ],
        "orders": [{"id": "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "state": "done", "result": None}],
    },
    "/v1/kiosks/enrol": {"code": "7K3M-Q2XV-9D4T", "request": _REQUEST},
    "/v1/kiosks/renew": {"request": _REQUEST},
    "/v1/kiosks/help": {"screen": "ChooseClinic"},
    "/v1/info/results": {"patient_token": _TOKEN},
    "/v1/bills/find": {"patient_token": _TOKEN},
    "/v1/bills/deposit": {"patient_token": _TOKEN, "amount": 500000},
    "/v1/payments": {"bill_id": "Bf6469b73fa2fe39b3d68", "amount": 50600, "kiosk_id": "sanh-a-01"},
}


_OPEN = ("/v1/kiosks/enrol", "/v1/kiosks/authority")
"""For whoever is no terminal yet."""


def describe_api(app: FastAPI) -> None:
    """Make `/openapi.json` say what the routes alone do not."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = get_openapi(title=app.title, version=app.version, description=_ABOUT, routes=app.routes)
            _finish(document)
            app.openapi_schema = document
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign] # how FastAPI wants its document replaced


def _finish(document: dict[str, Any]) -> None:
    document.setdefault("components", {})["securitySchemes"] = {
        "terminal": {"type": "http", "scheme": "bearer", "description": "the key of `kiosk-backend kiosk add`"},
        "certificate": {"type": "mutualTLS"},
    }
    # Recorded from real answers: `python -m tests.backend.api.recorded --update`.
    answered = json.loads(resources.files(__package__).joinpath("answered.json").read_text("utf-8"))
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if path.startswith("/v1/") and path not in _OPEN:
                operation["security"] = [{"terminal": []}, {"certificate": []}]
            if method == "post":
                _post(path, operation)
            for status, answers in answered.get(f"{method.upper()} {path}", {}).items():
                for media, examples in answers.items():
                    operation["responses"][status]["content"][media]["examples"] = {
                        name: {"value": value} for name, value in examples.items()
                    }


def _post(path: str, operation: dict[str, Any]) -> None:
    for parameter in operation.get("parameters", ()):
        if parameter["name"] == "idempotency-key":
            parameter["required"] = True
            parameter["schema"] = {"type": "string", "pattern": "^[!-~]{8,100}$"}
            parameter["example"] = "5f6e2c3a-7d8b-4a1f-9c0e-2b3d4e5f6a7b"
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content is not None:
        # A route that says everything by its path takes an empty object.
        content.setdefault("example", EXAMPLES.get(path, {}))
