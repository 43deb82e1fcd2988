"""When the set-up opens, and what it writes."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.config import read_settings
from kiosk.app.setup.config_text import with_values
from kiosk.app.setup.first_start import FirstStart, first_start, places_near
from kiosk.app.setup.keeping import keep_config, keep_turned
from kiosk.app.setup.places import Places
from kiosk.app.upkeep import last_good
from kiosk.services.journal import Journal
from kiosk.staff.found import Found, Kind
from kiosk.staff.setup_states import Answers

ANSWERS = Answers(
    "en", 0.31, "https://kiosk.bv.example:8443", "sanh-a-01", "Sảnh A", "BỆNH VIỆN ĐA KHOA TỈNH",
    (Found(Kind.PRINTER, "usb://04b8:0e15", "EPSON"), Found(Kind.SCANNER, "camera:2", "C920")), pin="274913",
)  # fmt: skip
WHOLE = '[kiosk]\nid = "t-1"\nhospital = "BV"\n[backend]\nurl = "https://bv.example"\n'
BEARER = WHOLE + 'key_file = "key"\n'
PAPERS = WHOLE + 'client_cert_file = "identity.pem"\nclient_key_file = "identity.pem"\n'


def written(folder: Path, text: str) -> Path:
    (folder / "key").write_text("k")
    path = folder / "kiosk.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("", True),
        ('[kiosk]\nlanguage = "en"\n', True),
        ('[kiosk]\nid = "t-1"\nhospital = "BV"\n[voice]\nenabled = true\n', True),
        (WHOLE, True),
        (PAPERS, True),
        (BEARER, False),
        (BEARER + "colour = 1\n", False),
        ("[kiosk]\ncolour = 1\n", False),
        ("[kiosk", False),
        ("kiosk = 1\n", False),
    ],
)
def test_it_opens_where_nothing_is_missing_but_what_it_finds_out(tmp_path: Path, text: str, opens: bool) -> None:
    assert (first_start(written(tmp_path, text)) is not None) == opens


def test_it_opens_without_a_file_unless_the_one_before_is_there(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    assert first_start(path) is not None
    written(tmp_path, BEARER).replace(last_good(path))
    assert first_start(path) is None


def test_on_a_terminal_that_has_served_it_opens_only_where_staff_asked_for_it(tmp_path: Path) -> None:
    path = written(tmp_path, PAPERS)
    (tmp_path / "data").mkdir()
    Journal(tmp_path / "data/journal.db").close()
    assert first_start(path) is None
    (tmp_path / "data/set-up-again").touch()
    start = first_start(path)
    assert start is not None
    assert start.url == "https://bv.example"
    keep_config(start, ANSWERS)
    assert first_start(path) is None


def test_its_own_folder_is_where_systemd_made_it_or_the_configuration_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kiosk.toml"
    assert places_near(path).data == tmp_path / "data"
    monkeypatch.setenv("STATE_DIRECTORY", "/var/lib/kiosk")
    monkeypatch.setenv("RUNTIME_DIRECTORY", "/run/kiosk")
    monkeypatch.setenv("KIOSK_TURNS", "1")
    found = places_near(path)
    assert (found.data, found.figures, found.turned) == (Path("/var/lib/kiosk"), Path("/run/kiosk/kiosk.prom"), 1)
    written(tmp_path, '[kiosk]\ndata_dir = "elsewhere"\n')
    assert places_near(path).data == tmp_path / "elsewhere"


def test_what_the_configuration_had_before_stays(tmp_path: Path) -> None:
    text = (
        "# of the hospital\n[kiosk]\nlanguage = 'vi'   # for now\nopens = \"06:00\"\n\n[voice]\nenabled = true\n"
        "[printer]\nwidth_dots = 384\n"
    )
    start = first_start(written(tmp_path, text))
    assert start is not None
    keep_config(start, ANSWERS)
    settings = read_settings(tmp_path / "kiosk.toml")
    assert (settings.kiosk.language, settings.kiosk.mm_per_px) == ("en", 0.31)
    assert settings.kiosk.hours.opens.hour == 6
    assert settings.voice.enabled
    assert (settings.printer.url, settings.printer.width_dots) == ("usb://04b8:0e15", 384)
    assert settings.scanner.source == "camera:2"
    assert settings.card.reader == "none"
    assert settings.staff.pin is not None
    kept = (tmp_path / "kiosk.toml").read_text("utf-8")
    assert kept.startswith("# of the hospital\n[kiosk]\n")
    assert kept.count("[kiosk]") == 1
    assert "274913" not in kept + (tmp_path / "staff.pin").read_text()


def test_a_wrong_configuration_is_replaced_only_where_staff_asked_for_it_and_kept_aside(tmp_path: Path) -> None:
    path = written(tmp_path, BEARER + "colour = 1\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/set-up-again").touch()
    start = first_start(path)
    assert start is not None
    keep_config(start, ANSWERS)
    assert read_settings(path).kiosk.id == "sanh-a-01"
    assert "colour" in (tmp_path / "kiosk.wrong.toml").read_text()
    assert not (tmp_path / "data/set-up-again").exists()
    other = FirstStart(Places(tmp_path / "other.toml", tmp_path / "other"))
    (tmp_path / "other.toml").write_text("[kiosk]\ncolour = 1\n")
    with pytest.raises(ValueError, match="colour"):
        keep_config(other, ANSWERS)
    assert (tmp_path / "other.toml").read_text() == "[kiosk]\ncolour = 1\n"


def test_turning_adds_up_and_leaves_other_lines(tmp_path: Path) -> None:
    places = Places(tmp_path / "kiosk.toml", tmp_path, turned=1)
    keep_turned(places, 90)
    assert (tmp_path / "session.env").read_text() == "KIOSK_ROTATE=180\n"
    (tmp_path / "session.env").write_text("# site\nKIOSK_ROTATE=90\nQT_SCALE=1\n")
    keep_turned(places, 270)
    assert (tmp_path / "session.env").read_text() == "# site\nQT_SCALE=1\nKIOSK_ROTATE=0\n"


KEYS = st.text("abcdefgh_-", min_size=1, max_size=6)
VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12), st.booleans(), st.integers(-99, 99),
    st.floats(allow_nan=False, allow_infinity=False).map(float),
)  # fmt: skip
SECTIONS = st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=4), max_size=3)


@given(SECTIONS, SECTIONS, st.integers(0, 3))
def test_any_values_set_in_any_text_are_read_back_and_the_others_stay(
    before: dict[str, dict[str, object]], wanted: dict[str, dict[str, str | float | bool]], comments: int
) -> None:
    text = "# a comment\n" * comments + with_values("", before)  # type: ignore[arg-type]  # values of TOML
    goal = {name: dict(section) for name, section in before.items()}
    for name, values in wanted.items():
        goal[name] = {**goal.get(name, {}), **values}
    found = with_values(text, wanted)
    assert tomllib.loads(found) == goal
    assert found.count("# a comment") == comments


@pytest.mark.parametrize(
    "text",
    [
        'kiosk = { id = "a" }\n',
        '[kiosk]\nid = """\n[kiosk]\nid = 1\n"""\n',
        '[kiosk]\n"id" = "a"\n',
        'kiosk.id = "a"\n',
        '[kiosk]\nlist = [\n  1,\n]\nid = "a"\n[[more]]\nx = { y = 1 }\n',
    ],
)
def test_a_text_that_is_written_strangely_is_written_anew(text: str) -> None:
    found = tomllib.loads(with_values(text, {"kiosk": {"id": "b"}}))
    assert found["kiosk"]["id"] == "b"
    assert {name for name in found if name != "kiosk"} == {name for name in tomllib.loads(text) if name != "kiosk"}
