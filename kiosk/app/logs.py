"""Logs without patients: who may write what, and what happens to bugs.

A bug is written as its type and frames; its message only in development, because it may quote a patient.
"""

import logging
import os
import sys
import threading
import traceback
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from kiosk.app.recent import RECENT
from kiosk.domain.log_lines import JsonLines, frames

TRAFFIC: Final = 5
"""Level for bytes on the wire. Off on site."""

log = logging.getLogger("kiosk")
_QT: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def bug(error: BaseException) -> None:
    """Write down a bug. KIOSK_DEVELOPMENT=1 adds the whole traceback."""
    log.error("bug: %s", frames(error))
    if os.environ.get("KIOSK_DEVELOPMENT") == "1":
        traceback.print_exception(error, file=sys.stderr)


def set_up(level: int = logging.INFO) -> None:
    """Logs to stderr as JSON lines; own every hook through which an error could print itself."""
    logging.addLevelName(TRAFFIC, "TRAFFIC")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler, RECENT], force=True)
    logging.captureWarnings(capture=True)
    sys.excepthook = _unhandled
    threading.excepthook = lambda args: bug(args.exc_value or RuntimeError())
    sys.unraisablehook = lambda args: bug(args.exc_value or RuntimeError())
    qInstallMessageHandler(_qt)


def _unhandled(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        bug(error)


def _qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_QT.get(kind, logging.WARNING), "%s (%s)", message, context.category or "default")
