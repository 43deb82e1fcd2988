"""Where a visit ends."""

from dataclasses import dataclass, field

from kiosk.domain.outcome import Printed
from kiosk.domain.receipt import Receipt
from kiosk.domain.slip import Carried, Counter, SlipReason
from kiosk.visit.states.pay import Paid


@dataclass(frozen=True, slots=True)
class ThankYou:
    """All is done. `receipt_printed` is None where nothing was paid here; `settled` where the cashier has the money."""

    paid: Paid
    receipt: Receipt | None = None
    receipt_printed: Printed | None = None
    settled: bool = False


@dataclass(frozen=True, slots=True)
class PrintingSlip:
    """A desk slip is on the way to paper."""

    reason: SlipReason
    name: str | None = field(default=None, repr=False)
    reference: str | None = None
    carried: Carried | None = None


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Go to the desk; `reference` finds the case there, on paper or not. `desk` is where, if that is known."""

    reason: SlipReason
    reference: str
    printed: Printed
    desk: Counter | None = None
