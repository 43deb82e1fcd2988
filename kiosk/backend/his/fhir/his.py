"""Telling a FHIR server of a visit, step by step; every step may have been done before."""

import json
from collections.abc import Callable

from kiosk.backend.his.fhir import resources
from kiosk.backend.his.fhir.reader import FhirReader
from kiosk.backend.his.fhir.server import FhirServer, Resource
from kiosk.backend.his.local import LocalHis
from kiosk.backend.his.visit import Visit, read_visit
from kiosk.backend.insurance.judge import Judged
from kiosk.backend.store.sessions import Sessions
from kiosk.backend.store.vault import Vault
from kiosk.domain.registration import Kind


class FhirHis(FhirReader):
    """A HIS behind a FHIR R4 server."""

    def __init__(self, server: FhirServer, sessions: Sessions, vault: Vault, his: LocalHis) -> None:
        super().__init__(server)
        self._sessions = sessions
        self._vault = vault
        self._his = his

    def tell(self, registration_id: str, what: str) -> None:
        """Patient, Coverage, eligibility, Encounter, ServiceRequests, Appointment, Invoice; later the verdict alone.

        Raises NotHeardError.
        """
        with self._sessions() as session:
            visit = read_visit(session, self._vault, self._his, registration_id)
        if what == "cancelled":
            self._cancel(visit)
        elif what == "verified":
            self._verified(visit)
        else:
            self._registered(visit)

    def _registered(self, visit: Visit) -> None:
        server = self._server
        subject = server.create_once(resources.patient(visit)) if visit.person else None
        if subject is not None and visit.judged is not None:
            for resource in self._eligibility(visit, visit.judged, subject):
                server.create_once(resource)
        meeting = server.create_once(resources.encounter(visit, subject))
        if subject is None:
            return
        for place in visit.places:
            server.create_once(resources.service_request(visit, place, subject, meeting))
            if place.booking is not None:
                server.update_by_id("Appointment", place.booking, _become("arrived"))
            elif visit.kind in (Kind.APPOINTMENT, Kind.RE_EXAMINATION):
                server.create_once(resources.appointment(visit, place, subject))
        if visit.bill_id is not None:
            server.create_once(resources.invoice(visit, subject))

    def _eligibility(self, visit: Visit, judged: Judged, subject: str) -> tuple[Resource, Resource]:
        """The Coverage and the answer, as they are now; what they refer to is there."""
        covered = resources.coverage(visit, judged, subject)
        covering = self._server.create_once(covered)
        request = self._server.create_once(resources.eligibility_request(visit, subject, covering))
        return covered, resources.eligibility_response(visit, judged, (subject, covering, request))

    def _verified(self, visit: Visit) -> None:
        """Coverage and CoverageEligibilityResponse become what the insurer said since; what the HIS added stays."""
        if visit.person is None or visit.judged is None:
            return
        subject = self._server.create_once(resources.patient(visit))
        for resource in self._eligibility(visit, visit.judged, subject):
            self._server.create_once(resource)
            name = resource["identifier"][0]
            self._server.update(resource["resourceType"], name["system"], name["value"], _agree(resource))

    def _cancel(self, visit: Visit) -> None:
        self._server.update("Encounter", resources.REGISTRATION, visit.id, _become("cancelled"))
        for place in visit.places:
            self._server.update("ServiceRequest", resources.PLACE, place.id, _become("revoked"))
            if place.booking is not None:
                self._server.update_by_id("Appointment", place.booking, _become("booked"))
        if visit.bill_id is not None:
            self._server.update(resources.INVOICE, resources.BILL, visit.bill_id, _become("cancelled"))


def _agree(wanted: Resource) -> Callable[[Resource], bool]:
    """Take over what changes with a verdict, and only that."""

    def change(resource: Resource) -> bool:
        before = json.dumps(resource, sort_keys=True)
        for key in resources.OF_A_VERDICT:
            if key in wanted:
                resource[key] = wanted[key]
            else:
                resource.pop(key, None)
        held = resource.setdefault("identifier", [])
        held += [name for name in wanted["identifier"] if name not in held]
        return json.dumps(resource, sort_keys=True) != before

    return change


def _become(status: str) -> Callable[[Resource], bool]:
    def change(resource: Resource) -> bool:
        already = resource.get("status") == status
        resource["status"] = status
        return not already

    return change
