"""What this terminal is: version, addresses, dates. For the screen of staff; no secret among it."""

import platform
import socket
from datetime import datetime
from urllib.parse import urlsplit

from kiosk import __version__
from kiosk.app.config import Settings
from kiosk.app.vitals import free_mb, good_until
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.staff.trials import Fact


def facts_of(settings: Settings, started: datetime) -> tuple[Fact, ...]:
    """In the order in which somebody on the telephone is asked for them."""
    until = good_until(settings.backend.client_cert_file)
    free = free_mb(settings.kiosk.data_dir)
    found = (
        ("terminal", settings.kiosk.id),
        ("location", settings.kiosk.location),
        ("version", f"{__version__} · Python {platform.python_version()}"),
        ("address", own_address(settings.backend.url) or "–"),
        ("backend", settings.backend.url),
        ("certificate", _day(until) if until else ""),
        ("printer", settings.printer.url or "–"),
        ("scanner", settings.scanner.source),
        ("card", settings.card.reader),
        ("disk", f"{free} MB" if free is not None else "–"),
        ("started", f"{started.astimezone(HOSPITAL_TIME):%d/%m/%Y %H:%M}"),
        ("millimetres", f"{settings.kiosk.mm_per_px:g}"),
    )
    return tuple(Fact(name, value) for name, value in found if value)


def own_address(url: str) -> str | None:
    """The address from which this terminal speaks to that backend. Sends nothing."""
    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        for family, kind, protocol, _, place in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_DGRAM):
            with socket.socket(family, kind, protocol) as line:
                line.connect(place)
                return str(line.getsockname()[0])
    except (OSError, ValueError):
        return None
    return None


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(HOSPITAL_TIME):%d/%m/%Y}"
