"""The terminal's heartbeat: how its devices are, which commands wait for it, what time the backend has."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.fields import FieldError
from kiosk.services.client import Away, Client


@dataclass(frozen=True, slots=True)
class DeviceState:
    """One device in one word ("ok", "low", "out", "gone", "none"...), a few more for staff."""

    name: str
    state: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """What staff order: "out_of_service", "in_service", "reload", "locale" (with a language)."""

    what: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Pulse:
    """The backend's answer to a heartbeat."""

    time: datetime
    commands: tuple[Command, ...]


class Health:
    """Raises Away, Refused or Rejected."""

    def __init__(self, client: Client, version: str) -> None:
        self._client = client
        self._version = version

    def beat(self, devices: Sequence[DeviceState], screen: str | None, journal_head: str | None) -> Pulse:
        """Tell how this terminal is. Nothing personal: `screen` is the name of a state."""
        body = {
            "version": self._version,
            "screen": screen,
            "devices": [{"name": d.name, "state": d.state, "detail": d.detail} for d in devices],
            "journal_head": journal_head,
        }
        answer = self._client.post("/v1/kiosks/heartbeat", body, str(uuid.uuid4()))
        try:
            commands = tuple(
                Command(command.text("command", 40), command.text_or_none("value", 40))
                for command in answer.each("commands")
            )
            return Pulse(answer.moment("time"), commands)
        except FieldError as fault:
            raise Away(str(fault)) from None
