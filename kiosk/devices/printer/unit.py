"""The printer at the end of the link, with its past: what an earlier job left in it comes first.

NotReady       no job can start now; `trouble` says why; nothing of a job was sent
"""

import time
from typing import Final

from kiosk.devices.printer import recovery
from kiosk.devices.printer.link import LinkFactory, LinkLost, PrinterAbsent
from kiosk.devices.printer.patience import Deadline, Patience
from kiosk.devices.printer.presenter import Presenter
from kiosk.devices.printer.proof import Abilities, probe
from kiosk.devices.printer.raster import Raster
from kiosk.devices.printer.recovery import Residue
from kiosk.devices.printer.session import Session, Silent
from kiosk.devices.printer.status import Proof, RealTimeStatus, Trouble

_ACKNOWLEDGED: Final = frozenset((Trouble.CUTTER, Trouble.RECOVERABLE))  # errors that stay until the host says so


class NotReady(Exception):
    """No job can start now."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class Unit:
    """Opens the link when it is needed and keeps it open. What a unit can do is asked once per connection."""

    def __init__(
        self, open_link: LinkFactory, wanted: Proof | None, void: Raster, patience: Patience, interrupted: bool = False
    ) -> None:
        self.abilities: Abilities | None = None
        self.presenter: Presenter | None = None
        self.unproven = False
        self._open_link = open_link
        self._wanted = wanted
        self._void = void
        self._patience = patience
        self._session: Session | None = None
        # Whoever printed before may have left something.
        self._residue = Residue.CUT_SHORT if interrupted else Residue.BUFFER
        self._voided = False
        self._tries, self._not_before = 0, 0.0

    @property
    def proof(self) -> Proof | None:
        """How far the unit proves printing; None before it was asked."""
        return self.abilities.proof if self.abilities else self._wanted

    def ask(self, deadline: Deadline) -> RealTimeStatus:
        """The four answers. A link that died while idle is opened again. Raises NotReady where they do not come."""
        for _ in range(2):
            fresh = self._session is None
            try:
                return self._answers(self._connected(deadline), deadline)
            except PrinterAbsent:
                raise NotReady(Trouble.ABSENT) from None
            except LinkLost as lost:
                self.drop()
                trouble = named(lost)
                if fresh:
                    break
        raise NotReady(trouble)

    def prepare(self, deadline: Deadline) -> tuple[Session, Abilities]:
        """A session on a ready printer that holds nothing of an earlier job and has shown what it can do.

        Raises NotReady.
        """
        try:
            answers = self.ask(deadline)
            if answers.trouble is not None:
                raise NotReady(answers.trouble)
            session = self._connected(deadline)
            if not self._tidied(session, deadline):
                raise NotReady(session.real_time_status(Deadline(self._patience.answer * 4)).trouble or Trouble.STALLED)
            abilities = self._ask_abilities(session, deadline)
        except PrinterAbsent:
            raise NotReady(Trouble.ABSENT) from None
        except LinkLost as lost:
            self.drop()
            raise NotReady(named(lost)) from None
        if deadline.over:
            self.drop()
            raise NotReady(Trouble.STOPPED if deadline.stopped else Trouble.STALLED)
        return session, abilities

    def begin(self) -> None:
        """A job's bytes go out from here on."""
        self._residue, self._voided = Residue.TORSO, False

    def end(self, proven: bool) -> None:
        """A job went through without a fault."""
        self._residue = Residue.NOTHING
        self.unproven = not proven

    def make_safe(self, cut_short: bool, usable: bool) -> bool:
        """After a fault, first of all: empty the buffers; whether that was confirmed on the job's own session."""
        if cut_short:
            self._residue = Residue.CUT_SHORT
        deadline = Deadline(self._patience.recovery)
        try:
            if usable and self._session is not None and recovery.empty(self._session, deadline):
                return True
        except LinkLost:
            pass
        self.drop()
        try:
            self._connected(deadline)
        except (LinkLost, PrinterAbsent):
            self.drop()
        return False

    def drop(self, abort: bool = True) -> None:
        """Close the link; what has not left by then never leaves."""
        if self._session is not None:
            link = self._session.link
            self._session = None
            link.abort() if abort else link.close()

    def _connected(self, deadline: Deadline) -> Session:
        """An open session. The first thing a printer with a past hears is to forget it."""
        if self._session is None:
            self._session = Session(self._open_link(), self._patience)
            self.abilities, self.presenter = None, None
            if self._residue is not Residue.NOTHING:
                recovery.empty(self._session, deadline)
        return self._session

    def _answers(self, session: Session, deadline: Deadline) -> RealTimeStatus:
        answers = session.real_time_status(deadline)
        if answers.trouble is Trouble.CUTTER or (answers.trouble is not None and self.unproven):
            self._residue = max(self._residue, Residue.TORSO)
        if answers.trouble in _ACKNOWLEDGED and time.monotonic() >= self._not_before:
            self._not_before = time.monotonic() + self._patience.again * 2 ** min(self._tries, 5)
            self._tries += 1
            recovery.acknowledge(session, deadline)
            answers = session.real_time_status(deadline)
        return answers

    def _tidied(self, session: Session, deadline: Deadline) -> bool:
        """Put away what an earlier job left; whether that is done. Raises LinkLost."""
        if self._residue is Residue.CUT_SHORT:
            if not recovery.end_raster(session, deadline):
                return False
            self._residue = Residue.TORSO
        if self._residue is Residue.TORSO:
            void = None if self._voided else self._void
            self._voided = True
            if not recovery.cut_off(session, void, self._patience, deadline):
                return False
        self._residue, self._voided = Residue.NOTHING, False
        self._tries, self._not_before = 0, 0.0
        return True

    def _ask_abilities(self, session: Session, deadline: Deadline) -> Abilities:
        """Real-time answers overtake the others: a mouth that has not spoken before a proof came is not there."""
        if self.abilities is not None:
            return self.abilities
        session.ask_for_full_status(deadline)
        self.abilities = probe(session, self._wanted, deadline, self._patience)
        self.presenter = Presenter(session) if session.has_full_status() else None
        session.forget_full_status()
        return self.abilities


def named(lost: LinkLost) -> Trouble:
    """What staff is told of it."""
    return Trouble.SILENT if isinstance(lost, Silent) else Trouble.LINK_LOST
