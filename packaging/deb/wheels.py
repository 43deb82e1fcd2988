"""The wheels of a package, from the registry, each checked against the lock."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pins

PLATFORMS = [f"manylinux_2_{minor}_x86_64" for minor in range(36, 16, -1)] + ["manylinux2014_x86_64", "linux_x86_64"]
SOURCES = ("pyscard",)  # no wheel for Linux: compiled in the clean tree


def fetch(repository: Path, package: str, python: str, wheels: Path, work: Path) -> None:
    """The wheels of one package, each checked against the lock, for the release's Python."""
    lock = repository / "requirements.lock"
    wanted = pins.closure(pins.read_lock(lock), pins.direct(repository / "pyproject.toml", package))
    compiled = [pin for pin in wanted if pin.name in SOURCES]
    ready = [pin for pin in wanted if pin.name not in SOURCES]
    wheels.mkdir(parents=True, exist_ok=True)
    here = work / "wheels"
    here.mkdir(exist_ok=True)
    for name, found, how in (
        (
            "ready",
            ready,
            ["--only-binary", ":all:", "--python-version", python, *(f"--platform={p}" for p in PLATFORMS)],
        ),
        ("compiled", compiled, ["--no-binary", ":all:", "--no-build-isolation"]),
    ):
        if not found:
            continue
        asked = work / f"{package}-{name}.txt"
        asked.write_text("\n".join(marked(pin.line, python) for pin in found) + "\n", "utf-8")
        pip = [repository / ".venv/bin/python", "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        subprocess.run([*pip, "--dest", wheels, *how, "-r", asked], check=True)
    digests = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in wheels.iterdir()}
    used, pinned = [], []
    for pin in wanted:
        file = next((digests[digest] for digest in pin.hashes if digest in digests), None)
        if file is None:
            continue  # for another system or Python: its marker kept it away
        shutil.copyfile(file, here / file.name)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        used.append(f"{pin.name} {digest}")
        if pin.name in SOURCES:
            continue
        pinned.append(f"{pin.name}=={pin.version} --hash=sha256:{digest}")
    (work / f"{package}.lock").write_text("\n".join(used) + "\n", "utf-8")
    (work / f"{package}.txt").write_text("\n".join(pinned) + "\n", "utf-8")


def marked(line: str, python: str) -> str:
    """pip reads markers with its own Python: those about versions are settled here for the release's."""
    older = tuple(map(int, python.split("."))) < (3, 12)
    if "python_version < '3.12'" in line:
        return line.replace("; python_version < '3.12'", "") if older else ""
    if "python_version >= '3.12'" in line:
        return "" if older else line.replace("; python_version >= '3.12'", "")
    return line
