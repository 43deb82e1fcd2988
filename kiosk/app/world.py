"""What the terminal acts on, and the threads that it belongs to."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from kiosk.app.chips import Chips
from kiosk.app.devices import Printing, Scanning
from kiosk.app.help_line import HelpLine
from kiosk.app.money import Till
from kiosk.app.parts import PartsBoard
from kiosk.app.slips import SlipWriter
from kiosk.app.way_writer import WayWriter
from kiosk.devices.scanner.sight import Sight
from kiosk.domain.plan import Plan
from kiosk.domain.ticket import Ticket
from kiosk.services.eligibility import Eligibility
from kiosk.services.hospital import Hospital
from kiosk.services.queue import Queue


@dataclass(frozen=True, slots=True)
class World:
    """What the terminal acts on."""

    chips: Chips
    scanning: Scanning
    printing: Printing
    hospital: Hospital
    eligibility: Eligibility
    queue: Queue
    till: Till
    slips: SlipWriter
    ways: WayWriter
    help_line: HelpLine
    plan: Plan | None
    sight: Callable[[Sight | None], None]
    alone: Callable[[], tuple[str, Ticket] | None] = lambda: None
    consented: Callable[[str], None] = lambda _: None
    parts: PartsBoard = field(default_factory=lambda: PartsBoard(plan=True))


@dataclass(frozen=True, slots=True)
class Threads:
    """One device, one thread; services share a few. Staff's work on a device goes to the device's own."""

    card: ThreadPoolExecutor
    scanner: ThreadPoolExecutor
    printer: ThreadPoolExecutor
    service: ThreadPoolExecutor
