"""Ticket printers on the bench, at any address a terminal takes."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from kiosk.devices.printer.address import BadAddress
from kiosk.devices.printer.identity import PrinterIdentity, ask_identity
from kiosk.devices.printer.job import TicketPrinter
from kiosk.devices.printer.link import LinkFactory, LinkTrouble, PrinterAbsent
from kiosk.devices.printer.patience import Deadline, Patience
from kiosk.devices.printer.session import Session
from kiosk.devices.printer.status import Cover, Cutter, Paper, PrinterStatus, Proof, Trouble
from kiosk.devices.printer.transports import link_to
from kiosk.domain.condition import Device
from kiosk.domain.outcome import Printed
from kiosk.hil.bench import Absent, Failed, FaultCase, Identity, Kind, NotJudged, Site, Unavailable
from kiosk.hil.samples import sample_slip, sample_ticket
from kiosk.hil.states import NOT_SUPPORTED, UNKNOWN, Condition, Control, Level, Message
from kiosk.hil.wire import Tape, taped
from kiosk.hil.words import Words

_TAPED_JOBS: Final = 2
_COUNTED_BY_HAND: Final = 60
_COVER: Final = Words("Mở nắp máy in ngay bây giờ.", "Open the printer's cover now.")
_SHUT: Final = Words("Đóng nắp máy in.", "Shut the cover.")
_NO_PAPER: Final = Words("Lấy cuộn giấy ra khỏi máy in, đóng nắp lại.", "Take the roll out and shut the cover.")
_PAPER: Final = Words("Lắp cuộn giấy vào, đóng nắp.", "Put the roll in and shut the cover.")
_LOW: Final = Words("Thay bằng cuộn giấy gần hết.", "Put in a roll that is nearly used up.")
_FULL: Final = Words("Thay bằng cuộn giấy đầy.", "Put in a full roll.")
_CABLE: Final = Words("Rút cáp dữ liệu của máy in.", "Pull the printer's data cable.")
_PLUG: Final = Words("Cắm lại cáp dữ liệu.", "Plug the data cable in again.")
_OFF: Final = Words("Tắt nguồn máy in.", "Switch the printer off.")
_ON: Final = Words("Bật nguồn máy in, chờ sẵn sàng.", "Switch it on and wait until it is ready.")
_READY: Final = Words(
    "Máy in có giấy, nắp đóng và đèn sẵn sàng?", "Is there paper in it, the cover shut, the light ready?"
)

_TO_BE_PUT_RIGHT: Final = (Device.USER_ERROR, Device.DEVICE_BUSY)
_GONE: Final = {
    Trouble.ABSENT: (Device.NO_DEVICE, Message.NOT_REACHABLE),
    Trouble.LINK_LOST: (Device.NO_DEVICE, Message.NOT_REACHABLE),
    Trouble.SILENT: (Device.OFFLINE, Message.NOT_RESPONDING),
    Trouble.STALLED: (Device.OFFLINE, Message.TIMEOUT),
}
_SAID: Final = {
    Trouble.PAPER_OUT: (Device.USER_ERROR, Message.MEDIA_EMPTY),
    Trouble.COVER_OPEN: (Device.USER_ERROR, Message.HARDWARE_ERROR),
    Trouble.PAPER_JAM: (Device.USER_ERROR, Message.MEDIA_JAMMED),
    Trouble.CUTTER: (Device.HARDWARE_ERROR, Message.HARDWARE_ERROR),
    Trouble.RECOVERABLE: (Device.HARDWARE_ERROR, Message.HARDWARE_ERROR),
    Trouble.UNRECOVERABLE: (Device.HARDWARE_ERROR, Message.HARDWARE_ERROR),
    Trouble.OFFLINE: (Device.OFFLINE, Message.NOT_RESPONDING),
    Trouble.BUSY: (Device.DEVICE_BUSY, Message.OK),
}


class PrinterBench:
    """One printer. `printer` is the driver the terminal uses."""

    def __init__(self, site: Site) -> None:
        site.only("width_dots", "proof")
        self._width = _width(site.options.get("width_dots", "576"))
        self._proof = site.options.get("proof", "auto")
        if self._proof not in ("auto", *Proof):
            raise NotJudged(f"device.options: proof is one of auto, {', '.join(Proof)}")
        try:
            real = link_to(site.address)
        except BadAddress as fault:
            raise NotJudged(str(fault)) from None
        self._site = site
        self._tape = Tape()
        self._jobs = self._printed = self._unsure = self._out_before = 0
        self._said = PrinterIdentity()
        self._asked = self._playable = False
        self.open_link: LinkFactory = taped(real, self._tape)
        self.printer = self._driver(self.open_link)
        self._plain = real

    def _driver(self, link: LinkFactory) -> TicketPrinter:
        return TicketPrinter(link, self._width, self._proof)

    def identify(self) -> Identity:
        """GS I, asked before the driver opens its own connection."""
        if not self._asked:
            self._asked = True
            self.printer.close()
            try:
                link = self.open_link()
                try:
                    self._said = ask_identity(Session(link, Patience()), Deadline(5))
                finally:
                    link.close()
            except PrinterAbsent as trouble:
                raise Absent(f"there is no printer at {self._site.address}: {trouble}") from None
            except LinkTrouble as trouble:
                raise Failed(f"the printer does not answer: {trouble}") from None
        status = self.printer.status()
        more = {
            "proof": str(status.proof or UNKNOWN),
            "presenter": "no" if status.ticket_present is None else "yes",
        }
        said = self._said
        return Identity(said.maker, said.model, said.firmware, said.serial, self._site.address.partition(":")[0], more)

    def condition(self) -> Condition:
        """Asked now."""
        return condition_of(self.printer.status())

    def check_health(self, level: Level) -> str:
        """Internal: the four answers. External: a slip. Interactive: an operator looks at it."""
        status = self.printer.status()
        if status.error is not None:
            raise Failed(f"the printer says {status.error}")
        if level is Level.INTERNAL:
            return f"paper {status.paper}, cover {status.cover}, cutter {status.cutter}"
        if level is Level.INTERACTIVE and not self._site.hands.confirm("ready", _READY):
            raise Failed("the operator says the printer is not ready")
        outcome = self.printer.print(f"health-{level}", sample_slip())
        if outcome.outcome is Printed.NOT_PRINTED:
            raise Failed(f"not printed: {outcome.trouble}")
        return f"{outcome.outcome} by {outcome.proof}"

    def before_cycles(self) -> None:
        """Ready. From here on the tape can be played: it begins with a driver that knows nothing."""
        self.printer.close()
        self._jobs = self._printed = self._unsure = 0
        self._out_before = self.counted() or 0
        self._tape = Tape()
        self._playable = True
        self.printer = self._driver(taped(self._plain, self._tape))
        self._tape.made_with(self._width, self._proof)
        self._tape.called("status")
        status = self.printer.status()
        if not status.ready:
            found = f"the printer is not ready: {status.error}"
            device = condition_of(status).device
            if device in _TO_BE_PUT_RIGHT:
                raise NotJudged(found)
            raise Absent(found) if device is Device.NO_DEVICE else Failed(found)

    def cycle(self, number: int) -> None:
        """One ticket, proven as far as the unit proves. The first few are taped, the rest are not."""
        self._jobs += 1
        if self._jobs == _TAPED_JOBS + 1:
            self.printer.close()
            self.printer = self._driver(self._plain)
        ticket = f"A-{number % 1000:03d}"
        if self._jobs <= _TAPED_JOBS:
            self._tape.called(f"print {ticket}")
        outcome = self.printer.print(f"cycle-{self._jobs}", sample_ticket(ticket))
        if outcome.trouble is Trouble.PAPER_OUT:
            self._new_roll()
            outcome = self.printer.print(f"cycle-{self._jobs}-again", sample_ticket(ticket))
        if self._jobs <= _TAPED_JOBS:
            self._tape.ended(outcome.outcome)
        if outcome.outcome is not Printed.PRINTED and outcome.trouble is not Trouble.NO_PROOF:
            raise Failed(f"{outcome.outcome}: {outcome.trouble}")
        if outcome.outcome is Printed.PRINTED:
            self._printed += 1
        else:
            self._unsure += 1

    def _new_roll(self) -> None:
        """A roll holds some hundreds of tickets: its end is no failure. Raises NotJudged where nobody changes it."""
        try:
            self._site.hands.do("new-roll", _PAPER)
        except Unavailable:
            raise NotJudged(
                f"the paper ran out after {self._jobs - 1} tickets, and nobody is there to change it"
            ) from None

    def after_cycles(self) -> None:
        """As many papers as were said to be printed, counted by a simulator or an operator. Raises Failed."""
        out = self.counted()
        if out is not None:
            out -= self._out_before
            if not self._printed <= out <= self._printed + self._unsure:
                raise Failed(f"{self._printed} tickets were said to be printed, {out} came out")
        elif self._jobs <= _COUNTED_BY_HAND:
            with suppress(Unavailable):
                if not self._site.hands.confirm("all-there", _all_there(self._jobs)):
                    raise Failed("the operator says that tickets are missing, or came twice")

    def counted(self) -> int | None:
        """How many papers came out, where nobody has to be asked."""
        return self.papers() if getattr(self._site.hands, "counts", False) else None

    def fault_cases(self) -> tuple[FaultCase, ...]:
        """Cover, paper, near end, cable, power."""
        state = "xfs4iot.device"
        lost = frozenset((Device.NO_DEVICE, Device.OFFLINE, Device.POWER_OFF))
        return (
            FaultCase("cover-open", _COVER, _SHUT, "xfs4iot.cover", frozenset((Cover.OPEN,))),
            FaultCase("paper-out", _NO_PAPER, _PAPER, "xfs4iot.paper", frozenset(("out",))),
            FaultCase("paper-low", _LOW, _FULL, "xfs4iot.paper", frozenset(("low",))),
            FaultCase("cable", _CABLE, _PLUG, state, lost, within_s=4.0),
            FaultCase("power", _OFF, _ON, state, lost, within_s=4.0),
        )

    def papers(self) -> int | None:
        """How many came out, where somebody counts."""
        try:
            return int(self._site.hands.ask("papers", Words("Có bao nhiêu phiếu đã ra?", "How many papers are out?")))
        except Unavailable:
            return None
        except ValueError:
            raise NotJudged("how many papers came out was not answered by a number") from None

    def close(self) -> None:
        """Keep the tape."""
        self.printer.close()
        text = self._tape.text()
        if text:
            self._site.keep("printer.tape.jsonl" if self._playable else "printer.wire.jsonl", text.encode())


def _all_there(jobs: int) -> Words:
    return Words(
        f"Đếm các phiếu vừa in: có đúng {jobs} phiếu không?",
        f"Count the tickets just printed: are there exactly {jobs}?",
    )


def condition_of(status: PrinterStatus) -> Condition:
    """A look at the printer in the standards' words."""
    device, message = Device.ONLINE, Message.OK
    if status.error in _GONE:
        device, message = _GONE[status.error]
    elif status.error is not None:
        device, message = _SAID.get(status.error, (Device.HARDWARE_ERROR, Message.HARDWARE_ERROR))
    elif status.paper is Paper.LOW:
        message = Message.MEDIA_LOW
    control = Control.ERROR if status.error not in (None, Trouble.BUSY) else Control.IDLE
    if status.error is Trouble.BUSY:
        control = Control.BUSY
    return Condition(device, control, message, _parts(status))


