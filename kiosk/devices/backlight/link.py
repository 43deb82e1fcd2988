"""What a panel's light can do."""

from typing import Protocol


class BacklightError(Exception):
    """The light cannot be set now: the panel or the program is not there, or not ours."""


class Backlight(Protocol):
    """The light of one panel."""

    def set(self, percent: int) -> None:
        """From 1 to 100. Raises BacklightError within a few seconds; the panel stays as it was."""
