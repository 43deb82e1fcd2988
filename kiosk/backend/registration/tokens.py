"""Patient tokens: who stands at a terminal, sealed, so that nothing is stored of those who only look.

TokenError
├── TokenExpiredError   identify again
└── TokenRefusedError   not ours, or another terminal's
"""

import base64
import json
from datetime import datetime, timedelta
from typing import Final

from kiosk.backend.registration.identification import Identified
from kiosk.backend.registration.person import Guardian, Person
from kiosk.backend.store.vault import UnsealError, Vault
from kiosk.domain.citizen import Sex, Source
from kiosk.domain.dates import PartialDate
from kiosk.domain.identity import Relation, Way

LIFE: Final = timedelta(minutes=20)
_PURPOSE: Final = "patient token"


class TokenError(Exception):
    """A token that does not open."""


class TokenExpiredError(TokenError):
    """It was good once."""


class TokenRefusedError(TokenError):
    """It was never good here."""


def give_token(vault: Vault, whose: Identified, terminal_id: str, now: datetime) -> str:
    """An opaque text, good for twenty minutes at this terminal only."""
    person = whose.person
    guardian = person.guardian
    content = {
        "terminal": terminal_id,
        "until": int((now + LIFE).timestamp()),
        "ref": whose.ref,
        "number": person.number,
        "card": person.card,
        "name": person.name,
        "born": str(person.born),
        "sex": person.sex,
        "residence": person.residence,
        "old_number": person.old_number,
        "level": person.level,
        "way": person.way,
        "guardian": [guardian.name, guardian.number, guardian.level, guardian.relation] if guardian else None,
    }
    return _spelt(vault.seal(json.dumps(content, ensure_ascii=False), _PURPOSE))


def _spelt(sealed: bytes) -> str:
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def open_token(vault: Vault, token: str, terminal_id: str, now: datetime) -> Identified:
    """Who it was given to. Raises TokenExpiredError and TokenRefusedError."""
    try:
        sealed = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        if _spelt(sealed) != token:
            # Base64 ignores the last bits and strange characters: one token would have many spellings.
            raise TokenRefusedError("not a token of ours")
        content = json.loads(vault.unseal(sealed, _PURPOSE))
    except (UnsealError, ValueError):
        raise TokenRefusedError("not a token of ours") from None
    if content["terminal"] != terminal_id:
        raise TokenRefusedError("another terminal's token")
    if now.timestamp() > content["until"]:
        raise TokenExpiredError("identify again")
    guardian = content["guardian"]
    person = Person(
        name=content["name"],
        born=PartialDate.parse(content["born"]),
        sex=Sex(content["sex"]) if content["sex"] else None,
        level=Source(content["level"]),
        way=Way(content["way"]),
        number=content["number"],
        card=content["card"],
        residence=content["residence"],
        old_number=content["old_number"],
        guardian=Guardian(guardian[0], guardian[1], Source(guardian[2]), Relation(guardian[3])) if guardian else None,
    )
    return Identified(content["ref"], person)
