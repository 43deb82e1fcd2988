"""Codes that are not for us: told apart by how they begin, so that the patient hears why they do not work."""

import re

_BEGINNINGS = (
    ("vietqr", re.compile(r"000201(?=\d{4})", re.ASCII)),
    ("wifi", re.compile(r"WIFI:", re.IGNORECASE)),
    ("vcard", re.compile(r"BEGIN:VCARD|MECARD:|BIZCARD:", re.IGNORECASE)),
    ("calendar", re.compile(r"BEGIN:V(?:EVENT|CALENDAR)", re.IGNORECASE)),
    ("message", re.compile(r"(?:tel|sms|smsto|mms|mmsto|mailto|matmsg|facetime|geo):", re.IGNORECASE)),
    ("url", re.compile(r"[a-z][a-z0-9+.-]{1,30}://|www\.|(?:javascript|data|file|intent|urlto|about):", re.IGNORECASE)),
    # The pandemic application's code, no longer in use: number (masked), name, birth, kind, id, extension.
    ("pc_covid", re.compile(r"[0-9*]{6,12}\|[^|]{1,100}\|[0-9/*]{4,10}\|\d?\|[^|]*\|[^|]*\Z", re.ASCII)),
)


def looks_foreign(text: str) -> str | None:
    """The kind of a code that is recognised and refused, or None."""
    return next((kind for kind, beginning in _BEGINNINGS if beginning.match(text)), None)
