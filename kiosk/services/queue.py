"""Taking a number."""

from kiosk.domain.fields import FieldError
from kiosk.domain.registration import Kind, Registration
from kiosk.domain.ticket import Ticket
from kiosk.services.client import Away, Client


class Queue:
    """Registrations under the key that was made before the first attempt."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def take(self, token: str, kind: Kind, clinic_id: str, key: str) -> Registration:
        """The registration, durable at the backend. Raises Away (unknown: ask again, same key), Refused, Rejected."""
        body = {"patient_token": token, "kind": kind, "clinics": [clinic_id], "priority_claim": None}
        answer = self._client.post("/v1/registrations", body, key)
        try:
            tickets = answer.each("tickets", 1)
            if not tickets:
                raise FieldError("tickets: one ticket is wanted")
            return Registration(
                id=answer.text("id", 60),
                kind=Kind(answer.text("kind", 40)),
                ticket=Ticket.read(tickets[0]),
                due=answer.dong("due"),
                bill_id=answer.text_or_none("bill_id", 60),
                existing=answer.flag("existing"),
            )
        except ValueError as fault:
            raise Away(str(fault) if isinstance(fault, FieldError) else "kind: a word of the contract") from None
