"""The terminal put together: the one place that names concrete classes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk import __version__
from kiosk.app.alone import AloneKeeper
from kiosk.app.brightness import Brightness, Levels
from kiosk.app.chips import ChipReader, NoChips
from kiosk.app.config import Settings
from kiosk.app.devices import NoPrinter, Printer, Scanner
from kiosk.app.dials import DialKeeper
from kiosk.app.heartbeat import Heartbeat
from kiosk.app.help_line import HelpLine
from kiosk.app.money import Till
from kiosk.app.order_book import OrderBook
from kiosk.app.parts import PartsBoard
from kiosk.app.perform import Performer
from kiosk.app.renewal import Renewal
from kiosk.app.reporter import Machine, Reporter
from kiosk.app.slips import SlipWriter
from kiosk.app.tally import VisitTally
from kiosk.app.textfile import TextFile
from kiosk.app.upkeep import is_last_good
from kiosk.app.way_writer import WayWriter
from kiosk.app.world import World
from kiosk.devices.backlight.address import backlight_to, panel_of
from kiosk.devices.card.anchors import TrustStore
from kiosk.devices.card.reader import CardReader
from kiosk.devices.card.readers import slots_for
from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.meter import PaperMeter
from kiosk.devices.printer.transports import link_to
from kiosk.devices.scanner.reader import CodeReader
from kiosk.devices.scanner.sight import Sight
from kiosk.devices.voice.mixer import mixer_of
from kiosk.domain.call import Call
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.order import Order
from kiosk.services.client import Backend, Client, ServiceError
from kiosk.services.eligibility import Eligibility
from kiosk.services.enrolment import Enrolment
from kiosk.services.health import Health
from kiosk.services.hospital import Hospital
from kiosk.services.journal import Journal
from kiosk.services.offline import OfflineNumbers
from kiosk.services.payment import Cashier
from kiosk.services.queue import Queue

KNOWN_S: Final = 5.0
"""So long a backend of another configuration may take to know this terminal."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Everything of a terminal but its screens."""

    performer: Performer
    printer: Printer | NoPrinter
    journal: Journal
    reader: CodeReader
    heartbeat: Heartbeat
    alone: AloneKeeper
    chips: ChipReader | NoChips
    scanner_works: Callable[[], bool]
    renewed: Callable[[], None]

    def close(self) -> None:
        """Let go of devices and files; running calls end by their own deadlines."""
        self.heartbeat.stop()
        self.alone.stop()
        self.performer.close()
        self.printer.close()
        self.reader.close()
        self.journal.close()


def now() -> datetime:
    """The hospital's clock."""
    return datetime.now(HOSPITAL_TIME)


def backend_of(settings: Settings) -> Backend:
    """How this terminal reaches its backend."""
    part = settings.backend
    certificate = None
    if part.client_cert_file and part.client_key_file:
        certificate = (part.client_cert_file, part.client_key_file)
    return Backend(part.url, part.key or "", part.timeout_s, part.ca_file, certificate)


def knows_us(settings: Settings) -> bool:
    """Whether the backend of these settings answers and knows this terminal."""
    client = Client(backend_of(settings))
    try:
        # Asked on the screen's own thread: whoever watches over the screens must not take it for one that hangs.
        client.get("/v1/clinics", min(KNOWN_S, settings.backend.timeout_s))
    except ServiceError:
        return False
    finally:
        client.close()
    return True


def printer_of(settings: Settings, journal: Journal, on_trouble: Callable[[], None]) -> Printer | NoPrinter:
    """The configured printer, or the honest absence of one."""
    if not settings.printer.url:
        return NoPrinter()
    part = settings.printer
    meter = PaperMeter(settings.kiosk.data_dir / "paper.json")
    printer = TicketPrinter(
        link_to(part.url),
        part.width_dots,
        part.proof,
        journal,
        interrupted=journal.interrupted,
        meter=meter,
    )
    return Printer(printer, journal, on_trouble, meter.roll_changed)


