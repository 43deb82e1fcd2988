"""Idempotency keys: the same key and body returns the first answer, for a day.

`Once.in_transaction(work)`   the answer and what it did are durable together, or neither is
`Once.around(work)`           for work that asks a far end: no transaction is held open while it waits; where two
                              requests race, both may work and the first answer stored is given to both
"""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.responses import JSONResponse, Response
from sqlalchemy import LargeBinary, String, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Mapped, Session, mapped_column

from kiosk.backend.api.access import TerminalDep
from kiosk.backend.api.core import Core, CoreDep
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.store.base import Base
from kiosk.backend.store.moments import Moment

KEPT = timedelta(hours=24)
_KEY = re.compile(r"[\x21-\x7e]{8,100}")
_PURPOSE = "answer"
_ATTEMPTS = 3
_NEWCOMERS = "(newcomers)"  # no terminal's name begins so


class AnswerRow(Base):
    """The first answer to one key of one terminal. The answer is sealed: it may name a patient."""

    __tablename__ = "answers"

    terminal: Mapped[str] = mapped_column(String(40), primary_key=True)
    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    request_hash: Mapped[str] = mapped_column(String(64))
    status: Mapped[int]
    answer: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(Moment, index=True)


# Executed with every POST: made once.
_KEEP = {
    dialect: insert(AnswerRow).on_conflict_do_nothing().returning(AnswerRow.key)
    for dialect, insert in (("postgresql", postgresql.insert), ("sqlite", sqlite.insert))
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and a JSON body."""

    status: int
    body: object


class _AnsweredBeforeError(Exception):
    """The key's row is there: what was done under it again is undone."""


class Once:
    """One POST under its key."""

    def __init__(self, core: Core, terminal: str, key: str, request_hash: str) -> None:
        self._core = core
        self._terminal = terminal
        self._hash = request_hash
        self.key = key

    def in_transaction(self, work: Callable[[Session], Answer]) -> Response:
        """Do the work once, in one transaction with its answer. A ProblemError undoes both and is not kept.

        Of two requests under one key both may work; the key's one row decides at the end whose work stays, and the
        other's is undone. So nothing is asked first, and what is refused the second time was answered the first.
        """
        for attempt in range(_ATTEMPTS):
            try:
                with self._core.sessions.begin() as session:
                    answer = self._work(session, work)
                return JSONResponse(answer.body, answer.status)
            except OperationalError:
                raise
            except Exception as error:
                # Whatever it says the second time: the first answer stays.
                first = self._first()
                if first is not None:
                    return first
                # Else a race was lost for what the work inserts: look again at what won it.
                if not isinstance(error, _AnsweredBeforeError | IntegrityError) or attempt == _ATTEMPTS - 1:
                    raise
        raise ProblemError(503, "away", "others come before this request again and again")

    def _work(self, session: Session, work: Callable[[Session], Answer]) -> Answer:
        """The work and its kept answer. Another request that holds the key is waited for, by the database."""
        answer = work(session)
        session.flush()
        connection = session.connection()
        row = {
            "terminal": self._terminal,
            "key": self.key,
            "request_hash": self._hash,
            "status": answer.status,
            "answer": self._sealed(answer),
            "at": self._core.now(),
        }
        if connection.execute(_KEEP[connection.dialect.name], row).first() is None:
            raise _AnsweredBeforeError
        return answer

    def around(self, work: Callable[[], Answer]) -> Response:
        """Do the work without a transaction and keep its answer."""
        first = self._first()
        if first is not None:
            return first
        answer = work()
        try:
            with self._core.sessions.begin() as session:
                row = AnswerRow(terminal=self._terminal, key=self.key, request_hash=self._hash)
                row.status, row.answer, row.at = answer.status, self._sealed(answer), self._core.now()
                session.add(row)
        except IntegrityError:
            return self._first() or JSONResponse(answer.body, answer.status)
        return JSONResponse(answer.body, answer.status)

    def _sealed(self, answer: Answer) -> bytes:
        return self._core.vault.seal(json.dumps(answer.body, ensure_ascii=False), _PURPOSE)

    def _first(self) -> Response | None:
        with self._core.reads() as session:
            row = session.get(AnswerRow, (self._terminal, self.key))
        if row is None:
            return None
        if row.request_hash != self._hash:
            raise ProblemError(409, "idempotency_mismatch", "this Idempotency-Key came with another request before")
        body = json.loads(self._core.vault.unseal(row.answer, _PURPOSE))
        return JSONResponse(body, row.status, {"Idempotent-Replay": "true"})


async def current_once(
    request: Request,
    core: CoreDep,
    terminal: TerminalDep,
    idempotency_key: Annotated[str | None, Header()] = None,
) -> Once:
    """Dependency of every POST of a terminal. Answers 400 `idempotency_key_missing` without a usable key."""
    asked = f"{request.method} {request.url.path}\n".encode() + await request.body()
    return once_for(core, terminal.id, idempotency_key, asked)


def once_for(core: Core, caller: str, key: str | None, asked: bytes) -> Once:
    """The same for a caller that is no terminal. `asked` is everything that makes one request unlike another."""
    if key is None or not _KEY.fullmatch(key):
        raise ProblemError(400, "idempotency_key_missing", "Idempotency-Key: 8 to 100 printable ASCII characters")
    return Once(core, caller, key, hashlib.sha256(asked).hexdigest())


async def newcomers_once(
    request: Request, core: CoreDep, idempotency_key: Annotated[str | None, Header()] = None
) -> Once:
    """Dependency of a POST from whoever is no terminal yet: an answer that was lost on the way is not lost."""
    asked = f"{request.method} {request.url.path}\n".encode() + await request.body()
    return once_for(core, _NEWCOMERS, idempotency_key, asked)


OnceDep = Annotated[Once, Depends(current_once)]
NewcomersOnceDep = Annotated[Once, Depends(newcomers_once)]


def forget_answers(session: Session, now: datetime) -> None:
    """Drop answers older than a day."""
    session.execute(delete(AnswerRow).where(AnswerRow.at < now - KEPT))
