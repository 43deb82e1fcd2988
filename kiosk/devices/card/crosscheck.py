"""Do the chip's files, and what opened the chip, tell of the same person?"""

from kiosk.devices.card.dg13 import Dg13
from kiosk.devices.card.key import AccessKey
from kiosk.devices.card.mrz import Mrz
from kiosk.devices.card.trust import CrossCheck
from kiosk.domain.dates import PartialDate
from kiosk.domain.text import ascii_upper, clean


def cross_check(mrz: Mrz, dg13: Dg13, key: AccessKey) -> CrossCheck:
    """Compare DG1 with DG13, and both with the QR or record. What one side lacks is no mismatch."""
    agree = (
        not mrz.faults,
        dg13.number in (None, mrz.number),
        (dg13.number or mrz.number).endswith(mrz.document),
        dg13.sex is None or mrz.sex is None or dg13.sex is mrz.sex,
        _same_date(mrz.born, dg13.born),
        _same_date(mrz.expires, dg13.expires),
        dg13.name is None or _same_name(mrz.name, dg13.name),
        key.name is None or dg13.name is None or ascii_upper(clean(key.name)) == ascii_upper(dg13.name),
        key.born is None or dg13.born is None or key.born.year == dg13.born.year,
        key.born is None or dg13.born is None or _not_contrary(key.born, dg13.born),
    )
    return CrossCheck.OK if all(agree) else CrossCheck.MISMATCH


def _same_date(printed: str, full: PartialDate | None) -> bool:
    """YYMMDD against a date, over the digits both know."""
    if full is None:
        return True
    month, day = full.month, full.day
    wanted = (f"{full.year % 100:02}", f"{month:02}" if month else None, f"{day:02}" if day else None)
    parts = (printed[:2], printed[2:4], printed[4:6])
    return all(want is None or not part.isdigit() or part == want for part, want in zip(parts, wanted, strict=True))


def _not_contrary(one: PartialDate, other: PartialDate) -> bool:
    pairs = ((one.month, other.month), (one.day, other.day))
    return all(a is None or b is None or a == b for a, b in pairs)


def _same_name(printed: str, full: str) -> bool:
    """The printed line has thirty places: a long name is cut there, and marks and hyphens are gone."""
    bare = "".join(c if c.isalpha() else " " for c in ascii_upper(full)).split()
    wanted, found = "".join(bare), "".join(printed.split())
    return wanted == found or (len(printed) >= 26 and bool(found) and wanted.startswith(found[:20]))
