"""Staff accounts: a file of names, roles and hashed passwords (scrypt, RFC 7914)."""

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.domain.call import Comer
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.toml_file import toml_values

_COST: Final = {"n": 2**14, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}


class Role(StrEnum):
    """What an account may see and do."""

    DISPLAY = "display"
    DESK = "desk"
    CASHIER = "cashier"
    FLEET = "fleet"


@dataclass(frozen=True, slots=True)
class Account:
    """One member of staff, or one screen."""

    name: str
    roles: frozenset[Role]
    hash: str = field(repr=False)
    shown: Comer | None = None
    """Who patients read is coming when this account takes a call for help."""

    def may(self, role: Role) -> bool:
        """Whether this account has the role."""
        return role in self.roles


def read_accounts(path: Path | None) -> dict[str, Account]:
    """The accounts in a staff file, by name; none without a file. Raises OSError and FieldError."""
    if path is None:
        return {}
    fields = Fields(toml_values(path.read_bytes(), "staff"), "staff.")
    accounts = [_account(entry) for entry in fields.each("staff", 500)]
    fields.nothing_else()
    if len({account.name for account in accounts}) != len(accounts):
        raise FieldError("staff: two accounts have one name")
    return {account.name: account for account in accounts}


def hash_password(password: str) -> str:
    """`scrypt$salt$hash`, to put into the staff file."""
    salt = os.urandom(16)
    return f"scrypt${base64.b64encode(salt).decode()}${base64.b64encode(_scrypt(password, salt)).decode()}"


def password_fits(account: Account | None, password: str) -> bool:
    """Whether it is theirs. Takes as long for a name nobody has."""
    _, salt, expected = (account.hash if account else _NOBODY).split("$")
    found = _scrypt(password[:200], base64.b64decode(salt))
    return hmac.compare_digest(found, base64.b64decode(expected)) and account is not None


def _account(entry: Fields) -> Account:
    name, hashed = entry.text("name", 40), entry.text("password", 200)
    roles = entry.texts("roles")
    shown = entry.text_or_none("shown", 40)
    shown_en = entry.text_or_none("shown_en", 40)
    if (shown is None) != (shown_en is None):
        raise FieldError("staff: shown and shown_en come together")
    entry.nothing_else()
    if not set(roles) <= set(Role) or not roles:
        raise FieldError(f"staff: roles are of {', '.join(Role)}")
    if hashed.count("$") != 2 or not hashed.startswith("scrypt$"):
        raise FieldError("staff: password is the line of `kiosk-backend staff hash`")
    return Account(
        name, frozenset(Role(role) for role in roles), hashed, Comer(shown, shown_en) if shown and shown_en else None
    )


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, dklen=32, **_COST)


_NOBODY: Final = hash_password("")
