"""Reading the answer of KQNhanLichSuKCB2024: what a terminal may know, and nothing else.

History of visits (`dsLichSuKCB2018`), of checks (`dsLichSuKT2018`), remarks (`ghiChu`), address and employer end here.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from kiosk.backend.insurance.insurer import Card, CardAnswer, InsurerSilentError
from kiosk.domain.dates import HOSPITAL_TIME, PartialDate
from kiosk.domain.text import clean

_CODE: Final = re.compile(r"\d{3}", re.ASCII)
_CARD: Final = re.compile(r"[A-Z]{2}[0-9X]{13}|[0-9X]{10}|[0-9X]{12}", re.ASCII)
_FACILITY: Final = re.compile(r"[0-9A-Z]{5}", re.ASCII)
_TIME: Final = "%Y%m%d%H%M"


def read_answer(content: object, now: datetime) -> CardAnswer:
    """From the decoded JSON. Raises InsurerSilentError where it is no answer of this function."""
    if not isinstance(content, Mapping):
        raise InsurerSilentError("the answer is not of its form")
    code = _text(content, "maKetQua")
    if code is None or not _CODE.fullmatch(code):
        raise InsurerSilentError("the answer has no result code")
    return CardAnswer(
        code=code,
        card=_card(content, "maThe", "gtTheTu", "gtTheDen", "maDKBD"),
        new_card=_card(content, "maTheMoi", "gtTheTuMoi", "gtTheDenMoi", "maDKBDMoi"),
        name=_text(content, "hoTen"),
        born=_birth(_text(content, "ngaySinh")),
        sex=_text(content, "gioiTinh"),
        facility_name=_text(content, "tenDKBDMoi"),
        five_years_from=_day(_text(content, "ngayDu5Nam")),
        stays_elsewhere=_stays(content.get("dsLichSuKCB2018"), now),
    )


def _text(content: Mapping[object, object], key: str) -> str | None:
    value = content.get(key)
    return clean(value)[:200] or None if isinstance(value, str) else None


def _card(content: Mapping[object, object], number: str, start: str, end: str, facility: str) -> Card | None:
    code = (_text(content, number) or "").upper().replace(" ", "")
    place = (_text(content, facility) or "").upper()
    card = Card(
        number=code if _CARD.fullmatch(code) else None,
        valid_from=_day(_text(content, start)),
        valid_to=_day(_text(content, end)),
        facility=place if _FACILITY.fullmatch(place) else None,
    )
    return card if card != Card(None, None, None, None) else None


def _day(text: str | None) -> date | None:
    try:
        return datetime.strptime(text or "", "%d/%m/%Y").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError:
        return None


def _birth(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse("-".join(reversed((text or "").split("/"))))
    except ValueError:
        return None


def _stays(history: object, now: datetime) -> bool:
    """Whether a stay has no end yet: its `ngayRa` lies ahead of now."""
    if not isinstance(history, list):
        return False
    moment = now.astimezone(HOSPITAL_TIME).strftime(_TIME)
    ends = (stay.get("ngayRa") for stay in history if isinstance(stay, Mapping))
    return any(isinstance(end, str) and len(end) == 12 and end.isdigit() and end > moment for end in ends)
