"""A visit in the names of QĐ 4750/QĐ-BYT as the contract has them, and its answers as values. Pure."""

from datetime import date, datetime
from typing import Final

from kiosk.backend.his.his import Booking, Slot
from kiosk.backend.his.visit import Visit, VisitPlace
from kiosk.backend.insurance.insurer import Card, CardAnswer
from kiosk.domain.coverage import CoverageStatus
from kiosk.domain.dates import HOSPITAL_TIME, PartialDate
from kiosk.domain.fields import FieldError, Fields

# QĐ 4750: 1 nam, 2 nữ, 3 not determined. The contract itself has 0/1 in another place; we send one coding only.
_SEXES: Final = {"male": "1", "female": "2"}


def document_of(number: str) -> dict[str, str]:
    """The two fields that name a person: 1 is a citizen number, 2 an insurance number or card."""
    return {"SO_GTTT": number, "LOAI_GTTT": "1" if len(number) == 12 else "2"}


def born_text(born: PartialDate) -> str:
    """`yyyymmddHHMM`; what is not known is 00."""
    return f"{born.year:04}{born.month or 0:02}{born.day or 0:02}0000"


def registration(visit: Visit, place: VisitPlace) -> dict[str, object]:
    """`POST /dangky-kcb` for one clinic. `MA_DANG_KY_KIOSK` is ours: the same one is the same registration."""
    person = visit.person or {}
    born = person.get("born")
    card = visit.judged.card if visit.judged else None
    return {
        "MA_DANG_KY_KIOSK": place.id,
        "MA_LUOT_KIOSK": visit.id,
        "MA_DICH_VU": place.clinic_id,
        "TEN_DICH_VU": place.clinic,
        "STT": place.number,
        "UU_TIEN": 1 if place.priority else 0,
        "NGAY_DANG_KY": visit.made_at.astimezone(HOSPITAL_TIME).strftime("%Y%m%d%H%M"),
        "HO_TEN": person.get("name"),
        "SO_CCCD": person.get("number"),
        "NGAY_SINH": born_text(PartialDate.parse(born)) if born else None,
        "GIOI_TINH": _SEXES.get(person.get("sex") or "", "3"),
        "DIA_CHI": person.get("residence"),
        "MA_THE_BHYT": (card.number if card else None) or person.get("card"),
        "MA_DKBD": card.facility if card else None,
        "BHYT_XAC_MINH": _verified(visit),
        "XAC_THUC": visit.level,
        "LOAI_DANG_KY": visit.kind,
        "MA_LICH_HEN": place.booking,
        "MA_HOA_DON": visit.bill_id,
        "SO_GIAY_CHUYEN_TUYEN": visit.slip.get("number"),
        "MA_BENH_CHUYEN_TUYEN": visit.slip.get("disease"),
        "DON_VI_CHUYEN_TUYEN": visit.slip.get("facility"),
        "TIEN_TAM_TINH": sum(line.amount for line in visit.lines),
    }


def _verified(visit: Visit) -> int | None:
    """1 where the insurer said that the card holds, 0 where it did not (yet); None without insurance."""
    return int(visit.judged.status is CoverageStatus.COVERED) if visit.judged is not None else None


def verdict(visit: Visit, place: VisitPlace) -> dict[str, object]:
    """`POST /capnhat-bhyt`: what the insurer said after the registration. The same one again changes nothing."""
    judged = visit.judged
    card = judged.card if judged else None
    return {
        "MA_DANG_KY_KIOSK": place.id,
        "BHYT_XAC_MINH": _verified(visit),
        "MA_KQ": judged.code if judged else None,
        "MA_THE_BHYT": card.number if card else None,
        "MA_DKBD": card.facility if card else None,
        "GT_THE_TU": f"{card.valid_from:%Y%m%d}" if card and card.valid_from else None,
        "GT_THE_DEN": f"{card.valid_to:%Y%m%d}" if card and card.valid_to else None,
    }


def bookings(answer: Fields) -> tuple[Booking, ...]:
    """`GET /lich-hen`. Raises FieldError."""
    found = [
        Booking(
            id=entry.text("MA_LICH_HEN", 64),
            clinic_id=entry.text("MA_DICH_VU", 20),
            at=_moment(entry.text("THOI_GIAN", 12)),
            orders=entry.texts("CHI_DINH"),
            re_examination=entry.whole("TAI_KHAM", 0, 1) == 1,
        )
        for entry in answer.each("data")
    ]
    return tuple(sorted(found, key=lambda booking: booking.at))


def slots(answer: Fields, day: date) -> tuple[Slot, ...]:
    """`GET /dichvu-lichkham`: most and taken of each part of the day. Raises FieldError."""
    found = []
    for entry in answer.each("data"):
        start, end = (_moment(f"{day:%Y%m%d}{entry.text(key, 4)}") for key in ("GIO_BAT_DAU", "GIO_KET_THUC"))
        free = entry.whole("SL_TOI_DA", 0, 10_000) - entry.whole("SL_HIEN_TAI", 0, 10_000)
        found.append(Slot(start, end, max(free, 0)))
    return tuple(sorted(found, key=lambda slot: slot.start))


def card_answer(answer: Fields) -> CardAnswer:
    """`GET /bhyt`: `MA_KQ` is the insurer's own code. Raises FieldError."""
    data = answer.inner("data")
    card = Card(
        number=data.text_or_none("MA_THE_BHYT", 15),
        valid_from=_day(data, "GT_THE_TU"),
        valid_to=_day(data, "GT_THE_DEN"),
        facility=data.text_or_none("MA_DKBD", 5),
    )
    return CardAnswer(data.text("MA_KQ", 3), card if card.number else None)


def _day(fields: Fields, key: str) -> date | None:
    text = fields.text_or_none(key, 12)
    return _moment(f"{text[:8]}0000").date() if text else None


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y%m%d%H%M").replace(tzinfo=HOSPITAL_TIME)
    except ValueError:
        raise FieldError("a time of yyyymmddHHMM is wanted") from None
