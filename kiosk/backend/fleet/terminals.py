"""Enrolled terminals: who may talk to this backend, by which key."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, bindparam, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kiosk.backend.store.base import Base
from kiosk.backend.store.moments import Moment

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class AlreadyEnrolledError(Exception):
    """A terminal of this id is enrolled and not revoked."""


class TerminalRow(Base):
    """One enrolled terminal. The key itself is nowhere: it has 256 random bits, so a plain hash keeps it."""

    __tablename__ = "terminals"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    location: Mapped[str] = mapped_column(String(120), default="")
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    certificate: Mapped[str | None] = mapped_column(String(64), unique=True)
    certificate_before: Mapped[str | None] = mapped_column(String(64), index=True)
    enrolled_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A terminal that may talk to this backend now."""

    id: str
    location: str


def enrol(session: Session, terminal_id: str, location: str, now: datetime, certificate: str | None = None) -> str:
    """A fresh key for this terminal, shown this once. Raises ValueError and AlreadyEnrolledError."""
    if not _ID.fullmatch(terminal_id):
        raise ValueError("a terminal id is 1 to 40 letters, digits, dots, dashes or underscores")
    row = session.get(TerminalRow, terminal_id)
    if row is not None and row.revoked_at is None:
        raise AlreadyEnrolledError(terminal_id)
    key = secrets.token_urlsafe(32)
    if row is None:
        row = TerminalRow(id=terminal_id)
        session.add(row)
    row.location, row.key_hash, row.certificate = location, _hash(key), certificate
    row.enrolled_at, row.revoked_at, row.certificate_before = now, None, None
    session.flush()
    return key


def revoke(session: Session, terminal_id: str, now: datetime) -> bool:
    """Refuse this terminal from now on; False where none of this id is enrolled."""
    row = session.get(TerminalRow, terminal_id)
    if row is None or row.revoked_at is not None:
        return False
    row.revoked_at = now
    return True


# Asked for with every request: made once.
_STANDS = select(TerminalRow.id, TerminalRow.location).where(TerminalRow.revoked_at.is_(None))
_BY_KEY = _STANDS.where(TerminalRow.key_hash == bindparam("hash"))
_BY_CERTIFICATE = _STANDS.where(
    or_(TerminalRow.certificate == bindparam("digest"), TerminalRow.certificate_before == bindparam("digest"))
)


def by_key(session: Session, key: str) -> Enrolled | None:
    """The enrolled terminal that holds this key."""
    found = session.connection().execute(_BY_KEY, {"hash": _hash(key)}).one_or_none()
    return Enrolled(found[0], found[1]) if found else None


def by_certificate(session: Session, digest: str) -> Enrolled | None:
    """The enrolled terminal whose client certificate has this SHA-256 digest (hex)."""
    found = session.connection().execute(_BY_CERTIFICATE, {"digest": digest}).one_or_none()
    return Enrolled(found[0], found[1]) if found else None


def all_terminals(session: Session) -> list[TerminalRow]:
    """Every terminal ever enrolled, by id."""
    return list(session.scalars(select(TerminalRow).order_by(TerminalRow.id)))


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
