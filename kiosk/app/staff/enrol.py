"""Letting this terminal in again: a new key, certified by a code, in the place of the old one."""

from collections.abc import Callable
from contextlib import suppress

from kiosk.app.config import Settings
from kiosk.app.redeeming import redeem, settle
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.services.enrolment import Certified
from kiosk.staff.events import EnrolEnded
from kiosk.staff.trials import EnrolFault


def enrol_again(settings: Settings, code: str, renewed: Callable[[], None] = lambda: None) -> EnrolEnded:
    """With the backend and the authority that are configured; never as another terminal."""
    part = settings.backend
    path = part.client_cert_file
    if path is None or path != part.client_key_file:
        return EnrolEnded(fault=EnrolFault.NOT_KEPT)
    found = redeem(part.url, part.ca_file, code, path, settings.kiosk.id)
    if not isinstance(found, Certified):
        return EnrolEnded(fault=found)
    renewed()
    with suppress(OSError):
        settle(path)
    return EnrolEnded(f"{found.until.astimezone(HOSPITAL_TIME):%d/%m/%Y}")
