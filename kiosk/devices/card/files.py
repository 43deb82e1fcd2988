"""The files of the application, and how to name them in a command (ICAO 9303-10 §4, table 38)."""

from enum import Enum
from typing import Final

from kiosk.devices.card.errors import Stage

AID: Final = bytes.fromhex("A0000002471001")


class File(Enum):
    """An elementary file: its identifier, short identifier, outer tag, sure least size, cap, and stage name.

    The least size is what the first read asks for: never more than the smallest file of its kind holds, because some
    cards end the channel when read beyond the end.
    """

    DG1 = (0x0101, 0x01, 0x61, 95, 1 << 10, Stage.DG1)
    DG2 = (0x0102, 0x02, 0x75, 223, 1 << 19, Stage.DG2)
    DG13 = (0x010D, 0x0D, 0x6D, 223, 1 << 15, Stage.DG13)
    DG14 = (0x010E, 0x0E, 0x6E, 16, 1 << 14, Stage.DG14)
    DG15 = (0x010F, 0x0F, 0x6F, 16, 1 << 14, Stage.DG15)
    SOD = (0x011D, 0x1D, 0x77, 223, 1 << 16, Stage.SOD)
    COM = (0x011E, 0x1E, 0x60, 8, 1 << 10, Stage.COM)

    @property
    def fid(self) -> bytes:
        """Two bytes."""
        return self.value[0].to_bytes(2, "big")

    @property
    def sfi(self) -> int:
        """Five bits."""
        return self.value[1]

    @property
    def tag(self) -> int:
        """The outer tag."""
        return self.value[2]

    @property
    def least(self) -> int:
        """Bytes every file of this kind has."""
        return self.value[3]

    @property
    def cap(self) -> int:
        """Bytes beyond which a file is hostile."""
        return self.value[4]

    @property
    def stage(self) -> Stage:
        """What a failure here is called."""
        return self.value[5]

    @property
    def number(self) -> int | None:
        """The data group's number in the SOD; None for COM and SOD."""
        return int(self.name[2:]) if self.name.startswith("DG") else None
