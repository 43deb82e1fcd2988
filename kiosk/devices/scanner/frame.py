"""What a source of codes yields: pictures to look at, or codes a scanner decoded by itself."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""A picture: rows by columns, 0 black to 255 white."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One frame of a camera, in which a code may be seen."""

    grey: Grey = field(repr=False)


@dataclass(frozen=True, slots=True)
class Scanned:
    """One code that a scanner decoded by itself. `symbology` is `QRCode`, `Code128` or empty where it does not tell."""

    data: bytes = field(repr=False)
    symbology: str


Frame = Picture | Scanned
