"""Who looks at a page: a sealed cookie for a working day, and a throttle on guessing."""

import base64
import hmac
import json
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from kiosk.backend.api.core import Core
from kiosk.backend.api.limits import Bucket
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.deeds import Deed, note_deed
from kiosk.backend.store.vault import UnsealError
from kiosk.backend.web.staff import Account, Role, password_fits

COOKIE: Final = "kiosk_staff"
LIFE: Final = timedelta(hours=12)
_PURPOSE: Final = "staff session"


class NotSignedInError(Exception):
    """Nobody is signed in: to the login page."""


@dataclass(frozen=True, slots=True)
class Login:
    """The accounts of one hospital, and whether cookies travel over TLS only."""

    core: Core
    accounts: dict[str, Account]
    secure: bool
    tries: Bucket = field(default_factory=lambda: Bucket(10))

    def sign_in(self, request: Request, name: str, password: str) -> Response | None:
        """A redirect with the cookie, or None where it does not fit. Answers 429 to who guesses."""
        address = request.client.host if request.client else "?"
        now = time.monotonic()
        # By where first: whoever makes names up fills no memory with them.
        if self.tries.take(f"from {address}", now) or self.tries.take(f"name {name[:40]}", now):
            raise ProblemError(429, "too_many_requests", "wait a minute", headers={"Retry-After": "60"})
        account = self.accounts.get(name)
        if not password_fits(account, password) or account is None:
            # What was typed as a name may be anything: only one of ours is written down.
            self.note(account.name if account else "?", Deed.SIGN_IN_REFUSED, address)
            return None
        self.note(account.name, Deed.SIGNED_IN, address)
        until = int((self.core.now() + LIFE).timestamp())
        content = {"name": account.name, "until": until, "word": self._word(account)}
        sealed = self.core.vault.seal(json.dumps(content), _PURPOSE)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(
            COOKIE,
            base64.urlsafe_b64encode(sealed).decode(),
            max_age=int(LIFE.total_seconds()),
            httponly=True,
            samesite="strict",
            secure=self.secure,
        )
        return answer

    def note(self, who: str, what: Deed, target: str) -> None:
        """Into the log of deeds."""
        with self.core.sessions.begin() as session:
            note_deed(session, who, what, target, self.core.now())

    def sign_out(self, request: Request) -> None:
        """Whoever was signed in leaves."""
        try:
            account = self.account(request)
        except NotSignedInError:
            return
        self.note(account.name, Deed.SIGNED_OUT, request.client.host if request.client else "?")

    def account(self, request: Request) -> Account:
        """Who is signed in. Raises NotSignedInError."""
        try:
            sealed = base64.urlsafe_b64decode(request.cookies.get(COOKIE, ""))
            content = json.loads(self.core.vault.unseal(sealed, _PURPOSE))
        except (UnsealError, ValueError):
            raise NotSignedInError from None
        account = self.accounts.get(content["name"])
        if account is None or self.core.now().timestamp() > content["until"]:
            raise NotSignedInError
        if not hmac.compare_digest(str(content.get("word")).encode(), self._word(account).encode()):
            raise NotSignedInError
        return account

    def _word(self, account: Account) -> str:
        """What a session was opened by: with another password it is over."""
        return self.core.vault.fingerprint(account.hash, _PURPOSE)

    def with_role(self, request: Request, role: Role) -> Account:
        """Who is signed in, if they have the role. Raises NotSignedInError; answers 403 `role_missing`."""
        account = self.account(request)
        if not account.may(role):
            raise ProblemError(403, "role_missing", f"this page wants the role {role}")
        return account

    def form_key(self, account: Account) -> str:
        """What every form of this account carries: other sites cannot know it."""
        return self.core.vault.fingerprint(account.name, "form")

    def check_form(self, account: Account, key: str) -> None:
        """Answers 403 `form_refused` to a form that is not ours."""
        if not hmac.compare_digest(key.encode(), self.form_key(account).encode()):
            raise ProblemError(403, "form_refused", "this form is not of this session: load the page again")
