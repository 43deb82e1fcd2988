"""View-models of a page about the hospital: its headings, its lines, and finding one of them."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.find_line import find_lines
from kiosk.domain.hospital_page import HospitalPage, PageLine, PageSection, Topic
from kiosk.ui.views.choice import Choice
from kiosk.ui.views.line import Line
from kiosk.ui.views.view import View, answers
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.lookup import found_words, insured_price, lines_words, listed_price
from kiosk.visit import events as e
from kiosk.visit.states import ChooseSection, FindLine, ReadSection

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

FOUND_MOST: Final = 6
"""More never fit above the keys: further letters make them fewer."""
_TOPICS: Final[Mapping[Topic, str]] = {
    Topic.PRICES: "money", Topic.DOCTORS: "stethoscope", Topic.WAY: "signpost", Topic.BRING: "bag",
}  # fmt: skip

_PICTURES: Final[Mapping[Topic, str]] = {
    Topic.PRICES: "wallet", Topic.DOCTORS: "clinics", Topic.WAY: "way", Topic.BRING: "bring",
}  # fmt: skip


@QmlElement
class PageView(View):
    """What stands over a page, or a part of it."""

    def __init__(
        self, state: ChooseSection | ReadSection | FindLine, moment: int, page: HospitalPage | PageSection
    ) -> None:
        super().__init__(state, moment)
        self._title = in_language(page.title, page.title_en)
        self._searchable = answers(state, e.SearchAsked())

    @Property(str, constant=True)
    def title(self) -> str:
        """What it is about."""
        return self._title

    @Property(bool, constant=True)
    def searchable(self) -> bool:
        """Whether a line may be found by letters."""
        return self._searchable


@QmlElement
class ChooseSectionView(PageView):
    """A page by its headings."""

    def __init__(self, state: ChooseSection, moment: int) -> None:
        page = state.page
        super().__init__(state, moment, page)
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

    @Property(list, constant=True)
    def choices(self) -> list[Choice]:
        """Its headings."""
        return self._choices


@QmlElement
class ReadSectionView(PageView):
    """The lines under one heading, and what to know about all of them."""

    def __init__(self, state: ReadSection, moment: int) -> None:
        page = state.page
        section = page.sections[state.number]
        super().__init__(state, moment, section)
        self._note = in_language(page.note or "", page.note_en)
        self._picture = _PICTURES[page.topic]
        icon = _TOPICS[page.topic]
        self._lines = [_line(self, line, "check" if page.topic is Topic.BRING else icon) for line in section.lines]

    @Property(str, constant=True)
    def note(self) -> str:
        """What to know about all lines, or empty."""
        return self._note

    @Property(str, constant=True)
    def picture(self) -> str:
        """What is drawn where lines are few."""
        return self._picture

    @Property(list, constant=True)
    def lines(self) -> list[Line]:
        """What stands there."""
        return self._lines


@QmlElement
class FindLineView(PageView):
    """Lines of the page that begin as what is typed."""

    def __init__(self, state: FindLine, moment: int) -> None:
        super().__init__(state, moment, state.behind.page)
        self._page = state.behind.page
        self._found: list[Line] = []

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


def _line(parent: QObject, line: PageLine, icon: str) -> Line:
    price, insured = line.price, line.bhyt_price
    room, detail = in_language(line.room or "", line.room_en), in_language(line.detail or "", line.detail_en)
    return Line(
        parent,
        in_language(line.text, line.text_en),
        detail=", ".join(part for part in (room, detail) if part),
        figure=listed_price(price) if price is not None else "",
        second=insured_price(insured) if insured is not None else "",
        icon=icon,
    )
