"""The command `kiosk-backend`. Exit codes: 0 done, 2 bad input, 4 refused, 5 far end unavailable, 70 a bug."""

import csv
import json
import os
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
import uvicorn
from sqlalchemy.exc import OperationalError

from kiosk.backend import asgi
from kiosk.backend.api.problems import place_of
from kiosk.backend.certified import certificate_digest
from kiosk.backend.clock import wall_clock
from kiosk.backend.compose import build
from kiosk.backend.config import ConfigError, Settings, read_settings
from kiosk.backend.fleet import command as fleet
from kiosk.backend.fleet import terminals
from kiosk.backend.fleet.authority import Authority, AuthorityError
from kiosk.backend.fleet.enrolment import issue
from kiosk.backend.payment import command
from kiosk.backend.payment.compose import Payments
from kiosk.backend.prepare import prepare
from kiosk.backend.registration.erasure import erase_patient, forget_the_old
from kiosk.backend.store.base import open_engine
from kiosk.backend.store.rekey import RekeyError, rekey
from kiosk.backend.store.sessions import Sessions, open_sessions
from kiosk.backend.store.vault import Vault, read_key
from kiosk.backend.web.staff import hash_password
from kiosk.domain.fields import FieldError

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The hospital backend that terminals call.")
enrolment = typer.Typer(no_args_is_help=True, help="Enrolment of terminals.")
app.add_typer(enrolment, name="kiosk")

app.add_typer(fleet.app, name="fleet")
authorities = typer.Typer(no_args_is_help=True, help="The hospital's own certificate authority.")
app.add_typer(authorities, name="ca")

accounts = typer.Typer(no_args_is_help=True, help="Accounts of staff.")
app.add_typer(accounts, name="staff")