def _parts(status: PrinterStatus) -> Mapping[str, str]:
    paper = {None: UNKNOWN, Paper.OK: "full", Paper.LOW: "low", Paper.OUT: "out"}[status.paper]
    mouth = {None: NOT_SUPPORTED, True: "present", False: "notPresent"}[status.ticket_present]
    cutter = {None: UNKNOWN, Cutter.OK: "ok", Cutter.ERROR: "inoperative"}[status.cutter]
    return {
        "paper": "jammed" if status.error is Trouble.PAPER_JAM else paper,
        "media": mouth,
        "cover": str(status.cover or UNKNOWN),
        "cutter": cutter,
        "toner": NOT_SUPPORTED,
    }


KIND: Final = Kind(
    PrinterBench,
    {"contract": "kiosk.hil.suites.printer_link", "functional": "kiosk.hil.suites.printer_functional"},
    "ticket printers (ESC/POS)",
    (LinkTrouble,),
    "kiosk.hil.benches.fixtures",
    (PrinterAbsent,),
)


def _width(text: str) -> int:
    """Dots of the paper. Raises NotJudged."""
    if not (text.isascii() and text.isdigit() and 192 <= int(text) <= 1024):
        raise NotJudged("device.options: width_dots is a number such as 576 or 384")
    return int(text)
