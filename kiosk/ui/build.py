"""What the screens need beside their sources: translations, and type information for the QML checker.

`python -m kiosk.ui.build` makes both where a source is newer; `--update` also collects new texts into the .ts files.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

UI: Final = Path(__file__).parent
I18N: Final = UI / "i18n"
TYPES: Final = UI / "typeinfo"
LANGUAGES: Final = ("en",)

_MODULE: Final = "Kiosk"
_BASES: Final = ("view.py", "choices.py", "noted.py", "choice.py", "preview.py", "touches.py", "hearing.py", "seen.py")
_QT: Final = ("core", "gui", "qml", "quick")
# What the dump writes for Python's own names, and what the checker calls them.
_NAMES: Final = {"list": "QVariantList", "QImage": "QImage"}


class BuildError(Exception):
    """A tool failed; its words follow."""


def main() -> int:
    """Build what is out of date. 0 when all is there."""
    try:
        if "--update" in sys.argv[1:]:
            update()
        release()
        types()
        if "--lint" in sys.argv[1:]:
            lint()
    except BuildError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a program of the build
        return 1
    return 0


def update() -> None:
    """Collect the texts of the sources into the .ts files; what is translated stays."""
    for language in LANGUAGES:
        _run("lupdate", "-silent", "-no-obsolete", "-locations", "none", "-source-language", "vi_VN",
             "-target-language", language, *_sources(), "-ts", I18N / f"kiosk_{language}.ts")  # fmt: skip


def release() -> None:
    """Turn the .ts files into what Qt loads."""
    for language in LANGUAGES:
        source, target = I18N / f"kiosk_{language}.ts", I18N / f"kiosk_{language}.qm"
        if _stale(target, [source]):
            _run("lrelease", "-silent", source, "-qm", target)


def types() -> None:
    """Describe the Python types of the QML module, so that the checker knows them."""
    sources = python_types()
    folder = TYPES / _MODULE
    qmldir, description, dump = folder / "qmldir", folder / "kiosk.qmltypes", TYPES / "metatypes.json"
    if not _stale(description, [*sources, Path(__file__)]):
        return
    folder.mkdir(parents=True, exist_ok=True)
    # Bases come before what is derived from them.
    ordered = sorted(sources, key=lambda file: (_BASES.index(file.name) if file.name in _BASES else len(_BASES), file))
    _run("metaobjectdump", "--quiet", "--out-file", dump, *ordered)
    dump.write_text(json.dumps(_pointers(json.loads(dump.read_text("utf-8")))), "utf-8")
    foreign = ",".join(str(_metatypes() / f"qt6{name}_metatypes.json") for name in _QT)
    _run("qmltyperegistrar", "--generate-qmltypes", description, "--import-name", _MODULE, "--major-version", "1",
         f"--foreign-types={foreign}", "-o", TYPES / "registrations.cpp", dump)  # fmt: skip
    qmldir.write_text(f"module {_MODULE}\ntypeinfo {description.name}\ndepends QtQuick\n", "utf-8")


def lint() -> None:
    """Qt's own checker over every QML file. Raises BuildError with what it found."""
    files = sorted((UI / "qml").rglob("*.qml"))
    _run("qmllint", "-I", TYPES, "--max-warnings", "0", *files)


def python_types() -> list[Path]:
    """The Python files that register a type."""
    return [
        file for file in sorted(UI.rglob("*.py")) if "@QmlElement" in file.read_text("utf-8") and file != Path(__file__)
    ]


def _sources() -> list[Path]:
    return sorted(file for ending in ("*.py", "*.qml") for file in UI.rglob(ending))


def _pointers(modules: list[dict[str, object]]) -> list[dict[str, object]]:
    """What the dump leaves out: objects go to QML by pointer, and a property that tells of no change is constant."""
    for module in modules:
        for entry in module["classes"]:  # type: ignore[attr-defined]  # JSON
            for found in entry.get("properties", ()):
                found["constant"] = "notify" not in found
    text = json.dumps(modules)
    classes = {entry["className"] for module in modules for entry in module["classes"]}  # type: ignore[attr-defined]  # JSON
    for name in classes:
        text = text.replace(f'"type": "{name}"', f'"type": "{name}*"')
    for name, known in _NAMES.items():
        text = text.replace(f'"type": "{name}"', f'"type": "{known}"')
    completed: list[dict[str, object]] = json.loads(text)
    return completed


def _stale(target: Path, sources: Iterable[Path]) -> bool:
    return not target.is_file() or target.stat().st_mtime < max(source.stat().st_mtime for source in sources)


def _metatypes() -> Path:
    import PySide6  # noqa: PLC0415 - only where it is built

    return Path(PySide6.__file__).parent / "Qt" / "metatypes"


def _run(tool: str, *arguments: object) -> None:
    program = Path(sys.executable).parent / f"pyside6-{tool}"
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildError(f"{tool} failed: {done.stderr.strip() or done.stdout.strip()}")


if __name__ == "__main__":
    raise SystemExit(main())
