"""The fleet console: every terminal, one terminal, orders to many at once."""

import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.api.core import Core
from kiosk.backend.api.idempotency import Answer
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.deeds import Deed, note_deed
from kiosk.backend.fleet import orders
from kiosk.backend.fleet.figures import Figures, figures
from kiosk.backend.fleet.history import EventRow, last_visits
from kiosk.backend.fleet.orders import OrderRow
from kiosk.backend.fleet.overview import (
    SORTS,
    STATES,
    Choice,
    Terminal,
    choose,
    counts,
    every_terminal,
    one_terminal,
)
from kiosk.backend.web import fleet_words
from kiosk.backend.web.fleet_plots import availability_plot, speed_plot, visits_plot

PAGE: Final = 100
SPANS: Final = {"24h": (24, False), "7d": (24 * 7, True)}
MINUTES: Final = (10, 60, 720)
LANGUAGES: Final = ("vi", "en")
_FRESH_S: Final = 20.0


@dataclass(frozen=True, slots=True)
class Shown:
    """Plots and their headlines."""

    span: str
    plots: tuple[Markup, Markup, Markup]
    visits: str
    p50: str
    p90: str
    available: str
    reasons: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The console's page: what is shown of the fleet, and how to ask for something else."""

    choice: Choice
    shown: Shown
    terminals: Sequence[Terminal]
    page: int
    pages: int
    found: int
    all: int
    payments: int
    counts: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]
    faults: tuple[tuple[str, str], ...]

    @property
    def query(self) -> str:
        """The choice as a query string."""
        return urlencode(_query(self.choice))

    @property
    def csv(self) -> str:
        """Where these terminals are to be had as CSV."""
        return f"/console/terminals.csv?{self.query}"

    def link(self, **changes: object) -> str:
        """This page with something else chosen."""
        asked = {**_query(self.choice), "span": self.shown.span, **{key: str(value) for key, value in changes.items()}}
        return "/console?" + urlencode({key: value for key, value in asked.items() if value not in ("", "0")})


def chosen(query: Mapping[str, str]) -> Choice:
    """The choice in a query; what it does not know is not chosen."""
    sort = query.get("sort", "")
    return Choice(
        text=query.get("q", "").strip()[:60],
        place=query.get("place", "")[:120],
        state=query.get("state", "") if query.get("state") in STATES else "",
        version=query.get("version", "")[:40],
        fault=query.get("fault", "")[:40],
        sort=sort if sort in SORTS else "state",
        down=query.get("down") == "1",
    )


def _query(choice: Choice) -> dict[str, str]:
    return {
        "q": choice.text,
        "place": choice.place,
        "state": choice.state,
        "version": choice.version,
        "fault": choice.fault,
        "sort": choice.sort,
        "down": "1" if choice.down else "",
    }


@dataclass(frozen=True, slots=True)
class Wanted:
    """One press: an order to some terminals, or to all that fit a choice."""

    staff: str
    what: str
    value: str | None
    minutes: int
    terminals: tuple[str, ...]
    shown: Choice | None


