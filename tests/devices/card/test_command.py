"""`kiosk card` as a program: the contract's object, its errors and its exits, over the real pcscd."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.app.commands.card import app
from kiosk.devices.card.pcsc import PcscSlots
from kiosk.sim.card import pcscd
from kiosk.sim.card.people import MAU, OLD
from kiosk.sim.card.profiles import PROFILES
from tests.devices.card.real import card, until

run = CliRunner()


@pytest.fixture
def lay(daemon: pcscd.Pcscd, slots: PcscSlots) -> Callable[..., None]:
    """Puts a card on the first reader and waits until it is seen."""

    def put(profile: str = "cccd", faults: str = "") -> None:
        daemon.insert(card(profile, faults))
        until(slots, lambda: any(slot.atr for slot in slots.slots()))

    return put


def read(*options: str) -> Result:
    return run.invoke(app, ["read", *options, "--json"])


@pytest.mark.root
def test_a_card_is_one_object_with_photo_and_trace_beside_it(lay: Callable[..., None], tmp_path: Path) -> None:
    lay()
    trust = tmp_path / "trust"
    trust.mkdir()
    (trust / "root.der").write_bytes(PROFILES["cccd"].issuer.anchor())
    photo, trace = tmp_path / "face.jpg", tmp_path / "trace.jsonl"
    result = read("--qr", MAU.qr(), "--photo", str(photo), "--trust", str(trust), "--trace", str(trace))
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert report["access"] == "PACE-CAN"
    assert report["citizen"]["name"] == MAU.name
    assert report["trust"] == {"integrity": "ok", "signer": "trusted", "chip": "authentic", "cross_check": "ok"}
    assert report["photo"]["bytes"] == len(photo.read_bytes())
    assert report["files"]["DG1"] == 95
    assert len(trace.read_text().splitlines()) == report["apdus"]["total"]
    assert MAU.number not in trace.read_text()
    assert MAU.number not in result.stderr


@pytest.mark.root
def test_without_photo_and_trust_neither_is_claimed(lay: Callable[..., None]) -> None:
    lay()
    report = json.loads(read("--can", "000001").stdout)
    assert report["photo"] is None
    assert "DG2" not in report["files"]
    assert report["trust"]["signer"] == "unknown"
    assert json.loads(read("--mrz", "".join(MAU.mrz())).stdout)["access"] == "PACE-MRZ"
    plain = run.invoke(app, ["read", "--can", "000001"])
    assert f"number: {MAU.number}" in plain.stdout


@pytest.mark.root
@pytest.mark.parametrize(
    ("profile", "key", "error", "code"),
    [
        ("cccd", OLD, "key_does_not_match", 4),
        ("expired", None, "expired", 4),
        ("not-an-id", None, "not_an_id_card", 4),
        ("wrong-hash", None, "forged", 4),
        ("clone", None, "cloned", 4),
    ],
)
def test_a_refused_card_is_an_error_object_and_exit_4(
    lay: Callable[..., None], profile: str, key: object, error: str, code: int
) -> None:
    lay(profile)
    person = OLD if key is OLD else PROFILES[profile].person
    result = read("--qr", person.qr())
    assert result.exit_code == code
    report = json.loads(result.stdout)
    assert set(report) == {"error", "stage", "sw", "retry"}
    assert report["error"] == error
    assert len(result.stderr.splitlines()) == 1
    assert person.number not in result.stderr


@pytest.mark.root
def test_a_pulled_card_is_exit_3(lay: Callable[..., None]) -> None:
    lay("cccd", "tear@10")
    result = read("--can", "000001")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["error"] == "card_removed"
    assert json.loads(result.stdout)["retry"] is True


@pytest.mark.root
def test_no_card_and_no_reader_are_exit_3(daemon: pcscd.Pcscd) -> None:
    for options, error in ((["--timeout", "0.3"], "no_card"), (["--timeout", "0.3", "--reader", "X"], "no_reader")):
        result = read("--can", "000001", *options)
        assert result.exit_code == 3
        assert json.loads(result.stdout)["error"] == error


@pytest.mark.root
def test_the_list_tells_what_lies_on_each_reader(lay: Callable[..., None]) -> None:
    lay("not-an-id")
    found = json.loads(run.invoke(app, ["list", "--json"]).stdout)["readers"]
    assert [entry["card"] for entry in found] == ["other card", "empty"]
    assert found[0]["atr"].startswith("3B")
    assert "Virtual PCD 00 01: empty" in run.invoke(app, ["list"]).stdout


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--can", "12"],
        ["--can", "000001", "--qr", "x"],
        ["--qr", "not a citizen card"],
        ["--mrz", "IDVNM"],
        ["--can", "000001", "--trust", "/absent"],
        ["--can", "000001", "--photo", "/absent/x.jpg"],
        ["--can", "000001", "--timeout", "-1"],
    ],
)
def test_bad_usage_is_one_line_and_exit_2(options: list[str]) -> None:
    result = run.invoke(app, ["read", *options])
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


@pytest.mark.root
def test_an_empty_trust_directory_trusts_nobody_and_says_so(lay: Callable[..., None], tmp_path: Path) -> None:
    lay()
    result = read("--can", "000001", "--trust", str(tmp_path))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["trust"]["signer"] == "unknown"
    assert "no signer can be trusted" in result.stderr
