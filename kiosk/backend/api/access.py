"""Who calls: an enrolled terminal, by its bearer key or by its client certificate."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from kiosk.backend.api.core import CoreDep
from kiosk.backend.api.limits import TAKEN
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.fleet import terminals


@dataclass(frozen=True, slots=True)
class Terminal:
    """The terminal a request came from."""

    id: str
    location: str


def current_terminal(request: Request, core: CoreDep) -> Terminal:
    """Dependency: the enrolled terminal. Answers 401 `not_enrolled` to anybody else."""
    digest = request.scope.get("kiosk.client_certificate")
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    with core.reads() as session:
        row = terminals.by_certificate(session, digest) if isinstance(digest, str) else None
        if row is None and scheme.lower() == "bearer" and key.isascii():
            row = terminals.by_key(session, key.strip())
    if row is None:
        raise ProblemError(
            401, "not_enrolled", "this terminal is not enrolled here", headers={"WWW-Authenticate": "Bearer"}
        )
    setattr(request.state, TAKEN, True)
    return Terminal(row.id, row.location)


TerminalDep = Annotated[Terminal, Depends(current_terminal)]