class FleetConsole:
    """One a worker: it remembers the fleet's figures for a while, so that many who look cost as much as one."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._lock = threading.Lock()
        self._figures: dict[str, tuple[float, Figures]] = {}

    def board(self, session: Session, query: Mapping[str, str]) -> Board:
        """The console's page for a query."""
        choice = chosen(query)
        everything = every_terminal(session, self._core.now())
        found = choose(everything, choice)
        pages = max(1, -(-len(found) // PAGE))
        wanted = query.get("page", "1")
        page = min(pages, max(1, int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 else 1))
        codes = Counter(code for terminal in everything for code, _ in terminal.faults)
        faults = [(code, f"{fleet_words.fault_name(code)} ({count})") for code, count in codes.most_common()]
        states = counts(everything)
        return Board(
            choice=choice,
            shown=self.shown(session, query.get("span", "")),
            terminals=found[(page - 1) * PAGE : page * PAGE],
            page=page,
            pages=pages,
            found=len(found),
            all=len(everything),
            payments=sum(terminal.payments_open or 0 for terminal in everything),
            counts=tuple((state, states[state]) for state in reversed(STATES) if states[state] or state == "ready"),
            places=_options(terminal.place for terminal in everything),
            states=tuple((state, fleet_words.STATES[state]) for state in STATES),
            versions=_options(terminal.version or "" for terminal in everything),
            faults=tuple(faults),
        )

    def shown(self, session: Session, span: str, terminal: str | None = None) -> Shown:
        """Plots of one terminal or of all."""
        name = span if span in SPANS else "24h"
        found = self._remembered(session, name) if terminal is None else self._ask(session, name, terminal)
        p50, p90 = found.whole.percentile(0.5), found.whole.percentile(0.9)
        share = found.whole.available
        return Shown(
            span=name,
            plots=(visits_plot(found), speed_plot(found), availability_plot(found)),
            visits=f"{found.whole.outcomes.total():,}".replace(",", "."),
            p50="–" if p50 is None else f"{p50:g}",
            p90="–" if p90 is None else f"{p90:g}",
            available="–" if share is None else f"{100 * share:.2f}%".replace(".", ","),
            reasons=found.reasons,
        )

    def _remembered(self, session: Session, span: str) -> Figures:
        with self._lock:
            at, found = self._figures.get(span, (0.0, None))
            if found is None or time.monotonic() - at > _FRESH_S:
                found = self._ask(session, span, None)
                self._figures[span] = (time.monotonic(), found)
            return found

    def _ask(self, session: Session, span: str, terminal: str | None) -> Figures:
        hours, by_day = SPANS[span]
        return figures(session, self._core.now(), hours=hours, by_day=by_day, terminal=terminal)

    def one(self, session: Session, terminal_id: str, query: Mapping[str, str]) -> dict[str, Any]:
        """The page of one terminal. Answers 404."""
        found = one_terminal(session, terminal_id, self._core.now())
        if found is None:
            raise ProblemError(404, "not_found", "no terminal of this id")
        given = select(OrderRow).where(OrderRow.terminal == terminal_id).order_by(OrderRow.given_at.desc()).limit(20)
        changes = select(EventRow).where(EventRow.terminal == terminal_id).order_by(EventRow.id.desc()).limit(40)
        return {
            "terminal": found,
            "shown": self.shown(session, query.get("span", ""), terminal_id),
            "orders": list(session.scalars(given)),
            "events": list(session.scalars(changes)),
            "visits": last_visits(session, terminal_id, 40),
        }

    def give(self, session: Session, wanted: Wanted) -> Answer:
        """Leave the order for each terminal's next heartbeat. Answers 422 `invalid_input`."""
        if wanted.what not in orders.WORDS or (wanted.what == "locale" and wanted.value not in LANGUAGES):
            raise ProblemError(422, "invalid_input", f"one of {', '.join(orders.WORDS)} is wanted")
        everything = every_terminal(session, self._core.now())
        if wanted.shown is not None:
            terminals = [terminal.id for terminal in choose(everything, wanted.shown)]
        else:
            known = {terminal.id for terminal in everything}
            terminals = [terminal for terminal in wanted.terminals if terminal in known]
        if not terminals:
            raise ProblemError(422, "invalid_input", "at least one enrolled terminal is wanted")
        value = wanted.value if wanted.what == "locale" else None
        good_for = timedelta(minutes=wanted.minutes)
        batch = orders.give(
            session, terminals, wanted.what, wanted.staff, self._core.now(), value=value, good_for=good_for
        )
        whom = terminals[0] if len(terminals) == 1 else f"{len(terminals)}"
        note_deed(session, wanted.staff, Deed.ORDERED, f"{wanted.what}: {whom}", self._core.now())
        return Answer(200, {"batch": batch, "terminals": len(terminals)})


@dataclass(frozen=True, slots=True)
class Batch:
    """One press and what came of it."""

    given_at: datetime
    staff: str
    what: str
    terminals: tuple[str, ...]
    states: tuple[tuple[str, int], ...]


def batches(session: Session, most: int = 100) -> list[Batch]:
    """The newest presses first: who ordered what, and what came of it."""
    rows = session.scalars(select(OrderRow).order_by(OrderRow.given_at.desc(), OrderRow.id).limit(20_000))
    found: dict[str, list[OrderRow]] = {}
    for row in rows:
        if row.batch not in found and len(found) == most:
            break
        found.setdefault(row.batch, []).append(row)
    return [
        Batch(
            given[0].given_at,
            given[0].staff,
            given[0].what,
            tuple(row.terminal for row in given),
            tuple(Counter(row.state for row in given).most_common()),
        )
        for given in found.values()
    ]


def shown_choice(query: str) -> Choice:
    """The choice a page was made with, from its hidden field."""
    return replace(chosen(dict(parse_qsl(query[:600]))), sort="id", down=False)


def _options(values: Any) -> tuple[tuple[str, str], ...]:
    return tuple((value, value) for value in sorted({value for value in values if value}))
