"""The state of a device in the words of three standards, so that other people's systems understand it.

XFS4IoT (CEN): `device` and one enumeration a part, where `unknown` and `notSupported` are two different answers.
UnifiedPOS 1.16.1: the device's control state and three levels of health check. CUSS 2: one message code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.condition import Device


class Control(StrEnum):
    """UnifiedPOS: the state of the control of a device."""

    CLOSED = "closed"
    IDLE = "idle"
    BUSY = "busy"
    ERROR = "error"


class Message(StrEnum):
    """CUSS 2: message codes of a component."""

    OK = "OK"
    TIMEOUT = "TIMEOUT"
    FORMAT_ERROR = "FORMAT_ERROR"
    HARDWARE_ERROR = "HARDWARE_ERROR"
    NOT_REACHABLE = "NOT_REACHABLE"
    NOT_RESPONDING = "NOT_RESPONDING"
    THRESHOLD_ERROR = "THRESHOLD_ERROR"
    THRESHOLD_USAGE = "THRESHOLD_USAGE"
    MEDIA_JAMMED = "MEDIA_JAMMED"
    MEDIA_PRESENT = "MEDIA_PRESENT"
    MEDIA_ABSENT = "MEDIA_ABSENT"
    MEDIA_EMPTY = "MEDIA_EMPTY"
    MEDIA_LOW = "MEDIA_LOW"
    MEDIA_DAMAGED = "MEDIA_DAMAGED"


class Level(StrEnum):
    """UnifiedPOS CheckHealth."""

    INTERNAL = "internal"
    """Nothing moves, nothing is printed."""
    EXTERNAL = "external"
    """The device may print or move."""
    INTERACTIVE = "interactive"
    """An operator takes part."""


UNKNOWN = "unknown"
NOT_SUPPORTED = "notSupported"


@dataclass(frozen=True, slots=True)
class Condition:
    """One look at a device. `parts` by XFS4IoT's names: `paper`, `media`, `chipPower`, `scanner`..."""

    device: Device
    control: Control
    message: Message
    parts: Mapping[str, str] = field(default_factory=dict)

    def flat(self) -> dict[str, str]:
        """Every word by its name."""
        return {
            "xfs4iot.device": self.device,
            **{f"xfs4iot.{name}": value for name, value in self.parts.items()},
            "unifiedpos.state": self.control,
            "cuss.message": self.message,
        }
