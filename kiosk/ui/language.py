"""Which language the screens speak."""

import logging
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QTranslator

from kiosk.domain.together import together

log = logging.getLogger(__name__)

SOURCE: Final = "vi"
FOLDER: Final = Path(__file__).parent / "i18n"

# The words of the screens themselves, asked for again and again; what is said of a patient does not come by here.
_held: Final = lru_cache(maxsize=2048)(together)


class Words(Protocol):
    """The texts of a further language."""

    @property
    def names(self) -> str:
        """Which of the hospital's names are shown in it: "vi" or "en"."""

    @property
    def words(self) -> Mapping[tuple[str, str], str]:
        """By context and Vietnamese text."""


class SourceTranslator(QTranslator):
    """Vietnamese is in the code itself; here its words are only held together. Asked last, where no other answers."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """An empty translator would not be asked."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Asked by Qt for each text."""
        del context, disambiguation, n
        return _held(source)


class FileTranslator(QTranslator):
    """Texts of a translation file, held together."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Asked by Qt for each text; empty where the file has none."""
        return _held(super().translate(context, source, disambiguation, n) or "")


class PackTranslator(QTranslator):
    """Texts of a pack; what it does not have stays Vietnamese."""

    def __init__(self, pack: Words) -> None:
        super().__init__()
        self._words = pack.words
        self._names = pack.names

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """An empty translator would not be asked."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Asked by Qt for each text."""
        del disambiguation, n
        if context == "Language":
            return self._names
        return _held(self._words.get((context, source), source))


class Speech:
    """The translator of one application."""

    def __init__(self, packs: Mapping[str, Words] | None = None) -> None:
        self._packs = packs or {}
        self._translator: QTranslator | None = None
        application = QCoreApplication.instance()
        if application is not None and application.findChild(SourceTranslator) is None:
            QCoreApplication.installTranslator(SourceTranslator(application))

    def use(self, language: str) -> None:
        """Speak `language` from here on. Where its words are missing, Vietnamese stays and the log says so."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        if language == SOURCE:
            return
        translator = PackTranslator(self._packs[language]) if language in self._packs else FileTranslator()
        if language not in self._packs and not translator.load(str(FOLDER / f"kiosk_{language}.qm")):
            log.error("no words for language %s: run python -m kiosk.ui.build", language)
            return
        QCoreApplication.installTranslator(translator)
        self._translator = translator
