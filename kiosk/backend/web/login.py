"""Who looks at a page: a random cookie for a working day that the database knows, and a throttle on guessing."""

import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from kiosk.backend.api.core import Core
from kiosk.backend.api.limits import Bucket
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.deeds import Deed, note_deed
from kiosk.backend.web import sign_ins
from kiosk.backend.web.staff import Account, Role, password_fits

COOKIE: Final = "kiosk_staff"
AGAIN: Final = "kiosk-again"
"""The header of a page that loads itself again: nobody pressed anything."""
_TRIES_FROM: Final = 10
_TRIES_FOR: Final = 60
"""More than one address may make: a stranger who guesses a name's password does not lock its owner out."""


class NotSignedInError(Exception):
    """Nobody is signed in: to the login page."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody at a browser: whose account, and what every form of theirs carries."""

    account: Account
    mark: str = field(repr=False)
    form_key: str = field(repr=False)

    @property
    def name(self) -> str:
        """The account's name."""
        return self.account.name

    def may(self, role: Role) -> bool:
        """Whether the account has the role."""
        return self.account.may(role)


@dataclass(frozen=True, slots=True)
class Login:
    """The accounts of one hospital, and whether cookies travel over TLS only."""

    core: Core
    accounts: Mapping[str, Account]
    secure: bool
    wrong_from: Bucket = field(default_factory=lambda: Bucket(_TRIES_FROM))
    wrong_for: Bucket = field(default_factory=lambda: Bucket(_TRIES_FOR))

    def sign_in(self, request: Request, name: str, password: str, to: str) -> Response | None:
        """A redirect with the cookie, or None where it does not fit. Answers 429 to who guesses."""
        address = _address(request)
        now = time.monotonic()
        # By where first: whoever makes names up fills no memory with them.
        if self.wrong_from.take(address, now) or self.wrong_for.take(name[:40], now):
            raise ProblemError(429, "too_many_requests", "wait a minute", headers={"Retry-After": "60"})
        account = self.accounts.get(name)
        if not password_fits(account, password) or account is None:
            # What was typed as a name may be anything: only one of ours is written down.
            self.note(account.name if account else "?", Deed.SIGN_IN_REFUSED, address)
            return None
        # Only what was wrong counts: at seven o'clock a whole house comes in from one address.
        self.wrong_from.give_back(address)
        self.wrong_for.give_back(name[:40])
        with self.core.sessions.begin() as session:
            sign_ins.end(session, self._mark(request))
            token = sign_ins.open_for(session, self.core.vault, account, address, self.core.now())
            note_deed(session, account.name, Deed.SIGNED_IN, address, self.core.now())
        answer = RedirectResponse(to, 303)
        secure = self._secure(request)
        age = int(sign_ins.longest(account).total_seconds())
        answer.set_cookie(_cookie(secure), token, max_age=age, httponly=True, samesite="strict", secure=secure)
        return answer

    def note(self, who: str, what: Deed, target: str) -> None:
        """Into the log of deeds."""
        with self.core.sessions.begin() as session:
            note_deed(session, who, what, target, self.core.now())

    def sign_out(self, request: Request) -> Response:
        """Whoever was signed in here leaves: the cookie opens nothing any more, wherever it was copied to."""
        with self.core.sessions.begin() as session:
            row = sign_ins.find(session, self._mark(request), self.core.now())
            if row is not None and sign_ins.end(session, row.mark):
                note_deed(session, row.staff, Deed.SIGNED_OUT, _address(request), self.core.now())
        return self._gone(request)

    def sign_out_everywhere(self, request: Request, who: SignedIn) -> Response:
        """The account leaves every browser."""
        with self.core.sessions.begin() as session:
            sign_ins.end_all(session, who.name)
            note_deed(session, who.name, Deed.SIGNED_OUT_ALL, _address(request), self.core.now())
        return self._gone(request)

    def account(self, request: Request) -> SignedIn:
        """Who is signed in. Raises NotSignedInError."""
        mark, now = self._mark(request), self.core.now()
        with self.core.reads() as session:
            row = sign_ins.find(session, mark, now)
        if row is None:
            raise NotSignedInError
        account = sign_ins.fits(self.core.vault, row, self.accounts)
        if account is None:
            # For good: the old password come back, or the account, opens no old session.
            with self.core.sessions.begin() as session:
                sign_ins.end(session, mark)
            raise NotSignedInError
        if AGAIN not in request.headers and sign_ins.due_for_touch(row, now):
            with self.core.sessions.begin() as session:
                sign_ins.touch(session, row, account, now)
        return SignedIn(account, mark, self.core.vault.fingerprint(mark, "form"))

    def with_role(self, request: Request, role: Role) -> SignedIn:
        """Who is signed in, if they have the role. Raises NotSignedInError; answers 403 `role_missing`."""
        found = self.account(request)
        if not found.may(role):
            raise ProblemError(403, "role_missing", f"this page wants the role {role}")
        return found

    def standing(self) -> frozenset[str]:
        """The marks of all who are signed in now, for whoever holds connections open."""
        with self.core.reads() as session:
            return sign_ins.standing(session, self.core.vault, self.accounts, self.core.now())

    @staticmethod
    def check_form(who: SignedIn, key: str) -> None:
        """Answers 403 `form_refused` to a form that is not of this session: other sites cannot know its key."""
        if not hmac.compare_digest(key.encode(), who.form_key.encode()):
            raise ProblemError(403, "form_refused", "this form is not of this session: load the page again")

    def _mark(self, request: Request) -> str:
        token = request.cookies.get(_cookie(self._secure(request)), "")
        return sign_ins.mark_of(token[:100])

    def _secure(self, request: Request) -> bool:
        """Over TLS, here or at the proxy before us that says so."""
        return self.secure or request.url.scheme == "https"

    def _gone(self, request: Request) -> Response:
        answer = RedirectResponse("/login", 303)
        secure = self._secure(request)
        answer.delete_cookie(_cookie(secure), httponly=True, samesite="strict", secure=secure)
        return answer


def _cookie(secure: bool) -> str:
    """Over TLS no other host of the hospital, and nobody without TLS, can set it (RFC 6265bis §4.1.3.2)."""
    return f"__Host-{COOKIE}" if secure else COOKIE


def _address(request: Request) -> str:
    return request.client.host if request.client else "?"
