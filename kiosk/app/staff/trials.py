"""Trying a device for staff: what came of it in figures and words, nobody's data."""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Final, Protocol

from kiosk.app.devices import Document
from kiosk.app.staff.deeds import Deeds
from kiosk.app.staff.letters import trial_ticket
from kiosk.devices.card.card import ChipCard
from kiosk.devices.card.errors import CardError, Stopped
from kiosk.devices.card.events import CardEvent, CardLifted, Progress
from kiosk.devices.printer.outcome import PrintOutcome
from kiosk.devices.scanner.codes import CccdCode, Code, StaffCode
from kiosk.devices.scanner.faults import ScannerFault
from kiosk.devices.scanner.sampled import Sampled
from kiosk.devices.scanner.sight import Sight
from kiosk.domain.chip import ChipKey
from kiosk.domain.outcome import Printed
from kiosk.domain.staff_deed import Deed
from kiosk.services.health import DeviceState
from kiosk.services.journal import JournalError
from kiosk.staff import events as e
from kiosk.staff.trials import CardStep, CardTrial, PrintTrial, ScanTrial
from kiosk.ui.moment import Stamp

AGAIN_S: Final = 1.0
"""How long a scanner that failed is left alone."""

Moment = Stamp[e.Event]


class PrinterTrial(Protocol):
    """The ticket printer, or the absence of one."""

    def look(self) -> DeviceState:
        """How it is now."""

    def attempt(self, job: str, document: Document) -> PrintOutcome:
        """Raises JournalError."""

    def roll_changed(self) -> None:
        """A full roll is in it."""


class CodeTrial(Protocol):
    """The code reader. Every method raises ScannerFault."""

    def read(self, stop: threading.Event, on_sight: Callable[[Sight], None]) -> Code | None:
        """The next code, or None when stopped."""

    def sample(self, stop: threading.Event, on_sight: Callable[[Sight], None]) -> Sampled | None:
        """Figures about the next code, or None when stopped."""

    def reopen(self, stop: threading.Event) -> bool:
        """Whether it is there."""


class ChipTrial(Protocol):
    """The chip reader, or the absence of one."""

    def there(self) -> tuple[DeviceState, bool]:
        """The reader now, and whether something lies on it."""

    def attempt(self, key: ChipKey, stop: threading.Event, tell: Callable[[CardEvent], None]) -> ChipCard:
        """Raises CardError."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The devices, and who is told of trials."""

    printer: PrinterTrial
    scanner: CodeTrial
    chips: ChipTrial
    deeds: Deeds
    hospital: str
    terminal: str
    now: Callable[[], datetime]
    sight: Callable[[Sight | None], None]

    def try_printer(self, moment: Moment) -> e.Event:
        """One test ticket."""
        del moment
        code = f"KT:{secrets.token_hex(6)}"
        ticket = trial_ticket(self.hospital, self.terminal, code, self.now())
        began = monotonic()
        try:
            found = self.printer.attempt(f"test:{code[3:]}", ticket)
            trial = PrintTrial(found.outcome, found.seconds, code, str(found.trouble or ""), str(found.proof or ""))
        except JournalError:
            trial = PrintTrial(Printed.NOT_PRINTED, monotonic() - began, code, "journal")
        self.deeds.note(Deed.TEST_PRINT, f"{trial.printed.value} {trial.trouble}".strip())
        return e.PrintEnded(trial)

    def watch_for_ticket(self, code: str, moment: Moment) -> None:
        """Tells of every code that is shown whether it is the ticket's."""
        self._watch(moment, lambda seen: e.ReadBack(seen.says(code)))

    def try_scanner(self, moment: Moment) -> None:
        """Tells of every code that is shown."""
        self._watch(moment, self._scanned)

    def _scanned(self, seen: Sampled) -> e.Event:
        self.deeds.note(Deed.TEST_SCAN, seen.kind)
        per_module = None if seen.per_module is None else round(seen.per_module, 1)
        return e.ScanEnded(ScanTrial(seen.symbology, seen.kind, seen.decoder, round(seen.seconds, 1), per_module))

    def _watch(self, moment: Moment, told: Callable[[Sampled], e.Event]) -> None:
        last = b""
        while not moment.over.is_set():
            try:
                seen = self.scanner.sample(moment.over, self._glimpses(moment))
            except ScannerFault:
                moment.post(e.ScannerGone())
                moment.over.wait(AGAIN_S)
                continue
            finally:
                self.sight(None)
            if seen is not None and seen.mark != last:
                last = seen.mark
                moment.post(told(seen))

    def _glimpses(self, moment: Moment) -> Callable[[Sight], None]:
        before: tuple[bool, float | None] = (False, None)

        def look(sight: Sight) -> None:
            nonlocal before
            if moment.over.is_set():
                return
            self.sight(sight)
            seen = (sight.seen, None if sight.per_module is None else round(sight.per_module, 1))
            if seen[0] and seen != before:
                moment.post(e.Glimpsed(*seen))
            before = seen

        return look

    def watch_for_pass(self, moment: Moment) -> e.Event | None:
        """A pass; another code is told as one that is none, without its text."""
        code = self._read(moment)
        if code is None:
            return None
        return e.PassShown(code.text if isinstance(code, StaffCode) else "")

    def watch_for_key(self, moment: Moment) -> e.Event | None:
        """The printed code of a citizen card, which opens its chip; others are waited out."""
        while (code := self._read(moment)) is not None:
            if isinstance(code, CccdCode):
                return e.KeyGiven(ChipKey.of(code.citizen))
        return None

    def _read(self, moment: Moment) -> Code | None:
        while not moment.over.is_set():
            try:
                return self.scanner.read(moment.over, lambda _: None)
            except ScannerFault:
                moment.over.wait(AGAIN_S)
        return None

    def try_card(self, key: ChipKey, moment: Moment) -> e.Event | None:
        """One reading. Of the card only its access, its proofs and its figures leave this function."""
        began = monotonic()
        steps: dict[str, CardStep] = {}

        def tell(event: CardEvent) -> None:
            match event:
                case Progress(file, done, total):
                    known = steps.get(file)
                    steps[file] = CardStep(file, done, total, round((monotonic() - began) * 1000))
                    # Each tenth of a file is news enough for a screen.
                    if known is None or done == total or 10 * done // total > 10 * known.done // known.total:
                        moment.post(e.Stepped(steps[file]))
                case CardLifted():
                    moment.post(e.Lifted())
                case _:
                    pass

        try:
            card = self.chips.attempt(key, moment.over, tell)
        except Stopped:
            return None
        except CardError as error:
            found = CardTrial(tuple(steps.values()), seconds=monotonic() - began, error=error.code, stage=error.stage)
        else:
            trust = "genuine" if card.trust.genuine else card.trust.signer.value
            tally = card.tally
            found = CardTrial(tuple(steps.values()), card.access.value, trust, tally.commands, tally.seconds)
        self.deeds.note(Deed.TEST_CARD, found.error or "ok")
        return e.CardEnded(found)
