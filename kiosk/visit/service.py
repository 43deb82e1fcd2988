"""What a patient can come for."""

from enum import StrEnum


class Service(StrEnum):
    """One entry of the menu. The value is its name in the screens."""

    NO_CARD = "no_card"
    TYPE_NUMBER = "type_number"
    TYPE_CARD = "type_card"
    TYPE_APPOINTMENT = "type_appointment"
    REGISTER = "register"
    APPOINTMENT = "appointment"
    CHILD = "child"
    PAY = "pay"
    REPRINT = "reprint"
    RESULTS = "results"
    LOOK_UP = "look_up"
    QUICK_NUMBER = "quick_number"
    EMERGENCY = "emergency"
    WAY = "way"
    DESK_NUMBER = "desk_number"
