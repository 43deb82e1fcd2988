"""A language that a hospital drops in: shown where it has words, Vietnamese where not, refused with line and key."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from string import ascii_letters

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.cli import app
from kiosk.app.config import read_settings
from kiosk.app.exits import exit_code
from kiosk.app.languages import languages_of
from kiosk.app.voice import shelves_of, voice_of
from kiosk.devices.keys.key import Key
from kiosk.devices.voice.prompt import Prompt
from kiosk.devices.voice.sound import to_wav
from kiosk.domain.assets import assets
from kiosk.domain.toml_file import ConfigError
from kiosk.ui.pack import Pack, read_pack, read_packs
from kiosk.ui.prompts import FILLED, messages
from tests.album import Album, settle
from tests.devices.voice.voices import tone
from tests.gallery import SAMPLES
from tests.ui.by_ear import ByEar, Ears, by_keys, touch
from tests.ui.survey import area, crowding, texts, written

EXAMPLE = assets() / "languages" / "zh"


def write(folder: Path, words: str, *, status: str = 'status = "draft"', code: str = "tyz", name: str = "Tày") -> Path:
    """A pack with these words."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(f'[pack]\nlanguage = "{code}"\nname = "{name}"\n{status}\n', "utf-8")
    (folder / "words.toml").write_text(words, "utf-8")
    return folder


def configured(folder: Path, packs: str) -> Path:
    """A kiosk.toml with these keys of languages."""
    (folder / "key").write_text("k", "utf-8")
    config = folder / "kiosk.toml"
    backend = '[backend]\nurl = "http://127.0.0.1:9"\nkey_file = "key"\n'
    config.write_text(f'[kiosk]\nid = "K"\nhospital = "BV"\n{packs}\n{backend}', "utf-8")
    return config


SOME = """[Main]
"Quay lại" = "Táo"
[Paying]
"Chọn chuyển nhanh 24/7.\\nKhông sửa số tiền và nội dung." = "Lượt 24/7.\\nBấu xiu."
"Người nhận: %1" = "Cần lặp: %1"
"Đang tạo mã QR, xin chờ" = ""
"""


def test_the_example_is_whole_in_form_and_says_that_it_is_a_draft() -> None:
    pack = read_pack(EXAMPLE)
    assert (pack.code, pack.name, pack.reviewed) == ("zh", "中文", False)
    assert (pack.missing, pack.stale) == ((), ())
    assert "read by nobody" in (EXAMPLE / "words.toml").read_text("utf-8")


@pytest.mark.parametrize("level", [0, 1])
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)], ids=["portrait", "landscape"])
def test_the_example_fits_every_screen(built: None, qtbot: QtBot, size: tuple[int, int], level: int) -> None:
    album = Album(size, packs=[read_pack(EXAMPLE)])
    faults = {}
    # One sample of each screen: those of one screen differ little.
    for name, state in {type(state).__name__: state for state in SAMPLES.values()}.items():
        album.show(state, "zh", level)
        faults[name] = crowding(album)
    album.close()
    assert {name: found for name, found in faults.items() if found} == {}


def test_the_voice_of_the_example_reads_chinese_and_nothing_else() -> None:
    pack = read_pack(EXAMPLE)
    assert pack.voice is not None
    texts = [FILLED.sub("", text).replace("\n", "").replace("/", "") for text in pack.words.values()]
    said = subprocess.run(
        ["espeak-ng", "-v", pack.voice, "-q", "-x", "-b", "1", "--stdin"],
        input="。\n".join(text for text in texts if not set(text) & set(ascii_letters)).encode(),
        stdout=subprocess.PIPE,
        check=True,
    ).stdout.decode()
    # Where it has no sound for a syllable it spells it in English, and says so.
    assert (len(said) > 1_000, said.count("(en)")) == (True, 0)


