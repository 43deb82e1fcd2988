"""`kiosk-sim bhxh`: the played gateway on a port."""

from typing import Annotated

import typer
import uvicorn

from kiosk.sim.bhxh.server import Play, create_app


def bhxh(
    *,
    port: int = 8090,
    host: str = "127.0.0.1",
    username: str = "01001_KIOSK",
    password: str = "mat-khau-mau",  # noqa: S107 - invented, for the play
    officer: Annotated[str, typer.Option(help="ID:NAME of the officer the gateway knows.")] = (
        "001080009999:Nguyễn Cán Bộ"
    ),
    token_life: Annotated[int, typer.Option(help="Seconds a token lives.")] = 600,
    fault: Annotated[
        str, typer.Option(help="none, slow:S, silent:S, html, malformed, http500, code:NNN, ...")
    ] = "none",
) -> None:
    """Play the insurer's gateway."""
    number, _, name = officer.partition(":")
    kind, _, value = fault.partition(":")
    play = Play(username=username, password=password, officers={number: name}, life_s=token_life, fault=kind)
    if kind == "code":
        play.code = value
    elif value:
        play.seconds = float(value)
    uvicorn.run(create_app(play), host=host, port=port, log_level="warning", timeout_graceful_shutdown=1)
