"""Log lines as JSON with a closed list of fields, for terminal and backend: what may name a person has no way out.

Only our own loggers and a few known ones may say their message; of every other library the place is told and no text.
What still looks like a citizen's number, an insurance card or a line of an identity card is blotted out.
"""

import json
import logging
import os
import re
import traceback
from collections.abc import Mapping
from typing import Final

FIELDS: Final = ("code", "order", "terminal", "route", "status", "seconds")
"""What a record may carry beside its message: words, ids of ours and figures."""
SPEAKERS: Final = ("kiosk", "qt", "py.warnings", "uvicorn.error", "alembic")
"""Loggers whose message is written. `uvicorn.access` names addresses: requests are counted in the metrics instead."""
_PRIORITY: Final = ((logging.CRITICAL, 2), (logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6))
_WORD: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/{}:-]{0,79}")
_PERSONAL: Final = re.compile(
    r"\d{9,12}\|[^|\s]*\|.*"  # the code of an identity card, to its end
    r"|(?<![\w-])(?:\d{9,12}|[A-Z]{2}[0-9A-Z]?\d{12,13})(?![\w-])"  # citizen's, old and insurance numbers
    r"|[A-Z0-9<]{6,}<{2,}[A-Z0-9<]*"  # a line of a machine-readable zone
)
BLOT: Final = "[…]"


class JsonLines(logging.Formatter):
    """One JSON object a line. Under systemd the level goes before it, as journald wants it (sd-daemon(3))."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        super().__init__()
        self._journal = "JOURNAL_STREAM" in environment

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON; an attached exception as its type and frames."""
        line: dict[str, object] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "from": record.name,
            "message": said(record),
        }
        for name in FIELDS:
            value = getattr(record, name, None)
            if isinstance(value, int | float) or (isinstance(value, str) and _WORD.fullmatch(value)):
                line[name] = blotted(value) if isinstance(value, str) else value
        if record.exc_info and record.exc_info[1] is not None:
            line["bug"] = frames(record.exc_info[1])
        text = json.dumps(line, ensure_ascii=False)
        return f"<{priority(record.levelno)}>{text}" if self._journal else text


def said(record: logging.LogRecord) -> str:
    """The message of a known speaker, blotted; of another, where it spoke."""
    root = record.name.split(".")[0]
    if root in SPEAKERS or record.name in SPEAKERS:
        return blotted(record.getMessage())
    return f"{record.filename}:{record.lineno}"


def blotted(text: str) -> str:
    """Without what looks like a person's number or the lines of a card."""
    return _PERSONAL.sub(BLOT, text)


def priority(level: int) -> int:
    """syslog's word for a level."""
    return next((number for least, number in _PRIORITY if level >= least), 7)


def frames(error: BaseException) -> str:
    """`ValueError at step.py:40 < shell.py:91`: the type and where, never the message."""
    places = [f"{os.path.basename(f.filename)}:{f.lineno}" for f in reversed(traceback.extract_tb(error.__traceback__))]  # noqa: PTH119 - text only
    return f"{type(error).__name__} at {' < '.join(places[:12])}"
