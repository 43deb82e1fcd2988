"""What every view-model tells a screen."""

from typing import Final

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.stage import stage
from kiosk.visit.step import Unexpected, step

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_ASIDE: Final = (s.CallingHelp, s.Help, s.Emergency, s.StartOver, s.StillThere)


@QmlElement
class View(QObject):
    """Constant: finished texts in the language of its making. Belongs to the screen that shows it and ends with it."""

    def __init__(self, state: s.State, moment: int) -> None:
        super().__init__()
        self._screen = type(state).__name__
        self._moment = moment
        found = stage(state)
        self._step, self._steps = (found.here, found.steps) if found else (0, 0)
        self._aside = isinstance(state, _ASIDE)
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
        """Which step this is on the way that is taken, 0 outside of any."""
        return self._step

    @Property(int, constant=True)
    def steps(self) -> int:
        """How many steps that way has; 0 while it is not known which it will be."""
        return self._steps

    @Property(bool, constant=True)
    def aside(self) -> bool:
        """Whether the visit was called away, and comes back to where it was."""
        return self._aside

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
