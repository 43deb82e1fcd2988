"""What staff turn holds at once and over a restart, until somebody configures it anew."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.brightness import Brightness, Levels
from kiosk.app.dials import DialKeeper
from kiosk.devices.backlight.link import BacklightError
from kiosk.devices.voice.mixer import MixerError
from kiosk.staff.dials import Dials, NoVolume, Touch
from kiosk.visit import states as s


class Loudspeaker:
    """A mixer in memory; gone, it says so."""

    def __init__(self, at: int = 45) -> None:
        self.at = at
        self.gone = False

    def level(self) -> int:
        if self.gone:
            raise MixerError("no such card")
        return self.at

    def set(self, percent: int) -> None:
        self.level()
        self.at = percent


class Panel:
    """A light in memory; broken, it says so."""

    def __init__(self) -> None:
        self.at = 0
        self.broken = False

    def set(self, percent: int) -> None:
        if self.broken:
            raise BacklightError("the panel's light cannot be set: OSError")
        self.at = percent


def keeper(
    folder: Path,
    mixer: Loudspeaker | None,
    light: Brightness | None = None,
    *,
    volume: int = 0,
    day: int = 80,
    heard: list[int] | None = None,
) -> DialKeeper:
    found = heard if heard is not None else []
    return DialKeeper(
        folder / "dials.json", mixer=mixer, light=light, volume=volume, day=day, speaks=True, sample=found.append
    )


def test_each_touch_is_a_tenth_and_heard_at_once(tmp_path: Path) -> None:
    heard: list[int] = []
    speaker = Loudspeaker()
    dials = keeper(tmp_path, speaker, heard=heard)
    assert dials.look() == Dials(45, None)
    assert [dials.turn(Touch.LOUDER).volume for _ in range(7)] == [50, 60, 70, 80, 90, 100, 100]
    assert [dials.turn(Touch.SOFTER).volume for _ in range(10)] == [90, 80, 70, 60, 50, 40, 30, 20, 10, 10]
    assert heard == [50, 60, 70, 80, 90, 100, 100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 10], "never silent"
    assert dials.turn(Touch.LISTEN).volume == 10
    assert heard[-1] == speaker.at == 10


class Coarse(Loudspeaker):
    """One of a few steps only, as cheap sound cards have them."""

    def set(self, percent: int) -> None:
        super().set(round(percent / 25) * 25)


def test_a_mixer_of_few_steps_is_turned_from_end_to_end(tmp_path: Path) -> None:
    speaker = Coarse(50)
    dials = keeper(tmp_path, speaker)
    assert [dials.turn(Touch.LOUDER).volume for _ in range(6)] == [60, 70, 80, 90, 100, 100]
    assert speaker.at == 100
    assert [dials.turn(Touch.SOFTER).volume for _ in range(8)] == [90, 80, 70, 60, 50, 40, 30, 20]
    again = keeper(tmp_path, speaker)
    again.restore()
    assert again.look().volume == 20
    speaker.at = 75
    assert again.look().volume == 75, "by another hand"


def test_the_volume_is_as_it_was_left_after_a_restart_and_as_configured_before_anybody_touched_it(
    tmp_path: Path,
) -> None:
    untouched = Loudspeaker()
    keeper(tmp_path, untouched).restore()
    assert untouched.at == 45, "nobody has said anything: it is left alone"
    keeper(tmp_path, untouched, volume=60).restore()
    assert untouched.at == 60
    keeper(tmp_path, untouched, volume=60).turn(Touch.LOUDER)
    after = Loudspeaker(5)
    keeper(tmp_path, after, volume=60).restore()
    assert after.at == 70
    keeper(tmp_path, after, volume=30).restore()
    assert after.at == 30, "configured anew: that counts"


def test_the_panel_stays_as_staff_left_it_through_sleep_and_restarts(tmp_path: Path) -> None:
    panel = Panel()
    light = Brightness(panel, Levels(day=80, night=40))
    dials = keeper(tmp_path, None, light)
    assert dials.look() == Dials(None, 80, NoVolume.NO_MIXER)
    for _ in range(5):
        dials.turn(Touch.DARKER)
    assert panel.at == 30
    light.follow(s.Welcome(), asleep=True)
    light.follow(s.Welcome(), asleep=False)
    light.close()
    assert panel.at == 30, "and asleep no brighter than awake"
    again = Brightness(panel, Levels(day=80, night=40))
    assert keeper(tmp_path, None, again).look().light == 30
    again.follow(s.Welcome(), asleep=False)
    again.close()
    assert panel.at == 30
    anew = Brightness(panel, Levels(day=90, night=40))
    assert keeper(tmp_path, None, anew, day=90).look().light == 90
    anew.close()


def test_a_panel_that_nobody_named_is_left_alone_until_staff_turn_it(tmp_path: Path) -> None:
    panel = Panel()
    light = Brightness(panel, Levels(), named=False)
    light.follow(s.Welcome(), asleep=False)
    light.close()
    assert panel.at == 0
    light = Brightness(panel, Levels(), named=False)
    assert keeper(tmp_path, None, light).turn(Touch.BRIGHTER).light == 90
    light.close()
    assert panel.at == 90
    light = Brightness(panel, Levels(), named=False)
    keeper(tmp_path, None, light)
    panel.at = 3
    light.follow(s.Welcome(), asleep=False)
    light.close()
    assert panel.at == 90


def test_what_cannot_be_turned_is_said_and_changes_nothing(tmp_path: Path) -> None:
    panel, speaker = Panel(), Loudspeaker()
    light = Brightness(panel, Levels())
    dials = keeper(tmp_path, speaker, light)
    panel.broken = speaker.gone = True
    for touch in Touch:
        assert dials.turn(touch) == Dials(None, 80, NoVolume.NO_MIXER)
    dials.restore()
    assert not (tmp_path / "dials.json").exists()
    panel.broken = False
    light.close()
    off = DialKeeper(tmp_path / "x", mixer=None, light=None, volume=0, day=80, speaks=False)
    assert off.turn(Touch.LOUDER) == Dials(None, None, NoVolume.SPEECH_OFF)


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "dials.json").mkdir()
    assert keeper(tmp_path, Loudspeaker()).turn(Touch.LOUDER) == Dials(50, kept=False)


@given(
    st.one_of(
        st.binary(max_size=60),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: st.dictionaries(st.sampled_from(["volume", "day", "percent", "over"]), inner, max_size=4),
        ).map(lambda value: json.dumps(value).encode()),
    )
)
def test_a_file_of_anything_is_a_file_of_nothing_or_of_a_percentage(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("dials")
    (folder / "dials.json").write_bytes(content)
    speaker = Loudspeaker()
    keeper(folder, speaker).restore()
    assert 10 <= speaker.at <= 100
