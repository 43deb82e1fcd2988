"""`kiosk-sim card`: a simulated citizen card."""

import sys
import time
from pathlib import Path
from threading import Event
from typing import Annotated

import typer

from kiosk.sim.card.faults import parse_faults
from kiosk.sim.card.field import Field, Silent, Torn
from kiosk.sim.card.profiles import PROFILES, build, spoiled
from kiosk.sim.card.radio import Radio
from kiosk.sim.card.vpcd import VirtualReader


def card(  # noqa: PLR0917 - each is an option of the command line
    profile: Annotated[str, typer.Option(help="Kind of card; `list` names them all.")] = "cccd",
    vpcd: Annotated[str, typer.Option(help="HOST:PORT of pcscd's virtual reader.")] = "127.0.0.1:35963",
    in_process: Annotated[bool, typer.Option("--in-process", help="Answer hex commands from stdin instead.")] = False,
    speed: Annotated[int, typer.Option(help="106, 212, 424 or 848 kbit/s; 0: as fast as it goes.")] = 0,
    latency_ms: Annotated[float, typer.Option(help="Turnaround of each command.")] = 0.0,
    fault: Annotated[str, typer.Option(help="What goes wrong, such as tear@20:back,max-le:192.")] = "",
    wait: Annotated[float, typer.Option(help="Seconds to wait for the virtual reader to listen.")] = 5.0,
    anchor: Annotated[Path | None, typer.Option(help="Write the issuer's root certificate here (DER).")] = None,
) -> None:
    """Lie on the reader until the reader hangs up or Ctrl-C."""
    if profile == "list":
        sys.stdout.write("\n".join(PROFILES) + "\n")
        return
    try:
        faults = parse_faults(fault)
        chosen = spoiled(PROFILES[profile], faults)
        radio = Radio(speed or 848, latency_ms / 1000) if speed or latency_ms else None
        host, _, port = vpcd.rpartition(":")
        address = (host or "127.0.0.1", int(port))
    except KeyError:
        raise typer.BadParameter(f"no such profile; known are: {', '.join(PROFILES)}") from None
    except ValueError as problem:
        raise typer.BadParameter(str(problem)) from None
    if anchor is not None:
        anchor.write_bytes(PROFILES["cccd"].issuer.anchor())
    field = Field(build(chosen), faults, radio)
    if in_process:
        _from_stdin(field)
        return
    stop, end = Event(), time.monotonic() + wait
    while True:
        try:
            VirtualReader(field, *address).serve(stop)
        except KeyboardInterrupt:
            return
        except OSError:
            if time.monotonic() < end:
                stop.wait(0.2)
                continue
            sys.stderr.write(f"no virtual reader listens at {address[0]}:{address[1]}\n")
            raise typer.Exit(3) from None
        return


def _from_stdin(field: Field) -> None:
    """One command a line in hex, one answer a line; `reset` resets."""
    for line in sys.stdin:
        text = line.strip()
        if text == "reset":
            field.reset()
            continue
        try:
            answer = field.exchange(bytes.fromhex(text)).hex()
        except ValueError:
            answer = "a command in hex is wanted"
        except (Torn, Silent) as event:
            answer = type(event).__name__.lower()
        sys.stdout.write(answer.upper() + "\n" if answer.isalnum() else answer + "\n")
        sys.stdout.flush()
