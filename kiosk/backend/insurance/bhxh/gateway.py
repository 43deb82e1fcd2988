"""Asking the gateway about a card: `POST /api/egw/KQNhanLichSuKCB2024` (Công văn 1923/BHXH-CNTT, PL03)."""

from dataclasses import dataclass, field

from kiosk.backend.clock import Clock
from kiosk.backend.far_end import FarEnd, NoAnswerError, Reply
from kiosk.backend.insurance.bhxh.answer import read_answer
from kiosk.backend.insurance.bhxh.token import Account, Token, TokenDesk
from kiosk.backend.insurance.insurer import AccountRefusedError, CardAnswer, CardQuery, InsurerSilentError
from kiosk.domain.dates import PartialDate
from kiosk.domain.text import clean, early_tones


@dataclass(frozen=True, slots=True)
class Officer:
    """Whom the hospital named for its terminals' look-ups; the gateway wants them on every call."""

    name: str = field(repr=False)
    id: str = field(repr=False)


class BhxhGateway:
    """The insurer behind its gateway. Safe to share between threads."""

    def __init__(
        self, gateway: FarEnd, account: Account, officer: Officer, now: Clock, content_type: str = "form"
    ) -> None:
        self._gateway = gateway
        self._account = account
        self._officer = officer
        self._now = now
        self._tokens = TokenDesk(gateway, account, content_type, now)

    def ask(self, query: CardQuery) -> CardAnswer:
        """One look-up; a refused token is taken again once. Raises InsurerError."""
        for _ in range(2):
            token = self._tokens.current()
            try:
                reply = self._call(token, query)
                if reply.status != 401:
                    answer = self._read(reply)
                    if answer.code != "401":
                        return answer
            except NoAnswerError as error:
                raise InsurerSilentError(str(error)) from None
            self._tokens.refused(token)
        raise AccountRefusedError("the gateway refuses a fresh token")

    def _call(self, token: Token, query: CardQuery) -> Reply:
        return self._gateway.ask(
            "POST",
            "/api/egw/KQNhanLichSuKCB2024",
            params={
                "token": token.access,
                "id_token": token.id,
                "username": self._account.username,
                "password": self._account.password_hash,
            },
            document={
                "maThe": query.number,
                "hoTen": early_tones(clean(query.name)),
                "ngaySinh": _birth(query.born),
                "hoTenCb": self._officer.name,
                "cccdCb": self._officer.id,
            },
        )

    def _read(self, reply: Reply) -> CardAnswer:
        if reply.status >= 500:
            raise InsurerSilentError("the gateway has an error of its own")
        return read_answer(reply.json(), self._now())


def _birth(born: PartialDate) -> str:
    """The whole date, or the year alone: what lies between the gateway does not promise to read."""
    return born.shown() if born.day is not None else f"{born.year:04}"
