"""Who somebody is, asked of the hospital in whichever way they said it."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.citizen import Citizen
from kiosk.domain.identity import Relative, Typed
from kiosk.domain.registration import Patient
from kiosk.domain.who import Booked, CardHolder, Identity
from kiosk.services.client import Refused
from kiosk.services.hospital import Hospital
from kiosk.visit import events as e

_QUESTIONS: Final[Mapping[str, e.Event]] = {"name_wanted": e.NameWanted(), "not_found": e.NotFound()}
"""Refusals of an identification that typing more can answer."""


def identified(hospital: Hospital, who: Identity, relative: Relative | None) -> e.Event:
    try:
        return e.Identified(_ask_for(hospital, who, relative))
    except Refused as refused:
        question = _QUESTIONS.get(refused.code)
        if question is None:
            raise
        return question


def _ask_for(hospital: Hospital, who: Identity, relative: Relative | None) -> Patient:
    match who:
        case Citizen():
            return hospital.identify(who, relative)
        case Typed():
            return hospital.identify_typed(who, relative)
        case CardHolder(number, name, born):
            return hospital.identify_card(number, name, born, relative)
        case Booked(number, born):
            return hospital.identify_appointment(number, born)
