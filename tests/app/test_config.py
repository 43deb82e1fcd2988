"""kiosk.toml."""

from datetime import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.app.cli import app
from kiosk.app.config import ConfigError, read_settings
from kiosk.app.exits import exit_code
from kiosk.domain.assets import assets
from kiosk.domain.hours import ALWAYS, Hours
from kiosk.domain.slip import Counter

GOOD = """[kiosk]
id = "sanh-a-01"
hospital = "BỆNH VIỆN ĐA KHOA TỈNH"

[backend]
url = "https://kiosk.example.invalid"
key_file = "key"
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "key").write_text("s3cret-key\n", "utf-8")
    path = tmp_path / "kiosk.toml"
    path.write_text(GOOD, "utf-8")
    return path


def test_little_is_enough_and_the_rest_has_defaults(good: Path) -> None:
    settings = read_settings(good)
    assert settings.kiosk.mm_per_px == 0.248
    assert settings.kiosk.data_dir == good.parent / "data"
    assert settings.scanner.source == "camera:0"
    assert settings.backend.key == "s3cret-key"
    assert settings.printer.width_dots == 576


def test_counters_are_called_as_their_signs_and_in_english_where_the_hospital_has_that(good: Path) -> None:
    assert read_settings(good).kiosk.insurance_desk == Counter("Quầy bảo hiểm y tế")
    said = 'desk = "Quầy 3 – tầng 1"\ndesk_en = "Desk 3, ground floor"\ncashier = "Quầy 9"\n'
    good.write_text(GOOD.replace("[backend]", said + "[backend]"), "utf-8")
    settings = read_settings(good).kiosk
    assert settings.desk == Counter("Quầy 3 – tầng 1", "Desk 3, ground floor")
    assert settings.cashier == Counter("Quầy 9")


def test_the_key_may_come_from_the_environment(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good.write_text(GOOD.replace('key_file = "key"\n', ""), "utf-8")
    monkeypatch.setenv("KIOSK_BACKEND_KEY", "outside")
    assert read_settings(good).backend.key == "outside"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace('id = "sanh-a-01"\n', ""), "line 1: kiosk.id"),
        (GOOD.replace("[backend]", "low_mm = 300\n[backend]"), "kiosk.low_mm: 0 or at least 315 mm"),
        (GOOD + 'colour = "red"\n', "line 8: backend.colour: unknown key"),
        (GOOD + "[printer]\nwidth_dots = 10\n", "line 9: printer.width_dots: a whole number from 384 to 576"),
        (GOOD + '[printer]\nurl = "lpt1"\n', "line 9: printer.url: tcp://"),
        (GOOD + '[scanner]\nsource = "keyboard"\n', "line 9: scanner.source: camera:N"),
        (GOOD + "[payment]\ndisplay_seconds = 5\n", "line 9: payment.display_seconds"),
        (GOOD + 'client_cert_file = "c.pem"\n', "line 8: backend.client_cert_file"),
        (GOOD.replace("https://", "ftp://"), "line 6: backend.url: an http://"),
        (GOOD.replace('"key"', '"absent"'), "line 7: backend.key_file: a readable file"),
        (GOOD + '[voice]\nheadset = "hw:1"\n', "line 9: voice.headset: jack is wanted"),
        (GOOD + "[surprise]\nx = 1\n", "line 8: surprise: unknown section"),
    ],
)
def test_each_fault_is_told_with_its_line_and_key(good: Path, text: str, told: str) -> None:
    good.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=told.replace("(", r"\(")):
        read_settings(good)


def test_all_faults_are_told_at_once_on_stderr_with_exit_2(good: Path, capfd: pytest.CaptureFixture[str]) -> None:
    good.write_text(GOOD + 'colour = "red"\n[printer]\nwidth_dots = 10\n', "utf-8")
    assert exit_code(app, "kiosk", ["config", "check", str(good)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.count("line ") == 2
    assert "Traceback" not in err


def test_a_good_file_is_said_to_be_valid(good: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert exit_code(app, "kiosk", ["config", "check", str(good)]) == 0
    assert "valid" in capfd.readouterr().out


def test_the_effective_configuration_is_shown_without_secrets_and_is_toml_again(good: Path) -> None:
    import tomllib

    shown = CliRunner().invoke(app, ["config", "show", "--config", str(good)])
    assert shown.exit_code == 0
    assert "s3cret" not in shown.output
    assert tomllib.loads(shown.output)["kiosk"]["idle_seconds"] == 45


def test_a_wrong_command_line_is_one_line_and_exit_2(capfd: pytest.CaptureFixture[str]) -> None:
    assert exit_code(app, "kiosk", ["config", "check"]) == 2
    err = capfd.readouterr().err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.expects_log("bug: ZeroDivisionError at")
def test_a_bug_is_exit_70_without_a_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    import typer

    broken = typer.Typer()

    @broken.command()
    def divide() -> None:
        divmod(1, 0)

    assert exit_code(broken, "broken", []) == 70
    assert "Traceback" not in capfd.readouterr().err


def test_opening_hours_are_read_and_a_wrong_time_is_a_fault(good: Path) -> None:
    assert read_settings(good).kiosk.hours == ALWAYS
    hours = GOOD.replace("[kiosk]\n", '[kiosk]\nopens = "06:00"\ncloses = "17:30"\n')
    good.write_text(hours, "utf-8")
    assert read_settings(good).kiosk.hours == Hours(time(6), time(17, 30))
    good.write_text(hours.replace("17:30", "25:00"), "utf-8")
    with pytest.raises(ConfigError, match=r"kiosk\.closes"):
        read_settings(good)


def test_a_plan_is_read_with_this_terminals_place_and_a_wrong_one_is_a_fault(good: Path) -> None:
    (good.parent / "plan.toml").write_text((assets() / "plan" / "sample.toml").read_text("utf-8"), "utf-8")
    head = GOOD + '[plan]\nfile = "plan.toml"\n'
    good.write_text(head, "utf-8")
    plan = read_settings(good).plan
    assert plan is not None
    assert plan.stand.point == "may"
    good.write_text(head + 'point = "san"\nfacing = 90\n', "utf-8")
    plan = read_settings(good).plan
    assert plan is not None
    assert (plan.stand.point, plan.stand.facing) == ("san", 90)
    for wrong in (head + 'point = "nowhere"\n', head.replace("plan.toml", "missing.toml")):
        good.write_text(wrong, "utf-8")
        with pytest.raises(ConfigError, match=r"plan\.file"):
            read_settings(good)
