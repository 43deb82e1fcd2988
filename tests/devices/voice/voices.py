"""Small programs and voices for the tests of speech."""

import stat
import sys
from pathlib import Path

import numpy as np

from kiosk.devices.voice.prompt import Prompt
from kiosk.devices.voice.sound import RATE, Sound


def tone(seconds: float, hertz: float = 440.0, loud: float = 0.3) -> Sound:
    """A sine."""
    at = np.arange(round(seconds * RATE)) / RATE
    return Sound((np.sin(2 * np.pi * hertz * at) * loud * 32767).astype("<i2").tobytes())


def script(path: Path, body: str) -> Path:
    """A program in Python."""
    path.write_text(f"#!{sys.executable}\nimport sys\n{body}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


class Echo:
    """Says each letter as a hundredth of a second of sound."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def speak(self, prompt: Prompt) -> Sound | None:
        """Silent on an empty text."""
        self.asked.append(prompt.text)
        return tone(len(prompt.text) / 100) if prompt.text else None
