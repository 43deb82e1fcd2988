"""backend.toml: read strictly, every fault at once with its key and line."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backend.config import ConfigError, read_settings

WHOLE = """
[database]
url = "postgresql+psycopg://kiosk@db/kiosk"
data_key_file = "keys/data.key"

[insurance]
kind = "bhxh"
base_url = "https://egw.example/"
username = "01001_KIOSK"
password_file = "bhxh.password"
officer_name = "Nguyễn Cán Bộ"
officer_id = "001080009999"
timeout_s = 60
token_content_type = "json"

[payment]
provider = "payos"
base_url = "https://bank.example"
client_id = "c"
api_key_file = "api.key"
checksum_key_file = "checksum.key"
account_name = "BENH VIEN"

[his]
kind = "local"

[hospital]
name = "BỆNH VIỆN MẪU"
facility_code = "01001"
priority_age = 80
holidays = ["2027-01-01", "2027-02-05"]

[security]
requests_per_minute = 100
keep_days = 365
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "backend.toml"
    path.write_text(text, "utf-8")
    for name in ("bhxh.password", "api.key", "checksum.key"):
        (folder / name).write_text(f"{name} geheim\n", "utf-8")
    return path


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read_settings(written(folder, text))
    return [str(fault) for fault in caught.value.faults]


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, WHOLE))
    assert settings.insurance.base_url == "https://egw.example"
    assert settings.insurance.password == "bhxh.password geheim"
    assert settings.payment is not None
    assert settings.payment.checksum_key == "checksum.key geheim"
    assert settings.hospital.priority_age == 80
    assert settings.security.keep_days == 365
    assert settings.hospital.holidays == {date(2027, 1, 1), date(2027, 2, 5)}
    assert settings.database.data_key_file == tmp_path / "keys" / "data.key"


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    shown = repr(read_settings(written(tmp_path, WHOLE)))
    assert "geheim" not in shown
    assert "001080009999" not in shown
    assert "kiosk@db" not in shown


def test_an_empty_file_is_the_smallest_backend(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, ""))
    assert (settings.insurance.kind, settings.his.kind, settings.payment) == ("none", "local", None)
    assert settings.database.url == "sqlite:///data/backend.db"


def test_every_fault_is_named_with_its_line(tmp_path: Path) -> None:
    text = '[database]\nurl = "mysql://x"\n[insurance]\nkind = "other"\ntimeout_s = "6"\nofficer = "x"\n[hospital]\n'
    text += 'priority_age = 7.5\nfacility_code = "1"\nsample_patients = 1\nholidays = ["2027-02-30"]\n[nobody]\n'
    assert faults(tmp_path, text) == [
        "line 2: database.url: sqlite:///FILE or postgresql+psycopg://... is wanted",
        "line 4: insurance.kind: one of bhxh, his, none is wanted",
        "line 5: insurance.timeout_s: a number from 1 to 300 is wanted",
        "line 6: insurance.officer: unknown key",
        "line 8: hospital.priority_age: a whole number from 50 to 120 is wanted",
        "line 9: hospital.facility_code: 5 letters or digits are wanted",
        "line 10: hospital.sample_patients: true or false is wanted",
        'line 11: hospital.holidays: a list of days like "2027-02-05" is wanted',
        "line 12: nobody: unknown section",
    ]


def test_what_an_insurer_needs_is_asked_for(tmp_path: Path) -> None:
    found = faults(tmp_path, '[insurance]\nkind = "bhxh"\n')
    assert [line.split(": ")[1] for line in found] == [
        "insurance.base_url",
        "insurance.officer_id",
        "insurance.officer_name",
        "insurance.password_file",
        "insurance.username",
    ]


def test_a_secret_may_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_INSURANCE_PASSWORD", "from outside")
    text = WHOLE.replace('password_file = "bhxh.password"\n', "")
    assert read_settings(written(tmp_path, text)).insurance.password == "from outside"


def test_a_secret_in_the_file_itself_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path, '[insurance]\npassword = "hier"\n') == ["line 2: insurance.password: unknown key"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[database\n", "line 1: file: not TOML"),
        ("database = 1\n", "line 1: database: a section [database] is wanted"),
        ('[security]\ntls_cert_file = "no.pem"\n', "line 2: security.tls_cert_file: a readable file is wanted"),
        ('[insurance]\nbase_url = "ftp://x"\n', "line 2: insurance.base_url: http://... or https://... is wanted"),
        ('[payment]\nprovider = "cash"\n', "line 2: payment.provider: one of payos, sepay, vietqr_manual is wanted"),
    ],
)
def test_a_fault_is_said_plainly(tmp_path: Path, text: str, fault: str) -> None:
    assert fault in faults(tmp_path, text)


def test_a_file_that_is_not_there_is_a_fault_too(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        read_settings(tmp_path / "none.toml")


def test_a_file_that_is_not_utf_8_is_a_fault_too(tmp_path: Path) -> None:
    path = tmp_path / "backend.toml"
    path.write_bytes(b"[database]\nurl = '\xff\xfe'\n")
    with pytest.raises(ConfigError, match="UTF-8"):
        read_settings(path)


@given(st.text(max_size=200))
def test_any_text_is_settings_or_faults(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        read_settings(path)
    except ConfigError as error:
        assert error.faults  # noqa: PT017 - either is right, only another exception is not
