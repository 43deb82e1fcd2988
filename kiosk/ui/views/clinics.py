"""Clinics and their groups as tiles."""

from typing import Final

from PySide6.QtCore import QObject

from kiosk.domain.clinic import Clinic
from kiosk.domain.registration import Kind
from kiosk.ui.views.choice import Choice
from kiosk.ui.wording.counts import closed_words, full_words, group_words, in_language, price_words, waiting_words
from kiosk.visit.states import ChooseClinic, ChooseGroup

_ICONS: Final = {
    "noi": "stethoscope",
    "ngoai": "bandage",
    "chuyen-khoa": "eye",
    "phu-nhi": "family",
    "yeu-cau": "star",
    "tim-mach": "heart",
    "mat": "eye",
    "rang": "tooth",
    "nhi": "family",
    "san": "family",
    "chinh-hinh": "bandage",
    "yc-tim": "heart",
    "yc-nhi": "family",
}
"""Pictures for the ids that hospitals commonly use; others get the stethoscope."""


def icon_of(id_: str, otherwise: str) -> str:
    """The picture for an id."""
    return _ICONS.get(id_, otherwise)


def groups(parent: QObject, state: ChooseGroup) -> list[Choice]:
    """Each with its name and what is in it."""
    return [
        Choice(
            parent,
            key=group.id,
            kind="group",
            icon=icon_of(group.id, "stethoscope"),
            title=in_language(group.name, group.name_en),
            note=group_words(len(group.clinics)) if group.available else full_words(),
            available=group.available,
        )
        for group in state.groups
    ]


def clinics(parent: QObject, state: ChooseClinic) -> list[Choice]:
    """Those of the group that was chosen."""
    return [clinic_choice(parent, clinic, insured=state.order.kind is Kind.BHYT) for clinic in state.group.clinics]


def clinic_choice(parent: QObject, clinic: Clinic, *, insured: bool, chosen: bool = False) -> Choice:
    """A clinic: its name, room, how many wait, the price as the hospital gives it. A discreet one has its name only in
    the list of all, not once it is `chosen`."""
    closed = "" if clinic.available else full_words() if clinic.open else closed_words()
    hidden = chosen and clinic.discreet
    return Choice(
        parent,
        key=clinic.id,
        kind="clinic",
        icon="stethoscope" if hidden else icon_of(clinic.id, "stethoscope"),
        title=in_language(clinic.shown, clinic.shown_en) if hidden else in_language(clinic.name, clinic.name_en),
        place=in_language(clinic.room, clinic.room_en),
        people="" if closed else waiting_words(clinic.waiting),
        price="" if closed else price_words(clinic.price, clinic.bhyt_price if insured else None),
        note=closed,
        available=clinic.available,
    )
