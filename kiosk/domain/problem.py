"""What a patient is told when something does not work."""

from enum import Enum, auto


class Problem(Enum):
    """Closed: at most fifteen. The words stand in the interface; the cause, for support, in the log."""

    CODE_UNREADABLE = auto()
    CODE_NOT_CITIZEN = auto()
    CODE_OF_TEST = auto()
    TOO_MANY_GUESSES = auto()
    CARD_UNREADABLE = auto()
    CARD_REMOVED = auto()
    CARD_REFUSED = auto()
    CARD_KEY_WRONG = auto()
    BACKEND_AWAY = auto()
    CLINIC_FULL = auto()
    REGISTRATION_UNKNOWN = auto()
    REGISTRATION_REFUSED = auto()
    PAYMENT_AWAY = auto()
    BILL_CHANGED = auto()
    AMOUNT_TOO_LARGE = auto()
    PAYMENT_LIVE = auto()
    PAYMENT_UNKNOWN = auto()
    OUR_FAULT = auto()
