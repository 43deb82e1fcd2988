"""One thing at a time, the newest first, and nothing personal out of a loudspeaker."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kiosk.devices.voice.outlet import FileOutlet, OutletGoneError, Stream
from kiosk.devices.voice.prompt import Prompt
from kiosk.devices.voice.sound import RATE, Sound, from_wav
from kiosk.devices.voice.speaker import GAINS, USUAL, Speaker
from tests.devices.voice.voices import Echo, tone


class Plug:
    """A headset that is put in and pulled out."""

    def __init__(self, *, plugged: bool = False) -> None:
        self.plugged = plugged


class Held(Echo):
    """Begins to speak and waits until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()
        self.go = threading.Event()

    def speak(self, prompt: Prompt) -> Sound | None:
        self.begun.set()
        self.go.wait(30)
        return super().speak(prompt)


def vi(text: str, *, personal: bool = False) -> Prompt:
    return Prompt(text, "vi", personal)


def seconds(path: Path) -> float:
    return from_wav(path.read_bytes()).seconds if path.exists() else 0.0


def test_what_is_said_comes_out_in_order(tmp_path: Path) -> None:
    echo, heard = Echo(), tmp_path / "heard.wav"
    speaker = Speaker(echo, FileOutlet(heard))
    speaker.say([vi("mười"), vi(""), vi("hai mươi")])
    assert speaker.settled(5)
    assert echo.asked == ["mười", "", "hai mươi"]
    assert seconds(heard) == pytest.approx(0.12 + 2 * 0.3, abs=0.001)
    speaker.close()


