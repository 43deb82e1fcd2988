"""Writes down what was found out, so that a power cut leaves a terminal that is set up or one that is not."""

import re
from pathlib import Path
from typing import Final

from kiosk.app.config import ConfigError, read_settings
from kiosk.app.durable import remove_durably, sync_folder, write_durably
from kiosk.app.setup.config_text import Sections, with_values
from kiosk.app.setup.first_start import FirstStart
from kiosk.app.setup.places import Places
from kiosk.domain.pin import PinHash
from kiosk.staff.found import Kind, first
from kiosk.staff.setup_states import Answers

_ROTATE: Final = re.compile(r"\s*KIOSK_ROTATE\s*=")
NO_NAME: Final = "BỆNH VIỆN"
"""Where neither the backend nor the configuration says whose terminal it is."""


def keep_config(start: FirstStart, answers: Answers) -> None:
    """The PIN first, then the configuration in one move. Raises OSError, and ValueError where it would not be valid."""
    places = start.places
    if answers.pin:
        write_durably(places.config.with_name("staff.pin"), PinHash.of(answers.pin).text + "\n")
    wanted = sections(start, answers)
    try:
        before = places.config.read_bytes().decode()
    except FileNotFoundError:
        before = ""
    except UnicodeDecodeError:
        before = None
    tried = places.config.with_name(f"{places.config.stem}.tried.toml")
    try:
        _try(tried, before, wanted)
        tried.replace(places.config)
    except ValueError:
        if not places.again.exists() or not places.config.exists():
            raise
        # What stood there was wrong and is why somebody sets it up again: kept aside, for whoever wants to know.
        _try(tried, "", wanted)
        write_durably(places.config.with_name(f"{places.config.stem}.wrong.toml"), places.config.read_bytes())
        tried.replace(places.config)
    finally:
        tried.unlink(missing_ok=True)
    sync_folder(places.config.parent)
    remove_durably(places.again)


def _try(file: Path, before: str | None, wanted: Sections) -> None:
    """On the disk and read back. Raises ValueError where it would not be valid."""
    if before is None:
        raise ValueError("UTF-8 is wanted")
    write_durably(file, with_values(before, wanted))
    try:
        read_settings(file)
    except ConfigError as error:
        raise ValueError(str(error)) from None


def sections(start: FirstStart, answers: Answers) -> Sections:
    """What kiosk.toml is to say."""
    places, identity = start.places, str(start.places.identity / "identity.pem")
    terminal: dict[str, str | float | bool] = {
        "id": answers.terminal,
        "location": answers.location,
        "hospital": answers.hospital or start.text("kiosk", "hospital") or NO_NAME,
        "language": answers.language,
        "mm_per_px": answers.mm_per_px,
        "data_dir": str(places.data),
    }
    if places.figures is not None and not start.text("kiosk", "textfile"):
        terminal["textfile"] = str(places.figures)
    card, scanner, printer = (first(answers.found, kind) for kind in (Kind.CARD, Kind.SCANNER, Kind.PRINTER))
    return {
        "kiosk": terminal,
        "backend": {
            "url": answers.url,
            "ca_file": str(places.identity / "ca.pem"),
            "client_cert_file": identity,
            "client_key_file": identity,
        },
        "card": {"reader": card.address if card else start.text("card", "reader") or "none"},
        **({"scanner": {"source": scanner.address}} if scanner else {}),
        **({"printer": {"url": printer.address}} if printer else {}),
        **({"staff": {"pin_file": "staff.pin"}} if answers.pin else {}),
    }


def keep_turned(places: Places, degrees: int) -> None:
    """By so many more degrees, clockwise, from the session's next start. Other lines stay. Raises OSError."""
    try:
        lines = places.session.read_text("utf-8").splitlines()
    except FileNotFoundError:
        lines = []
    turned = ((places.turned or 0) * 90 + degrees) % 360
    kept = [line for line in lines if not _ROTATE.match(line)]
    write_durably(places.session, "\n".join([*kept, f"KIOSK_ROTATE={turned}"]) + "\n")
