"""Telling a FHIR server of a visit, step by step; every step may have been done before."""

from collections.abc import Callable

from kiosk.backend.his.fhir import resources
from kiosk.backend.his.fhir.reader import FhirReader
from kiosk.backend.his.fhir.server import FhirServer, Resource
from kiosk.backend.his.local import LocalHis
from kiosk.backend.his.visit import Visit, read_visit
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
        """Patient, Coverage, eligibility, Encounter, ServiceRequests, Appointment, Invoice. Raises NotHeardError."""
        with self._sessions() as session:
            visit = read_visit(session, self._vault, self._his, registration_id)
        if what == "cancelled":
            self._cancel(visit)
        else:
            self._registered(visit)

    def _registered(self, visit: Visit) -> None:
        server = self._server
        subject = server.create_once(resources.patient(visit)) if visit.person else None
        if subject is not None and visit.judged is not None:
            covering = server.create_once(resources.coverage(visit, visit.judged, subject))
            request = server.create_once(resources.eligibility_request(visit, subject, covering))
            said = (subject, covering, request)
            server.create_once(resources.eligibility_response(visit, visit.judged, said))
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

    def _cancel(self, visit: Visit) -> None:
        self._server.update("Encounter", resources.REGISTRATION, visit.id, _become("cancelled"))
        for place in visit.places:
            self._server.update("ServiceRequest", resources.PLACE, place.id, _become("revoked"))
            if place.booking is not None:
                self._server.update_by_id("Appointment", place.booking, _become("booked"))
        if visit.bill_id is not None:
            self._server.update(resources.INVOICE, resources.BILL, visit.bill_id, _become("cancelled"))


def _become(status: str) -> Callable[[Resource], bool]:
    def change(resource: Resource) -> bool:
        already = resource.get("status") == status
        resource["status"] = status
        return not already

    return change
