"""What staff must see a paper for before a registration is examined."""

from kiosk.backend.registration.rows import RegistrationRow
from kiosk.domain.citizen import Source
from kiosk.domain.coverage import CoverageStatus

SEEN = "papers seen by "
"""How a place says that staff looked at what was to be verified."""
_ASSURED = (None, CoverageStatus.COVERED)


def to_verify(row: RegistrationRow) -> list[str]:
    """`identity` (typed), `companion`, `priority` (declared), `slip` (a paper), `coverage` (not verified)."""
    found = {
        "identity": row.source == Source.TYPED,
        "companion": row.guardian is not None,
        "priority": row.priority_reason not in (None, "age", "child"),
        "slip": row.slip is not None,
        "coverage": row.coverage not in _ASSURED,
    }
    return [what for what, needed in found.items() if needed]
