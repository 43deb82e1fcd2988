"""Which language the screens speak."""

import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QTranslator

log = logging.getLogger(__name__)

SOURCE: Final = "vi"
FOLDER: Final = Path(__file__).parent / "i18n"


class Speech:
    """The translator of one application. Vietnamese is in the code itself and needs none."""

    def __init__(self) -> None:
        self._translator: QTranslator | None = None

    def use(self, language: str) -> None:
        """Speak `language` from here on. Where its words are missing, Vietnamese stays and the log says so."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        if language == SOURCE:
            return
        translator = QTranslator()
        if not translator.load(str(FOLDER / f"kiosk_{language}.qm")):
            log.error("no words for language %s: run python -m kiosk.ui.build", language)
            return
        QCoreApplication.installTranslator(translator)
        self._translator = translator
