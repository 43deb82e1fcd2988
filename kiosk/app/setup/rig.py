"""The devices of a new terminal, opened so that they can be tried before anything is written."""

from collections.abc import Callable
from datetime import datetime

from kiosk.app.chips import ChipReader, NoChips
from kiosk.app.devices import NoPrinter, Printer
from kiosk.app.staff.deeds import Deeds
from kiosk.app.staff.trials import Bench
from kiosk.devices.card.anchors import TrustStore
from kiosk.devices.card.reader import CardReader
from kiosk.devices.card.readers import slots_for
from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.transports import link_to
from kiosk.devices.scanner.reader import CodeReader
from kiosk.devices.scanner.sight import Sight
from kiosk.staff.found import Found, Kind, first


class _NoPapers:
    """Nothing was ever printed here."""

    def paper_due(self, job_id: str) -> str | None:
        """None is owed."""
        del job_id
        return None


class Rig:
    """Opened when used; `close` lets go of all of them."""

    def __init__(
        self,
        found: tuple[Found, ...],
        *,
        deeds: Deeds,
        names: tuple[str, str],
        now: Callable[[], datetime],
        sight: Callable[[Sight | None], None],
    ) -> None:
        """`names`: of hospital and terminal, for the test ticket."""
        card, scanner, printer = (first(found, kind) for kind in (Kind.CARD, Kind.SCANNER, Kind.PRINTER))
        self._reader = CodeReader(scanner.address if scanner else "camera:0")
        self._printer = Printer(TicketPrinter(link_to(printer.address)), _NoPapers()) if printer else NoPrinter()
        chips: ChipReader | NoChips = NoChips()
        if card is not None:
            readers, name = slots_for(card.address)
            chips = ChipReader(readers, CardReader(readers, TrustStore(), reader=name), name=name, photo=False)
        hospital, terminal = names
        self.bench = Bench(self._printer, self._reader, chips, deeds, hospital, terminal, now, sight)

    def close(self) -> None:
        """After the trials have ended."""
        self._printer.close()
        self._reader.close()
