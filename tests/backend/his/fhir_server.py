"""A small strict FHIR R4 server for tests: conditional create, search by identifier, versions and If-Match."""

import json
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route


class Records:
    """Everything the server was told, and the faults it plays."""

    def __init__(self) -> None:
        self.resources: dict[str, dict[str, Any]] = {}
        self.created: list[str] = []
        self.fail: dict[str, int] = {}
        self.race = 0
        self.insurer: tuple[bool, list[str]] | None = None

    def of(self, kind: str) -> list[dict[str, Any]]:
        """All of one type."""
        return [found for name, found in self.resources.items() if name.startswith(f"{kind}/")]

    def by_identifier(self, kind: str, wanted: str) -> list[dict[str, Any]]:
        """`system|value`, exactly."""
        system, _, value = wanted.partition("|")
        return [r for r in self.of(kind) if {"system": system, "value": value} in r["identifier"]]


def fhir_app(records: Records) -> Starlette:  # noqa: C901 - a closure for each call
    """The server over these records."""

    async def create(request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind in records.fail:
            return JSONResponse({"resourceType": "OperationOutcome"}, records.fail[kind])
        resource = json.loads(await request.body())
        fault = _fault(resource, kind, records)
        if fault:
            return JSONResponse({"resourceType": "OperationOutcome", "issue": [{"diagnostics": fault}]}, 400)
        unless = request.headers["if-none-exist"].removeprefix("identifier=")
        found = records.by_identifier(kind, unless)
        if len(found) > 1:
            return JSONResponse({"resourceType": "OperationOutcome"}, 412)
        if found:
            return JSONResponse(found[0], 200)
        resource["id"] = f"{kind.lower()}-{len(records.resources) + 1}"
        resource["meta"] = {**resource.get("meta", {}), "versionId": "1"}
        records.resources[f"{kind}/{resource['id']}"] = resource
        records.created.append(kind)
        if kind == "CoverageEligibilityRequest" and records.insurer is not None:
            _respond(records, resource)
        return JSONResponse(resource, 201)

    async def search(request: Request) -> Response:
        kind = request.path_params["kind"]
        if kind in records.fail:
            return JSONResponse({"resourceType": "OperationOutcome"}, records.fail[kind])
        found = [resource for resource in records.of(kind) if _matches(resource, dict(request.query_params))]
        return JSONResponse({"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": r} for r in found]})

    async def read(request: Request) -> Response:
        held = records.resources.get(f"{request.path_params['kind']}/{request.path_params['id']}")
        return JSONResponse(held) if held else JSONResponse({"resourceType": "OperationOutcome"}, 404)

    async def update(request: Request) -> Response:
        name = f"{request.path_params['kind']}/{request.path_params['id']}"
        held = records.resources[name]
        if records.race:
            records.race -= 1
            held["meta"]["versionId"] = str(int(held["meta"]["versionId"]) + 1)
        if request.headers.get("if-match") != f'W/"{held["meta"]["versionId"]}"':
            return JSONResponse({"resourceType": "OperationOutcome"}, 412)
        resource = json.loads(await request.body())
        resource["meta"] = {**resource["meta"], "versionId": str(int(held["meta"]["versionId"]) + 1)}
        records.resources[name] = resource
        return JSONResponse(resource)

    return Starlette(
        routes=[
            Route("/fhir/{kind}", create, methods=["POST"]),
            Route("/fhir/{kind}", search, methods=["GET"]),
            Route("/fhir/{kind}/{id}", update, methods=["PUT"]),
            Route("/fhir/{kind}/{id}", read, methods=["GET"]),
        ]
    )


def _respond(records: Records, request: dict[str, Any]) -> None:
    """The insurer's answer, as a HIS that asks it would write it down."""
    inforce, codes = records.insurer or (False, [])
    insurance: dict[str, Any] = {"inforce": inforce}
    if inforce:
        insurance["benefitPeriod"] = {"start": "2026-01-01", "end": "2026-12-31"}
    coded = [{"code": {"coding": [{"system": "urn:vn:bhxh:ma-ket-qua", "code": code}]}} for code in codes]
    records.resources[f"CoverageEligibilityResponse/answer-{request['id']}"] = {
        "resourceType": "CoverageEligibilityResponse",
        "id": f"answer-{request['id']}",
        "status": "active",
        "outcome": "complete",
        "request": {"reference": f"CoverageEligibilityRequest/{request['id']}"},
        "insurance": [insurance],
        "error": coded,
    }


def _matches(resource: dict[str, Any], params: dict[str, str]) -> bool:
    """The searches of R4 that are asked of it, and no other."""
    for name, wanted in params.items():
        match name:
            case "_count":
                continue
            case "identifier":
                system, _, value = wanted.partition("|")
                fits = {"system": system, "value": value} in resource.get("identifier", [])
            case "patient":
                actors = [p["actor"]["reference"] for p in resource.get("participant", [])]
                fits = wanted in [*actors, resource.get("patient", {}).get("reference")]
            case "date":
                fits = resource["start"].startswith(wanted)
            case "schedule" | "request":
                fits = resource.get(name, {}).get("reference") == wanted
            case _:
                raise AssertionError(f"a search nobody wrote: {name}")
        if not fits:
            return False
    return True


def _fault(resource: dict[str, Any], kind: str, records: Records) -> str | None:
    if resource.get("resourceType") != kind:
        return "another type than the address"
    if "status" not in resource and kind != "Patient":
        return "no status"
    for reference in _references(resource):
        if reference not in records.resources:
            return f"a reference to nothing: {reference}"
    return None


def _references(value: Any) -> list[str]:
    if isinstance(value, list):
        return [found for item in value for found in _references(item)]
    if isinstance(value, dict):
        own = [value["reference"]] if isinstance(value.get("reference"), str) else []
        return own + [found for item in value.values() for found in _references(item)]
    return []
