"""What every view-model tells a screen."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.step import Unexpected, step

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_STEPS: Final[Mapping[type[s.State], int]] = {
    s.ShowCard: 1,
    s.GiveKey: 1,
    s.PlaceCard: 1,
    s.ReadingCard: 1,
    s.Consent: 1,
    s.Identifying: 1,
    s.Confirm: 1,
    s.ChooseService: 1,
    s.OtherWays: 1,
    s.TypeNumber: 1,
    s.TypeBirth: 1,
    s.TypeName: 1,
    s.ChooseRelation: 1,
    s.ChooseSex: 1,
    s.CheckIn: 3,
    s.TypeCard: 2,
    s.Review: 3,
    s.ChooseClaim: 3,
    s.ChoosePaper: 3,
    s.TypePaper: 3,
    s.CheckingCoverage: 2,
    s.ChoosePayer: 2,
    s.LoadingClinics: 3,
    s.ChooseGroup: 3,
    s.ChooseClinic: 3,
    s.TakingNumber: 4,
    s.PrintingTicket: 4,
    s.Registered: 4,
}
"""Where a screen stands on the way to a number."""


@QmlElement
class View(QObject):
    """Constant: finished texts in the language of its making. Belongs to the screen that shows it and ends with it."""

    def __init__(self, state: s.State, moment: int) -> None:
        super().__init__()
        self._screen = type(state).__name__
        self._moment = moment
        self._step = _STEPS.get(type(state), 0)
        self._back = answers(state, e.Back())
        self._help = answers(state, e.HelpAsked())

    @Property(str, constant=True)
    def screen(self) -> str:
        """The name of the state, and of its screen."""
        return self._screen

    @Property(int, constant=True)
    def moment(self) -> int:
        """The screen's stamp: goes with every touch."""
        return self._moment

    @Property(int, constant=True)
    def step(self) -> int:
        """Which of four steps this is, 0 outside the flow."""
        return self._step

    @Property(bool, constant=True)
    def back(self) -> bool:
        """Whether the visit can go back from here."""
        return self._back

    @Property(bool, constant=True)
    def help(self) -> bool:
        """Whether somebody can be called from here."""
        return self._help


def answers(state: s.State, event: e.Event) -> bool:
    """Whether the visit's own table has a row for this: a button is shown only where it leads somewhere."""
    try:
        step(state, event)
    except Unexpected:
        return False
    return True
