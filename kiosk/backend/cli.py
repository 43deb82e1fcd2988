"""The command `kiosk-backend`.

Exit codes: 0 done, 2 bad input, 4 refused, 5 far end unavailable, 70 a bug, 130 stopped by hand.
"""

import json
import os
import ssl
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
import uvicorn
from sqlalchemy.exc import OperationalError

from kiosk import __version__
from kiosk.backend import asgi
from kiosk.backend.api.problems import place_of
from kiosk.backend.commands import authority, kiosk, log, money, people, staff
from kiosk.backend.commands.common import DEFAULT, ConfigOption, prepared, refuse, settings_in
from kiosk.backend.fleet import command as fleet

app = typer.Typer(no_args_is_help=True, add_completion=False)
for noun, commands in {"kiosk": kiosk.app, "fleet": fleet.app, "ca": authority.app, "staff": staff.app}.items():
    app.add_typer(commands, name=noun)
for commands in (people.app, money.app, log.app):
    app.add_typer(commands)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kiosk-backend {__version__}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """The hospital backend that terminals call."""


@app.command()
def serve(
    config: ConfigOption = DEFAULT,
    host: str = "127.0.0.1",
    port: int = 8080,
    workers: Annotated[int, typer.Option(min=1, max=64, help="More than one needs PostgreSQL.")] = 1,
) -> None:
    """Serve terminals. Brings the database to this version's schema first."""
    settings = settings_in(config)
    if workers > 1 and settings.database.url.startswith("sqlite"):
        refuse("more than one worker needs PostgreSQL: [database] url")
    asgi.set_up_logs()
    prepared(settings)
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
    typer.echo(f"schema {prepared(settings_in(config))}")


@app.command()
def openapi() -> None:
    """Print the API document."""
    from kiosk.backend.document import api_document  # noqa: PLC0415 - builds a whole application: only when asked for

    typer.echo(json.dumps(api_document(), ensure_ascii=False, indent=2))


def main() -> None:
    """The entry point."""
    sys.exit(exit_code(sys.argv[1:]))


def exit_code(args: Sequence[str]) -> int:
    """Run a command line. Whatever goes wrong is one line on stderr that quotes nobody's data."""
    try:
        ended = typer.main.get_command(app).main(list(args), prog_name="kiosk-backend", standalone_mode=False)
    except typer.TyperException as fault:
        sys.stderr.write(f"{fault.format_message()}\n")
        return 2
    except typer.Abort:
        return 130
    except OperationalError as error:
        sys.stderr.write(f"the database does not answer: {type(error.orig).__name__}\n")
        return 5
    except Exception as error:  # noqa: BLE001 - the last net: what is left is a bug, and its text may quote a patient
        sys.stderr.write(f"an error of ours: {type(error).__name__} at {place_of(error)}\n")
        return 70
    return ended if isinstance(ended, int) else 0
