"""What the keys of any keyboard mean, as audio keypads send them."""

from typing import Final

from PySide6.QtCore import Qt

from kiosk.devices.keys.key import Key

TYPED: Final = {
    Qt.Key.Key_Left: Key.PREVIOUS, Qt.Key.Key_Up: Key.PREVIOUS, Qt.Key.Key_Backtab: Key.PREVIOUS,
    Qt.Key.Key_Right: Key.NEXT, Qt.Key.Key_Down: Key.NEXT, Qt.Key.Key_Tab: Key.NEXT,
    Qt.Key.Key_Return: Key.CHOOSE, Qt.Key.Key_Enter: Key.CHOOSE, Qt.Key.Key_Space: Key.CHOOSE,
    Qt.Key.Key_F1: Key.REPEAT, Qt.Key.Key_Help: Key.REPEAT, Qt.Key.Key_Asterisk: Key.REPEAT, Qt.Key.Key_F2: Key.HELP,
    Qt.Key.Key_VolumeUp: Key.LOUDER, Qt.Key.Key_Plus: Key.LOUDER,
    Qt.Key.Key_VolumeDown: Key.SOFTER, Qt.Key.Key_Minus: Key.SOFTER,
    Qt.Key.Key_F3: Key.PAUSE, Qt.Key.Key_Pause: Key.PAUSE, Qt.Key.Key_VolumeMute: Key.PAUSE,
    Qt.Key.Key_MediaPlay: Key.PAUSE, Qt.Key.Key_MediaTogglePlayPause: Key.PAUSE,
    Qt.Key.Key_F4: Key.BLANK,
}  # fmt: skip
