"""`kiosk voice render | check | list | say`."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from kiosk.app.commands.place import DEFAULT, ConfigPath, settings_or_exit
from kiosk.devices.voice.engine import espeak, version
from kiosk.devices.voice.joining import joining_words
from kiosk.devices.voice.outlet import OutletGoneError, outlet_to
from kiosk.devices.voice.program import ProgramFailedError
from kiosk.devices.voice.prompt import Prompt
from kiosk.devices.voice.reading import read, tongue_of
from kiosk.devices.voice.render import Wanted, distinct, faults, render
from kiosk.devices.voice.shelf import ShelfError
from kiosk.domain.assets import assets
from kiosk.ui.prompts import fixed_texts

LANGUAGES = ("vi", "en")
STALE = 4
ABSENT = 3

app = typer.Typer(no_args_is_help=True, help="What the terminal says aloud.")
Language = Annotated[str, typer.Option("--language", help="vi or en")]
Folder = Annotated[Path | None, typer.Option("--folder", help="Instead of the bundled assets/voice.")]


def wanted(language: str) -> list[Wanted]:
    """Everything that is recorded in a language: the fixed texts, and the words that the rest is joined from."""
    return [Wanted(text, language) for text in (*fixed_texts(language), *joining_words(language))]


@app.command("render")
def make(
    folder: Folder = None, *, anew: Annotated[bool, typer.Option("--all", help="Also what is there.")] = False
) -> None:
    """Record every fixed prompt with espeak-ng that is missing or has another text now."""
    place = folder or assets() / "voice"
    try:
        program = version()
        for language in LANGUAGES:
            engine = espeak(language)
            done = render(wanted(language), place / language, language, engine, program, anew=anew)
            size = sum(file.stat().st_size for file in (place / language).iterdir())
            print(f"{language}: {len(done.made)} made, {done.kept} kept, {len(done.dropped)} dropped, {size:,} bytes")
    except (ProgramFailedError, ShelfError) as fault:
        print(fault, file=sys.stderr)
        raise typer.Exit(ABSENT) from None


@app.command()
def check(folder: Folder = None) -> None:
    """Say what is stale among the recordings. Exit 4 where anything is."""
    place = folder or assets() / "voice"
    found: list[str] = []
    try:
        for language in LANGUAGES:
            found += [f"{language}: {fault}" for fault in faults(wanted(language), place / language, language)]
    except ShelfError as fault:
        found.append(str(fault))
    for line in found:
        print(line, file=sys.stderr)
    if found:
        print("run: kiosk voice render", file=sys.stderr)
        raise typer.Exit(STALE)
    print("the recordings fit the screens")


@app.command("list")
def sheet(
    language: Language = "vi", *, as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False
) -> None:
    """The reading sheet for a human voice: the name of each file and what to say."""
    if language not in LANGUAGES:
        print("vi or en is wanted", file=sys.stderr)
        raise typer.Exit(2)
    for name, text in distinct(wanted(language)).items():
        said = read(text.text, tongue_of(language))
        line = {"id": name, "text": text.text.strip(), "said": said}
        print(json.dumps(line, ensure_ascii=False) if as_json else f"{name}.wav\t{said}")


@app.command()
def say(text: Annotated[str, typer.Argument()], config: ConfigPath = DEFAULT, language: Language = "vi") -> None:
    """Say a text as this terminal would, to hear that the device works."""
    from kiosk.app.voice import voice_of  # noqa: PLC0415 - only where something is said

    settings = settings_or_exit(config)
    sound = voice_of(settings).speak(Prompt(text, language))
    if sound is None:
        print("no voice can say this", file=sys.stderr)
        raise typer.Exit(ABSENT)
    try:
        with outlet_to(settings.voice.device).open(lambda: False) as stream:
            stream.play(sound)
    except OutletGoneError as gone:
        print(gone, file=sys.stderr)
        raise typer.Exit(ABSENT) from None
    print(f"{sound.seconds:.1f} s")
