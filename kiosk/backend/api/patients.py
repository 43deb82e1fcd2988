"""The patient a request speaks of, by the token of `POST /v1/patients/identify`."""

from kiosk.backend.api.access import Terminal
from kiosk.backend.api.core import Core
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.registration.identification import Identified
from kiosk.backend.registration.tokens import TokenError, TokenExpiredError, open_token


def patient_from(core: Core, terminal: Terminal, token: str) -> Identified:
    """Who the token speaks of. Answers 410 `token_expired` and 403 `token_refused`."""
    try:
        return open_token(core.vault, token, terminal.id, core.now())
    except TokenExpiredError:
        raise ProblemError(410, "token_expired", "the patient token is too old: identify again") from None
    except TokenError:
        raise ProblemError(403, "token_refused", "not a patient token of this terminal") from None
