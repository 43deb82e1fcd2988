"""The calls to a FHIR R4 server: conditional create, and update of the version that was read.

NotHeardError is raised for everything that is not the wanted outcome; its text names status and resource type only.
"""

from collections.abc import Callable, Mapping
from typing import Any

from kiosk.backend.far_end import FarEnd, NoAnswerError, Reply
from kiosk.backend.his.outbox import NotHeardError

Resource = dict[str, Any]
_TYPE = "application/fhir+json"


class FhirServer:
    """One server at one base address; `key` is a bearer token where it wants one."""

    def __init__(self, far_end: FarEnd, key: str | None = None) -> None:
        self._far_end = far_end
        self._usual = {"Accept": _TYPE, "Content-Type": _TYPE, "Prefer": "return=representation"}
        if key:
            self._usual["Authorization"] = f"Bearer {key}"

    def create_once(self, resource: Resource) -> str:
        """`Type/id` of the resource with this first identifier: created now, or there before (R4 §3.1.0.8.2)."""
        kind = resource["resourceType"]
        identifier = resource["identifier"][0]
        unless = f"identifier={identifier['system']}|{identifier['value']}"
        reply = self._ask("POST", f"/{kind}", resource, {"If-None-Exist": unless})
        if reply.status not in (200, 201):
            raise NotHeardError(f"{reply.status} for a new {kind}")
        found = self._resource(reply, kind)
        return f"{kind}/{found['id']}"

    def search(self, kind: str, params: Mapping[str, str]) -> list[Resource]:
        """What one page of a search shows (R4 §3.1.1), fifty of them."""
        reply = self._ask("GET", f"/{kind}", None, {}, {**params, "_count": "50"})
        if reply.status != 200:
            raise NotHeardError(f"{reply.status} for a search of {kind}")
        entries = self._resource(reply, "Bundle").get("entry") or []
        return [entry["resource"] for entry in entries if entry["resource"].get("resourceType") == kind]

    def update(self, kind: str, system: str, value: str, change: Callable[[Resource], bool]) -> bool:
        """Read by identifier, change, write back if nobody was faster (If-Match, R4 §3.1.0.5.1); tried three times.

        `change` says whether there is anything to write. False where there is none of this identifier.
        """
        return self._changed(
            kind, lambda: next(iter(self.search(kind, {"identifier": f"{system}|{value}"})), None), change
        )

    def update_by_id(self, kind: str, its_id: str, change: Callable[[Resource], bool]) -> bool:
        """The same for the server's own id."""

        def read() -> Resource | None:
            reply = self._ask("GET", f"/{kind}/{its_id}", None, {})
            if reply.status in (404, 410):
                return None
            if reply.status != 200:
                raise NotHeardError(f"{reply.status} for {kind}")
            return self._resource(reply, kind)

        return self._changed(kind, read, change)

    def _changed(self, kind: str, read: Callable[[], Resource | None], change: Callable[[Resource], bool]) -> bool:
        for _ in range(3):
            found = read()
            if found is None:
                return False
            if not change(found):
                return True
            version = found.get("meta", {}).get("versionId")
            match = {"If-Match": f'W/"{version}"'} if version else {}
            written = self._ask("PUT", f"/{kind}/{found['id']}", found, match)
            if written.status in (200, 201):
                return True
            if written.status not in (409, 412):
                raise NotHeardError(f"{written.status} for an update of {kind}")
        raise NotHeardError(f"somebody else is always faster with {kind}")

    def _ask(
        self,
        method: str,
        path: str,
        document: Resource | None,
        headers: Mapping[str, str],
        params: Mapping[str, str] | None = None,
    ) -> Reply:
        try:
            return self._far_end.ask(method, path, document=document, params=params, headers={**self._usual, **headers})
        except NoAnswerError as error:
            raise NotHeardError(f"no answer: {error}") from None

    def _resource(self, reply: Reply, kind: str) -> Resource:
        try:
            found = reply.json()
        except NoAnswerError:
            raise NotHeardError("an answer that is not JSON") from None
        if not isinstance(found, dict) or found.get("resourceType") != kind:
            raise NotHeardError(f"an answer that is no {kind}")
        return found
