"""What every route may ask for, and how it asks: the parts compose.py put together for one application."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Request

from kiosk.backend.clock import Clock
from kiosk.backend.store.sessions import Sessions
from kiosk.backend.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Core:
    """The database, the data key's vault and the clock of one application."""

    sessions: Sessions
    vault: Vault
    now: Clock
    looks: Sessions | None = None

    @property
    def reads(self) -> Sessions:
        """Sessions for whoever only looks."""
        return self.looks or self.sessions


def install_core(app: FastAPI, core: Core) -> None:
    """Give the routes of this application their core."""
    app.state.core = core


async def current_core(request: Request) -> Core:
    """Dependency: the application's core. Waits for nothing, so that no thread is asked for."""
    core = request.app.state.core
    if not isinstance(core, Core):
        raise TypeError("the application has no core")
    return core


CoreDep = Annotated[Core, Depends(current_core)]
