"""What of requirements.lock one package needs: its direct dependencies and everything they came with."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")

# The backend shares the commands' library and the sealing of names with the terminal's list.
_BACKEND_TOO = ("typer", "cryptography")


@dataclass(frozen=True, slots=True)
class Pin:
    """One locked release: `line` is what pip reads, hashes included; `wanted_by` are names."""

    name: str
    version: str
    line: str
    hashes: tuple[str, ...]
    wanted_by: frozenset[str]


def normal(name: str) -> str:
    """A distribution's name as PEP 503 has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_lock(path: Path) -> list[Pin]:
    """Every pin of the lock. One name may have several, told apart by their markers."""
    pins: list[Pin] = []
    entry: list[str] = []
    for line in [*path.read_text("utf-8").splitlines(), "end==0"]:
        if _NAME.match(line) and entry:
            pins.append(_pin(entry))
            entry = []
        entry.append(line)
    return pins


def _pin(entry: list[str]) -> Pin:
    found = _NAME.match(entry[0])
    if found is None:
        raise ValueError(f"the lock begins with no pin: {entry[0]}")
    said = " ".join(line.strip(" #") for line in entry if line.strip().startswith("#"))
    wanted = frozenset(normal(word) for word in said.removeprefix("via").split() if word[0].isalpha())
    body = "\n".join(line for line in entry if not line.strip().startswith("#"))
    return Pin(normal(found[1]), found[2], body, tuple(_HASH.findall(body)), wanted)


def direct(pyproject: Path, package: str) -> frozenset[str]:
    """The names that `kiosk` or `kiosk-backend` asks for itself."""
    project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    lines = (
        project["dependencies"] if package == "kiosk" else [*project["optional-dependencies"]["backend"], *_BACKEND_TOO]
    )
    return frozenset(normal(re.split(r"[\[<>=!~ ]", line, maxsplit=1)[0]) for line in lines)


def closure(pins: list[Pin], names: frozenset[str]) -> list[Pin]:
    """The pins of these names and of all they want."""
    found: frozenset[str] = frozenset()
    wanted = names
    while wanted - found:
        found |= wanted
        wanted = frozenset(pin.name for pin in pins if pin.wanted_by & found)
    return [pin for pin in pins if pin.name in found]
