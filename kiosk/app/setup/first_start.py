"""Is this the first start? Then the set-up opens, without a door before it.

Only on a terminal that has never served: one whose configuration was lost or spoilt later stands closed, and lets staff
in by its door. Nobody in the lobby may tell a terminal that serves to serve somebody else.
"""

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.app.config import ConfigError, read_settings
from kiosk.app.setup.places import Places
from kiosk.app.upkeep import last_good
from kiosk.domain.address import address_of

_ANSWERED: Final = frozenset({"kiosk.id", "kiosk.hospital", "backend", "backend.url", "backend.key_file", "file"})
"""What the set-up finds out: that these are missing is no fault of a configuration before it."""


@dataclass(frozen=True, slots=True)
class FirstStart:
    """`known`: sections and keys that the configuration has already, which stay; `url`: the backend, where it is."""

    places: Places
    known: dict[str, dict[str, object]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The backend that the configuration names, where a new terminal can be let in by it; or empty."""
        url = self.known.get("backend", {}).get("url")
        return (address_of(url) or "") if isinstance(url, str) and url.startswith("https://") else ""

    def text(self, section: str, key: str) -> str:
        """What the configuration says already, or empty."""
        found = self.known.get(section, {}).get(key)
        return found if isinstance(found, str) else ""


def first_start(config: Path) -> FirstStart | None:
    """What is to be set up, or None: it is set up, or something is wrong that a set-up does not mend."""
    known = read_loosely(config)
    start = FirstStart(places_near(config), known or {})
    if start.places.again.exists():
        return start
    if known is None or not _lacks(config, known) or (start.places.data / "journal.db").exists():
        return None
    return start


def read_loosely(config: Path) -> dict[str, dict[str, object]] | None:
    """The sections of a configuration whatever they say, none where there is no file; None where it is no TOML."""
    try:
        values = tomllib.loads(config.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        return None
    found = {name: section for name, section in values.items() if isinstance(section, dict)}
    return found if len(found) == len(values) else None


def places_near(config: Path) -> Places:
    """Where this terminal keeps its own things, as far as a configuration that may be wrong says so."""
    data_dir = (read_loosely(config) or {}).get("kiosk", {}).get("data_dir")
    return Places.of(config, config.absolute().parent / data_dir if isinstance(data_dir, str) else None)


def _lacks(config: Path, known: dict[str, dict[str, object]]) -> bool:
    """Whether nothing is missing but what the set-up finds out."""
    try:
        settings = read_settings(config)
    except ConfigError as error:
        if any(fault.key not in _ANSWERED for fault in error.faults):
            return False
        if not known:
            return not _serves(last_good(config))
        backend = known.get("backend", {})
        return not {"url", "key_file"} <= backend.keys() and "client_cert_file" not in backend
    certificate = settings.backend.client_cert_file
    return certificate is not None and not certificate.exists() and "KIOSK_BACKEND_KEY" not in os.environ


def _serves(config: Path) -> bool:
    try:
        read_settings(config)
    except ConfigError:
        return False
    return True
