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

    def of(self, kind: str) -> list[dict[str, Any]]:
        """All of one type."""
        return [found for name, found in self.resources.items() if name.startswith(f"{kind}/")]

    def by_identifier(self, kind: str, wanted: str) -> list[dict[str, Any]]:
        """`system|value`, exactly."""
        system, _, value = wanted.partition("|")
        return [r for r in self.of(kind) if {"system": system, "value": value} in r["identifier"]]


def fhir_app(records: Records) -> Starlette:
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
        return JSONResponse(resource, 201)

    async def search(request: Request) -> Response:
        kind = request.path_params["kind"]
        found = records.by_identifier(kind, request.query_params["identifier"])
        return JSONResponse({"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": r} for r in found]})

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
        ]
    )


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
