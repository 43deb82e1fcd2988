"""`kiosk enrol`: let this terminal in by a code that staff were shown."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from kiosk.app.identity import digest
from kiosk.app.redeeming import redeem, settle
from kiosk.services.client import ServiceError, fetch_unverified
from kiosk.staff.trials import EnrolFault

UNUSABLE = 2
REFUSED = 4
AWAY = 5
_FAULTS: Final = {
    EnrolFault.CODE_REFUSED: ("refused: no such code, or it is used up", REFUSED),
    EnrolFault.TOO_OFTEN: ("refused: too many tries, wait a minute", REFUSED),
    EnrolFault.AWAY: ("no answer; the same command asks again, and the code is not used up", AWAY),
    EnrolFault.WRONG_NAME: ("its certificate bears another name", AWAY),
    EnrolFault.CLOCK: ("its certificate is not good at the time that this machine has", AWAY),
    EnrolFault.UNPROVEN: ("its certificate is not of the authority that it shows", AWAY),
    EnrolFault.DISK_FULL: ("the disk is full", UNUSABLE),
    EnrolFault.READ_ONLY: ("cannot be written to", UNUSABLE),
    EnrolFault.NOT_KEPT: ("cannot be written to", UNUSABLE),
}


def enrol(
    url: Annotated[str, typer.Argument(help="The backend, https://...")],
    code: Annotated[str, typer.Argument(help="The code of `kiosk-backend kiosk add --code`.")],
    *,
    ca_sha256: Annotated[str, typer.Option(help="SHA-256 of the authority, shown with the code.")] = "",
    ca_file: Annotated[Path | None, typer.Option(help="The authority's certificate, where it is here already.")] = None,
    out: Annotated[Path, typer.Option(help="Where identity.pem and ca.pem go.")] = Path("/var/lib/kiosk/identity"),
) -> None:
    """Make a key that never leaves this machine, have it certified, and print what belongs into kiosk.toml.

    Where the answer is lost the same command asks the same once more: the code is used up by an answer that came.
    """
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
        found = redeem(url, trusted, code.replace("-", "").replace(" ", "").upper(), out / "identity.pem", None)
    except ServiceError as error:
        _end(f"{url}: {error}", AWAY)
    except (OSError, ValueError) as error:
        _end(f"{out}: {getattr(error, 'strerror', None) or 'a certificate that cannot be used'}", 2)
    if isinstance(found, EnrolFault):
        words, exit_code = _FAULTS.get(found, ("refused", REFUSED))
        _end(f"{out if exit_code == UNUSABLE else url}: {words}", exit_code)
    with suppress(OSError):
        # A question that stays gets the answer that it has.
        settle(out / "identity.pem")
    typer.echo(f'# {found.terminal} ({found.location}), until {found.until:%d/%m/%Y}\n[backend]\nurl = "{url}"')
    typer.echo(
        f'ca_file = "{trusted}"\nclient_cert_file = "{out}/identity.pem"\nclient_key_file = "{out}/identity.pem"'
    )


def _end(reason: str, code: int) -> NoReturn:
    print(reason, file=sys.stderr)
    raise typer.Exit(code)
