"""What single objects of a code may hold (NAPAS VietQR format v1.0, tables 1 to 4; EMVCo MPM §4)."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from kiosk.domain.vietqr_frame import Object, VietQrError, unpack

DONG_CURRENCY: Final = "704"
LONGEST_DETAIL: Final = 25

AMOUNT = re.compile(r"(?=.{1,13}\Z)[0-9]+(?:\.[0-9]*)?")
ACCOUNT = re.compile(r"[0-9A-Za-z]{1,19}")
BIN = re.compile(r"[0-9]{6}")

_ASKED = re.compile(r"(?!.*(.).*\1)[AME]{1,3}")


def _matches(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern, re.ASCII).fullmatch


# Root objects by id: whether the value has its form, and the form in words.
_FORMS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "01": (_matches("11|12"), "11 (static) or 12 (dynamic)"),
    "52": (_matches("[0-9]{4}"), "four digits"),
    "53": (_matches("[0-9]{3}"), "three digits"),
    "54": (AMOUNT.fullmatch, "at most 13 digits, with one point at most"),
    "55": (_matches("0[1-3]"), "01, 02 or 03"),
    "58": (_matches("[A-Z]{2}"), "two capital letters"),
    "59": (_matches(".{1,25}"), "1 to 25 characters"),
    "60": (_matches(".{1,15}"), "1 to 15 characters"),
    "61": (_matches(".{1,10}"), "1 to 10 characters"),
}


def check_roots(roots: Mapping[str, Object]) -> None:
    """Raise VietQrError unless each root object has its form and those that always stand are there."""
    for wanted in ("53", "58"):
        if wanted not in roots:
            raise VietQrError(f"object {wanted} is missing")
    for id_, (fits, form) in _FORMS.items():
        if id_ in roots and not fits(roots[id_].value):
            raise VietQrError(f"object {id_}: {form} is wanted")
    if "54" in roots:
        _check_amount(roots["54"].value, roots["53"].value)
    if "62" in roots:
        check_details(roots["62"])


def _check_amount(amount: str, currency: str) -> None:
    whole, _, decimals = amount.partition(".")
    if not (whole + decimals).strip("0"):
        raise VietQrError("object 54: an amount is above zero")
    if currency == DONG_CURRENCY and decimals:
        raise VietQrError("object 54: an amount in đồng has no decimals")


def check_details(details: Object) -> None:
    """Raise VietQrError unless the parts of object 62 have at most 25 characters (templates 50-99 aside)."""
    for part in details.parts:
        if part.id >= "50":
            unpack(part.value, f"62.{part.id}.")
        elif len(part.value) > LONGEST_DETAIL:
            raise VietQrError(f"object 62.{part.id}: at most {LONGEST_DETAIL} characters are wanted")
        elif part.id == "09" and not _ASKED.fullmatch(part.value):
            raise VietQrError("object 62.09: A, M and E at most once each are wanted")
