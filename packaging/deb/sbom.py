"""What a package is made of: CycloneDX 1.6 (ECMA-424), and the licence texts that go with it."""

import hashlib
import json
import re
import shutil
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

import elf

# Where a distribution's own metadata says nothing that can be mapped to SPDX.
_SPDX = {
    "jinja2": "BSD-3-Clause",
    "appdirs": "MIT",
    "argcomplete": "Apache-2.0",
    "asn1crypto": "MIT",
    "importlib-resources": "Apache-2.0",
    "mako": "MIT",
    "numpy": "BSD-3-Clause",
    "opencv-python-headless": "Apache-2.0",
    "pyscard": "LGPL-2.1-or-later",
    "pyserial": "BSD-3-Clause",
    "pyside6-essentials": "LGPL-3.0-only",
    "python-barcode": "MIT",
    "python-escpos": "MIT",
    "pyusb": "BSD-3-Clause",
    "pyyaml": "MIT",
    "pyzbar": "MIT",
    "qrcode": "BSD-3-Clause",
    "requests": "Apache-2.0",
    "shellingham": "ISC",
    "shiboken6": "LGPL-3.0-only",
    "six": "MIT",
    "sqlalchemy": "MIT",
    "typer": "MIT",
    "psycopg": "LGPL-3.0-only",
    "psycopg-binary": "LGPL-3.0-only",
    "pydantic-core": "MIT",
    "rich": "MIT",
    "mdurl": "MIT",
    "markdown-it-py": "MIT",
    "httpx": "BSD-3-Clause",
    "zxing-cpp": "Apache-2.0",
}
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|copyright|authors)", re.IGNORECASE)
_SPACE = uuid.UUID("6f4b5a0e-52b7-4f4c-9f0e-7a4f5d4a1c11")


def distributions(site: Path) -> Iterator[tuple[str, str, Path, Any]]:
    """Name, version, dist-info folder and metadata of everything installed, by name."""
    for folder in sorted(site.glob("*.dist-info")):
        meta = HeaderParser().parsestr((folder / "METADATA").read_text("utf-8"))
        yield re.sub(r"[-_.]+", "-", meta["Name"]).lower(), meta["Version"], folder, meta


def licence(name: str, meta: Any) -> str:
    """An SPDX expression. Raises ValueError where nobody knows: somebody must look."""
    said = meta["License-Expression"] or _SPDX.get(name) or ""
    if not said and re.fullmatch(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*", meta["License"] or ""):
        said = meta["License"]
    if not said:
        raise ValueError(f"the licence of {name} is not known: look it up and add it to sbom.py")
    return str(said)


def bill(package: str, version: str, epoch: int, site: Path, wheels: dict[str, str]) -> dict[str, Any]:
    """The bill of materials. `wheels`: SHA-256 of each distribution's wheel, by name."""
    parts = []
    for name, number, folder, meta in distributions(site):
        reference = f"pkg:pypi/{name}@{number}"
        part: dict[str, Any] = {
            "type": "library",
            "bom-ref": reference,
            "name": name,
            "version": number,
            "purl": reference,
            "licenses": [{"expression": licence(name, meta)}],
        }
        if name in wheels:
            part["hashes"] = [{"alg": "SHA-256", "content": wheels[name]}]
        bundled = [_file(path, site) for path in _bundled(name, folder, site)]
        if bundled:
            part["components"] = bundled
        parts.append(part)
    named = {file["name"] for part in parts for file in part.get("components", ())}
    nameless = {path.relative_to(site).as_posix() for path in elf.files(site)} - named
    if nameless:
        raise ValueError(f"nobody is known to have brought {sorted(nameless)}: add it to sbom.py")
    own = f"pkg:deb/{package}@{version}"
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_SPACE, f'{package} {version} {epoch}')}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": package,
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
        },
        "components": parts,
        "dependencies": [{"ref": own, "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def _bundled(name: str, folder: Path, site: Path) -> list[Path]:
    """The binaries a distribution brought: those in the folders it is known to own."""
    owned = (
        [site / line for line in (folder / "top_level.txt").read_text().split()]
        if (folder / "top_level.txt").is_file()
        else []
    )
    owned += [site / name.replace("-", "_"), site / f"{name.replace('-', '_')}.libs"]
    owned += {
        "pyside6-essentials": [site / "PySide6"],
        "opencv-python-headless": [site / "cv2"],
        "pillow": [site / "PIL"],
        "zxing-cpp": [site / "zxingcpp"],
    }.get(name, [])
    found = {path for place in owned if place.is_dir() for path in elf.files(place)}
    found |= {path for place in owned for path in site.glob(f"{place.name}.*so")}
    return sorted(found)


def _file(path: Path, site: Path) -> dict[str, Any]:
    name = path.relative_to(site).as_posix()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"type": "file", "bom-ref": f"file:{name}", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}


def write(path: Path, document: dict[str, Any]) -> None:
    """As JSON that is the same each time."""
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


def _text_from_elsewhere(place: Path, name: str, spdx: str) -> None:
    """For a wheel that brings no text: the one of its source, kept here, or Debian's where it is a common licence."""
    kept = Path(__file__).with_name("texts") / f"{name}.txt"
    if place.exists() or not (kept.is_file() or spdx.startswith("LGPL-3.0")):
        return
    place.mkdir(parents=True)
    if kept.is_file():
        shutil.copyfile(kept, place / "LICENSE.txt")
    else:
        (place / "LGPL-3").symlink_to("../../../../common-licenses/LGPL-3")


def copy_texts(site: Path, target: Path) -> list[tuple[str, str, str]]:
    """Every licence text to target/NAME/. Name, version and SPDX expression of each distribution."""
    listed = []
    for name, version, folder, meta in distributions(site):
        for text in sorted(path for path in folder.rglob("*") if path.is_file() and _TEXTS.search(path.name)):
            place = target / name / "-".join(text.relative_to(folder).parts)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, place)
        _text_from_elsewhere(target / name, name, licence(name, meta))
        listed.append((name, version, licence(name, meta)))
    for text in sorted(
        path for path in site.rglob("LICENSE*") if path.is_file() and ".dist-info" not in path.as_posix()
    ):
        place = target / text.relative_to(site).parts[0] / text.name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(text, place)
        text.unlink()
    return listed
