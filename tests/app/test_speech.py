"""A whole terminal's speech: screens to words, words to recordings, recordings to sound."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.app.config import Settings, read_settings
from kiosk.app.speech import Speech
from kiosk.devices.voice.sound import from_wav
from kiosk.ui.window import close_window, open_window
from kiosk.visit import states as s
from tests.album import AlbumShell, settle
from tests.gallery import SAMPLES


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "key").write_text("k", "utf-8")
    config = tmp_path / "kiosk.toml"
    config.write_text(
        f"""[kiosk]
id = "K01"
hospital = "BỆNH VIỆN"
[backend]
url = "http://127.0.0.1:9"
key_file = "key"
[voice]
enabled = true
device = "wav:{tmp_path / "loud.wav"}"
headset = "wav:{tmp_path / "ear.wav"}"
jack = "no-jack"
""",
        "utf-8",
    )
    return read_settings(config)


@pytest.fixture
def lobby(settings: Settings, qtbot: QtBot) -> Iterator[tuple[AlbumShell, Speech]]:
    shell = AlbumShell(follow=True)
    speech = Speech(settings, shell)
    window = open_window(shell, mm_per_px=0.248, fullscreen=False, guide=speech.guide)
    window.setProperty("settleMs", 0)
    window.requestActivate()
    shell.put(s.Welcome())
    settle()
    yield shell, speech
    close_window(shell)
    speech.close()


def heard(path: Path, speech: Speech) -> float:
    """Seconds of sound, once all was said."""
    assert speech._speaker.settled(30)
    if not path.exists():
        return 0
    sound = from_wav(path.read_bytes())
    assert np.abs(sound.samples.astype(int)).max() < 32_767
    return sound.seconds


@pytest.mark.expects_log("jack: ")
def test_a_screen_is_heard_and_what_is_personal_is_not(lobby: tuple[AlbumShell, Speech], tmp_path: Path) -> None:
    shell, speech = lobby
    loud, ear = tmp_path / "loud.wav", tmp_path / "ear.wav"
    assert heard(loud, speech) == 0
    shell.put(SAMPLES["ChooseClinic"])
    settle()
    brief = heard(loud, speech)
    assert 1.5 < brief < 15
    window = speech.guide._window
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_Right)
    settle()
    whole = heard(loud, speech) - brief
    assert whole > 10
    shell.put(SAMPLES["Consent"])
    settle()
    heard(loud, speech)
    assert not ear.exists()
