"""What the tables of words are made of."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Words:
    """What happened or where to go, and what to do."""

    title: str
    action: str


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 - the name that the collector of texts looks for
    """Marks a text of a table for translation; it is translated where it is read."""
    return text


def in_context(context: str, text: str) -> str:
    """A marked text in the language that is spoken now."""
    return QCoreApplication.translate(context, text) if text else ""