ConfigOption = Annotated[Path, typer.Option("--config", help="backend.toml")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")]
DEFAULT = Path("backend.toml")
SHORTEST_PASSWORD = 10


@app.command()
def serve(
    config: ConfigOption = DEFAULT,
    host: str = "127.0.0.1",
    port: int = 8080,
    workers: Annotated[int, typer.Option(min=1, max=64, help="More than one needs PostgreSQL.")] = 1,
) -> None:
    """Serve terminals. Brings the database to this version's schema first."""
    settings = _settings(config)
    if workers > 1 and settings.database.url.startswith("sqlite"):
        _refuse("more than one worker needs PostgreSQL: [database] url")
    asgi.set_up_logs()
    _prepare(settings)
    os.environ[asgi.CONFIG] = str(config.resolve())
    security = settings.security
    uvicorn.run(
        "kiosk.backend.asgi:make",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        log_config=None,
        server_header=False,
        date_header=True,
        timeout_graceful_shutdown=10,
        # A worker that starts on a busy machine is slow, not dead.
        timeout_worker_healthcheck=60,
        ssl_certfile=str(security.tls_cert_file) if security.tls_cert_file else None,
        ssl_keyfile=str(security.tls_key_file) if security.tls_key_file else None,
        ssl_ca_certs=str(security.kiosk_ca_file) if security.kiosk_ca_file else None,
        # Optional: staff come with a browser and a password, terminals with a certificate.
        ssl_cert_reqs=ssl.CERT_OPTIONAL if security.kiosk_ca_file else ssl.CERT_NONE,
        http="kiosk.backend.certified:CertifiedProtocol",
    )


@app.command()
def migrate(config: ConfigOption = DEFAULT) -> None:
    """Bring the database to this version's schema; make the data key where there is none."""
    typer.echo(f"schema {_prepare(_settings(config))}")


@app.command()
def openapi() -> None:
    """Print the API document."""
    from kiosk.backend.document import api_document  # noqa: PLC0415 - builds a whole application: only when asked for

    typer.echo(json.dumps(api_document(), ensure_ascii=False, indent=2))


@app.command()
def forget(
    days: Annotated[int, typer.Option(min=1, help="Keep what is younger than this.")],
    config: ConfigOption = DEFAULT,
) -> None:
    """Erase what names people who were last here longer ago; numbers, money and evidence stay."""
    settings = _settings(config)
    with _sessions(settings).begin() as session:
        erased = forget_the_old(session, timedelta(days=days), wall_clock())
    typer.echo(f"{erased.patients} patients, {erased.registrations} registrations, {erased.coverages} verdicts")


@app.command("rekey")
def change_key(config: ConfigOption = DEFAULT) -> None:
    """Seal everything again under a fresh data key. Stop the backend first; running it again ends what was begun."""
    settings = _settings(config)
    engine = open_engine(settings.database.url)
    try:
        done = rekey(engine, settings.database.data_key_file)
    except RekeyError as error:
        _refuse(f"{error} does not open with the data key: is it the right one?", 4)
    except (ValueError, OSError) as error:
        _refuse(str(error))
    finally:
        engine.dispose()
    typer.echo(f"{done.values} values sealed again" if not done.resumed else "ended what was begun before")


@app.command()
def erase(
    number: Annotated[
        str, typer.Option(prompt="Citizen number", help="Better typed than given: it stays off the list.")
    ],
    config: ConfigOption = DEFAULT,
) -> None:
    """Erase everything that names one person, at their request."""
    settings = _settings(config)
    vault = Vault(read_key(settings.database.data_key_file))
    with _sessions(settings).begin() as session:
        erased = erase_patient(session, vault, number.strip(), wall_clock())
    if not erased.patients:
        _refuse("nobody with this number is known here", 4)
    typer.echo(f"{erased.registrations} registrations, {erased.coverages} verdicts")


@app.command()
def reconcile(
    date: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day to report on.")],
    csv_file: Annotated[Path | None, typer.Option("--csv", help="Write the report as CSV.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write the report as a workbook.")] = None,
    config: ConfigOption = DEFAULT,
    json_output: JsonOption = False,
) -> None:
    """The money of a day three ways: bank, our books, HIS. 0 where it balances, 4 where not, 5 without the bank."""
    with _payments(config) as payments:
        raise typer.Exit(command.reconcile(payments, date.date(), csv=csv_file, xlsx=xlsx, as_json=json_output))


@app.command()
def statement(file: Path, config: ConfigOption = DEFAULT, json_output: JsonOption = False) -> None:
    """Learn the credits of a bank statement (CSV)."""
    with _payments(config) as payments:
        raise typer.Exit(command.import_statement(payments, file, as_json=json_output))


@enrolment.command("add")
def add(
    terminal: Annotated[str, typer.Argument(help="The terminal's id, e.g. sanh-a-01.")],
    location: str = "",
    certificate: Annotated[Path | None, typer.Option(help="Its client certificate, PEM.")] = None,
    config: ConfigOption = DEFAULT,
    json_output: JsonOption = False,
    *,
    code: Annotated[bool, typer.Option("--code", help="A code to type at the terminal, good once, for a day.")] = False,
) -> None:
    """Enrol a terminal; its key (or its code, for a certificate) is shown this once."""
    settings = _settings(config)
    _prepare(settings)
    if code:
        _show_code(settings, terminal, location, json_output=json_output)
        return
    with _sessions(settings).begin() as session:
        try:
            key = terminals.enrol(session, terminal, location, wall_clock(), certificate_digest(certificate))
        except (ValueError, OSError) as error:
            _refuse(str(error))
        except terminals.AlreadyEnrolledError:
            _refuse(f"{terminal} is enrolled: revoke it first", 4)
    typer.echo(json.dumps({"id": terminal, "key": key}) if json_output else key)


def _show_code(settings: Settings, terminal: str, location: str, *, json_output: bool) -> None:
    """What `kiosk enrol` at the terminal asks for."""
    security = settings.security
    if security.kiosk_ca_file is None or security.kiosk_ca_key_file is None:
        _refuse("codes are for certificates: [security] kiosk_ca_file and kiosk_ca_key_file (`kiosk-backend ca make`)")
    digest = Authority.read(security.kiosk_ca_file, security.kiosk_ca_key_file).digest
    vault = Vault(read_key(settings.database.data_key_file))
    with _sessions(settings).begin() as session:
        try:
            given = issue(session, vault, terminal, location, wall_clock())
        except ValueError as error:
            _refuse(str(error))
        except terminals.AlreadyEnrolledError:
            _refuse(f"{terminal} is enrolled: revoke it first", 4)
    if json_output:
        typer.echo(json.dumps({"id": terminal, "code": given, "ca_sha256": digest}))
    else:
        typer.echo(f"code      {given}\nca sha256 {digest}")


@authorities.command("make")
def make_authority(
    host: Annotated[list[str], typer.Option(help="A name or address of this backend; may be given more than once.")],
    out: Annotated[Path, typer.Option(help="The folder for its files.")] = Path(),
    name: str = "kiosk",
) -> None:
    """An authority and the backend's own certificate: ca.pem, ca.key, server.pem, server.key. Overwrites nothing."""
    wanted = ("ca.pem", "ca.key", "server.pem", "server.key")
    there = [file for file in wanted if (out / file).exists()]
    if there:
        _refuse(f"{out / there[0]} is there already")
    made = Authority.make(out, name, wall_clock())
    made.serve(out, host, wall_clock())
    typer.echo(f"ca sha256 {made.digest}")


@authorities.command("serve")
def renew_server(
    host: Annotated[list[str], typer.Option(help="A name or address of this backend; may be given more than once.")],
    out: Annotated[Path, typer.Option(help="The folder of the authority.")] = Path(),
) -> None:
    """A new certificate of the backend's own, by the authority that is there; restart the backend after it."""
    try:
        authority = Authority.read(out / "ca.pem", out / "ca.key")
    except (AuthorityError, OSError) as error:
        _refuse(str(error))
    for file in ("server.key", "server.pem"):
        (out / file).unlink(missing_ok=True)
    authority.serve(out, host, wall_clock())


@enrolment.command("add-all")
def add_all(
    file: Annotated[Path, typer.Argument(help="CSV: id,location on each line.")], config: ConfigOption = DEFAULT
) -> None:
    """Enrol every terminal of a list, all or none; one JSON object with id and key a line, shown this once."""
    settings = _settings(config)
    _prepare(settings)
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            wanted = [(row[0].strip(), row[1].strip() if len(row) > 1 else "") for row in csv.reader(lines) if row]
    except (OSError, UnicodeDecodeError, csv.Error):
        _refuse(f"{file}: CSV (id,location) is wanted")
    keys = []
    with _sessions(settings).begin() as session:
        for terminal, location in wanted:
            try:
                keys.append({"id": terminal, "key": terminals.enrol(session, terminal, location[:120], wall_clock())})
            except ValueError as error:
                _refuse(f"{terminal[:40]}: {error}")
            except terminals.AlreadyEnrolledError:
                _refuse(f"{terminal} is enrolled: revoke it first", 4)
    for entry in keys:
        typer.echo(json.dumps(entry))


@enrolment.command("list")
def show(config: ConfigOption = DEFAULT, json_output: JsonOption = False) -> None:
    """Every terminal ever enrolled."""
    with _sessions(_settings(config))() as session:
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


@enrolment.command("revoke")
def revoke(terminal: str, config: ConfigOption = DEFAULT) -> None:
    """Refuse this terminal from now on."""
    with _sessions(_settings(config)).begin() as session:
        if not terminals.revoke(session, terminal, wall_clock()):
            _refuse(f"no terminal {terminal} is enrolled", 4)


@accounts.command("hash")
def hash_line(password: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)]) -> None:
    """The line to put into the staff file for a password."""
    if len(password) < SHORTEST_PASSWORD:
        _refuse(f"a password has at least {SHORTEST_PASSWORD} characters")
    typer.echo(hash_password(password))


