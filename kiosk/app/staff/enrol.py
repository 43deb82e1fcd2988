"""Letting this terminal in again: a new key, certified by a code, in the place of the old one."""

from collections.abc import Callable
from pathlib import Path

from kiosk.app.config import Settings
from kiosk.app.identity import Identity
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.services.client import Backend, Client, Refused, Rejected, ServiceError
from kiosk.services.enrolment import Certified, Enrolment
from kiosk.staff.events import EnrolEnded
from kiosk.staff.trials import EnrolFault


def enrol_again(settings: Settings, code: str, renewed: Callable[[], None] = lambda: None) -> EnrolEnded:
    """With the backend and the authority that are configured; never as another terminal."""
    part = settings.backend
    path = part.client_cert_file
    if path is None or path != part.client_key_file:
        return EnrolEnded(fault=EnrolFault.NOT_KEPT)
    found = certified(part.url, part.ca_file, code, path, settings.kiosk.id)
    if not isinstance(found, Certified):
        return EnrolEnded(fault=found)
    renewed()
    return EnrolEnded(f"{found.until.astimezone(HOSPITAL_TIME):%d/%m/%Y}")


def certified(url: str, ca_file: Path | None, code: str, path: Path, terminal: str | None) -> Certified | EnrolFault:
    """A new key that never leaves this machine, certified by a code and kept at `path`; `terminal`: as whom only."""
    try:
        identity = Identity.make(terminal or "kiosk")
        found = Enrolment(Client(Backend(url, "", 20.0, ca_file))).enrol(code, identity.request)
        if terminal is not None and found.terminal != terminal:
            return EnrolFault.ANOTHER_TERMINAL
        identity.keep(found.certificate, path)
    except Rejected:
        return EnrolFault.CODE_REFUSED
    except Refused as refused:
        return EnrolFault.CODE_REFUSED if refused.code == "code_refused" else EnrolFault.BACKEND_SAYS_NO
    except ServiceError:
        return EnrolFault.AWAY
    except (OSError, ValueError):
        return EnrolFault.NOT_KEPT
    return found
