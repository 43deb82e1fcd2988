"""How adapters reach their provider."""

from collections.abc import Mapping
from typing import Protocol

from kiosk.backend.far_end import Reply


class Wire(Protocol):
    """One far end over HTTP: `kiosk.backend.far_end.FarEnd` is one."""

    def ask(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        document: object | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """One request, whatever status comes back. Raises NoAnswerError."""
        ...
