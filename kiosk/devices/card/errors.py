"""What can go wrong with a card, named for what the caller does next.

    CardError
    ├── NotReady                 come back when the device is (exit 3)
    │   ├── NoReader             no reader at all, or not the one asked for
    │   ├── NoCard               no card on the reader
    │   ├── CardGone             the card, the reader or the service under it went away
    │   ├── ReaderBusy           another program holds the reader
    │   ├── CardSilent           the card is there and does not answer in time
    │   └── Stopped              the caller's stop event is set
    └── Refused                  this card is not accepted (exit 4)
        ├── WrongKey             the QR, number or MRZ belongs to another card
        ├── NotIdCard            no citizen card answers
        ├── Unreadable           the card answers what no citizen card may
        ├── Expired              valid no longer
        ├── Forged               contents or signature are not the issuer's
        └── Cloned               the contents are, the chip is not

No message quotes what a card holds.
"""

from enum import StrEnum
from typing import ClassVar


class Stage(StrEnum):
    """How far a reading had come."""

    READER = "reader"
    SELECT = "select"
    CARD_ACCESS = "card_access"
    PACE = "pace"
    BAC = "bac"
    SOD = "sod"
    DG1 = "dg1"
    DG2 = "dg2"
    DG13 = "dg13"
    DG14 = "dg14"
    DG15 = "dg15"
    COM = "com"
    CHIP = "chip"
    SIGNATURE = "signature"
    VALIDITY = "validity"


class KeySource(StrEnum):
    """Where the key of a card came from: it decides what the patient is asked next."""

    QR = "qr"
    TYPED = "typed"
    RECORD = "record"
    MRZ = "mrz"


class CardError(Exception):
    """A reading that ended without a citizen. `sw` is the card's status word where one decided it."""

    code: ClassVar[str] = "card_error"
    exit: ClassVar[int] = 70
    retry: ClassVar[bool] = False

    def __init__(self, stage: Stage, detail: str = "", sw: int | None = None) -> None:
        status = "" if sw is None else f" [{sw:04X}]"
        super().__init__(f"{self.code} at {stage}{': ' if detail else ''}{detail}{status}")
        self.stage = stage
        self.sw = sw


class NotReady(CardError):
    """Nothing is wrong with the card that is known."""

    exit = 3
    retry = True


class NoReader(NotReady):
    """No reader, or not the one named."""

    code = "no_reader"


class NoCard(NotReady):
    """No card came within the time given."""

    code = "no_card"


class CardGone(NotReady):
    """The card left the reader, or the reader left the terminal, before the reading was whole."""

    code = "card_removed"


class ReaderBusy(NotReady):
    """Another program holds the reader."""

    code = "reader_busy"


class CardSilent(NotReady):
    """The card lies there and does not answer."""

    code = "no_answer"


class Stopped(NotReady):
    """The caller asked to stop."""

    code = "stopped"


class Refused(CardError):
    """The card is there and is not accepted."""

    exit = 4


class WrongKey(Refused):
    """No key tried opens this card. `source` says whose key it was."""

    code = "key_does_not_match"
    retry = True

    def __init__(self, stage: Stage, source: KeySource, sw: int | None = None) -> None:
        super().__init__(stage, f"key from {source}", sw)
        self.source = source


class NotIdCard(Refused):
    """No travel-document application, or not the citizen card's contents."""

    code = "not_an_id_card"


class Unreadable(Refused):
    """The card breaks its own format or refuses what it must serve."""

    code = "unreadable"
    retry = True


class Expired(Refused):
    """The document's last day has passed."""

    code = "expired"


class Forged(Refused):
    """Hashes or signature do not hold."""

    code = "forged"


class Cloned(Refused):
    """Genuine contents on a chip that cannot prove it is the one they were issued on."""

    code = "cloned"
