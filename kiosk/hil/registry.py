"""What is installed: kinds of devices and simulated laboratories, each announced by its package as an entry point.

    kiosk.hil.kinds    NAME = "package.module:KIND"   a bench.Kind
    kiosk.hil.labs     NAME = "package.module:Lab"    a lab.Lab, named as the kind it simulates

Drivers of single devices announce themselves to the terminal itself (`kiosk.devices.drivers`); a run uses the same.
"""

from importlib.metadata import EntryPoint, entry_points
from typing import Final

from kiosk.hil.bench import Kind
from kiosk.hil.lab import LabFactory

KINDS: Final = "kiosk.hil.kinds"
LABS: Final = "kiosk.hil.labs"


class NotInstalled(Exception):
    """Announced, but its package or something it needs is not there."""


def names(group: str) -> tuple[str, ...]:
    """Everything announced, by name."""
    return tuple(sorted({point.name for point in entry_points(group=group)}))


def kind(name: str) -> Kind:
    """The kind of this name. Raises NotInstalled."""
    found = _load(KINDS, name)
    if not isinstance(found, Kind):
        raise NotInstalled(f"{name}: its package does not announce a kind of device")
    return found


def lab(name: str) -> LabFactory:
    """The simulated laboratory of this name. Raises NotInstalled."""
    found = _load(LABS, name)
    if not callable(found):
        raise NotInstalled(f"{name}: its package does not announce a laboratory")
    return found


def _load(group: str, name: str) -> object:
    found: list[EntryPoint] = sorted(entry_points(group=group, name=name), key=lambda point: not _ours(point))
    if not found:
        raise NotInstalled(f"{name}: known are {', '.join(names(group)) or 'none'}")
    try:
        return found[0].load()
    except Exception as error:  # noqa: BLE001 - another package's module may fail in any way when it is imported
        raise NotInstalled(f"{name}: {type(error).__name__}: {error}") from None


def _ours(point: EntryPoint) -> bool:
    """Our own kinds and laboratories cannot be taken over."""
    return point.value.startswith("kiosk.")
