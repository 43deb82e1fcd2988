"""Codes that let one terminal in, once, for a day: the terminal makes its own key and never shows it."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy import ForeignKey, String, delete, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from kiosk.backend.fleet import terminals
from kiosk.backend.fleet.terminals import TerminalRow
from kiosk.backend.store.base import Base
from kiosk.backend.store.moments import Moment
from kiosk.backend.store.vault import Vault

GOOD_FOR: Final = timedelta(hours=24)
LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O, U. 12 of them are 60 bits, found only through the rate limit."""
LENGTH: Final = 12
_PURPOSE: Final = "enrolment code"


class CodeRefusedError(Exception):
    """Wrong, used, too old, or of a terminal that was revoked since: nobody is told which."""


class EnrolmentRow(Base):
    """One code that waits. The code itself is nowhere: a keyed fingerprint finds it."""

    __tablename__ = "enrolments"

    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    terminal: Mapped[str] = mapped_column(ForeignKey("terminals.id"), unique=True)
    expires_at: Mapped[datetime] = mapped_column(Moment)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Who came in by a code."""

    terminal: str
    location: str


def issue(session: Session, vault: Vault, terminal_id: str, location: str, now: datetime) -> str:
    """A code for this terminal, shown this once; an earlier one is void. Raises ValueError, AlreadyEnrolledError.

    A terminal that waits for its code counts as enrolled: its key is one that nobody has.
    """
    row = session.get(TerminalRow, terminal_id)
    gone = session.execute(
        delete(EnrolmentRow).where(EnrolmentRow.terminal == terminal_id).returning(EnrolmentRow.code)
    )
    if gone.first() is not None and row is not None and row.revoked_at is None:
        row.location = location or row.location
    else:
        terminals.enrol(session, terminal_id, location, now)
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    session.add(EnrolmentRow(code=_mark(vault, code), terminal=terminal_id, expires_at=now + GOOD_FOR))
    session.flush()
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def redeem(session: Session, vault: Vault, code: str, now: datetime) -> Enrolled:
    """Whose code it is; it is void from here on. Raises CodeRefusedError."""
    row = session.get(EnrolmentRow, _mark(vault, code), with_for_update=True)
    if row is None:
        raise CodeRefusedError
    terminal = session.get_one(TerminalRow, row.terminal)
    session.delete(row)
    if now >= row.expires_at or terminal.revoked_at is not None:
        raise CodeRefusedError
    return Enrolled(terminal.id, terminal.location)


def certify(session: Session, terminal_id: str, certificate: x509.Certificate, used: str | None = None) -> None:
    """This certificate lets the terminal in from now on; the one it `used` to ask for it does so until the next."""
    session.execute(
        update(TerminalRow)
        .where(TerminalRow.id == terminal_id)
        .values(certificate=certificate.fingerprint(SHA256()).hex(), certificate_before=used)
    )


def forget_codes(session: Session, now: datetime) -> None:
    """Codes that nobody used in time."""
    session.execute(delete(EnrolmentRow).where(EnrolmentRow.expires_at <= now))


def _mark(vault: Vault, code: str) -> str:
    """Letters that are easily mistaken are one: what is typed by hand is forgiven."""
    plain = "".join(code.upper().split()).replace("-", "").translate(str.maketrans("OIL", "011"))
    return vault.fingerprint(plain, _PURPOSE)
