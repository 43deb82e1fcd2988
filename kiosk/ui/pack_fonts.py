"""Which letters of a pack no font of this terminal can show."""

import os

from PySide6.QtGui import QFontDatabase, QGuiApplication, QRawFont

from kiosk.ui.pack import Pack
from kiosk.ui.window import FAMILY, load_fonts


def unseen(pack: Pack) -> list[str]:
    """Letters without a glyph in the bundled font, in the pack's own, and in the system's."""
    app = QGuiApplication.instance()
    if app is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = QGuiApplication([])
    load_fonts(pack.fonts)
    families = dict.fromkeys((FAMILY, *QFontDatabase.families()))
    fonts = [raw for family in families if (raw := QRawFont.fromFont(QFontDatabase.font(family, "", 12))).isValid()]
    letters = sorted({letter for text in (pack.name, *pack.words.values()) for letter in text if not letter.isspace()})
    return [letter for letter in letters if not any(_shows(font, letter) for font in fonts)]


def _shows(font: QRawFont, letter: str) -> bool:
    # `supportsCharacter` takes sixteen bits of a letter.
    return 0 not in font.glyphIndexesForString(letter)
