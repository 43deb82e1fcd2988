"""What the machine itself says: room on the disk, warmth, what is plugged in, how long the certificate is good."""

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography import x509

THERMAL: Final = Path("/sys/class/thermal")
USB: Final = Path("/sys/bus/usb/devices")


def free_mb(place: Path) -> int | None:
    """Megabytes free where the journal lies; None where nobody can say."""
    try:
        return shutil.disk_usage(place).free // 1_000_000
    except OSError:
        return None


def warmest_c(folder: Path = THERMAL) -> float | None:
    """The warmest of the machine's own sensors, in degrees Celsius; None without one."""
    found = []
    for sensor in folder.glob("thermal_zone*/temp"):
        try:
            degrees = int(sensor.read_text("ascii")) / 1000
        except (OSError, ValueError):
            continue
        if -40 <= degrees <= 150:
            found.append(degrees)
    return max(found, default=None)


def strangers(folder: Path = USB) -> tuple[str, ...]:
    """What is plugged in and was not let in (USBGuard), as "0781:5567" each; sorted."""
    found = []
    for told in folder.glob("*/authorized"):
        try:
            if told.read_text("ascii").strip() == "0":
                maker, product = (told.with_name(name).read_text("ascii").strip() for name in ("idVendor", "idProduct"))
                found.append(f"{maker}:{product}")
        except (OSError, ValueError):
            continue  # an interface, or pulled out meanwhile
    return tuple(sorted(found))


def good_until(certificate: Path | None) -> datetime | None:
    """The end of a PEM certificate; None without one, or where it cannot be read."""
    if certificate is None:
        return None
    try:
        return x509.load_pem_x509_certificate(certificate.read_bytes()).not_valid_after_utc
    except (OSError, ValueError):
        return None


def read_by_others(secret: Path | None) -> bool:
    """Whether somebody beside us may read or write this file: by its mode, or because it is somebody else's."""
    try:
        about = secret.stat() if secret is not None else None
    except OSError:
        return False
    return about is not None and bool(about.st_mode & 0o077 or about.st_uid not in (os.geteuid(), 0))
