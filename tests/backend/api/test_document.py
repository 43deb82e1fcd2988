"""The API document: complete, checked in, and kept to by the routes whatever they are sent."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from kiosk.backend.document import api_document
from tests.backend.api.recorded import KEPT, record
from tests.backend.house import House

CHECKED_IN = Path(__file__).parents[3] / "docs" / "openapi.json"


def _operations() -> Iterator[Any]:
    found: Any
    for found in schemathesis.openapi.from_dict(api_document()).get_all_operations():
        yield found.ok()


CHECKS = [content_type_conformance, negative_data_rejection, response_schema_conformance, status_code_conformance]
MODES = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]
OPERATIONS = {f"{operation.method.upper()} {operation.path}": operation for operation in _operations()}


# What takes no input at all cannot be asked wrongly, and what a provider sends is its own (tests/backend/payment).
NO_INPUT = ("GET /healthz", "GET /readyz", "GET /metrics", "GET /v1/kiosks/authority", "POST /webhooks/{provider}")
CASES = [(name, mode) for name in OPERATIONS for mode in MODES if mode is MODES[0] or name not in NO_INPUT]


@pytest.mark.parametrize(("name", "mode"), CASES)
def test_every_route_keeps_to_the_document_whatever_it_is_sent(
    shared_house: House, name: str, mode: schemathesis.GenerationMode
) -> None:
    headers = {"Authorization": f"Bearer {shared_house.keys['t-1']}"}

    @given(case=OPERATIONS[name].as_strategy(generation_mode=mode))
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def keeps(case: Any) -> None:
        case.call_and_validate(base_url=shared_house.served.url, headers=headers, checks=CHECKS)

    keeps()


def test_the_document_in_the_repository_is_the_one_the_code_gives() -> None:
    assert json.loads(CHECKED_IN.read_text("utf-8")) == json.loads(json.dumps(api_document())), (
        "kiosk-backend openapi > docs/openapi.json"
    )


def test_every_post_of_a_terminal_wants_a_key_and_has_an_example() -> None:
    for path, operations in api_document()["paths"].items():
        operation = operations.get("post")
        if operation is None or not path.startswith("/v1/"):
            continue
        keys = [p for p in operation["parameters"] if p["name"] == "idempotency-key"]
        assert keys, path
        assert keys[0]["required"], path
        body = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if body is not None:
            assert "example" in body, path


def test_every_route_of_the_contract_is_there() -> None:
    paths = set(api_document()["paths"])
    wanted = {
        "/v1/patients/identify",
        "/v1/eligibility",
        "/v1/clinics",
        "/v1/registrations",
        "/v1/registrations/{registration_id}",
        "/v1/registrations/{registration_id}/cancel",
        "/v1/registrations/{registration_id}/reprint",
        "/v1/bills/find",
        "/v1/payments",
        "/v1/payments/{payment_id}",
        "/v1/payments/{payment_id}/cancel",
        "/webhooks/{provider}",
        "/v1/info/{name}",
        "/v1/info/results",
        "/v1/queues/{clinic}",
        "/v1/kiosks/heartbeat",
        "/v1/kiosks/help",
        "/healthz",
        "/readyz",
        "/metrics",
    }
    assert wanted <= paths


def answers() -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Every successful answer: its route, status, media type and content."""
    for path, operations in api_document()["paths"].items():
        for method, operation in operations.items():
            for status, answer in operation["responses"].items():
                if status.startswith("2"):
                    assert answer.get("content"), f"{method} {path} {status} says nothing"
                    for media, content in answer["content"].items():
                        yield f"{method.upper()} {path}", status, media, content


def test_every_successful_answer_has_examples_that_keep_to_its_schema() -> None:
    document = api_document()
    checked = 0
    for route, status, media, content in answers():
        assert content.get("examples"), f"{route} {status} {media}: python -m tests.backend.api.recorded --update"
        assert content["schema"], f"{route} {status} {media} has no schema"
        validator = jsonschema_rs.validator_for({**content["schema"], "components": document["components"]})
        for name, example in content["examples"].items():
            validator.validate(example["value"])
            assert example["value"] != {}, (route, name)
            checked += 1
    assert checked > 35


def test_the_recorded_answers_are_still_what_a_backend_answers(tmp_path: Path) -> None:
    kept = json.loads(KEPT.read_text("utf-8"))
    fresh = json.loads(json.dumps(record(tmp_path)))
    assert shape(kept) == shape(fresh), "python -m tests.backend.api.recorded --update"


def shape(value: Any) -> Any:
    """What a value looks like without what it says: keys, and kinds of what stands there."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shape(inner) for inner in value]
    return "-" if value is None else type(value).__name__
