"""View-models of what is looked up about the house, and of results."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.find_line import find_lines
from kiosk.domain.hospital_page import PageLine, Topic
from kiosk.domain.outcome import Printed
from kiosk.domain.plan import Room, Use
from kiosk.ui.plan_map import MapSheet
from kiosk.ui.views.choice import Choice
from kiosk.ui.views.clinics import icon_of
from kiosk.ui.views.line import Line
from kiosk.ui.views.view import View, answers
from kiosk.ui.views.way import sheets
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.lookup import (
    found_words,
    insured_price,
    lines_words,
    listed_price,
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
    ChooseSection,
    FindLine,
    LookUp,
    ReadSection,
    Results,
    ShowWay,
    Wanted,
)

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

FOUND_MOST: Final = 6
"""More never fit above the keys: further letters make them fewer."""
_ICONS: Final[Mapping[Wanted, str]] = {
    Wanted.PLACE: "people",
    Wanted.WAY: "signpost",
    Wanted.PRICES: "money",
    Wanted.DOCTORS: "calendar",
    Wanted.BRING: "bag",
    Wanted.RESULTS: "receipt",
}
_TOPICS: Final[Mapping[Topic, str]] = {
    Topic.PRICES: "money", Topic.DOCTORS: "stethoscope", Topic.WAY: "signpost", Topic.BRING: "bag",
}  # fmt: skip
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


@QmlElement
class LookUpView(View):
    """What can be looked up."""

    def __init__(self, state: LookUp, moment: int) -> None:
        super().__init__(state, moment)
        self._choices = [_wanted(self, wanted) for wanted in to_look_up(state.visitor, state.parts)]

    @Property(list, constant=True)
    def choices(self) -> list[Choice]:
        """Everything that can be looked up."""
        return self._choices


@QmlElement
class ChooseSectionView(View):
    """A page by its headings."""

    def __init__(self, state: ChooseSection, moment: int) -> None:
        super().__init__(state, moment)
        page = state.page
        self._searchable = answers(state, e.SearchAsked())
        self._title = in_language(page.title, page.title_en)
        self._choices = [
            Choice(
                self,
                key=str(number),
                kind="section",
                icon=_TOPICS[page.topic],
                title=in_language(section.title, section.title_en),
                note=lines_words(len(section.lines)),
            )
            for number, section in enumerate(page.sections)
        ]

    @Property(bool, constant=True)
    def searchable(self) -> bool:
        """Whether a line may be found by letters."""
        return self._searchable

    @Property(str, constant=True)
    def title(self) -> str:
        """What the page is about."""
        return self._title

    @Property(list, constant=True)
    def choices(self) -> list[Choice]:
        """Its headings."""
        return self._choices


@QmlElement
class ReadSectionView(View):
    """The lines under one heading, and what to know about all of them."""

    def __init__(self, state: ReadSection, moment: int) -> None:
        super().__init__(state, moment)
        page = state.page
        section = page.sections[state.number]
        self._searchable = answers(state, e.SearchAsked())
        self._title = in_language(section.title, section.title_en)
        self._note = in_language(page.note or "", page.note_en or "")
        icon = _TOPICS[page.topic]
        self._lines = [_line(self, line, "check" if page.topic is Topic.BRING else icon) for line in section.lines]

    @Property(bool, constant=True)
    def searchable(self) -> bool:
        """Whether a line may be found by letters."""
        return self._searchable

    @Property(str, constant=True)
    def title(self) -> str:
        """The heading."""
        return self._title

    @Property(str, constant=True)
    def note(self) -> str:
        """What to know about all lines, or empty."""
        return self._note

    @Property(list, constant=True)
    def lines(self) -> list[Line]:
        """What stands there."""
        return self._lines


@QmlElement
class FindLineView(View):
    """Lines of the page that begin as what is typed."""

    def __init__(self, state: FindLine, moment: int) -> None:
        super().__init__(state, moment)
        self._page = state.behind.page
        self._title = in_language(self._page.title, self._page.title_en)
        self._found: list[Line] = []

    @Property(str, constant=True)
    def title(self) -> str:
        """What the page is about."""
        return self._title

    @Slot(str, result=list)
    def found(self, text: str) -> list[Line]:
        """The first lines that fit, best first."""
        for line in self._found:
            line.deleteLater()
        icon = _TOPICS[self._page.topic]
        self._found = [_line(self, line, icon) for line in find_lines(self._page, text)[:FOUND_MOST]]
        return self._found

    @Slot(str, result=str)
    def told(self, text: str) -> str:
        """How many fit; empty before anything is typed."""
        return found_words(len(find_lines(self._page, text))) if text.strip() else ""


@QmlElement
class ChooseAreaView(View):
    """Which kind of place."""

    def __init__(self, state: ChooseArea, moment: int) -> None:
        super().__init__(state, moment)
        self._choices = [
            Choice(
                self,
                key=area.id,
                kind="area",
                icon=icon_of(area.id, "signpost"),
                title=in_language(area.name, area.name_en),
                note=_some(in_language(room.name, room.name_en) for room in state.plan.rooms_of(area.id)),
            )
            for area in state.plan.areas
        ]

    @Property(list, constant=True)
    def choices(self) -> list[Choice]:
        """The areas."""
        return self._choices


@QmlElement
class ChooseRoomView(View):
    """Which room."""

    def __init__(self, state: ChooseRoom, moment: int) -> None:
        super().__init__(state, moment)
        self._choices = [_room(self, room) for room in state.plan.rooms_of(state.area_id)]

    @Property(list, constant=True)
    def choices(self) -> list[Choice]:
        """The rooms."""
        return self._choices


@QmlElement
class ShowWayView(View):
    """The way, drawn and in steps."""

    def __init__(self, state: ShowWay, moment: int) -> None:
        super().__init__(state, moment)
        route = state.route
        self._room = in_language(route.goal.name, route.goal.name_en)
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
                detail=ordered_words(found.clinic, found.ordered),
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


def _wanted(parent: QObject, wanted: Wanted) -> Choice:
    words = wanted_words(wanted)
    return Choice(parent, key=wanted.value, kind="wanted", icon=_ICONS[wanted], title=words.title, note=words.action)


def _line(parent: QObject, line: PageLine, icon: str) -> Line:
    price, insured = line.price, line.bhyt_price
    detail = in_language(line.detail or "", line.detail_en or "")
    return Line(
        parent,
        in_language(line.text, line.text_en),
        detail=", ".join(part for part in (line.room or "", detail) if part),
        figure=listed_price(price) if price is not None else "",
        second=insured_price(insured) if insured is not None else "",
        icon=icon,
    )


def _room(parent: QObject, room: Room) -> Choice:
    icon = icon_of(room.id, "stethoscope") if room.use is Use.CLINIC else _USES[room.use]
    name = in_language(room.name, room.name_en)
    return Choice(parent, key=room.id, kind="room", icon=icon, title=name, place=sign_words(room))


def _some(names: Iterable[str]) -> str:
    """The first two."""
    first = list(names)[:2]
    return ", ".join(first) + ("…" if len(first) == 2 else "")
