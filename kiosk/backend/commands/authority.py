"""`kiosk-backend ca`: the hospital's own certificate authority."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.backend.clock import wall_clock
from kiosk.backend.commands.common import refuse
from kiosk.backend.fleet.authority import Authority, AuthorityError

app = typer.Typer(no_args_is_help=True, help="The hospital's own certificate authority.")
HostOption = Annotated[list[str], typer.Option(help="A name or address of this backend; may be given more than once.")]


@app.command("make")
def make_authority(
    host: HostOption,
    out: Annotated[Path, typer.Option(help="The folder for its files.")] = Path(),
    name: str = "kiosk",
) -> None:
    """An authority and the backend's own certificate: ca.pem, ca.key, server.pem, server.key. Overwrites nothing."""
    wanted = ("ca.pem", "ca.key", "server.pem", "server.key")
    there = [file for file in wanted if (out / file).exists()]
    if there:
        refuse(f"{out / there[0]} is there already")
    made = Authority.make(out, name, wall_clock())
    made.serve(out, host, wall_clock())
    typer.echo(f"ca sha256 {made.digest}")


@app.command("serve")
def renew_server(
    host: HostOption, out: Annotated[Path, typer.Option(help="The folder of the authority.")] = Path()
) -> None:
    """A new certificate of the backend's own, by the authority that is there; restart the backend after it."""
    try:
        authority = Authority.read(out / "ca.pem", out / "ca.key")
    except (AuthorityError, OSError) as error:
        refuse(str(error))
    for file in ("server.key", "server.pem"):
        (out / file).unlink(missing_ok=True)
    authority.serve(out, host, wall_clock())