def test_two_tones_go_before_what_calls_somebody_back(tmp_path: Path) -> None:
    plain, called = tmp_path / "plain.wav", tmp_path / "called.wav"
    for heard, prompt in ((plain, vi("mười")), (called, Prompt("mười", "vi", chime=True))):
        speaker = Speaker(Echo(), FileOutlet(heard))
        speaker.say([prompt, vi("hai mươi")])
        assert speaker.settled(5)
        speaker.close()
    before = seconds(called) - seconds(plain)
    assert 0.3 < before < 0.5
    tones = from_wav(called.read_bytes()).samples[: round(before * RATE)].astype(np.float64)
    half = (
        np.abs(np.fft.rfft(tones[: RATE * 3 // 20])).argmax() / 0.15,
        np.abs(np.fft.rfft(tones[-RATE // 5 :])).argmax() / 0.2,
    )
    assert half == pytest.approx((659, 880), abs=12)
    # It swells and fades: no click, and no louder than speech.
    assert max(abs(tones[0]), abs(tones[-1])) < 200
    assert 2_000 < np.abs(tones).max() < 12_000


def test_the_next_thing_cuts_the_one_before(tmp_path: Path) -> None:
    held, heard = Held(), tmp_path / "heard.wav"
    speaker = Speaker(held, FileOutlet(heard))
    speaker.say([vi("cũ một"), vi("cũ hai")])
    assert held.begun.wait(30)
    speaker.say([vi("bị bỏ qua")])
    speaker.say([vi("mới")])
    held.go.set()
    assert speaker.settled(5)
    assert held.asked == ["cũ một", "mới"]
    assert seconds(heard) == pytest.approx(0.03 + 0.3, abs=0.001)
    speaker.close()


def test_what_was_stopped_in_the_middle_is_given_back_from_the_sentence_it_was_in(tmp_path: Path) -> None:
    class Third(Held):
        """Waits in the third sentence."""

        def speak(self, prompt: Prompt) -> Sound | None:
            return super().speak(prompt) if prompt.text == "ba" else Echo.speak(self, prompt)

    echo = Third()
    speaker = Speaker(echo, FileOutlet(tmp_path / "heard.wav"))
    assert speaker.pause() == ()
    speaker.say([vi("một"), vi("hai", personal=True), vi("ba"), vi("bốn")])
    assert echo.begun.wait(30)
    left = speaker.pause()
    assert left == (vi("ba"), vi("bốn"))
    echo.go.set()
    assert speaker.settled(5)
    echo.asked.clear()
    speaker.say(left)
    assert speaker.settled(5)
    assert echo.asked == ["ba", "bốn"]
    speaker.close()


def test_the_loudspeaker_never_says_what_is_personal(tmp_path: Path) -> None:
    echo, loud, ear = Echo(), tmp_path / "loud.wav", tmp_path / "ear.wav"
    plug = Plug()
    speaker = Speaker(echo, FileOutlet(loud), FileOutlet(ear), plug)
    lines = [vi("Họ và tên"), vi("NGUYỄN T*** M", personal=True)]
    speaker.say(lines)
    assert speaker.settled(5)
    assert echo.asked == ["Họ và tên"]
    assert not ear.exists()
    before = seconds(loud)
    plug.plugged = True
    speaker.say(lines)
    assert speaker.settled(5)
    assert echo.asked[1:] == ["Họ và tên", "NGUYỄN T*** M"]
    assert seconds(loud) == before
    assert seconds(ear) > before
    speaker.close()


def test_a_headset_without_a_jack_that_tells_counts_as_none(tmp_path: Path) -> None:
    speaker = Speaker(Echo(), FileOutlet(tmp_path / "loud.wav"), FileOutlet(tmp_path / "ear.wav"))
    speaker.say([vi("riêng", personal=True)])
    assert speaker.settled(5)
    assert not speaker.private
    assert list(tmp_path.iterdir()) == []
    speaker.close()


def test_a_headset_pulled_out_mid_sentence_takes_its_secrets_with_it(tmp_path: Path) -> None:
    held, ear = Held(), tmp_path / "ear.wav"
    plug = Plug(plugged=True)
    speaker = Speaker(held, FileOutlet(tmp_path / "loud.wav"), FileOutlet(ear), plug)
    speaker.say([vi("một"), vi("riêng", personal=True)])
    assert held.begun.wait(30)
    plug.plugged = False
    held.go.set()
    assert speaker.settled(5)
    assert list(tmp_path.iterdir()) == []
    assert held.asked == ["một"]
    speaker.close()


def test_volume_goes_in_steps_each_heard_louder_and_none_over_the_edge(tmp_path: Path) -> None:
    class Loud:
        def speak(self, prompt: Prompt) -> Sound | None:
            return tone(0.2, loud=0.7)

    peaks = []
    for step in range(len(GAINS) + 2):
        heard = tmp_path / f"{step}.wav"
        speaker = Speaker(Loud(), FileOutlet(heard))
        assert speaker.volume == USUAL
        speaker.set_volume(step)
        speaker.say([vi("x")])
        assert speaker.settled(5)
        assert 1 <= speaker.volume <= len(GAINS)
        peaks.append(int(np.abs(from_wav(heard.read_bytes()).samples.astype(int)).max()))
        speaker.close()
    assert peaks[0] == peaks[1] < peaks[2] < peaks[3] < peaks[4] < peaks[5] == peaks[6] < 32_767


class Gone:
    """An outlet that is not there until it is."""

    def __init__(self, path: Path) -> None:
        self.there = False
        self.path = path

    def open(self, stop: Callable[[], bool]) -> Stream:
        if not self.there:
            raise OutletGoneError("the sound device is not there")
        return FileOutlet(self.path).open(stop)


@pytest.mark.expects_log("no sound: the sound device is not there")
def test_without_a_device_it_is_silent_says_so_once_and_speaks_when_it_is_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    outlet = Gone(tmp_path / "heard.wav")
    speaker = Speaker(Echo(), outlet)
    for _ in range(3):
        speaker.say([vi("x")])
        assert speaker.settled(5)
    assert len([r for r in caplog.records if r.levelname == "WARNING"]) == 1
    outlet.there = True
    speaker.say([vi("x")])
    assert speaker.settled(5)
    assert outlet.path.exists()
    speaker.close()


@pytest.mark.expects_log("a bug in speech: ZeroDivisionError")
def test_a_bug_in_one_sentence_does_not_end_speech(tmp_path: Path) -> None:
    class Fragile(Echo):
        def speak(self, prompt: Prompt) -> Sound | None:
            if prompt.text == "0":
                raise ZeroDivisionError(prompt.text)
            return super().speak(prompt)

    fragile = Fragile()
    speaker = Speaker(fragile, FileOutlet(tmp_path / "heard.wav"))
    speaker.say([vi("0")])
    assert speaker.settled(5)
    speaker.say([vi("một")])
    assert speaker.settled(5)
    assert fragile.asked == ["một"]
    speaker.close()


def test_two_thousand_screens_leave_one_thread_and_none_after_the_end(tmp_path: Path) -> None:
    before = threading.active_count()
    speaker = Speaker(Echo(), FileOutlet(tmp_path / "heard.wav"))
    for _ in range(2_000):
        speaker.say([vi("")])
    assert threading.active_count() <= before + 1
    speaker.close()
    assert threading.active_count() == before
    assert RATE == 16_000
