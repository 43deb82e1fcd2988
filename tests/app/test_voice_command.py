"""The bundled recordings are those of the screens' texts, and the command keeps them so."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from kiosk.app.cli import app
from kiosk.app.commands.voice import LANGUAGES, wanted
from kiosk.app.exits import exit_code
from kiosk.devices.voice.engine import Engine
from kiosk.devices.voice.prompt import Prompt
from kiosk.devices.voice.recorded import Recorded
from kiosk.devices.voice.render import Wanted, faults, render
from kiosk.devices.voice.shelf import load, sound_of
from kiosk.devices.voice.sound import from_wav, to_wav
from kiosk.domain.assets import assets
from kiosk.ui.prompts import fixed_texts
from tests.devices.voice.voices import script, tone

VOICE = assets() / "voice"
MOST_BYTES = 6_000_000


def run(*args: str) -> int:
    return exit_code(app, "kiosk", ["voice", *args])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bundled_recordings_are_those_of_the_screens(language: str) -> None:
    stale = faults(wanted(language), VOICE / language, language)
    assert stale == [], "run: kiosk voice render"


def test_the_recordings_stay_small() -> None:
    assert sum(file.stat().st_size for file in VOICE.rglob("*") if file.is_file()) < MOST_BYTES


def measured(language: str, every: int) -> None:
    """Length, loudness and headroom of recordings, decoded."""
    clips = load(VOICE / language, language).clips
    for clip in clips[::every]:
        sound = sound_of(clip.file)
        assert sound is not None, clip.id
        assert sound.seconds == pytest.approx(clip.seconds, abs=0.08), clip.id
        # Nobody says a text faster than this, and nobody slower.
        assert 0.02 < sound.seconds / len(clip.text) < 0.7, clip.id
        loud = np.abs(sound.samples.astype(float)) / 32768
        assert loud.max() < 0.98, clip.id
        assert 0.02 < np.sqrt((loud**2).mean()) < 0.35, clip.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_recordings_are_as_long_and_as_loud_as_they_should_be(language: str) -> None:
    measured(language, 23)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_recording_is_as_long_and_as_loud_as_it_should_be(language: str) -> None:
    measured(language, 1)


def test_numbers_and_codes_are_joined_from_recordings_without_any_program() -> None:
    recorded = Recorded([load(VOICE / language, language) for language in LANGUAGES])
    for text, language in (
        ("A042", "vi"), ("P.105, tầng 1", "vi"), ("1.250.600 ₫", "vi"), ("21/11/2026", "vi"), ("7:45", "vi"),
        ("Còn 7 người trước", "vi"), ("A042", "en"), ("1.250.600 ₫", "en"), ("7 ahead of you", "en"), ("14:05", "en"),
    ):  # fmt: skip
        sound = recorded.joined(Prompt(text, language))
        assert sound is not None, text
        assert 0.5 < sound.seconds < 12, text


def test_texts_with_gaps_are_recorded_in_pieces() -> None:
    texts = set(fixed_texts("vi"))
    assert {"Còn", "người trước"} <= texts
    assert not any("{" in text or "%1" in text for text in texts)
    assert "vi" not in texts


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A voice that says everything as a tone."""
    return Engine((str(script(tmp_path / "say", f"sys.stdin.read(); sys.stdout.buffer.write({to_wav(tone(0.2))!r})")),))


@pytest.mark.skipif(shutil.which("opusenc") is None, reason="opus-tools is not installed")
def test_rendering_makes_what_is_missing_and_drops_what_nobody_says(tmp_path: Path, engine: Engine) -> None:
    folder = tmp_path / "vi"
    texts = [Wanted(text, "vi") for text in ("Xin chờ", "Phòng 105", "xin chờ.")]
    done = render(texts, folder, "vi", engine, "a tone")
    assert [name.rpartition("-")[0] for name in done.made] == ["phong-mot-tram-linh-nam", "xin-cho"]
    assert faults(texts, folder, "vi") == []
    record = json.loads((folder / "record.json").read_text("utf-8"))
    assert (record["language"], record["program"], record["rate"]) == ("vi", "a tone", 16_000)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert render(texts, folder, "vi", engine, "a tone").made == ()
    assert render(texts, folder, "vi", engine, "a tone", anew=True).kept == 0
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    # Another text is another recording; a file that was changed by hand is made again.
    (folder / f"{texts[0].id}.opus").write_bytes(b"x")
    other = [texts[0], Wanted("Phòng 106", "vi")]
    stale = faults(other, folder, "vi")
    assert [line.partition(":")[0] for line in stale] == [
        "not recorded",
        "nobody says",
        "another file than was recorded",
    ]
    done = render(other, folder, "vi", engine, "a tone")
    assert (len(done.made), len(done.dropped), done.kept) == (2, 1, 0)
    (folder / "stray.txt").write_text("x", "utf-8")
    (folder / f"{texts[0].id}.opus").unlink()
    assert len(faults(other, folder, "vi")) == 2


def test_two_texts_that_differ_in_a_mark_are_two_recordings() -> None:
    assert Wanted("Số khám", "vi").id != Wanted("Sổ khám", "vi").id
    assert Wanted("Xin chờ", "vi").id == Wanted("xin  chờ.", "vi").id
    assert Wanted("No", "vi").id != Wanted("No", "en").id


def test_check_says_what_is_stale(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--folder", str(tmp_path)) == 4
    told = capfd.readouterr().err
    assert "vi: not recorded: 'Quay lại'" in told
    assert told.splitlines()[-1] == "run: kiosk voice render"
    (tmp_path / "vi").mkdir()
    (tmp_path / "vi" / "record.json").write_text("{", "utf-8")
    assert run("check", "--folder", str(tmp_path)) == 4


def test_the_reading_sheet_names_every_file_and_what_to_say(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    lines = dict(line.split("\t") for line in capfd.readouterr().out.splitlines())
    assert len(lines) == len(load(VOICE / "vi", "vi").clips)
    assert "Quay lại" in lines.values()
    assert all((VOICE / "vi" / name.replace(".wav", ".opus")).is_file() for name in lines)
    assert run("list", "--language", "en", "--json") == 0
    first = json.loads(capfd.readouterr().out.splitlines()[0])
    assert set(first) == {"id", "text", "said"}
    assert run("list", "--language", "xx") == 2


def test_a_text_is_said_into_the_configured_device(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    heard, config = tmp_path / "heard.wav", tmp_path / "kiosk.toml"
    config.write_text(
        f'[kiosk]\nid = "K01"\nhospital = "BỆNH VIỆN"\n[backend]\nurl = "http://127.0.0.1:9"\nkey_file = "key"\n'
        f'[voice]\nenabled = true\ndevice = "wav:{heard}"\n',
        "utf-8",
    )
    (tmp_path / "key").write_text("k", "utf-8")
    assert run("say", "A042, phòng 105", "--config", str(config)) == 0
    assert 2 < from_wav(heard.read_bytes()).seconds < 12
    text = config.read_text("utf-8").replace(f"wav:{heard}", f"wav:{tmp_path}")
    config.write_text(text, "utf-8")
    capfd.readouterr()
    assert run("say", "A042", "--config", str(config)) == 3
    assert "cannot be written" in capfd.readouterr().err
