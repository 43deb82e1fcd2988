"""Puts together how the terminal is: devices and since when, faults, the machine, open payments."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.app.vitals import free_mb, good_until, read_by_others, strangers, warmest_c
from kiosk.domain.condition import WARNS, Fault, Standing, fault_of, standing_of
from kiosk.services.health import DeviceState, FaultSince, Report
from kiosk.services.journal import Journal, JournalError

log = logging.getLogger(__name__)

CLOCK_S: Final = 60.0
DISK_LOW_MB: Final = 500
DISK_FULL_MB: Final = 50
HOT_C: Final = 85.0
ENDING: Final = timedelta(days=14)
_SAID_BY_THE_HEARTBEAT: Final = frozenset({Fault.BACKEND_AWAY, Fault.NOT_ENROLLED})

Look = Callable[[], DeviceState]


@dataclass(frozen=True, slots=True)
class Machine:
    """Where this terminal's own things are. `stands_in`: it runs with the configuration before the present one."""

    data_dir: Path
    certificate: Path | None = None
    secret: Path | None = None
    stands_in: bool = False
    warmth: Callable[[], float | None] = warmest_c
    turned_away: Callable[[], tuple[str, ...]] = strangers


class Reporter:
    """Asked by the heartbeat, on its thread. `quick` looks only remember; `slow` ones ask a device."""

    def __init__(self, machine: Machine, journal: Journal, now: Callable[[], datetime]) -> None:
        self._machine = machine
        self._journal = journal
        self._now = now
        self._quick: tuple[Look, ...] = ()
        self._slow: tuple[Look, ...] = ()
        self._started = now()
        self._since: dict[str, tuple[str, datetime]] = {}
        self._reached: frozenset[Fault] = frozenset()
        self._known: dict[Fault, datetime] = {}
        self.offset_s: float | None = None

    def looks_at(self, *quick: Look, slow: tuple[Look, ...] = ()) -> None:
        """The devices whose state is told."""
        self._quick, self._slow = quick, slow

    def changed(self) -> bool:
        """Whether a device that only remembers says another thing than in the last report."""
        return any(self._since.get(seen.name, ("",))[0] != seen.state for seen in (look() for look in self._quick))

    def backend_is(self, fault: Fault | None) -> None:
        """How the last heartbeat went: None for well."""
        self._reached = frozenset() if fault is None else frozenset({fault})

    def report(self, screen: str | None, *, out: bool = False) -> Report:
        """Everything as it is now. `out`: the terminal serves nobody, for whatever reason."""
        head, waiting, faults = None, None, set(self._reached)
        try:
            last = self._journal.head()
            head, waiting = f"{last.seq}:{last.chain}", len(self._journal.open_payments())
        except JournalError:
            faults.add(Fault.JOURNAL_BROKEN)
        devices = tuple(self._dated(look()) for look in (*self._quick, *self._slow))
        free, warm = free_mb(self._machine.data_dir), self._machine.warmth()
        until = good_until(self._machine.certificate)
        faults |= {fault for device in devices if (fault := fault_of(device.name, device.state))}
        faults |= set(self._of_the_machine(free, warm, until))
        if Fault.CERTIFICATE_EXPIRED in faults:
            faults.discard(Fault.NOT_ENROLLED)  # that is why
        dated = self._faults_since(faults)
        return Report(
            devices=devices,
            screen=screen,
            journal_head=head,
            standing=Standing.OUT_OF_SERVICE if out else standing_of(faults),
            faults=dated,
            started_at=self._started,
            payments_open=waiting,
            clock_offset_s=self.offset_s,
            disk_free_mb=free,
            temperature_c=warm,
            certificate_until=until,
        )

    def _of_the_machine(self, free: int | None, warm: float | None, until: datetime | None) -> list[Fault]:
        found = []
        if free is not None and free < DISK_LOW_MB:
            found.append(Fault.DISK_FULL if free < DISK_FULL_MB else Fault.DISK_LOW)
        if read_by_others(self._machine.secret):
            found.append(Fault.SECRET_OPEN)
        if self._machine.stands_in:
            found.append(Fault.CONFIG_BEFORE)
        if self._machine.turned_away():
            found.append(Fault.DEVICE_UNKNOWN)
        if warm is not None and warm >= HOT_C:
            found.append(Fault.HOT)
        if self.offset_s is not None and abs(self.offset_s) > CLOCK_S:
            found.append(Fault.CLOCK_OFF)
        if until is not None and until - self._now() < ENDING:
            found.append(Fault.CERTIFICATE_EXPIRED if until <= self._now() else Fault.CERTIFICATE_ENDING)
        return found

    def _dated(self, device: DeviceState) -> DeviceState:
        state, since = self._since.get(device.name, ("", self._now()))
        if state != device.state:
            since = self._now()
            self._since[device.name] = (device.state, since)
        return replace(device, since=since)

    def _faults_since(self, faults: set[Fault]) -> tuple[FaultSince, ...]:
        """Each is logged once when it comes and once when it goes, under the code that metrics and console show."""
        for fault in sorted(faults - self._known.keys() - _SAID_BY_THE_HEARTBEAT):
            log.log(
                logging.INFO if fault in WARNS else logging.WARNING, "fault: %s", fault, extra={"code": fault.value}
            )
        for fault in sorted(self._known.keys() - faults - _SAID_BY_THE_HEARTBEAT):
            log.info("over: %s", fault, extra={"code": fault.value})
        self._known = {fault: self._known.get(fault, self._now()) for fault in faults}
        return tuple(FaultSince(fault, since) for fault, since in sorted(self._known.items()))
