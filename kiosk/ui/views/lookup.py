"""View-models of what is looked up about the house, and of results."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.domain.outcome import Printed
from kiosk.domain.plan import Use
from kiosk.ui.map_sheet import MapSheet
from kiosk.ui.views.choice import Choice
from kiosk.ui.views.clinics import icon_of
from kiosk.ui.views.line import Line
from kiosk.ui.views.view import View, answers
from kiosk.ui.views.way import sheets
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.lookup import (
    ordered_words,
    result_kind,
    result_state,
    wanted_words,
)
from kiosk.ui.wording.paper import way_paper_words
from kiosk.ui.wording.way import sign_words
from kiosk.visit import events as e
from kiosk.visit.lookup import to_look_up
from kiosk.visit.states import (
    ChooseArea,
    ChooseRoom,
    LookUp,
    Results,
    ShowWay,
    Wanted,
)

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_ICONS: Final[Mapping[Wanted, str]] = {
    Wanted.PLACE: "people",
    Wanted.WAY: "signpost",
    Wanted.PRICES: "money",
    Wanted.DOCTORS: "calendar",
    Wanted.BRING: "bag",
    Wanted.RESULTS: "receipt",
}
_USES: Final[Mapping[Use, str]] = {
    Use.DESK: "desk",
    Use.CASHIER: "wallet",
    Use.PHARMACY: "pills",
    Use.LABORATORY: "tube",
    Use.IMAGING: "bones",
    Use.EMERGENCY: "emergency",
    Use.TOILET: "toilet",
    Use.LIFT: "more",
    Use.EXIT: "door",
}


def topics(parent: QObject, state: LookUp) -> list[Choice]:
    """What can be looked up."""
    known, held = state.visitor is not None, state.visitor is not None and bool(state.visitor.patient.held)
    return [
        Choice(parent, key=wanted.value, kind="wanted", icon=_ICONS[wanted], title=words.title, note=words.action)
        for wanted in to_look_up(state.visitor, state.parts)
        if (words := wanted_words(wanted, known=known, held=held))
    ]


def areas(parent: QObject, state: ChooseArea) -> list[Choice]:
    """Kinds of places, each with some of its rooms."""
    return [
        Choice(
            parent,
            key=area.id,
            kind="area",
            icon=icon_of(area.id, "signpost"),
            title=in_language(area.name, area.name_en),
            note=_some(in_language(room.name, room.name_en) for room in state.plan.rooms_of(area.id)),
        )
        for area in state.plan.areas
    ]


def rooms(parent: QObject, state: ChooseRoom) -> list[Choice]:
    """The rooms of a kind."""
    return [
        Choice(
            parent,
            key=room.id,
            kind="room",
            icon=icon_of(room.id, "stethoscope") if room.use is Use.CLINIC else _USES[room.use],
            title=in_language(room.name, room.name_en),
            place=sign_words(room),
        )
        for room in state.plan.rooms_of(state.area_id)
    ]


@QmlElement
class ShowWayView(View):
    """The way, drawn and in steps."""

    def __init__(self, state: ShowWay, moment: int) -> None:
        super().__init__(state, moment)
        route = state.route
        self._room = in_language(route.goal.shown, route.goal.shown_en)
        self._place = sign_words(route.goal)
        self._sheets = sheets(self, route)
        self._paper = way_paper_words(state.printed) if state.printed else ""
        self._printed = state.printed is Printed.PRINTED
        self._printable = state.printed is None and answers(state, e.PrintWanted())

    @Property(str, constant=True)
    def room(self) -> str:
        """Where to."""
        return self._room

    @Property(str, constant=True)
    def place(self) -> str:
        """What stands on the door."""
        return self._place

    @Property(bool, constant=True)
    def printable(self) -> bool:
        """Whether it may be asked for on paper."""
        return self._printable

    @Property(list, constant=True)
    def sheets(self) -> list[MapSheet]:
        """The way, drawn floor by floor."""
        return self._sheets

    @Property(str, constant=True)
    def paper(self) -> str:
        """What became of its slip, or empty where none was asked for."""
        return self._paper

    @Property(bool, constant=True)
    def printed(self) -> bool:
        """Whether the slip surely came out."""
        return self._printed


@QmlElement
class ResultsView(View):
    """Which results are ready."""

    def __init__(self, state: Results, moment: int) -> None:
        super().__init__(state, moment)
        self._lines = [
            Line(
                self,
                result_kind(found),
                detail=ordered_words(found),
                figure=result_state(found),
                icon="check" if found.ready else "clock",
                good=found.ready,
            )
            for found in state.results
        ]
        self._ready = sum(found.ready for found in state.results)

    @Property(list, constant=True)
    def lines(self) -> list[Line]:
        """One for each order."""
        return self._lines

    @Property(int, constant=True)
    def ready(self) -> int:
        """How many are ready."""
        return self._ready


def _some(names: Iterable[str]) -> str:
    """The first two."""
    first = list(names)[:2]
    return ", ".join(first) + ("…" if len(first) == 2 else "")
