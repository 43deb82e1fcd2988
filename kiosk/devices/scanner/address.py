"""Where codes come from, as the configuration writes it: `camera:0`, `video:FILE`, `images:DIR`, `serial:///dev/...`."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self
from urllib.parse import parse_qsl

import numpy as np

from kiosk.devices.scanner.faults import ScannerRefused
from kiosk.devices.scanner.frame import Grey

KINDS = ("camera", "video", "images", "serial", "wedge")


@dataclass(frozen=True, slots=True)
class Region:
    """The part of a picture in which codes are looked for, as fractions of its width and height."""

    left: float
    top: float
    width: float
    height: float

    def __post_init__(self) -> None:
        edges = (self.left, self.top, self.left + self.width, self.top + self.height)
        if not all(0 <= edge <= 1.0001 for edge in edges) or self.width < 0.05 or self.height < 0.05:
            raise ScannerRefused(
                "roi: four fractions left,top,width,height inside the picture, at least 0.05 wide and high"
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `0.2,0.1,0.6,0.8`. Raises ScannerRefused."""
        try:
            left, top, width, height = (float(part) for part in text.split(","))
        except ValueError:
            raise ScannerRefused("roi: four fractions left,top,width,height are wanted") from None
        return cls(left, top, width, height)

    def of(self, grey: Grey) -> Grey:
        """The region of a picture; at least one pixel."""
        rows, columns = grey.shape
        top, left = min(int(self.top * rows), rows - 1), min(int(self.left * columns), columns - 1)
        bottom, right = top + max(1, round(self.height * rows)), left + max(1, round(self.width * columns))
        return np.ascontiguousarray(grey[top:bottom, left:right])


@dataclass(frozen=True, slots=True)
class Address:
    """`kind:place?option=value&...`. Each kind knows its own options and refuses others."""

    kind: str
    place: str
    options: Mapping[str, str]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ScannerRefused that says what is wanted."""
        kind, colon, rest = text.partition(":")
        if not colon or kind not in KINDS:
            raise ScannerRefused(
                "a scanner is camera:N, video:FILE, images:DIR, serial:///dev/... or wedge:///dev/input/..."
            )
        place, _, query = rest.partition("?")
        if place.startswith("///"):
            place = place[2:]
        if not place:
            raise ScannerRefused(f"{kind}: says nothing about where")
        try:
            pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True) if query else []
        except ValueError:
            raise ScannerRefused(f"{kind}: options are written name=value&name=value") from None
        return cls(kind, place, MappingProxyType(dict(pairs)))

    def only(self, *names: str) -> None:
        """Raises ScannerRefused if there is an option beside these and `roi`."""
        strange = sorted(set(self.options) - {*names, "roi"})
        if strange:
            raise ScannerRefused(
                f"{self.kind}: unknown option {strange[0][:40]}; known are {', '.join((*names, 'roi'))}"
            )

    def whole(self, name: str, default: int, least: int = 0, most: int = 1_000_000) -> int:
        """An option that is a whole number. Raises ScannerRefused."""
        found = self.whole_or_none(name, least, most)
        return default if found is None else found

    def whole_or_none(self, name: str, least: int = 0, most: int = 1_000_000) -> int | None:
        """An option that is a whole number, None where it is not given. Raises ScannerRefused."""
        text = self.options.get(name)
        if text is None:
            return None
        if not (text.isascii() and text.isdigit()) or not least <= int(text) <= most:
            raise ScannerRefused(f"{self.kind}: {name} is a whole number from {least} to {most}")
        return int(text)

    def flag(self, name: str) -> bool:
        """An option that is 0 or 1. Raises ScannerRefused."""
        return self.whole(name, 0, 0, 1) == 1

    @property
    def region(self) -> Region | None:
        """The region of interest, or None for the whole picture. Raises ScannerRefused."""
        text = self.options.get("roi")
        return None if text is None else Region.parse(text)
