"""The command `kiosk-backend` as an administrator types it."""

import contextlib
import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from kiosk.backend.cli import app, exit_code
from kiosk.backend.clock import wall_clock
from kiosk.backend.store.base import open_engine
from kiosk.backend.store.migrate import newest_step
from kiosk.backend.store.sessions import open_sessions
from kiosk.backend.store.vault import Vault
from kiosk.backend.web.sign_ins import open_for
from kiosk.backend.web.staff import Account, Role, hash_password, password_fits, read_accounts
from kiosk.domain.invitation import Invitation
from tests.backend.postgres import free_port

PROGRAM = Path(sys.executable).parent / "kiosk-backend"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def run(folder: Path, *arguments: str) -> Done:
    """The command in this process: starting a program takes a second each time."""
    handlers, level = logging.root.handlers[:], logging.root.level
    with contextlib.chdir(folder):
        result = CliRunner().invoke(app, arguments)
    # `serve` sets up the log of a process of its own, on a stream that is closed by now.
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr)


def run_program(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program itself."""
    return subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "backend.toml").write_text("[hospital]\nsample_patients = true\n", "utf-8")
    return tmp_path


def test_terminals_are_enrolled_listed_and_revoked(folder: Path) -> None:
    added = run(folder, "kiosk", "add", "sanh-a-01", "--location", "Sảnh A", "--json")
    assert (added.returncode, json.loads(added.stdout)["id"]) == (0, "sanh-a-01")
    assert len(json.loads(added.stdout)["key"]) >= 40
    assert run(folder, "kiosk", "add", "sanh-a-01").returncode == 4
    assert run(folder, "kiosk", "add", "no good").returncode == 2
    listed = json.loads(run(folder, "kiosk", "list", "--json").stdout)["terminals"]
    assert [(row["id"], row["location"], row["revoked_at"]) for row in listed] == [("sanh-a-01", "Sảnh A", None)]
    assert run(folder, "kiosk", "revoke", "sanh-a-01").returncode == 0
    again = run(folder, "kiosk", "revoke", "sanh-a-01")
    assert (again.returncode, again.stderr) == (4, "no terminal sanh-a-01 is enrolled\n")


def test_a_code_with_an_address_is_shown_as_a_qr_that_lets_the_terminal_in(folder: Path) -> None:
    assert run(folder, "ca", "make", "--host", "localhost").returncode == 0
    with (folder / "backend.toml").open("a") as config:
        config.write('[security]\nkiosk_ca_file = "ca.pem"\nkiosk_ca_key_file = "ca.key"\n')
        config.write('tls_cert_file = "server.pem"\ntls_key_file = "server.key"\n')
    for wrong in (("--url", "https://localhost"), ("--code", "--url", "http://localhost"), ("--code", "--url", "a b")):
        refused = run(folder, "kiosk", "add", "t-1", *wrong)
        assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    told = json.loads(run(folder, "kiosk", "add", "t-1", "--code", "--url", "https://LOCALHOST:8443", "--json").stdout)
    invited = Invitation.parse(told["invitation"])
    assert (invited.url, invited.digest) == ("https://localhost:8443", told["ca_sha256"])
    assert invited.code == told["code"].replace("-", "")
    shown = run(folder, "kiosk", "add", "t-1", "--code", "--url", "https://localhost:8443").stdout
    assert "█" in shown
    assert "  ".join((told["ca_sha256"][:4], told["ca_sha256"][4:8])) in shown
    assert f"ca sha256 {told['ca_sha256']}\n" in shown
    assert "█" not in run(folder, "kiosk", "add", "t-1", "--code").stdout


def test_the_data_key_is_made_once_for_its_owner_only(folder: Path) -> None:
    assert run(folder, "migrate").returncode == 0
    key = folder / "data.key"
    first = key.read_text()
    assert key.stat().st_mode & 0o777 == 0o600
    assert run(folder, "migrate").stdout == f"schema {newest_step()}\n"
    assert key.read_text() == first


def test_a_bad_configuration_is_exit_2_and_one_line_a_fault(folder: Path) -> None:
    (folder / "backend.toml").write_text("[hospital]\nnobody = 1\npriority_age = 5\n", "utf-8")
    done = run(folder, "serve")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "backend.toml: line 2: hospital.nobody: unknown key",
        "backend.toml: line 3: hospital.priority_age: a whole number from 50 to 120 is wanted",
    ]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (("serve", "--nope"), "No such option: --nope"),
        (("kiosk", "add"), "Missing argument 'terminal'."),
        (("nonsense",), "No such command 'nonsense'."),
        (("serve", "--config", "absent.toml"), "absent.toml: file: No such file or directory"),
    ],
)
def test_what_is_typed_wrong_is_exit_2_and_one_line(
    typed: tuple[str, ...], line: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.chdir(folder):
        assert exit_code(typed) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{line}\n")


def test_what_is_asked_for_is_asked_beside_the_result(folder: Path) -> None:
    """So that the line of a password can be sent straight into the staff file."""
    done = subprocess.run(
        [PROGRAM, "staff", "hash"],
        input="mat khau thu\nmat khau thu\n", cwd=folder, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout.startswith('password = "scrypt$')) == (0, True)
    assert "Password" in done.stderr
    done = subprocess.run(
        [PROGRAM, "erase"],
        input="001085000009\n", cwd=folder, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (4, "")
    assert "001085000009" not in done.stderr


def test_a_directory_that_is_wrong_is_exit_2(folder: Path) -> None:
    (folder / "hospital.toml").write_text("[[group]]\nid = 'x'\n", "utf-8")
    (folder / "backend.toml").write_text("[hospital]\ndirectory_file = 'hospital.toml'\n", "utf-8")
    done = run(folder, "migrate")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_a_database_that_is_away_is_exit_5(folder: Path) -> None:
    text = f'[database]\nurl = "postgresql+psycopg://kiosk@127.0.0.1:{free_port()}/x"\n'
    (folder / "backend.toml").write_text(text, "utf-8")
    done = run_program(folder, "migrate")
    assert (done.returncode, done.stderr) == (5, "the database does not answer: OperationalError\n")


def test_a_day_without_money_balances(folder: Path) -> None:
    (folder / "backend.toml").write_text('[payment]\nprovider = "vietqr_manual"\naccount = "0011004567890"\n', "utf-8")
    done = run(folder, "reconcile", "--date", "2026-11-22", "--json")
    assert (done.returncode, json.loads(done.stdout)["balanced"]) == (0, True)
    assert run(folder, "reconcile", "--date", "yesterday").returncode == 2
    (folder / "backend.toml").write_text("", "utf-8")
    assert run(folder, "reconcile", "--date", "2026-11-22").returncode == 2


def test_people_are_erased_from_the_command_line(folder: Path) -> None:
    run(folder, "migrate")
    erased = run(folder, "erase", "--number", "001190000001")
    assert (erased.returncode, erased.stdout) == (0, "0 registrations, 0 verdicts\n")
    assert run(folder, "erase", "--number", "001190000099").returncode == 4
    assert run(folder, "forget", "--days", "1").stdout == "0 patients, 0 registrations, 0 verdicts\n"


def test_several_workers_on_sqlite_are_refused(folder: Path) -> None:
    assert run(folder, "serve", "--workers", "2").returncode == 2


def test_serve_answers_and_ends_when_it_is_told(folder: Path) -> None:
    key = run(folder, "kiosk", "add", "t-1").stdout.strip()
    port = free_port()
    serving = subprocess.Popen(
        [PROGRAM, "serve", "--port", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        transport = httpx.HTTPTransport(retries=8)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", transport=transport, timeout=20) as client:
            assert client.get("/readyz").json()["status"] == "ok"
            answer = client.get("/v1/clinics", headers={"Authorization": f"Bearer {key}"})
            assert sum(len(group["clinics"]) for group in answer.json()["groups"]) >= 12
            assert "001190000001" not in client.get("/metrics").text
    finally:
        serving.terminate()
        _, said = serving.communicate(timeout=20)
    assert serving.returncode in (0, -15)
    assert "Traceback" not in said


def test_a_screen_that_streams_is_let_go_in_peace_when_the_backend_ends(folder: Path) -> None:
    (folder / "staff.toml").write_text(
        f'[[staff]]\nname = "man"\nroles = ["display"]\npassword = "{hash_password("mat khau cua toi")}"\n', "utf-8"
    )
    with (folder / "backend.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[security]\nstaff_file = "staff.toml"\n')
    port = free_port()
    serving = subprocess.Popen(
        [PROGRAM, "serve", "--port", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        transport = httpx.HTTPTransport(retries=8)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", transport=transport, timeout=20) as client:
            client.post("/login", data={"name": "man", "password": "mat khau cua toi"})
            with client.stream("GET", "/v1/queues/stream") as stream:
                lines = stream.iter_lines()
                assert next(lines) == "retry: 2000"
                serving.terminate()
                for _line in lines:  # to its proper end: a stream that is cut raises
                    pass
    finally:
        serving.terminate()
        _, said = serving.communicate(timeout=30)
    assert "ERROR" not in said


def test_a_pin_goes_to_every_terminal_salted_anew_and_a_pass_is_shown_as_a_picture(folder: Path) -> None:
    for terminal in ("t-1", "t-2"):
        assert run(folder, "kiosk", "add", terminal).returncode == 0
    assert run(folder, "staff", "pin", "--pin", "123456").returncode == 2
    done = run(folder, "staff", "pin", "--pin", "274913")
    assert (done.returncode, done.stdout) == (0, "2 terminals\n")
    assert run(folder, "staff", "pin", "--pin", "274913", "--terminal", "t-3").returncode == 4
    assert run(folder, "staff", "pin", "--pin", "274913", "--print").stdout.startswith("scrypt$")
    assert len(run(folder, "staff", "key").stdout.strip()) == 64
    shown = run(folder, "staff", "pass", "lan.pham", "--terminal", "t-1").stdout.splitlines()
    assert shown[-1].startswith("KS1:t-1:lan.pham:")
    assert len(shown) > 20
    assert run(folder, "staff", "pass", "lan", "--text").stdout.startswith("KS1:*:lan:")
    assert run(folder, "staff", "pass", "a b").returncode == 2
    assert run(folder, "staff", "pass", "lan", "--terminal", "t-3").returncode == 4


def test_it_sees_who_is_signed_in_to_the_pages_and_ends_it(folder: Path) -> None:
    assert run(folder, "migrate").returncode == 0
    vault, now = Vault(bytes(32)), wall_clock()
    engine = open_engine(f"sqlite:///{folder}/data/backend.db")
    with open_sessions(engine).begin() as session:
        for name, address in (("an", "10.0.0.7"), ("an", "10.0.0.8"), ("binh", "10.0.0.9")):
            open_for(session, vault, Account(name, frozenset({Role.DESK}), "scrypt$"), address, now)
    engine.dispose()
    listed = run(folder, "staff", "signed-in").stdout.splitlines()
    assert [line.split()[:2] for line in listed] == [["an", "10.0.0.7"], ["an", "10.0.0.8"], ["binh", "10.0.0.9"]]
    assert run(folder, "staff", "sign-out").returncode == 2
    assert run(folder, "staff", "sign-out", "an", "--all").returncode == 2
    assert run(folder, "staff", "sign-out", "an").stdout == "2 signed out\n"
    assert [line.split()[0] for line in run(folder, "staff", "signed-in").stdout.splitlines()] == ["binh"]
    assert run(folder, "staff", "sign-out", "--all").stdout == "1 signed out\n"
    assert run(folder, "staff", "signed-in").stdout == ""
    assert "signed_out_all" in run(folder, "log").stdout


def test_the_line_of_a_password_is_put_into_the_staff_file_as_printed(folder: Path) -> None:
    line = run(folder, "staff", "hash", "--password", "mat khau thu").stdout
    file = folder / "staff.toml"
    file.write_text(f'[[staff]]\nname = "an"\nroles = ["desk"]\n{line}', "utf-8")
    account = read_accounts(file)["an"]
    assert password_fits(account, "mat khau thu")
    assert not password_fits(account, "mat khau khac")
    assert run(folder, "staff", "hash", "--password", "ngan").returncode == 2
    file.write_text("[[staff]]\npassword = scrypt$", "utf-8")
    (folder / "backend.toml").write_text('[security]\nstaff_file = "staff.toml"\n', "utf-8")
    refused = run(folder, "serve")
    assert (refused.returncode, refused.stderr) == (2, "staff: line 2: TOML is wanted\n")
