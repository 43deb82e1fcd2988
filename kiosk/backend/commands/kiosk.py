"""`kiosk-backend kiosk`: terminals come in, are listed, and are refused."""

import csv
import json
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.backend.certified import certificate_digest
from kiosk.backend.clock import wall_clock
from kiosk.backend.commands.common import (
    DEFAULT,
    ConfigOption,
    JsonOption,
    changing,
    looking,
    prepared,
    refuse,
    settings_in,
    who_types,
    writing,
)
from kiosk.backend.commands.qr import show_qr
from kiosk.backend.config import Settings
from kiosk.backend.deeds import Deed, note_deed
from kiosk.backend.fleet import terminals
from kiosk.backend.fleet.authority import Authority
from kiosk.backend.fleet.enrolment import issue
from kiosk.backend.store.vault import Vault, read_key
from kiosk.domain.address import address_of
from kiosk.domain.invitation import Invitation

app = typer.Typer(no_args_is_help=True, help="Enrolment of terminals.")


@app.command("add")
def add(
    terminal: Annotated[str, typer.Argument(help="The terminal's id, e.g. sanh-a-01.")],
    location: str = "",
    certificate: Annotated[Path | None, typer.Option(help="Its client certificate, PEM.")] = None,
    config: ConfigOption = DEFAULT,
    json_output: JsonOption = False,
    *,
    code: Annotated[bool, typer.Option("--code", help="A code to type at the terminal, good once, for a day.")] = False,
    url: Annotated[
        str, typer.Option(help="https://HOST[:PORT] as terminals reach it: shows the code as a QR too.")
    ] = "",
) -> None:
    """Enrol a terminal; its key (or its code, for a certificate) is shown this once."""
    settings = settings_in(config)
    address = address_of(url) if url else None
    if url and (not code or address is None):
        refuse("--url goes with --code: https://HOST[:PORT] is wanted")
    prepared(settings)
    if code:
        _show_code(settings, terminal, location, address, json_output=json_output)
        return
    with writing(settings) as session:
        try:
            key = terminals.enrol(session, terminal, location, wall_clock(), certificate_digest(certificate))
        except (ValueError, OSError) as error:
            refuse(str(error))
        except terminals.AlreadyEnrolledError:
            refuse(f"{terminal} is enrolled: revoke it first", 4)
        note_deed(session, who_types(), Deed.KIOSK_ADDED, terminal, wall_clock())
    typer.echo(json.dumps({"id": terminal, "key": key}) if json_output else key)


def _show_code(settings: Settings, terminal: str, location: str, address: str | None, *, json_output: bool) -> None:
    """What the set-up on the terminal's screen asks for, or `kiosk enrol`."""
    security = settings.security
    if security.kiosk_ca_file is None or security.kiosk_ca_key_file is None:
        refuse("codes are for certificates: [security] kiosk_ca_file and kiosk_ca_key_file (`kiosk-backend ca make`)")
    digest = Authority.read(security.kiosk_ca_file, security.kiosk_ca_key_file).digest
    vault = Vault(read_key(settings.database.data_key_file))
    with writing(settings) as session:
        try:
            given = issue(session, vault, terminal, location, wall_clock())
        except ValueError as error:
            refuse(str(error))
        except terminals.AlreadyEnrolledError:
            refuse(f"{terminal} is enrolled: revoke it first", 4)
        note_deed(session, who_types(), Deed.CODE_ISSUED, terminal, wall_clock())
    invitation = Invitation(address, digest, given.replace("-", "")).text if address else None
    if json_output:
        typer.echo(json.dumps({"id": terminal, "code": given, "ca_sha256": digest, "invitation": invitation}))
        return
    if invitation is not None:
        show_qr(invitation)
    typer.echo(f"code      {given}\nca sha256 {digest}")
    # Once more as the terminal's screen shows it, to be compared line by line.
    for line in range(0, len(digest), 16):
        typer.echo("          " + "  ".join(digest[at : at + 4] for at in range(line, line + 16, 4)))


@app.command("add-all")
def add_all(
    file: Annotated[Path, typer.Argument(help="CSV: id,location on each line.")], config: ConfigOption = DEFAULT
) -> None:
    """Enrol every terminal of a list, all or none; one JSON object with id and key a line, shown this once."""
    settings = settings_in(config)
    prepared(settings)
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            wanted = [(row[0].strip(), row[1].strip() if len(row) > 1 else "") for row in csv.reader(lines) if row]
    except (OSError, UnicodeDecodeError, csv.Error):
        refuse(f"{file}: CSV (id,location) is wanted")
    keys = []
    with writing(settings) as session:
        for terminal, location in wanted:
            try:
                keys.append({"id": terminal, "key": terminals.enrol(session, terminal, location[:120], wall_clock())})
            except ValueError as error:
                refuse(f"{terminal[:40]}: {error}")
            except terminals.AlreadyEnrolledError:
                refuse(f"{terminal} is enrolled: revoke it first", 4)
            note_deed(session, who_types(), Deed.KIOSK_ADDED, terminal, wall_clock())
    for entry in keys:
        typer.echo(json.dumps(entry))


@app.command("list")
def show(config: ConfigOption = DEFAULT, json_output: JsonOption = False) -> None:
    """Every terminal ever enrolled."""
    with looking(settings_in(config)) as session:
        listed: list[dict[str, Any]] = [
            {
                "id": row.id,
                "location": row.location,
                "enrolled_at": row.enrolled_at.isoformat(),
                "revoked_at": row.revoked_at.isoformat() if row.revoked_at else None,
            }
            for row in terminals.all_terminals(session)
        ]
    if json_output:
        typer.echo(json.dumps({"terminals": listed}, ensure_ascii=False))
        return
    for entry in listed:
        state = f"revoked {entry['revoked_at']}" if entry["revoked_at"] else "enrolled"
        typer.echo(f"{entry['id']:<24} {state:<40} {entry['location']}")


@app.command("revoke")
def revoke(terminal: str, config: ConfigOption = DEFAULT) -> None:
    """Refuse this terminal from now on."""
    with changing(settings_in(config)) as session:
        if not terminals.revoke(session, terminal, wall_clock()):
            refuse(f"no terminal {terminal} is enrolled", 4)
        note_deed(session, who_types(), Deed.KIOSK_REVOKED, terminal, wall_clock())