def test_what_a_pack_says_and_what_it_leaves_out(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path / "tyz", SOME))
    assert pack.words["Main", "Quay lại"] == "Táo"
    assert len(pack.words) == 3
    assert len(pack.missing) == len(messages()) - 3
    assert [found.code for found in read_packs(tmp_path)] == ["tyz"]
    with pytest.raises(ConfigError, match="a folder of language packs"):
        read_packs(tmp_path / "none")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('[Main]\n"Quay lại" = 3\n', "line 2: Main.Quay lại: a text"),
        ('[Paying]\n\n"Người nhận: %1" = "Cần"\n', "line 3: Paying.Người nhận: %1: the same marks as in the Viet"),
        ('[Main]\n"Quay lại" = "Ta\\u0301o"\n', "line 2: Main.Quay lại: a text in Unicode NFC"),
        ('[Main]\n"Quay lại" = "a\\u0007"\n', "line 2: Main.Quay lại: a text in Unicode NFC without control"),
        ('[Main]\n"Quay lại" = "dài dài dài dài dài dài dài dài dài"\n', "line 2: Main.Quay lại: at most 32 letters"),
        ('Main = 3\n', "Main: a section"),
        ('[Main\n', "line 1: file: not TOML"),
        ('[Main]\n"Quay lại" = "a"\n"Quay lại" = "b"\n', "not TOML"),
    ],
)  # fmt: skip
def test_each_fault_of_the_words_is_told_with_line_and_key(tmp_path: Path, words: str, told: str) -> None:
    with pytest.raises(ConfigError) as fault:
        read_pack(write(tmp_path / "tyz", words))
    assert told in str(fault.value)


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        ('status = "done"', "tyz", "pack.status: one of draft, reviewed"),
        ('status = "reviewed"', "tyz", "pack.reviewed_by: a text"),
        ('status = "draft"', "vi", "pack.language: a language code"),
        ('status = "draft"', "../x", "pack.language: a language code"),
        ('status = "draft"\ncolour = "red"', "tyz", "line 5: pack.colour: unknown key"),
    ],
)
def test_each_fault_of_the_pack_is_told_with_its_key(tmp_path: Path, status: str, code: str, told: str) -> None:
    with pytest.raises(ConfigError) as fault:
        read_pack(write(tmp_path / "tyz", SOME, status=status, code=code))
    assert told in str(fault.value)


def test_a_text_that_no_screen_shows_any_more_is_told_and_harmless(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path / "tyz", f'{SOME}[Gone]\n"Cũ" = "Kau"\n'))
    assert [str(fault) for fault in pack.stale] == ["line 8: Gone.Cũ: no screen shows this text any more"]
    assert len(pack.words) == 3


@pytest.fixture
def packs(tmp_path: Path) -> list[Pack]:
    words = SOME + "".join(
        f"[{context}]\n" + "".join(f"{json.dumps(m.source)} = {json.dumps('«' + m.source)}\n" for m in texts_of)
        for context, texts_of in {"Guide": [m for m in messages() if m.context == "Guide"]}.items()
    )
    return [
        read_pack(write(tmp_path / "tyz", words)),
        read_pack(write(tmp_path / "khm", "", code="khm", name="Khơ Me")),
        read_pack(write(tmp_path / "hmn", "", code="hmn", name="Hmoob")),
        read_pack(write(tmp_path / "cjm", "", code="cjm", name="Chăm")),
    ]


@pytest.fixture(params=[(1080, 1920), (1920, 1080)], ids=["portrait", "landscape"])
def many(request: pytest.FixtureRequest, built: None, qtbot: QtBot, packs: list[Pack]) -> Iterator[Album]:
    """A terminal with six languages."""
    album = Album(request.param, packs=packs)
    yield album
    album.close()


def words_on(album: Album) -> set[str]:
    return {written(text) for text in texts(album)}


def tap(album: Album, name: str) -> None:
    touch(album, area(album.item(name)).center().toPoint())
    settle()
    album.picture()


def test_a_language_is_chosen_from_all_by_its_own_name(many: Album) -> None:
    for level in (0, 1):
        many.show(SAMPLES["Paying"], "vi", level)
        tap(many, "languages")
        assert {"Tiếng Việt", "English", "Tày", "Khơ Me", "Hmoob", "Chăm"} <= words_on(many)
        assert crowding(many) == []
        assert "Quét mã để trả tiền" not in words_on(many)
        tap(many, "language_tyz")
        assert {"Táo", "Lượt 24/7.\nBấu xiu.", "Quét mã để trả tiền"} <= words_on(many)
        assert many.shell.property("language") == "tyz"
        assert crowding(many) == []
        tap(many, "languages")
        tap(many, "language_en")
        assert "Back" in words_on(many)
    many.shell.put(SAMPLES["Welcome"])
    assert many.shell.property("language") == "vi"


def test_back_leaves_the_languages_and_not_the_screen(many: Album) -> None:
    many.show(SAMPLES["Paying"])
    many.shell.events.clear()
    tap(many, "languages")
    tap(many, "back")
    assert many.shell.events == []
    assert "Quét mã để trả tiền" in words_on(many)
    many.show(SAMPLES["Welcome"])
    tap(many, "languages")
    many.show(SAMPLES["Confirm"])
    assert "Chăm" not in words_on(many)


