"""`kiosk enrol`: let this terminal in by a code that staff were shown."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kiosk.app.identity import Identity, digest
from kiosk.services.client import Backend, Client, Refused, Rejected, ServiceError, fetch_unverified
from kiosk.services.enrolment import Certified, Enrolment

REFUSED = 4
AWAY = 5


def enrol(
    url: Annotated[str, typer.Argument(help="The backend, https://...")],
    code: Annotated[str, typer.Argument(help="The code of `kiosk-backend kiosk add --code`.")],
    *,
    ca_sha256: Annotated[str, typer.Option(help="SHA-256 of the authority, shown with the code.")] = "",
    ca_file: Annotated[Path | None, typer.Option(help="The authority's certificate, where it is here already.")] = None,
    out: Annotated[Path, typer.Option(help="Where identity.pem and ca.pem go.")] = Path("/var/lib/kiosk/identity"),
) -> None:
    """Make a key that never leaves this machine, have it certified, and print what belongs into kiosk.toml."""
    if not url.startswith("https://"):
        _end("an https:// address is wanted", 2)
    if (ca_file is None) == (not ca_sha256):
        _end("one of --ca-sha256 and --ca-file is wanted", 2)
    trusted = out / "ca.pem"
    try:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        pem = ca_file.read_text("ascii") if ca_file else fetch_unverified(url, "/v1/kiosks/authority").text
        if ca_sha256 and digest(pem) != ca_sha256.strip().lower().replace(":", ""):
            _end("the backend shows another authority than the code came with: nothing was sent", REFUSED)
        trusted.write_text(pem, "ascii")
        identity = Identity.make()
        found: Certified = Enrolment(Client(Backend(url, "", 20.0, trusted))).enrol(code, identity.request)
        identity.keep(found.certificate, out / "identity.pem")
    except Rejected:
        _end("refused: no such code, or it is used up", REFUSED)
    except Refused as refused:
        _end(f"refused: {refused.code}", REFUSED)
    except ServiceError as error:
        _end(f"{url}: {error}", AWAY)
    except (OSError, ValueError) as error:
        _end(f"{out}: {getattr(error, 'strerror', None) or 'a certificate that cannot be used'}", 2)
    typer.echo(f'# {found.terminal} ({found.location}), until {found.until:%d/%m/%Y}\n[backend]\nurl = "{url}"')
    typer.echo(
        f'ca_file = "{trusted}"\nclient_cert_file = "{out}/identity.pem"\nclient_key_file = "{out}/identity.pem"'
    )


def _end(reason: str, code: int) -> NoReturn:
    print(reason, file=sys.stderr)
    raise typer.Exit(code)
