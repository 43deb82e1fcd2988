"""What a kind of device has to offer so that every suite can run on it.

Failed               the device did what it must not, or did not what it must: the run's verdict
Unavailable          cannot be tried here, and the text says why: the phase is skipped
NobodyAnswered       an operator was asked and did not answer in time
NotJudged            what the plan asks for cannot be judged: the run's fault, not the device's
└── Absent           the device is not there, or not ready, and never was in this run
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

from kiosk.hil.plan import Label
from kiosk.hil.states import Condition, Level
from kiosk.hil.words import Words


class Failed(AssertionError):
    """What the device did wrong, in one line without anything it read of a person."""


class Unavailable(Exception):
    """Not to be had on this bench."""


class NobodyAnswered(Exception):
    """The operator is not there."""


class NotJudged(Exception):
    """Neither passed nor failed, and the text says what to put right."""


class Absent(NotJudged):
    """Nothing answers at the address, or what does has to be made ready first."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the device says it is; empty where it does not."""

    vendor: str = ""
    model: str = ""
    firmware: str = ""
    serial: str = ""
    connection: str = ""
    more: Mapping[str, str] = field(default_factory=dict)

    def labelled(self, label: Label) -> "Identity":
        """What it does not say is taken from its label."""
        return Identity(
            self.vendor or label.vendor,
            self.model or label.model,
            self.firmware or label.firmware,
            self.serial or label.serial,
            self.connection,
            self.more,
        )


@dataclass(frozen=True, slots=True)
class FaultCase:
    """One disturbance: what a hand does, what the device must then say within so many seconds, and what undoes it.

    `state` is read from the condition's flat names; the same name holds another word before and afterwards.
    """

    name: str
    do: Words
    undo: Words
    state: str
    says: frozenset[str]
    within_s: float = 2.0


class Hands(Protocol):
    """Whoever moves covers, cards and cables: a simulator's own, or an operator who is asked."""

    def do(self, name: str, words: Words) -> None:
        """Make it so; back when it is done. Raises Unavailable, NobodyAnswered."""
        ...

    def undo(self, name: str, words: Words) -> None:
        """Put it right again. Raises Unavailable, NobodyAnswered."""
        ...

    def ask(self, name: str, words: Words) -> str:
        """A text only a person or a simulator knows. Raises Unavailable, NobodyAnswered."""
        ...

    def confirm(self, name: str, words: Words) -> bool:
        """Whether it is as the words say. Raises Unavailable, NobodyAnswered."""
        ...


@dataclass(frozen=True, slots=True)
class Site:
    """Everything a bench is made of."""

    address: str
    hands: Hands
    options: Mapping[str, str]
    folder: Path
    keep: Callable[[str, bytes], None]
    """Keeps an attachment under a file name: pictures, traces."""

    def only(self, *known: str) -> None:
        """A misspelt option would change nothing and never be missed. Raises NotJudged."""
        strange = sorted(set(self.options) - set(known))
        if strange:
            raise NotJudged(f"device.options: unknown option {strange[0]}; known are {', '.join(known)}")


class Bench(Protocol):
    """One device under test."""

    def identify(self) -> Identity:
        """Ask it who it is. Raises Failed where it does not answer at all."""
        ...

    def condition(self) -> Condition:
        """How it is now. Never raises for what a device does."""
        ...

    def check_health(self, level: Level) -> str:
        """One line of what was done and found. Raises Failed, Unavailable, NobodyAnswered."""
        ...

    def before_cycles(self) -> None:
        """What has to lie ready. Raises Failed, Unavailable, NobodyAnswered."""
        ...

    def cycle(self, number: int) -> None:
        """Use it once as a visit does. Raises Failed."""
        ...

    def fault_cases(self) -> tuple[FaultCase, ...]:
        """The disturbances it has to notice."""
        ...

    def close(self) -> None:
        """Let it go, and keep what was traced."""
        ...


@runtime_checkable
class CountsOut(Protocol):
    """A bench that can tell at the end what no single use shows. Any bench may be one."""

    def after_cycles(self) -> None:
        """Since `before_cycles`: as much came out as the device said, nothing had to be done twice... Raises Failed."""
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of device: how its bench is made, the modules of its own suites by suite name, and its own exceptions.

    `fixtures` is a pytest plug-in with what its suites ask for. `absent`: those of `faults` that say that nothing is
    there; before the device has answered once they are no failure of the device.
    """

    open: Callable[[Site], Bench]
    suites: Mapping[str, str]
    about: str
    faults: tuple[type[BaseException], ...] = ()
    fixtures: str = ""
    absent: tuple[type[BaseException], ...] = ()
