"""What a scanner's picture shows: the test code alone, or nothing at all."""

import numpy as np

from kiosk.devices.scanner.chain import first_look
from kiosk.devices.scanner.frame import Frame, Grey, Picture


def around_code(grey: Grey) -> Grey | None:
    """The code in a picture with half its size of margin, None where none is read."""
    found = next((one for one in first_look(grey).found if one.corners), None)
    if found is None:
        return None
    xs, ys = [x for x, _ in found.corners], [y for _, y in found.corners]
    margin = max(max(xs) - min(xs), max(ys) - min(ys)) // 2
    rows, columns = grey.shape
    top, bottom = max(0, min(ys) - margin), min(rows, max(ys) + margin)
    left, right = max(0, min(xs) - margin), min(columns, max(xs) + margin)
    return np.ascontiguousarray(grey[top:bottom, left:right])


def blank(frame: Frame | None) -> bool:
    """Nothing, or a picture in which nothing can be told apart."""
    return not isinstance(frame, Picture) or int(frame.grey.max()) - int(frame.grey.min()) < 12
