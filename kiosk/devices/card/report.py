"""One reading, and its failures, as `kiosk card read --json` prints them."""

from kiosk.devices.card.card import ChipCard
from kiosk.devices.card.errors import CardError
from kiosk.domain.dates import PartialDate


def card_report(card: ChipCard) -> dict[str, object]:
    """The object of a whole reading. What a card lacks is null."""
    details = card.details
    return {
        "access": card.access.value,
        "reader": card.reader,
        "atr": card.atr.hex().upper(),
        "citizen": {
            "number": card.citizen.number,
            "name": details.name or card.citizen.name,
            "born": str(card.citizen.born),
            "sex": card.citizen.sex.value if card.citizen.sex else None,
            "nationality": details.nationality,
            "ethnicity": details.ethnicity,
            "religion": details.religion,
            "origin": details.origin,
            "residence": details.residence,
            "marks": details.marks,
            "issued": _date(details.issued),
            "expires": _date(details.expires),
            "father": details.father,
            "mother": details.mother,
            "spouse": details.spouse,
            "old_number": details.old_number,
        },
        "mrz": list(card.mrz.lines),
        "trust": {
            "integrity": card.trust.integrity.value,
            "signer": card.trust.signer.value,
            "chip": card.trust.chip.value,
            "cross_check": card.trust.cross_check.value,
        },
        "photo": None
        if card.photo is None
        else {
            "format": card.photo.format,
            "bytes": len(card.photo.data),
            "width": card.photo.width,
            "height": card.photo.height,
        },
        "files": dict(card.files),
        "apdus": {"identity": card.tally.identity_commands, "total": card.tally.commands},
        "seconds": {
            "identity": round(card.tally.identity_seconds, 3),
            "photo": round(card.tally.photo_seconds, 3),
            "total": round(card.tally.seconds, 3),
        },
    }


def error_report(error: CardError) -> dict[str, object]:
    """The object of a failed reading."""
    return {
        "error": error.code,
        "stage": error.stage.value,
        "sw": None if error.sw is None else f"{error.sw:04X}",
        "retry": error.retry,
    }


def _date(known: PartialDate | None) -> str | None:
    return None if known is None else str(known)
