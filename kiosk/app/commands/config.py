"""`kiosk config check | show`."""

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated

import typer

from kiosk.app.commands.place import DEFAULT, ConfigPath, settings_or_exit
from kiosk.domain.plan import Plan

app = typer.Typer(no_args_is_help=True, help="The terminal's configuration.")


@app.command()
def check(file: Annotated[Path, typer.Argument(help="kiosk.toml")]) -> None:
    """Say every fault with its key and line, or that there is none."""
    settings_or_exit(file)
    print(f"{file}: valid")


@app.command()
def show(config: ConfigPath = DEFAULT) -> None:
    """The effective configuration as TOML, defaults filled in, secrets masked."""
    settings = settings_or_exit(config)
    for part in fields(settings):
        section = getattr(settings, part.name)
        if section is None or isinstance(section, Plan | Path):
            continue  # the plan is a file of its own, and so is all of this
        print(f"[{part.name}]")
        assert is_dataclass(section)  # noqa: S101 - tells the type
        for entry in fields(section):
            value = getattr(section, entry.name)
            if value is not None:
                print(f"{entry.name} = {_toml(value) if entry.repr else _toml('***')}")
        print()


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
