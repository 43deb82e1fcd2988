"""`kiosk journal` reads beside a running terminal and tells what does not fit."""

import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.app.commands.journal import app
from kiosk.domain.money import Dong
from kiosk.domain.outcome import Printed
from kiosk.services.journal import Journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "journal.db"
    journal = Journal(made)
    journal.payment_wanted("key-1", "B1", Dong(50_000))
    journal.started("J1")
    journal.ended("J1", Printed.PRINTED)
    journal.close()
    return made


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [*arguments])
    return result.exit_code, result.stdout, result.stderr


def test_a_whole_journal_is_verified(path: Path) -> None:
    code, out, _ = run("verify", "--file", str(path), "--json")
    found = json.loads(out)
    assert (code, found["whole"], found["entries"]) == (0, True, 3)
    assert run("verify", "--file", str(path), "--head", found["head"])[0] == 0
    assert run("verify", "--file", str(path), "--head", "f" * 64)[0] == 4


def test_an_edited_journal_is_told(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("DROP TRIGGER never_changed")
        file.execute("UPDATE entry SET detail = 'unknown' WHERE seq = 3")
    file.close()
    code, _, err = run("verify", "--file", str(path))
    assert code == 4
    assert "entry 3 was changed" in err


def test_entries_are_listed_while_the_terminal_runs(path: Path) -> None:
    running = Journal(path)
    code, out, _ = run("list", "--file", str(path), "--last", "2", "--json")
    running.close()
    assert code == 0
    assert [json.loads(line)["kind"] for line in out.splitlines()] == ["print_started", "print_ended"]
    assert "payment_wanted" in run("list", "--file", str(path))[1]


def test_every_entry_is_exported(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert run("export", "--file", str(path), "--out", str(target))[0] == 0
    lines = target.read_text().splitlines()
    assert lines[0] == "seq,at,kind,subject,detail,chain"
    assert len(lines) == 4
    assert len(run("export", "--file", str(path), "--json")[1].splitlines()) == 3


def test_no_journal_is_bad_input(tmp_path: Path) -> None:
    for command in ("list", "verify", "export"):
        assert run(command, "--file", str(tmp_path / "none.db"))[0] == 2
    assert run("export", "--file", str(tmp_path / "none.db"), "--out", "/nowhere/x")[0] == 2
