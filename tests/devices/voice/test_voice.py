"""From a prompt to sound: recording, joined recordings, the site's voice, espeak-ng, silence."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from kiosk.devices.voice.engine import Engine, espeak, site_voice, version
from kiosk.devices.voice.program import ProgramFailedError
from kiosk.devices.voice.prompt import Prompt
from kiosk.devices.voice.recorded import Recorded, cover
from kiosk.devices.voice.shelf import Clip, Shelf, ShelfError, load, shelf_of, with_recordings
from kiosk.devices.voice.sound import to_wav
from kiosk.devices.voice.voice import Voice
from tests.devices.voice.voices import script, tone

needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


def clip(folder: Path, text: str, seconds: float) -> Clip:
    """A recording of a text: a tone of so many seconds."""
    path = folder / f"{len(list(folder.glob('*.wav')))}.wav"
    path.write_bytes(to_wav(tone(seconds)))
    return Clip(path.stem, text, path, seconds, "")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    texts = {"Còn": 0.1, "người trước": 0.2, "bảy": 0.4, "Còn 7 người trước": 0.8, "A": 1.0, "không": 1.1, "bốn": 1.2,
             "hai": 1.3, "Số khám": 1.5}  # fmt: skip
    return shelf_of("vi", [clip(tmp_path, text, seconds) for text, seconds in texts.items()])


def said(recorded: Recorded, text: str) -> float:
    """Seconds of joined recordings, 0 where there are none."""
    sound = recorded.joined(Prompt(text, "vi"))
    return sound.seconds if sound else 0


def test_the_recording_of_the_very_words_comes_first(shelf: Shelf) -> None:
    recorded = Recorded([shelf])
    whole = recorded.whole(Prompt("còn 7 người trước.", "vi"))
    assert whole is not None
    assert whole.seconds == pytest.approx(0.8)
    assert recorded.whole(Prompt("Còn 7 người", "vi")) is None
    assert recorded.whole(Prompt("Còn 7 người trước", "en")) is None


def test_clips_are_joined_where_they_say_every_word(shelf: Shelf) -> None:
    recorded = Recorded([shelf])
    # A short tone loses nothing to trimming; each clip is followed by a breath.
    assert said(recorded, "A042") == pytest.approx(1.0 + 1.1 + 1.2 + 1.3 + 4 * 0.04, abs=0.05)
    assert said(recorded, "Số khám: A042.") == pytest.approx(1.5 + 4.6 + 0.25 + 4 * 0.04, abs=0.1)
    assert said(recorded, "Số khám B042") == 0
    assert said(recorded, "") == 0


def test_as_few_clips_as_can_be_are_joined(shelf: Shelf) -> None:
    chain = cover(shelf, ["còn", "bảy", "người", "trước", "bảy"])
    assert [found.text for found, _ in chain] == ["Còn 7 người trước", "bảy"]
    assert cover(shelf, ["còn", "tám"]) == []


def test_a_site_replaces_recordings_one_by_one_and_adds_its_own(shelf: Shelf, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "3.wav").write_bytes(to_wav(tone(0.55)))
    (site / "noi.wav").write_bytes(to_wav(tone(0.66)))
    (site / "more.json").write_text(json.dumps({"noi.wav": "Khám Nội"}), "utf-8")
    recorded = Recorded([with_recordings(shelf, site)])
    own, more, other = (recorded.whole(Prompt(t, "vi")) for t in ("Còn 7 người trước", "Khám Nội", "Số khám"))
    assert own is not None
    assert own.seconds == pytest.approx(0.55)
    assert more is not None
    assert more.seconds == pytest.approx(0.66)
    assert other is not None
    assert with_recordings(shelf, tmp_path / "none") is shelf
    for bad in ("[]", "{", '{"none.wav": "x"}'):
        (site / "more.json").write_text(bad, "utf-8")
        with pytest.raises(ShelfError):
            with_recordings(shelf, site)


@pytest.mark.parametrize("record", ["{", "[]", '{"clips": [{"id": "x"}]}', '{"clips": 3}'])
def test_a_record_that_cannot_be_read_names_its_file(tmp_path: Path, record: str) -> None:
    (tmp_path / "record.json").write_text(record, "utf-8")
    with pytest.raises(ShelfError, match=r"record\.json"):
        load(tmp_path, "vi")
    assert load(tmp_path / "none", "vi").clips == ()


def test_a_recording_that_cannot_be_played_is_made_up_for(tmp_path: Path) -> None:
    broken = tmp_path / "a.opus"
    broken.write_bytes(b"no opus")
    shelf = shelf_of("vi", [Clip("a", "Xin chờ", broken, 1, ""), Clip("b", "Xong", tmp_path / "gone.wav", 1, "")])
    program = script(tmp_path / "say", f"sys.stdin.read(); sys.stdout.buffer.write({to_wav(tone(0.3))!r})")
    voice = Voice([shelf], program)
    for text in ("Xin chờ", "Xong"):
        sound = voice.speak(Prompt(text, "vi"))
        assert sound is not None
        assert sound.seconds == pytest.approx(0.3)


@pytest.mark.expects_log("a voice is gone")
def test_where_every_voice_is_gone_the_text_stands_on_the_screen(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    voice = Voice((), tmp_path / "none", lambda _: Engine(("no-such-program",)))
    secret = Prompt("Nguyễn Thị Mẫu", "vi", personal=True)
    assert voice.speak(secret) is None
    assert voice.speak(secret) is None
    gone = [record.getMessage() for record in caplog.records if "a voice is gone" in record.getMessage()]
    assert len(gone) == 2
    assert "Mẫu" not in "".join(gone)
    assert "Mẫu" not in repr(secret)


@pytest.mark.expects_log("a voice is gone")
def test_a_voice_that_comes_back_is_used_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    program = tmp_path / "say"
    voice = Voice((), program, lambda _: Engine(("no-such-program",)))
    assert voice.speak(Prompt("Xin chào", "vi")) is None
    script(program, f"sys.stdin.read(); sys.stdout.buffer.write({to_wav(tone(0.3))!r})")
    assert voice.speak(Prompt("Xin chào", "vi")) is not None
    assert "a voice is back" in caplog.text


def test_a_voice_of_the_site_is_told_the_language_and_given_the_words(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    body = f"open({str(heard)!r}, 'w').write(sys.argv[1] + '|' + sys.stdin.read())\nsys.stdout.write('no sound')"
    with pytest.raises(ProgramFailedError, match="RIFF"):
        site_voice(script(tmp_path / "say", body), "vi").say(Prompt("Phòng 105", "vi"))
    assert heard.read_text("utf-8") == "vi|Phòng một trăm linh năm\n"


@needs_espeak
@pytest.mark.parametrize("language", ["vi", "en"])
def test_espeak_speaks_clear_of_the_edge(language: str) -> None:
    sound = espeak(language).say(Prompt("-v en A042, phòng 105", language))
    assert 2.0 < sound.seconds < 9.0
    loud = np.abs(sound.samples.astype(float)) / 32768
    assert 0.1 < loud.max() < 0.95
    assert 0.02 < np.sqrt((loud**2).mean()) < 0.3
    assert espeak(language).say(Prompt("-v en A042, phòng 105", language)) == sound
    assert version().startswith("eSpeak NG")