def chips_of(settings: Settings) -> ChipReader | NoChips:
    """The configured chip reader, or the absence of one. Raises TrustFault where the trust directory is not usable."""
    part = settings.card
    if part.reader == "none":
        return NoChips()
    store = TrustStore.load(part.trust_dir) if part.trust_dir else TrustStore()
    slots, name = slots_for(part.reader)
    return ChipReader(slots, CardReader(slots, store, reader=name), name=name, photo=part.read_photo)


def brightness_of(settings: Settings) -> Brightness | None:
    """The panel's light: as the site has named it, else the kernel's own."""
    part = settings.screen
    light = backlight_to(part.brightness) if part.brightness else panel_of()
    return Brightness(light, Levels(part.day, part.night), named=bool(part.brightness)) if light is not None else None


def dials_of(settings: Settings, light: Brightness | None, sample: Callable[[int], None]) -> DialKeeper:
    """What staff turn: `sample` says how loud it is."""
    voice = settings.voice
    return DialKeeper(
        settings.kiosk.data_dir / "dials.json",
        mixer=mixer_of(voice.device, voice.mixer) if voice.enabled else None,
        light=light,
        volume=voice.volume,
        day=settings.screen.day,
        speaks=voice.enabled,
        sample=sample,
    )


def compose(
    settings: Settings,
    sight: Callable[[Sight | None], None],
    book: OrderBook,
    order: Callable[[Order], None],
    call: Callable[[Call | None], None],
) -> Terminal:
    """Raises JournalError where the terminal's record is not whole: no money is taken then."""
    journal = Journal(settings.kiosk.data_dir / "journal.db")
    client = Client(backend_of(settings))
    reader = CodeReader(settings.scanner.source)
    chips, scanner = chips_of(settings), Scanner(reader)
    reporter = Reporter(
        Machine(
            settings.kiosk.data_dir,
            settings.backend.client_cert_file,
            settings.backend.secret,
            stands_in=is_last_good(settings.file),
        ),
        journal,
        now,
    )
    heartbeat = Heartbeat(Health(client, __version__, now), reporter, VisitTally(now), book, order)
    printer = printer_of(settings, journal, heartbeat.nudge)
    reporter.looks_at(chips.look, scanner.look, slow=(printer.look,))
    if settings.kiosk.textfile is not None:
        heartbeat.tells(TextFile(settings.kiosk.textfile, __version__).write)
    certificate = settings.backend.client_cert_file
    if certificate is not None and certificate == settings.backend.client_key_file:
        heartbeat.heard = Renewal(certificate, Enrolment(client), now, client.renewed).look
    board = PartsBoard(plan=settings.plan is not None)
    heartbeat.tells(board.tell)
    hospital = Hospital(client)
    alone = OfflineNumbers(settings.kiosk.data_dir, journal, client, now)
    world = World(
        chips=chips,
        scanning=scanner,
        printing=printer,
        hospital=hospital,
        eligibility=Eligibility(client, now),
        queue=Queue(client),
        till=Till(Cashier(client, settings.kiosk.id), journal, settings.payment.display_seconds),
        help_line=HelpLine(hospital, call, now),
        plan=settings.plan,
        parts=board,
        alone=alone.give,
        consented=journal.consented,
        ways=WayWriter(settings.kiosk.hospital, now),
        slips=SlipWriter(
            settings.kiosk.hospital,
            settings.kiosk.desk,
            settings.kiosk.id,
            now,
            settings.kiosk.insurance_desk,
            settings.kiosk.cashier,
        ),
        sight=sight,
    )
    return Terminal(
        Performer(world),
        printer,
        journal,
        reader,
        heartbeat,
        AloneKeeper(alone),
        chips=chips,
        scanner_works=lambda: scanner.look().state == "ok",
        renewed=client.renewed,
    )
