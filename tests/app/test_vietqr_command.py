"""`kiosk vietqr` as the contract has it."""

import json
from pathlib import Path

import numpy
import pytest
import zxingcpp
from PIL import Image
from typer.testing import CliRunner

from kiosk.app.commands.vietqr import app
from kiosk.domain.vietqr import VietQr

PAYEE = ["--bin", "970403", "--account", "0011012345678"]
VNPAY = (
    "00020101021126280010A0000007750110010531314453037045408210900005802VN5910CELLPHONES"
    "62600312CPSHN ONLINE0517021908061613127850705ONLHN0810CellphoneS63047685"
)


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [*arguments])
    return result.exit_code, result.stdout, result.stderr


def test_encode_prints_one_object() -> None:
    code, out, _ = run("encode", *PAYEE, "--amount", "180000", "--ref", "VP1", "--purpose", "Viện phí", "--json")
    assert code == 0
    decoded = VietQr.decode(json.loads(out)["payload"])
    assert decoded.purpose == "VIEN PHI"
    assert decoded.ref == "VP1"


def test_the_picture_reads_back_to_the_payload(tmp_path: Path) -> None:
    png = tmp_path / "code.png"
    code, out, _ = run("encode", *PAYEE, "--amount", "180000", "--ref", "VP1", "--png", str(png), "--json")
    assert code == 0
    (read,) = zxingcpp.read_barcodes(numpy.asarray(Image.open(png).convert("L")))
    assert read.text == json.loads(out)["payload"]
    assert run("encode", *PAYEE, "--png", str(tmp_path / "none" / "code.png"))[0] == 2


def test_decode_names_every_field() -> None:
    _, payload, _ = run("encode", *PAYEE, "--amount", "180000", "--ref", "VP1")
    code, out, _ = run("decode", payload.strip(), "--json")
    fields = json.loads(out)
    assert code == 0
    assert (fields["bin"], fields["account"], fields["service"]) == ("970403", "0011012345678", "QRIBFTTA")
    assert (fields["amount"], fields["ref"], fields["initiation"]) == (180_000, "VP1", "12")
    assert fields["crc"] == payload.strip()[-4:]


def test_another_scheme_is_named() -> None:
    code, out, _ = run("decode", VNPAY, "--json")
    assert code == 0
    assert json.loads(out)["scheme"] == "vnpay"
    assert json.loads(out)["bin"] is None


def test_decode_without_json_shows_lines() -> None:
    assert "amount     21090000" in run("decode", VNPAY)[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["decode", "not a code"],
        ["encode", *PAYEE, "--amount", "1.5"],
        ["encode", *PAYEE, "--amount", "0"],
        ["encode", *PAYEE, "--ref", "越"],
        ["encode", "--bin", "1", "--account", "1"],
        ["encode", *PAYEE, "--service", "QRX"],
    ],
)
def test_bad_input_ends_with_two_and_one_reason(arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert out == ""
    assert "Traceback" not in err
    assert err.strip()