def main() -> None:
    """The entry point."""
    try:
        app()
    except OperationalError as error:
        sys.stderr.write(f"the database does not answer: {type(error.orig).__name__}\n")
        sys.exit(5)
    except Exception as error:  # noqa: BLE001 - the last net: what is left is a bug, and its text may quote a patient
        sys.stderr.write(f"an error of ours: {type(error).__name__} at {place_of(error)}\n")
        sys.exit(70)


@contextmanager
def _payments(config: Path) -> Iterator[Payments]:
    settings = _settings(config)
    _prepare(settings)
    backend = build(settings)
    try:
        if backend.payments is None:
            _refuse("no money is taken here: backend.toml has no [payment]")
        yield backend.payments
    finally:
        backend.close()


def _settings(config: Path) -> Settings:
    try:
        return read_settings(config)
    except ConfigError as error:
        _refuse(str(error))


def _prepare(settings: Settings) -> str:
    try:
        return prepare(settings, wall_clock)
    except (FieldError, ValueError, FileNotFoundError) as error:
        _refuse(str(error))


def _sessions(settings: Settings) -> Sessions:
    return open_sessions(open_engine(settings.database.url))


def _refuse(reason: str, code: int = 2) -> NoReturn:
    sys.stderr.write(reason + "\n")
    raise typer.Exit(code)
