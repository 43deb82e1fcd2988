"""Sound goes out whole, is cut at once, and a device that is not there is said to be gone."""

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest

from kiosk.devices.voice.outlet import AlsaOutlet, FileOutlet, OutletGoneError, outlet_to
from kiosk.devices.voice.sound import Sound, from_wav
from tests.devices.voice.voices import script, tone

needs_aplay = pytest.mark.skipif(shutil.which("aplay") is None, reason="alsa-utils is not installed")


def never() -> bool:
    """Nobody stops it."""
    return False


@needs_aplay
def test_aplay_hands_every_sample_to_the_device(tmp_path: Path) -> None:
    heard = tmp_path / "heard.raw"
    with AlsaOutlet(f"file:'{heard}',raw").open(never) as stream:
        stream.play(tone(0.5))
        stream.play(tone(0.25, hertz=880))
    samples = np.frombuffer(heard.read_bytes(), "<i2")
    wanted = np.concatenate([tone(0.5).samples, tone(0.25, hertz=880).samples])
    # ALSA fills its last period with silence.
    assert np.array_equal(samples[: len(wanted)], wanted)
    assert not samples[len(wanted) :].any()


@needs_aplay
def test_a_device_that_is_not_there_is_gone() -> None:
    with pytest.raises(OutletGoneError), AlsaOutlet("plughw:CARD=NoSuchCard").open(never) as stream:
        stream.play(tone(3.0))


def test_a_player_that_is_not_installed_is_gone() -> None:
    with pytest.raises(OutletGoneError, match="not installed"):
        AlsaOutlet("", program=("no-such-player",)).open(never)


def test_what_is_stopped_ends_at_once_and_its_player_with_it(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    slow = script(
        tmp_path / "player", f"import os, time\nopen({str(pid)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)"
    )
    cut = threading.Event()
    timer = threading.Timer(0.5, cut.set)
    timer.start()
    # More than the pipe takes: a player that plays in real time holds it up.
    with AlsaOutlet("", program=(str(slow),)).open(cut.is_set) as stream:
        stream.play(tone(20.0))
    assert cut.is_set()
    assert not Path(f"/proc/{pid.read_text()}").exists()


def test_a_wav_file_grows_by_what_would_be_heard(tmp_path: Path) -> None:
    path = tmp_path / "heard.wav"
    for hertz in (440, 880):
        with outlet_to(f"wav:{path}").open(never) as stream:
            stream.play(tone(0.1, hertz=hertz))
    with FileOutlet(path).open(lambda: True) as stream:
        stream.play(tone(1.0))
    assert from_wav(path.read_bytes()) == Sound(tone(0.1).pcm + tone(0.1, hertz=880).pcm)
    with pytest.raises(OutletGoneError), outlet_to(f"wav:{tmp_path}").open(never) as stream:
        stream.play(tone(0.1))
    assert isinstance(outlet_to("default"), AlsaOutlet)
