"""A panel whose light the kernel sets: a folder of /sys/class/backlight (Linux ABI sysfs-class-backlight)."""

from pathlib import Path

from kiosk.devices.backlight.link import BacklightError


class SysfsBacklight:
    """`folder` holds `max_brightness` and a `brightness` that this user may write (a udev rule)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def set(self, percent: int) -> None:
        """Raises BacklightError. Never quite off: zero is darkness on some panels."""
        try:
            most = int((self._folder / "max_brightness").read_text("ascii"))
            wanted = max(1, round(most * min(100, max(1, percent)) / 100))
            (self._folder / "brightness").write_text(f"{wanted}\n", "ascii")
        except (OSError, ValueError) as error:
            raise BacklightError(f"the panel's light cannot be set: {type(error).__name__}") from None
