"""What a finished package must and must not hold, looked up in the package itself."""

import json
import posixpath
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

# Never where patients stand: simulators, the bench, a keyboard of Qt's, a compiler's things, the build's leavings.
UNWANTED = ("/kiosk/sim/", "/kiosk/hil/", "virtualkeyboard", "/pip/", "/setuptools/", "__pycache__", ".pyc", "/tests/")
LEFT_OUT = {"kiosk": ("/kiosk/backend/",), "kiosk-backend": ("/PySide6/", "/kiosk/ui/", "/kiosk/devices/")}


class LookError(Exception):
    """The package is not as promised."""


def look(deb: Path) -> str:
    """What was found, in a line. Raises LookError with everything that is wrong."""
    package = deb.name.partition("_")[0]
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE) as packed:
        assert packed.stdout is not None  # noqa: S101 - tells the type
        with tarfile.open(fileobj=packed.stdout, mode="r|") as tar:
            names, links, texts = _read(tar, f"./usr/share/doc/{package}/sbom.cdx.json")
    wrong = [f"{word}: {name}" for name in names for word in (*UNWANTED, *LEFT_OUT[package]) if word in name.lower()]
    wrong += [f"leads nowhere: {name} -> {to}" for name, to in _dangling(names, links)]
    bill = json.loads(texts) if texts else {}
    parts = bill.get("components", [])
    doc = f"./usr/share/doc/{package}/licences/"
    licensed = {name.removeprefix(doc).partition("/")[0] for name in names if name.startswith(doc)}
    if bill.get("bomFormat") != "CycloneDX" or not parts:
        wrong.append("no bill of materials")
    wrong += [f"no licence in the bill: {part['name']}" for part in parts if not part.get("licenses")]
    wrong += [f"no hash in the bill: {part['name']}" for part in parts if not part.get("hashes")]
    wrong += [f"no licence text: {name}" for name in sorted({part["name"] for part in parts} - licensed)]
    if wrong:
        raise LookError("; ".join(wrong[:20]))
    files = sum(len(part.get("components", ())) for part in parts)
    return f"{len(names)} files, {len(parts)} components with {files} binaries, texts of {len(licensed)}"


def _read(tar: tarfile.TarFile, wanted: str) -> tuple[set[str], dict[str, str], bytes]:
    names, links, found = set(), {}, b""
    for member in tar:
        if not member.isdir():
            names.add(member.name)
        if member.issym():
            links[member.name] = member.linkname
        if member.name == wanted:
            file = tar.extractfile(member)
            found = file.read() if file is not None else b""
    return names, links, found


def _dangling(names: set[str], links: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Links that lead to nothing of the package and not into Debian's own Python."""
    for name, to in links.items():
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), to))
        of_debian = target.startswith(("usr/bin/python3.", "usr/share/common-licenses/"))
        if f"./{target}" not in names and not of_debian:
            yield name, to
