"""Patient tokens: who stands at a terminal, sealed, so that nothing is stored of those who only look.

TokenError
├── TokenExpiredError   identify again
└── TokenRefusedError   not ours, or another terminal's
"""

import base64
import json
from datetime import datetime, timedelta
from typing import Final

from kiosk.backend.store.vault import UnsealError, Vault
from kiosk.domain.citizen import Citizen, Sex, Source
from kiosk.domain.dates import PartialDate

LIFE: Final = timedelta(minutes=20)
_PURPOSE: Final = "patient token"


class TokenError(Exception):
    """A token that does not open."""


class TokenExpiredError(TokenError):
    """It was good once."""


class TokenRefusedError(TokenError):
    """It was never good here."""


def give_token(vault: Vault, citizen: Citizen, terminal_id: str, now: datetime) -> str:
    """An opaque text, good for twenty minutes at this terminal only."""
    content = {
        "terminal": terminal_id,
        "until": int((now + LIFE).timestamp()),
        "number": citizen.number,
        "name": citizen.name,
        "born": str(citizen.born),
        "sex": citizen.sex,
        "residence": citizen.residence,
        "old_number": citizen.old_number,
        "source": citizen.source,
    }
    sealed = vault.seal(json.dumps(content, ensure_ascii=False), _PURPOSE)
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def open_token(vault: Vault, token: str, terminal_id: str, now: datetime) -> Citizen:
    """The citizen again. Raises TokenExpiredError and TokenRefusedError."""
    try:
        content = json.loads(vault.unseal(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)), _PURPOSE))
    except (UnsealError, ValueError):
        raise TokenRefusedError("not a token of ours") from None
    if content["terminal"] != terminal_id:
        raise TokenRefusedError("another terminal's token")
    if now.timestamp() > content["until"]:
        raise TokenExpiredError("identify again")
    return Citizen(
        number=content["number"],
        name=content["name"],
        born=PartialDate.parse(content["born"]),
        sex=Sex(content["sex"]) if content["sex"] else None,
        source=Source(content["source"]),
        residence=content["residence"],
        old_number=content["old_number"],
    )


def patient_ref(vault: Vault, number: str) -> str:
    """The name of a patient inside the backend: 32 hex characters, the same for the same citizen number."""
    return vault.fingerprint(number, "patient")
