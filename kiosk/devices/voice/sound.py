"""Sound as this terminal keeps it: 16 kHz, one channel, 16 bits."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 16_000
"""Samples a second: wide enough for speech."""

_PCM, _EXTENSIBLE = 1, 0xFFFE
_RATES: Final = range(4_000, 192_001)
_QUIET: Final = 130  # below this nothing is heard
_MARGIN: Final = RATE // 50


class NotSoundError(Exception):
    """The bytes are no WAV file of 16 bits that can be played."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples, little-endian. What was said in it is personal as often as not."""

    pcm: bytes = field(repr=False)

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / 2 / RATE

    @property
    def samples(self) -> NDArray[np.int16]:
        """The same as numbers."""
        return np.frombuffer(self.pcm, "<i2")

    def at(self, gain: float) -> "Sound":
        """Louder or softer; what would be too loud is kept at the edge."""
        if gain == 1.0:
            return self
        return _sound(self.samples.astype(np.float64) * gain)

    def trimmed(self) -> "Sound":
        """Without the silence before and after, but for a fiftieth of a second."""
        heard = np.flatnonzero(np.abs(self.samples.astype(np.int32)) > _QUIET)
        if not len(heard):
            return Sound(b"")
        return Sound(self.samples[max(0, heard[0] - _MARGIN) : heard[-1] + _MARGIN].tobytes())


def silence(seconds: float) -> Sound:
    """Nothing, for so long."""
    return Sound(bytes(2 * round(seconds * RATE)))


def joined(sounds: Sequence[Sound]) -> Sound:
    """One after another."""
    return Sound(b"".join(sound.pcm for sound in sounds))


def from_wav(data: bytes) -> Sound:
    """A WAV file of 16 bits, of any rate and of one or two channels. Raises NotSoundError.

    A program that writes to a pipe does not know the length when it writes the header: what is there counts.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise NotSoundError("a WAV file begins with RIFF and WAVE")
    channels = rate = 0
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        body = data[at + 8 : at + 8 + size]
        if name == b"fmt " and len(body) >= 16:
            kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", body)
            if kind not in (_PCM, _EXTENSIBLE) or bits != 16 or channels not in (1, 2) or rate not in _RATES:
                raise NotSoundError("PCM of 16 bits, one or two channels, 4 to 192 kHz is wanted")
        elif name == b"data" and channels:
            whole = body[: len(body) // (2 * channels) * 2 * channels]
            frames = np.frombuffer(whole, "<i2").reshape(-1, channels).mean(axis=1)
            return _sound(_resampled(frames, rate))
        at += 8 + size + size % 2
    raise NotSoundError("a WAV file has a format and data")


def to_wav(sound: Sound) -> bytes:
    """A WAV file."""
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, _PCM, 1, RATE, RATE * 2, 2, 16)
    body = form + struct.pack("<4sI", b"data", len(sound.pcm)) + sound.pcm
    return struct.pack("<4sI4s", b"RIFF", 4 + len(body), b"WAVE") + body


def _sound(samples: NDArray[np.float64]) -> Sound:
    return Sound(np.clip(np.rint(samples), -32768, 32767).astype("<i2").tobytes())


def _resampled(frames: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    if rate == RATE or not len(frames):
        return frames
    if rate > RATE:
        # What the lower rate cannot carry would come back as hiss.
        taps = 2 * round(rate / RATE * 12) + 1
        at = np.arange(taps) - taps // 2
        low = np.sinc(at * 0.94 * RATE / rate) * np.hanning(taps + 2)[1:-1]
        frames = np.convolve(frames, low / low.sum(), "same")
    wanted = np.arange(round(len(frames) * RATE / rate)) * (rate / RATE)
    found: NDArray[np.float64] = np.interp(wanted, np.arange(len(frames)), frames)
    return found
