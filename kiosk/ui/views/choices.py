"""The view-model of a screen that is nothing but a choice."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.ui.views.choice import Choice
from kiosk.ui.views.view import View

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ChoicesView(View):
    """A few things of which one is chosen: made of a state by a function of their own."""

    # A state goes with the function of that state only; `make` pairs them.
    def __init__(self, choices: Callable[[QObject, Any], list[Choice]], state: Any, moment: int) -> None:
        super().__init__(state, moment)
        self._choices = choices(self, state)

    @Property(list, constant=True)
    def choices(self) -> list[Choice]:
        """As tiles."""
        return self._choices
