"""The log of deeds in words: what each was done to. A text of no known form is shown as it was written."""

import re
from typing import Final

from kiosk.backend.web.fleet_words import ORDERS
from kiosk.domain.staff_deed import WORDS

_AT_TERMINAL: Final = {deed.value: words[0] for deed, words in WORDS.items()}
_TABLES: Final = {"terminals": "bảng máy", "visits": "bảng lượt", "orders": "bảng lệnh"}
_ORDER: Final = re.compile(r"(?:(?P<what>[a-z_]+)|update (?P<version>\S+)): (?P<whom>.+)")
_FORGOTTEN: Final = re.compile(r"(\d+) days, (\d+) patients")
_REKEYED: Final = re.compile(r"(\d+) values")


def done_to(what: str, target: str) -> str:
    """What a deed was done to, for people."""
    match what:
        case "ordered":
            return _ordered(target)
        case "at_terminal":
            return staff_did(target)
        case "table_fetched":
            return _TABLES.get(target, target)
        case "forgotten":
            return _FORGOTTEN.sub(r"quá \1 ngày: \2 người bệnh", target)
        case "erased":
            return "một người bệnh" if target == "one person" else target
        case "rekeyed":
            return _REKEYED.sub(r"\1 giá trị", target)
        case _:
            return target


def _ordered(target: str) -> str:
    terminal, _, order = target.rpartition(" ")
    if terminal and order in ORDERS:
        return f"{ORDERS[order]}: {terminal}"
    found = _ORDER.fullmatch(target)
    if found is None:
        return target
    whom = f"{found['whom']} máy" if found["whom"].isdigit() else found["whom"]
    if found["version"]:
        return f"Cập nhật lên {found['version']}: {whom}"
    named = {**ORDERS, "config": "Cấu hình"}
    return f"{named.get(found['what'], found['what'])}: {whom}"


def staff_did(target: str) -> str:
    """`t-1 paper_changed done` as the console says it."""
    terminal, _, rest = target.partition(" ")
    word, _, result = rest.partition(" ")
    if word not in _AT_TERMINAL:
        return target
    return f"{terminal}: {_AT_TERMINAL[word]}" + (f" ({result})" if result else "")


def event_said(name: str) -> str | None:
    """What staff did, of an event of a terminal; None for an event of another kind."""
    return _AT_TERMINAL.get(name.removeprefix("staff_")) if name.startswith("staff_") else None