def test_by_ear_one_language_follows_another(built: None, qtbot: QtBot, packs: list[Pack]) -> None:
    ears = Ears()
    album = Album(follow=True, speaker=ears, packs=packs[:1])
    album.window.requestActivate()
    album.show(SAMPLES["Confirm"])
    blind = ByEar(album, ears, by_keys(album))
    blind.key(Key.NEXT)
    blind.choose("English")
    assert ears.languages == {"en"}
    blind.go_to("Tày")
    blind.key(Key.CHOOSE)
    assert ears.languages == {"tyz"}
    assert ears.heard[-1].startswith("«Có")
    album.close()


def test_drafts_are_offered_only_where_the_site_says_so(tmp_path: Path) -> None:
    write(tmp_path / "packs" / "tyz", SOME)
    write(tmp_path / "packs" / "khm", "", code="khm", name="Khơ Me", status='status = "reviewed"\nreviewed_by = "A"')
    (tmp_path / "key").write_text("k", "utf-8")
    config = tmp_path / "kiosk.toml"
    text = (
        '[kiosk]\nid = "K"\nhospital = "BV"\npacks = "packs"\n[backend]\nurl = "http://127.0.0.1:9"\nkey_file = "key"\n'
    )
    config.write_text(text, "utf-8")
    assert [pack.code for pack in languages_of(read_settings(config))] == ["khm"]
    config = configured(tmp_path, 'packs = "packs"\ndraft_packs = true')
    assert [pack.code for pack in languages_of(read_settings(config))] == ["khm", "tyz"]
    config = configured(tmp_path, "")
    assert languages_of(read_settings(config)) == ()


@pytest.mark.expects_log("no further languages")
def test_a_broken_pack_leaves_the_terminal_with_its_own_languages(tmp_path: Path) -> None:
    write(tmp_path / "packs" / "tyz", "[Main\n")
    (tmp_path / "key").write_text("k", "utf-8")
    config = tmp_path / "kiosk.toml"
    text = (
        '[kiosk]\nid = "K"\nhospital = "BV"\npacks = "packs"\n[backend]\nurl = "http://127.0.0.1:9"\nkey_file = "key"\n'
    )
    config.write_text(text, "utf-8")
    assert languages_of(read_settings(config)) == ()


def test_a_pack_brings_its_recordings(tmp_path: Path) -> None:
    folder = write(tmp_path / "packs" / "tyz", SOME)
    voice = folder / "voice"
    voice.mkdir()
    (voice / "tao.wav").write_bytes(to_wav(tone(0.4)))
    clip = {"id": "tao", "text": "Táo", "file": "tao.wav", "ms": 400, "sha256": "0"}
    (voice / "record.json").write_text(json.dumps({"clips": [clip]}), "utf-8")
    config = configured(tmp_path, 'packs = "packs"\ndraft_packs = true')
    settings = read_settings(config)
    found = languages_of(settings)
    assert [shelf.language for shelf in shelves_of(settings, found)] == ["vi", "en", "tyz"]
    sound = voice_of(settings, found).speak(Prompt("táo.", "tyz"))
    assert sound is not None
    assert sound.seconds == pytest.approx(0.4)


def run(*args: str) -> int:
    return exit_code(app, "kiosk", ["pack", *args])


def test_a_new_pack_is_an_empty_sheet_with_every_text(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "km"
    assert run("new", str(folder), "--language", "km", "--name", "Khmer") == 0
    pack = read_pack(folder)
    assert len(pack.missing) == len(messages())
    text = (folder / "words.toml").read_text("utf-8")
    assert '# Fixed bar: one screen back | Back\n"Quay lại" = ""' in text
    assert run("new", str(folder), "--language", "km", "--name", "Khmer") == 2
    assert run("new", str(tmp_path / "x"), "--language", "vi", "--name", "x") == 2
    capfd.readouterr()
    assert run("missing", str(folder), "--json") == 0
    first = json.loads(capfd.readouterr().out.splitlines()[0])
    assert set(first) == {"context", "vi", "en", "for"}


def test_check_tells_of_faults_gaps_fonts_and_drafts(
    tmp_path: Path, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    good = write(tmp_path / "tyz", SOME)
    assert run("check", str(good)) == 0
    told = capfd.readouterr().out
    assert f"tyz: 3 texts, {len(messages()) - 3} stay Vietnamese" in told
    assert "a draft" in told
    # A Chinese sign that hardly any font has.
    assert run("check", str(write(tmp_path / "lab", '[Main]\n"Quay lại" = "\U00030000"\n', code="lab"))) == 4
    assert "no font here has 1 of its letters" in capfd.readouterr().out
    assert run("check", str(write(tmp_path / "bad", "[Main\n"))) == 2
    assert run("check", str(tmp_path / "none")) == 2
