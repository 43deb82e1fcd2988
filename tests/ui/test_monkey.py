"""Random fingers, keys, devices and clocks: the screens follow the visit, whatever happens."""

import gc
import os
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.domain.call import Call
from kiosk.domain.outcome import Printed
from kiosk.domain.payment import PaymentState
from kiosk.domain.problem import Problem
from kiosk.ui.views.view import answers
from kiosk.visit import events as e
from kiosk.visit import states as s
from tests.album import Album, settle
from tests.gallery import (
    CITIZEN,
    COVERAGES,
    GROUPS,
    HOLDER,
    NOW,
    PARTIAL,
    PAYMENT,
    PLAN,
    PORTRAIT,
    RECEIPT,
    REGISTRATION,
    VISITOR,
)  # fmt: skip
from tests.gallery_lookup import BRING, DOCTORS, PRICES, in_line, results
from tests.ui.survey import area, buttons, texts

PAID = replace(PAYMENT, state=PaymentState.PAID, received=PAYMENT.amount, receipt=RECEIPT)
CLOSED = replace(PAYMENT, state=PaymentState.CLOSED)

WORLD: tuple[Callable[[random.Random], e.Event], ...] = (
    lambda dice: e.CodeGlimpsed(dice.random() < 0.5),
    lambda dice: e.CodeRead(CITIZEN),
    lambda dice: e.CardCodeRead(HOLDER),
    lambda dice: e.SlipRead("Q1|SAMPLE"),
    lambda dice: e.NameWanted(),
    lambda dice: e.NotFound(),
    lambda dice: e.CardSeen(),
    lambda dice: e.CardLeft(),
    lambda dice: e.CardLifted(),
    lambda dice: e.ReaderMissing(),
    lambda dice: e.CardProgress(dice.randrange(101)),
    lambda dice: e.CardRead(CITIZEN),
    lambda dice: e.PortraitRead(dice.choice((None, PORTRAIT))),
    lambda dice: e.Identified(VISITOR.patient),
    lambda dice: e.CoverageRead(dice.choice(tuple(COVERAGES.values()))),
    lambda dice: e.ClinicsRead(GROUPS),
    lambda dice: e.NumberTaken(REGISTRATION),
    lambda dice: e.PrintEnded(dice.choice(tuple(Printed))),
    lambda dice: e.SlipEnded(dice.choice(tuple(Printed)), "K01-0805"),
    lambda dice: e.PaymentOpened(PAYMENT),
    lambda dice: e.PaymentChanged(dice.choice((PAYMENT, PARTIAL, PAID, CLOSED))),
    lambda dice: e.PaymentUnclear(),
    lambda dice: e.DisplayEnded(),
    lambda dice: e.PageRead(dice.choice((PRICES, DOCTORS, BRING))),
    lambda dice: e.ResultsRead(results(NOW)[: dice.randrange(4)]),
    lambda dice: e.SlipRead("Q1|reg-1|0"),
    lambda dice: e.SlipUnknown(),
    lambda dice: e.TicketFound(in_line(REGISTRATION)),
    lambda dice: e.CopyGiven(REGISTRATION),
    lambda dice: e.CopyRefused(),
    lambda dice: e.RatingSent(),
    lambda dice: e.HelpAnswered(dice.choice(tuple(Call)), NOW),
    lambda dice: e.PlanRead(PLAN if dice.random() < 0.9 else None),
    lambda dice: e.Failed(dice.choice(tuple(Problem))),
    lambda dice: e.IdleWarned(),
    lambda dice: e.TimedOut(),
    lambda dice: e.ScannerLost(),
    lambda dice: e.ScannerBack(),
)
HOME = ("help", "back", "finish", "desk", "refused", "service_no_card")
KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Backtab)


def resident() -> float:
    """Megabytes of this process."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


@pytest.fixture
def walked(built: None, qtbot: QtBot) -> Iterator[Album]:
    """An album that follows the visit's own table."""
    album = Album(follow=True)
    album.window.requestActivate()
    yield album
    album.close()


def play(album: Album, dice: random.Random) -> None:
    """One thing that happens."""
    shell = album.shell
    roll = dice.random()
    if roll < 0.03:
        # Time jumps: to a warning, past it, past an end.
        shell.seconds += dice.choice((1, 9, 21, 46, 3600))
        shell.tick()
    elif roll < 0.4:
        for make in dice.sample(WORLD, len(WORLD)):
            event = make(dice)
            often = 0.1 if isinstance(event, e.TimedOut | e.IdleWarned | e.Failed | e.ScannerLost) else 1
            if dice.random() < often and answers(shell.state, event):
                shell.handle(event)
                return
    elif roll < 0.75:
        ways = [button for button in buttons(album) if button.objectName() not in HOME or dice.random() < 0.1]
        place = area(dice.choice(ways)).center().toPoint()
        QTest.mouseClick(album.window, Qt.MouseButton.LeftButton, pos=place)
    elif roll < 0.9:
        place = QPoint(dice.randrange(1080), dice.randrange(1920))
        QTest.mouseClick(album.window, Qt.MouseButton.LeftButton, pos=place)
    else:
        QTest.keyClick(album.window, dice.choice(KEYS))


def monkey(album: Album, steps: int, seed: int) -> set[str]:
    """So many random things; the screens that were seen."""
    dice = random.Random(seed)
    seen: set[str] = set()
    grown: list[float] = []
    for number in range(steps):
        play(album, dice)
        # What the album writes down for other tests would be all that grows here.
        album.shell.events.clear()
        if number % 5 == 0:
            settle()
        if number % 5_000 == 0:
            grown.append(resident())
        state = album.shell.state
        seen.add(type(state).__name__)
        shown = album.window.property("shown")
        assert type(state).__name__ in str(shown.metaObject().className()), number
        if isinstance(state, s.Welcome) and number % 10 == 0:
            settle()
            words = {str(text.property("text")) for text in texts(album)}
            assert not words & {CITIZEN.masked_name, CITIZEN.masked_number}, number
    # The first five thousand fill the caches: pictures, screens, glyphs.
    told = f"{steps} random things, MB: {[round(one) for one in grown]}"
    sys.stdout.write(told + "\n")
    assert len(grown) < 3 or grown[-1] <= grown[1] * 1.05, told
    return seen


def test_five_hundred_random_things_leave_the_screens_in_step(walked: Album) -> None:
    assert len(monkey(walked, 500, seed=7)) >= 12


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_a_hundred_thousand_random_things_leave_the_screens_in_step(walked: Album) -> None:
    assert len(monkey(walked, 100_000, seed=11)) >= 40
