"""`kiosk vietqr encode | decode`: VietQR payloads at the command line."""

import json
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from PIL import Image

from kiosk.devices import qr
from kiosk.domain.vietqr import Service, VietQr, VietQrError, amount_of, read_code
from kiosk.domain.vietqr_frame import Object

app = typer.Typer(no_args_is_help=True, help="VietQR payloads: what a bank app scans to pay.")

BAD_INPUT = 2
_QUIET = 4
_DOTS = 12
_SCHEMES = {"A000000727": "vietqr", "A000000775": "vnpay"}


@app.command()
def encode(
    *,
    bin_: Annotated[str, typer.Option("--bin", help="the bank's six digits")],
    account: Annotated[str, typer.Option(help="account or card, at most 19 letters and digits")],
    amount: Annotated[str | None, typer.Option(help="whole đồng; without it the payer types the amount")] = None,
    ref: Annotated[str | None, typer.Option(help="our reference, at most 25 characters")] = None,
    purpose: Annotated[str | None, typer.Option(help="transfer content, at most 25 characters")] = None,
    service: Annotated[Service, typer.Option()] = Service.TO_ACCOUNT,
    png: Annotated[Path | None, typer.Option(help="also write the code as a picture")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Make a payload. Marks are stripped and letters raised; what does not fit is refused, never cut."""
    try:
        dong = None if amount is None else amount_of(amount)
        payload = VietQr.of(bin_, account, amount=dong, ref=ref, purpose=purpose, service=service).encode()
    except VietQrError as error:
        _refuse(error)
    if png is not None:
        _draw(payload, png)
    typer.echo(json.dumps({"payload": payload}) if as_json else payload)


@app.command()
def decode(
    payload: Annotated[str, typer.Argument(help="the text of the code")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Take a payload apart, strictly. Other schemes of the same frame are named, with their objects."""
    try:
        roots = read_code(payload)
        fields = _fields(roots)
    except VietQrError as error:
        _refuse(error)
    if as_json:
        typer.echo(json.dumps(fields, ensure_ascii=False))
        return
    for name, value in fields.items():
        if name != "objects" and value is not None:
            typer.echo(f"{name:<11}{value}")


def _draw(payload: str, png: Path) -> None:
    """Black on white, four white modules around, twelve dots a module."""
    modules = qr.matrix(payload)
    side = len(modules) + 2 * _QUIET
    picture = Image.new("1", (side, side), 1)
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            picture.putpixel((column + _QUIET, row + _QUIET), 0 if dark else 1)
    try:
        with png.open("wb") as file:
            picture.resize((side * _DOTS, side * _DOTS), Image.Resampling.NEAREST).save(file, "PNG")
    except OSError as error:
        _refuse(f"--png: {error.strerror}")


def _fields(roots: tuple[Object, ...]) -> dict[str, object]:
    """By name, as the contract says; null where the code has none."""
    by_id = {root.id: root for root in roots}
    template = next((root for root in roots if root.part("00") in _SCHEMES), None)
    scheme = _SCHEMES.get(template.part("00") or "", "emv") if template else "emv"
    found: dict[str, object] = {
        "scheme": scheme,
        "bin": None,
        "account": None,
        "service": None,
        "amount": None,
        "ref": None,
        "purpose": None,
        "initiation": by_id["01"].value if "01" in by_id else None,
        "crc": by_id["63"].value,
        "objects": _tree(roots),
    }
    if scheme == "vietqr":
        code = VietQr.of_objects(roots)
        found |= {"bin": code.bin, "account": code.account, "ref": code.ref, "purpose": code.purpose}
        found["service"] = code.service.value if code.service else None
        found["amount"] = code.amount.amount if code.amount else None
    elif "54" in by_id:
        amount = by_id["54"].value.rstrip(".")
        found["amount"] = int(amount) if amount.isdigit() else None
    return found


def _tree(objects: tuple[Object, ...]) -> dict[str, object]:
    return {each.id: _tree(each.parts) if each.parts else each.value for each in objects}


def _refuse(reason: object) -> NoReturn:
    typer.echo(f"kiosk vietqr: {reason}", err=True)
    raise typer.Exit(BAD_INPUT)
