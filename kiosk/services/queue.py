"""Taking numbers, and having them printed again."""

from kiosk.domain.fields import Fields
from kiosk.domain.registration import Kind, Registration, Wish
from kiosk.services.client import Client, trusted


class Queue:
    """Registrations under the key that was made before the first attempt.

    Every method raises Away (unknown: ask again, same key), Refused or Rejected.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def take(self, token: str, kind: Kind, clinic_id: str, key: str) -> Registration:
        """One number at one clinic, durable at the backend."""
        return self.register(Wish(kind, (clinic_id,), token), key)

    def register(self, wish: Wish, key: str) -> Registration:
        """A number at every clinic of the wish, or at none. A refusal names the cause in its `code`: `clinic_full`,
        `clinic_closed`, `age_not_taken`, `already_registered`, `not_covered`, `no_appointment`, `too_many_clinics`."""
        slip = wish.slip
        body: dict[str, object] = {
            "patient_token": wish.token,
            "kind": wish.kind,
            "clinics": list(wish.clinics),
            "priority_claim": wish.claim,
        }
        if slip is not None:
            body["transfer_slip"] = {
                "kind": "re_examination" if slip.re_examination else "transfer",
                "number": slip.number,
                "facility": slip.facility,
                "disease": slip.disease,
                "issued": slip.issued,
            }
        return _read(self._client.post("/v1/registrations", body, key))

    def reprint(self, registration_id: str, key: str) -> Registration:
        """The same tickets once more, marked as copies, with today's place in line."""
        return _read(self._client.post(f"/v1/registrations/{registration_id}/reprint", {}, key))

    def cancel(self, registration_id: str, key: str) -> Registration:
        """Give the numbers back. Refused with `already_called`, `already_paid` or `payment_running`."""
        return _read(self._client.post(f"/v1/registrations/{registration_id}/cancel", {}, key))


def _read(answer: Fields) -> Registration:
    with trusted():
        return Registration.read(answer)
