"""The loudspeaker's control, through a program that speaks as amixer does."""

import shutil
from pathlib import Path

import pytest

from kiosk.devices.voice.mixer import AlsaMixer, MixerError, mixer_of
from tests.devices.voice.cards import SoundCard


def test_it_is_set_and_unmuted_and_read_back(tmp_path: Path) -> None:
    card = SoundCard(tmp_path)
    mixer = AlsaMixer("plughw:CARD=Device,DEV=0", program=card.program)
    assert mixer.level() == 40
    for wanted, found in ((70, 70), (0, 0), (100, 100), (900, 100), (-3, 0)):
        mixer.set(wanted)
        assert mixer.level() == card["at"] == found
    assert card["muted"] is False
    assert ["-D", "hw:Device", "-q", "-M", "sset", "Master", "70%"] in list(card["asked"])  # type: ignore[call-overload]  # JSON


@pytest.mark.parametrize(
    ("device", "asked"),
    [("", []), ("hw:1,0", ["-D", "hw:1"]), ("sysdefault:CARD=PCH", ["-D", "hw:PCH"]), ("lobby", ["-D", "lobby"])],
)
def test_the_card_is_the_one_that_speech_comes_out_of(tmp_path: Path, device: str, asked: list[str]) -> None:
    card = SoundCard(tmp_path)
    AlsaMixer(device, program=card.program).level()
    assert card["asked"] == [[*asked, "scontrols"], [*asked, "-M", "sget", "Master"]]


def test_the_sites_own_control_goes_before_the_known_ones_and_one_that_cannot_be_muted_is_set(tmp_path: Path) -> None:
    card = SoundCard(tmp_path, ("Master", "Line Out"), mutes=False)
    AlsaMixer("", "Line Out", card.program).set(60)
    assert card["at"] == 60


def test_where_there_is_nothing_to_turn_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(MixerError, match="no control"):
        AlsaMixer("", program=SoundCard(tmp_path, ("Mic",)).program).set(50)
    with pytest.raises(MixerError, match="no control"):
        AlsaMixer("", "Speaker", SoundCard(tmp_path).program).level()
    with pytest.raises(MixerError, match="cannot be started"):
        AlsaMixer("", program=("no-such-mixer",)).level()
    assert mixer_of("wav:/tmp/x.wav") is None
    assert mixer_of("hw:0") is not None


@pytest.mark.skipif(shutil.which("amixer") is None, reason="alsa-utils is not installed")
def test_the_real_amixer_says_that_a_card_is_not_there() -> None:
    with pytest.raises(MixerError):
        AlsaMixer("hw:CARD=NoSuchCard").level()
