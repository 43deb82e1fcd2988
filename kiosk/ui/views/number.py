"""A number that a patient holds: which clinic, where, and how it stands."""

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.domain.ticket import Ticket
from kiosk.ui.wording.counts import ahead_words, expected_words, in_language

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NumberView(QObject):
    """One number of a visit."""

    def __init__(self, parent: QObject, ticket: Ticket) -> None:
        super().__init__(parent)
        self._number = ticket.number
        self._clinic = "" if ticket.discreet else in_language(ticket.clinic, ticket.clinic_en)
        self._room = in_language(ticket.room, ticket.room_en)
        self._ahead = ahead_words(ticket.ahead)
        self._expected = expected_words(ticket.expected)

    @Property(str, constant=True)
    def number(self) -> str:
        """The number."""
        return self._number

    @Property(str, constant=True)
    def clinic(self) -> str:
        """The clinic; empty where its room stands for it."""
        return self._clinic

    @Property(str, constant=True)
    def room(self) -> str:
        """Where to go."""
        return self._room

    @Property(str, constant=True)
    def ahead(self) -> str:
        """How many are before the patient, or empty."""
        return self._ahead

    @Property(str, constant=True)
    def expected(self) -> str:
        """About when, or empty."""
        return self._expected
