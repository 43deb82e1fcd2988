"""`kiosk pack new | check | missing`: further languages as folders."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from kiosk.domain.toml_file import ConfigError
from kiosk.ui.pack import Pack, read_pack
from kiosk.ui.prompts import messages

BAD = 2
NOT_WHOLE = 4

app = typer.Typer(no_args_is_help=True, help="Further languages of the screens.")
Folder = Annotated[Path, typer.Argument(help="The folder of one language.")]
AsJson = Annotated[bool, typer.Option("--json", help="One object a line.")]


@app.command()
def new(
    folder: Folder,
    language: Annotated[str, typer.Option(help="Its code: km, zh, tyz...")],
    name: Annotated[str, typer.Option(help="What its speakers call it.")],
) -> None:
    """Write an empty pack: every text with what it is for, its English, and room for the translation."""
    if folder.exists():
        print(f"{folder} is there already", file=sys.stderr)
        raise typer.Exit(BAD)
    folder.mkdir(parents=True)
    head = f'[pack]\nlanguage = {_toml(language)}\nname = {_toml(name)}\nstatus = "draft"\nreviewed_by = ""\n'
    (folder / "pack.toml").write_text(head, "utf-8")
    (folder / "words.toml").write_text(_skeleton(), "utf-8")
    try:
        read_pack(folder)
    except ConfigError as fault:
        print(fault, file=sys.stderr)
        raise typer.Exit(BAD) from None
    print(f"{folder}: {len(messages())} texts to translate")


@app.command()
def check(folder: Folder) -> None:
    """Say every fault with line and key; then what stays Vietnamese and which letters have no font."""
    from kiosk.ui.pack_fonts import unseen  # noqa: PLC0415 - Qt's fonts are loaded only here

    pack = _read(folder)
    print(f"{pack.code}: {len(pack.words)} texts, {len(pack.missing)} stay Vietnamese")
    for fault in pack.stale:
        print(f"{folder / 'words.toml'}: {fault}")
    letters = unseen(pack)
    if letters:
        print(f"no font here has {len(letters)} of its letters, such as {letters[0]}: put a font into the pack")
    if not pack.reviewed:
        print("a draft: to be read by somebody who speaks it before patients see it")
    raise typer.Exit(NOT_WHOLE if letters else 0)


@app.command()
def missing(folder: Folder, *, as_json: AsJson = False) -> None:
    """List what stays Vietnamese."""
    for message in _read(folder).missing:
        entry = {"context": message.context, "vi": message.source, "en": message.english, "for": message.comment}
        line = " ".join(message.source.split())
        print(json.dumps(entry, ensure_ascii=False) if as_json else f"{message.context}\t{line}")


def _read(folder: Path) -> Pack:
    try:
        return read_pack(folder)
    except ConfigError as fault:
        print(fault, file=sys.stderr)
        raise typer.Exit(BAD) from None


def _skeleton() -> str:
    lines: list[str] = []
    context = ""
    for message in messages():
        if message.context != context:
            context = message.context
            lines += ["", f"[{context}]"]
        about = " ".join(f"{message.comment} | {message.english}".split())
        lines += [f"# {about}", f'{_toml(message.source)} = ""']
    return "\n".join(lines).lstrip() + "\n"


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
