"""Which chip readers a terminal uses: PC/SC's, or those of another package's driver."""

from kiosk.devices.card.link import CardSlots
from kiosk.devices.card.pcsc import PcscSlots
from kiosk.devices.card.virtual import development_install
from kiosk.devices.drivers import CARD_READERS, NoDriver, driver


def slots_for(reader: str) -> tuple[CardSlots, str | None]:
    """The readers, and the name of the one to use: "auto", a PC/SC reader's name, or a driver's `scheme:place`."""
    try:
        opened: CardSlots = driver(CARD_READERS, reader)(reader)
    except NoDriver:
        return PcscSlots(allow_virtual=development_install()), None if reader == "auto" else reader
    return opened, None
