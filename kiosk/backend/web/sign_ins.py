"""Who is signed in where: one row a browser, so that what is ended here is over on every worker with the next request.

The token itself is nowhere but in the browser: it has 256 random bits, so a plain hash finds it.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import String, delete, select, true, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from kiosk.backend.store.base import Base
from kiosk.backend.store.moments import Moment
from kiosk.backend.store.vault import Vault
from kiosk.backend.web.staff import Account, Role

DAY: Final = timedelta(hours=12)
"""The longest a person is signed in."""
SCREEN: Final = timedelta(days=365)
"""The same for a screen on a wall: at midnight nobody stands there with a password."""
REST: Final = timedelta(hours=4)
"""How long a page may stand without a press: a lunch break. Calls for help and terminals are watched without one."""
REST_OF_MONEY: Final = timedelta(minutes=30)
"""The same where money is at hand."""
_TOUCHED: Final = timedelta(minutes=1)
_PURPOSE: Final = "staff session"


class SignInRow(Base):
    """One browser that somebody signed in at. `until` is when it is over if nothing is pressed any more.

    `word` is what it was opened by: with another password or other roles it is over.
    """

    __tablename__ = "sign_ins"

    mark: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff: Mapped[str] = mapped_column(String(40), index=True)
    word: Mapped[str] = mapped_column(String(32))
    address: Mapped[str] = mapped_column(String(64))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime] = mapped_column(Moment, index=True)


@dataclass(frozen=True, slots=True)
class Place:
    """One browser of an account, as its owner reads it."""

    address: str
    opened_at: datetime
    seen_at: datetime
    here: bool


def is_screen(account: Account) -> bool:
    """Whether nobody sits there: it sees numbers and may do nothing."""
    return account.roles == {Role.DISPLAY}


def longest(account: Account) -> timedelta:
    """How long it may be signed in at all."""
    return SCREEN if is_screen(account) else DAY


def mark_of(token: str) -> str:
    """What a token is found by."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_for(session: Session, vault: Vault, account: Account, address: str, now: datetime) -> str:
    """Sign an account in; its token, shown this once."""
    token = secrets.token_urlsafe(32)
    session.add(
        SignInRow(
            mark=mark_of(token),
            staff=account.name,
            word=_word(vault, account),
            address=address[:64],
            opened_at=now,
            seen_at=now,
            until=_until(account, now, now),
        )
    )
    return token


def find(session: Session, mark: str, now: datetime) -> SignInRow | None:
    """What stands under this mark and is not over."""
    row = session.get(SignInRow, mark)
    return row if row is not None and now < row.until else None


def fits(vault: Vault, row: SignInRow, accounts: Mapping[str, Account]) -> Account | None:
    """Whose it is, if the account is still what it was when it signed in."""
    account = accounts.get(row.staff)
    return account if account is not None and row.word == _word(vault, account) else None


def due_for_touch(row: SignInRow, now: datetime) -> bool:
    """Whether a press now is worth a write."""
    return now - row.seen_at >= _TOUCHED


def touch(session: Session, row: SignInRow, account: Account, now: datetime) -> None:
    """Somebody is there."""
    until = _until(account, row.opened_at, now)
    session.execute(update(SignInRow).where(SignInRow.mark == row.mark).values(seen_at=now, until=until))


def end(session: Session, mark: str) -> bool:
    """Over, everywhere at once; whether it was not already."""
    found = session.execute(delete(SignInRow).where(SignInRow.mark == mark).returning(SignInRow.mark))
    return found.first() is not None


def end_all(session: Session, staff: str | None) -> int:
    """Over at every browser of an account, or of everybody; how many there were."""
    whose = SignInRow.staff == staff if staff is not None else true()
    return len(session.execute(delete(SignInRow).where(whose).returning(SignInRow.mark)).all())


def all_open(session: Session, now: datetime) -> list[SignInRow]:
    """Everybody's that are not over, by account."""
    return list(
        session.scalars(select(SignInRow).where(SignInRow.until > now).order_by(SignInRow.staff, SignInRow.seen_at))
    )


def places_of(session: Session, staff: str, mark: str, now: datetime) -> list[Place]:
    """Where an account is signed in, the last used first."""
    query = select(SignInRow).where(SignInRow.staff == staff, SignInRow.until > now).order_by(SignInRow.seen_at.desc())
    return [Place(row.address, row.opened_at, row.seen_at, row.mark == mark) for row in session.scalars(query)]


def standing(session: Session, vault: Vault, accounts: Mapping[str, Account], now: datetime) -> frozenset[str]:
    """The marks of everybody who is signed in now."""
    rows = session.scalars(select(SignInRow).where(SignInRow.until > now))
    return frozenset(row.mark for row in rows if fits(vault, row, accounts))


def forget_sign_ins(session: Session, now: datetime) -> None:
    """Those that are over."""
    session.execute(delete(SignInRow).where(SignInRow.until <= now))


def _until(account: Account, opened: datetime, seen: datetime) -> datetime:
    if is_screen(account):
        return opened + SCREEN
    return min(opened + DAY, seen + (REST_OF_MONEY if account.may(Role.CASHIER) else REST))


def _word(vault: Vault, account: Account) -> str:
    return vault.fingerprint("\n".join((account.hash, *sorted(account.roles))), _PURPOSE)
