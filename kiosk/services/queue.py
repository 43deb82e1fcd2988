"""Taking a number."""

from kiosk.domain.fields import FieldError
from kiosk.domain.registration import Kind, Registration
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
            return Registration.read(answer)
        except FieldError as fault:
            raise Away(str(fault)) from None
