"""ELF files and the libraries they name (System V ABI, dynamic section), read through `readelf`."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")


def files(root: Path) -> Iterator[Path]:
    """Every ELF file below a folder, in order of name."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def needed(path: Path) -> list[str]:
    """The sonames a file wants."""
    said = subprocess.run(["readelf", "-dW", str(path)], capture_output=True, text=True, check=True)
    return _NEEDED.findall(said.stdout)


def closure(roots: Iterable[Path], folder: Path) -> set[Path]:
    """The libraries of `folder` that the roots want, directly or through one another."""
    found: set[Path] = set()
    waiting = list(roots)
    while waiting:
        for name in needed(waiting.pop()):
            library = folder / name
            if library.exists() and library not in found:
                found.add(library)
                waiting.append(library)
    return found


def loads(path: Path) -> bool:
    """Whether every segment lies where the kernel can map it: offset and address agree modulo the page."""
    said = subprocess.run(["readelf", "-lW", str(path)], capture_output=True, text=True, check=True).stdout
    segments = [line.split() for line in said.splitlines() if line.strip().startswith("LOAD")]
    return all(int(s[1], 16) % 4096 == int(s[2], 16) % 4096 for s in segments)


def private(root: Path) -> set[str]:
    """The file names of all libraries below a folder."""
    return {path.name for path in root.rglob("*.so*")}


def outside(root: Path) -> set[str]:
    """The sonames that files below `root` want and that do not lie below it: what the system must bring."""
    own = private(root)
    return {name for path in files(root) for name in needed(path)} - own
