"""Sound keeps its length, its pitch and its bounds on the way through files."""

import struct
import wave
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.voice.sound import RATE, NotSoundError, Sound, from_wav, joined, silence, to_wav
from tests.devices.voice.voices import tone


def pitch(sound: Sound) -> float:
    """The loudest frequency."""
    power = np.abs(np.fft.rfft(sound.samples.astype(float)))
    return float(np.argmax(power) * RATE / len(sound.samples))


def recorded(path: Path, rate: int, channels: int = 1) -> bytes:
    """440 Hz for half a second, written by the standard library."""
    at = np.arange(rate // 2) / rate
    one = (np.sin(2 * np.pi * 440 * at) * 9000).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.repeat(one, channels).tobytes())
    return path.read_bytes()


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_a_recording_of_any_rate_keeps_its_length_and_pitch(tmp_path: Path, rate: int, channels: int) -> None:
    sound = from_wav(recorded(tmp_path / "a.wav", rate, channels))
    assert sound.seconds == pytest.approx(0.5, abs=0.001)
    assert pitch(sound) == pytest.approx(440, abs=3)
    assert 8_000 < np.abs(sound.samples).max() < 9_200


def test_what_the_lower_rate_cannot_carry_does_not_come_back_as_another_tone() -> None:
    at = np.arange(22_050) / 22_050
    high = (np.sin(2 * np.pi * 10_500 * at) * 20_000).astype("<i2").tobytes()
    data = to_wav(Sound(high))
    told = data[:24] + struct.pack("<I", 22_050) + data[28:]
    assert np.abs(from_wav(told).samples[200:-200]).max() < 2_000


def test_a_wav_file_is_what_the_standard_library_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(to_wav(tone(0.25)))
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16_000, 1, 2)
        assert file.readframes(10**6) == tone(0.25).pcm


def test_a_header_that_does_not_know_the_length_is_believed_only_in_its_form() -> None:
    data = to_wav(tone(0.2))
    streamed = data[:40] + b"\x00\xf0\xff\x7f" + data[44:]
    assert from_wav(streamed) == tone(0.2)


@pytest.mark.parametrize("data", [b"", b"RIFF", b"RIFF\0\0\0\0WAVE", b"RIFF\0\0\0\0WAVEdata\x04\0\0\0abcd", b"x" * 100])
def test_what_is_no_sound_is_refused(data: bytes) -> None:
    with pytest.raises(NotSoundError):
        from_wav(data)


@given(st.binary(max_size=80), st.integers(0, 44))
def test_no_garbage_does_more_than_be_refused(junk: bytes, at: int) -> None:
    data = to_wav(tone(0.01))
    for spoilt in (junk, data[:at] + junk + data[at + len(junk) :], b"RIFF\0\0\0\0WAVE" + junk):
        with suppress(NotSoundError):
            from_wav(spoilt)


def test_louder_than_loud_stays_at_the_edge() -> None:
    loud = tone(0.1, loud=0.9).at(4.0)
    assert np.abs(loud.samples.astype(int)).max() <= 32_768
    assert tone(0.1).at(0.5).samples.max() == pytest.approx(tone(0.1).samples.max() / 2, rel=0.01)
    assert tone(0.1).at(1.0) == tone(0.1)


def test_silence_around_a_sound_is_cut_off_but_for_a_moment() -> None:
    framed = joined([silence(0.5), tone(0.3), silence(0.7)])
    assert framed.seconds == pytest.approx(1.5)
    assert framed.trimmed().seconds == pytest.approx(0.34, abs=0.01)
    assert silence(1).trimmed().pcm == b""
    assert "pcm" not in repr(tone(0.1))
