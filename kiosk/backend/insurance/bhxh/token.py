"""The gateway's token: taken once for all callers, renewed before it ends, taken again once when refused."""

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from kiosk.backend.clock import Clock
from kiosk.backend.far_end import FarEnd, NoAnswerError
from kiosk.backend.insurance.insurer import AccountRefusedError, InsurerSilentError

USUAL_LIFE: Final = timedelta(minutes=10)
_EARLY: Final = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Token:
    """What every call after the first carries."""

    access: str = field(repr=False)
    id: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, slots=True)
class Account:
    """The hospital's account. The hash of the password is as good as the password: treat it so."""

    username: str
    password_hash: str = field(repr=False)

    @classmethod
    def of(cls, username: str, password: str) -> "Account":
        """With the hash the gateway wants: MD5 in upper-case hex."""
        digest = hashlib.md5(password.encode(), usedforsecurity=False)  # the gateway's choice, not ours
        return cls(username, digest.hexdigest().upper())


class TokenDesk:
    """Hands out the current token; however many ask at once, one takes it and the others wait for that one."""

    def __init__(self, gateway: FarEnd, account: Account, content_type: str, now: Clock) -> None:
        self._gateway = gateway
        self._account = account
        self._as_form = content_type == "form"
        self._now = now
        self._lock = threading.Lock()
        self._token: Token | None = None

    def current(self) -> Token:
        """A token that is good now. Raises InsurerSilentError and AccountRefusedError."""
        with self._lock:
            if self._token is None or self._now() >= self._token.until - _EARLY:
                self._token = self._take()
            return self._token

    def refused(self, token: Token) -> None:
        """Forget this token, unless somebody has taken another since."""
        with self._lock:
            if self._token is token:
                self._token = None

    def _take(self) -> Token:
        body = {"username": self._account.username, "password": self._account.password_hash}
        try:
            if self._as_form:
                reply = self._gateway.ask("POST", "/api/token/take", form=body)
            else:
                reply = self._gateway.ask("POST", "/api/token/take", document=body)
            if reply.status == 401:
                raise AccountRefusedError("the gateway refuses the account")
            content = reply.json()
        except NoAnswerError as error:
            raise InsurerSilentError(str(error)) from None
        return self._read(content)

    def _read(self, content: object) -> Token:
        if not isinstance(content, Mapping):
            raise InsurerSilentError("the token's answer is not of its form")
        if str(content.get("maKetQua")) == "401":
            raise AccountRefusedError("the gateway refuses the account")
        key = content.get("APIKey")
        if str(content.get("maKetQua")) != "200" or not isinstance(key, Mapping):
            raise InsurerSilentError("the gateway gives no token")
        access, token_id = key.get("access_token"), key.get("id_token")
        if not (isinstance(access, str) and access and isinstance(token_id, str) and token_id):
            raise InsurerSilentError("the token's answer is not of its form")
        return Token(access, token_id, self._until(key.get("expires_in")))

    def _until(self, expires: object) -> datetime:
        """`expires_in` is a time in UTC; seconds are understood too; anything else is ten minutes."""
        now = self._now()
        if isinstance(expires, int) and not isinstance(expires, bool) and 0 < expires <= 86400:
            return now + timedelta(seconds=expires)
        if isinstance(expires, str):
            try:
                until = datetime.fromisoformat(expires)
            except ValueError:
                return now + USUAL_LIFE
            return until if until.tzinfo else until.replace(tzinfo=UTC)
        return now + USUAL_LIFE
