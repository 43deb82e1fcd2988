"""The patient a request speaks of, by the token of `POST /v1/patients/identify`."""

from dataclasses import dataclass, field

from kiosk.backend.api.access import Terminal
from kiosk.backend.api.core import Core
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.registration.tokens import TokenError, TokenExpiredError, open_token, patient_ref
from kiosk.domain.citizen import Citizen


@dataclass(frozen=True, slots=True)
class KnownPatient:
    """The citizen and the name the backend has for them."""

    ref: str
    citizen: Citizen = field(repr=False)


def patient_from(core: Core, terminal: Terminal, token: str) -> KnownPatient:
    """Who the token speaks of. Answers 410 `token_expired` and 403 `token_refused`."""
    try:
        citizen = open_token(core.vault, token, terminal.id, core.now())
    except TokenExpiredError:
        raise ProblemError(410, "token_expired", "the patient token is too old: identify again") from None
    except TokenError:
        raise ProblemError(403, "token_refused", "not a patient token of this terminal") from None
    return KnownPatient(patient_ref(core.vault, citizen.number), citizen)
