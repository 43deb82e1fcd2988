"""What devices, the hospital, staff and the clock may tell a terminal at any moment, for `tests.ui.monkey`."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import time

from kiosk.domain.call import Call
from kiosk.domain.citizen import Citizen
from kiosk.domain.condition import Fault
from kiosk.domain.outcome import Printed
from kiosk.domain.part import Part
from kiosk.domain.payment import PaymentState, Refusal
from kiosk.domain.problem import Problem
from kiosk.visit import events as e
from tests.gallery import (
    CITIZEN,
    COVERAGES,
    DEPOSIT,
    FREE,
    GROUPS,
    HOLDER,
    NOW,
    OPEN_TODAY,
    OWED,
    PARTIAL,
    PAYMENT,
    PLAN,
    PORTRAIT,
    RECEIPT,
    REGISTRATION,
    VISITOR,
)  # fmt: skip
from tests.gallery_lookup import BRING, DOCTORS, PRICES, in_line, results

PAID = replace(PAYMENT, state=PaymentState.PAID, received=PAYMENT.amount, receipt=RECEIPT)
CLOSED = replace(PAYMENT, state=PaymentState.CLOSED)


def somebody(dice: random.Random) -> Citizen:
    """A patient whom no other step has."""
    return replace(CITIZEN, number=f"0000{dice.randrange(10**8):08}")


WORLD: tuple[Callable[[random.Random], e.Event], ...] = (
    lambda dice: e.CodeGlimpsed(dice.random() < 0.5),
    lambda dice: e.CodeRead(somebody(dice)),
    lambda dice: e.CardCodeRead(HOLDER),
    lambda dice: e.SlipRead("Q1|SAMPLE"),
    lambda dice: e.NameWanted(),
    lambda dice: e.NotFound(),
    lambda dice: e.CardSeen(),
    lambda dice: e.CardLeft(),
    lambda dice: e.PartTold(dice.choice(tuple(Part)), works=dice.random() < 0.8),
    lambda dice: e.CardLifted(),
    lambda dice: e.ReaderMissing(),
    lambda dice: e.CardProgress(dice.randrange(101)),
    lambda dice: e.CardRead(somebody(dice)),
    lambda dice: e.PortraitRead(dice.choice((None, PORTRAIT))),
    lambda dice: e.Identified(dice.choice((VISITOR.patient, OPEN_TODAY))),
    lambda dice: e.CoverageRead(dice.choice(tuple(COVERAGES.values()))),
    lambda dice: e.ClinicsRead(GROUPS),
    lambda dice: e.NumberTaken(dice.choice((REGISTRATION, FREE))),
    lambda dice: e.PrintEnded(dice.choice(tuple(Printed))),
    lambda dice: e.SlipEnded(dice.choice(tuple(Printed)), "K01-0805"),
    lambda dice: e.BillsFound(dice.choice((OWED, replace(OWED, bills=()), replace(OWED, bills=OWED.bills[:1])))),
    lambda dice: e.DepositOpened(DEPOSIT),
    lambda dice: e.PaymentRefused(dice.choice(tuple(Refusal))),
    lambda dice: e.CodePainted(dice.choice((PAYMENT.qr_payload or "", ""))),
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
    lambda dice: e.Broke(),
    lambda dice: e.IdleWarned(),
    lambda dice: e.TimedOut(),
    lambda dice: e.ScannerLost(),
    lambda dice: e.ScannerBack(),
    lambda dice: e.StopService(),
    lambda dice: e.ResumeService(),
    lambda dice: e.FaultsStop(dice.choice(((), tuple(Fault)[:1], tuple(Fault)[:3]))),
    lambda dice: e.Closed(time(6)),
    lambda dice: e.Opened(),
    lambda dice: e.StaffCame(),
    lambda dice: e.StaffLeft(),
)

RARE = (
    e.TimedOut, e.IdleWarned, e.Failed, e.Broke, e.PartTold, e.ScannerLost, e.StopService, e.FaultsStop, e.Closed,
    e.StaffCame,
)  # fmt: skip
"""What ends most visits: told one time in ten, else no visit would get far."""
