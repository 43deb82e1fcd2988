"""A chip reader in this very process, without pcscd: `simchip:cccd?fault=tear@9:back,max-le:192`.

Announced as a driver like any vendor's; a production install does not hold it.
"""

from urllib.parse import parse_qsl

from kiosk.devices.card.errors import CardGone, CardSilent, NoCard, NoReader, Stage
from kiosk.devices.card.link import Answer, CardSession, Slot
from kiosk.sim.card.faults import parse_faults
from kiosk.sim.card.field import Field, Silent, Torn
from kiosk.sim.card.profiles import PROFILES, build, spoiled

READER = "Simulated Reader 00 00"


class ProcessSlots:
    """One reader. `field` is the card on it, None where there is none."""

    def __init__(self, field: Field | None, reader: str | None = READER) -> None:
        self.field = field
        self.reader = reader

    def slots(self) -> tuple[Slot, ...]:
        """The one reader."""
        if self.reader is None:
            return ()
        return (Slot(self.reader, self.field.atr if self.field is not None else None),)

    def connect(self, name: str) -> CardSession:
        """Take the card."""
        if name != self.reader:
            raise NoReader(Stage.READER)
        if self.field is None:
            raise NoCard(Stage.READER)
        self.field.reset()
        return ProcessSession(self, self.field, name)

    def wait(self, seconds: float) -> None:
        """Nothing comes or goes by itself: at once."""


class ProcessSession:
    """One session over the card."""

    def __init__(self, slots: ProcessSlots, field: Field, reader: str) -> None:
        self._slots = slots
        self._field = field
        self.reader = reader
        self.atr = field.atr
        self._dead = False

    def transmit(self, command: bytes) -> Answer:
        """One exchange."""
        self._alive()
        try:
            return Answer.parse(self._field.exchange(command))
        except Torn as torn:
            self._dead = True
            if not torn.back:
                self._slots.field = None
            raise CardGone(Stage.READER) from None
        except Silent:
            raise CardSilent(Stage.READER) from None

    def reset(self) -> None:
        """Anew."""
        self._alive()
        self._field.reset()

    def close(self) -> None:
        """Let it go."""
        self._dead = True

    def _alive(self) -> None:
        if self._dead or self._slots.field is not self._field:
            raise CardGone(Stage.READER)


def field_of(profile: str, faults: str) -> Field:
    """A card by its profile with faults. Raises ValueError."""
    if profile not in PROFILES:
        raise ValueError(f"no such profile; known are: {', '.join(PROFILES)}")
    parsed = parse_faults(faults)
    return Field(build(spoiled(PROFILES[profile], parsed)), parsed)


def open_slots(address: str) -> ProcessSlots:
    """What `simchip:PROFILE?fault=...` names. Raises ValueError."""
    profile, _, query = address.removeprefix("simchip:").partition("?")
    options = dict(parse_qsl(query))
    return ProcessSlots(field_of(profile or "cccd", options.get("fault", "")))
