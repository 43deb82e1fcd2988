"""Runs inside the clean tree of one Debian release: sources and wheels in, one package out. Needs no network.

    python3 assembly.py PACKAGE VERSION EPOCH WORK

WORK holds `source` (the product), `wheels`, `PACKAGE.txt` (hashed requirements) and receives the .deb.
"""

import gzip
import hashlib
import os
import re
import shutil
import sys
from pathlib import Path

import elf
import sbom
import tree

# What each package does not carry of the product. Simulators are never installed where patients stand.
WITHOUT = {
    "kiosk": ("backend", "sim", "hil"),
    "kiosk-backend": ("app", "devices", "hil", "services", "sim", "ui", "visit", "__main__.py"),
}
ENTRY = {"kiosk": "kiosk.app.cli", "kiosk-backend": "kiosk.backend.cli"}
# The folders whose files are started; every other file of a package is only read.
_PROGRAMS = ("bin", "session", "update", "DEBIAN")
_DATA = ("control", "md5sums", "conffiles")
MAINTAINER = "Kiosk maintainers <kiosk@example.org>"


def main() -> None:
    """Build it."""
    package, version, epoch, work = sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4])
    source, wheels = work / "source", work / "wheels"
    root = work / f"root-{package}"
    shutil.rmtree(root, ignore_errors=True)
    prefix = root / "usr/lib" / package
    prefix.mkdir(parents=True)
    build_pyscard(wheels, package)
    site = tree.make(prefix, wheels, work / f"{package}.txt")
    tree.add_product(site, source, WITHOUT[package], version)
    if package == "kiosk":
        shutil.copytree(source / "assets", site / "assets")
    tree.prune(site)
    tree.strip(prefix)
    launcher(root, prefix, package)
    copy_root(source / "packaging" / package / "root", root)
    documents(root, site, source, (package, version, epoch), hashes(work / f"{package}.lock"))
    control(root, source / "packaging" / package, version)
    settle(root, epoch)
    target = work / f"{package}_{version}_amd64.deb"
    tree.run("dpkg-deb", "--root-owner-group", "-Zxz", f"-z{os.environ.get('XZ_LEVEL', '9')}", "--build", root, target)
    outside = elf.outside(prefix)
    (work / f"{package}.sonames").write_text("\n".join(sorted(outside)) + "\n", "utf-8")


def build_pyscard(wheels: Path, package: str) -> None:
    """pyscard comes as source: compiled here, so that no terminal needs a compiler."""
    sources = list(wheels.glob("pyscard-*.tar.gz"))
    if package != "kiosk" or not sources:
        return
    os.environ["CFLAGS"] = "-O2 -g0 -fstack-protector-strong -D_FORTIFY_SOURCE=2 -ffile-prefix-map=/=/"
    os.environ["LDFLAGS"] = "-Wl,-z,relro,-z,now -Wl,--build-id=sha1"
    for made in wheels.glob("pyscard-*.whl"):
        made.unlink()
    tools = wheels.parent / "tools"
    tree.run("/usr/bin/python3", "-m", "pip", "install", "--no-index", "--find-links", wheels, "--no-deps", "--quiet",
             "--target", tools, "setuptools")  # fmt: skip
    os.environ["PYTHONPATH"] = str(tools)
    tree.run("/usr/bin/python3", "-m", "pip", "wheel", "--no-index", "--no-deps", "--no-build-isolation", "--quiet",
             "--wheel-dir", wheels, sources[0])  # fmt: skip
    del os.environ["PYTHONPATH"]
    wheel = next(wheels.glob("pyscard-*.whl"))
    needs = wheels.parent / f"{package}.txt"
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    needs.write_text(f"{needs.read_text('utf-8')}pyscard=={wheel.name.split('-')[1]} --hash=sha256:{digest}\n", "utf-8")


def hashes(lock: Path) -> dict[str, str]:
    """SHA-256 by distribution, of the files that were really used."""
    return dict(line.split() for line in lock.read_text("utf-8").splitlines())


def launcher(root: Path, prefix: Path, package: str) -> None:
    """/usr/bin/PACKAGE: isolated, so that neither the environment nor the folder it is called in adds code."""
    (root / "usr/bin").mkdir(parents=True)
    program = prefix / "bin" / package
    program.write_text(f"#!/usr/lib/{package}/bin/python -I\nfrom {ENTRY[package]} import main\n\nmain()\n", "utf-8")
    program.chmod(0o755)
    (root / "usr/bin" / package).symlink_to(f"../lib/{package}/bin/{package}")


def copy_root(files: Path, root: Path) -> None:
    """The files of the package that are not Python."""
    if files.is_dir():
        shutil.copytree(files, root, dirs_exist_ok=True, symlinks=True)


def documents(root: Path, site: Path, source: Path, what: tuple[str, str, int], known: dict[str, str]) -> None:
    """Changelog, copyright, licence texts, bill of materials, manual page."""
    package, version, epoch = what
    doc = root / "usr/share/doc" / package
    doc.mkdir(parents=True, exist_ok=True)
    sbom.write(doc / "sbom.cdx.json", sbom.bill(package, version, epoch, site, known))
    listed = sbom.copy_texts(site, doc / "licences")
    (doc / "copyright").write_text(copyright_text(listed), "utf-8")
    date = tree.run("date", "-uR", f"-d@{epoch}").strip()
    log = f"{package} ({version}) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- {MAINTAINER}  {date}\n"
    packed(doc / "changelog.gz", log.encode())
    shutil.copyfile(source / "CHANGELOG.md", doc / "CHANGELOG.md")
    for page in (source / "packaging" / package).glob("*.1"):
        packed(root / "usr/share/man/man1" / f"{page.name}.gz", page.read_bytes())
    overrides = source / "packaging" / package / "lintian-overrides"
    if overrides.is_file():
        place = root / "usr/share/lintian/overrides" / package
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(overrides, place)


def copyright_text(listed: list[tuple[str, str, str]]) -> str:
    """In the machine-readable form (DEP 5)."""
    head = (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: kiosk\n\n"
        "Files: *\nCopyright: 2026 The authors of kiosk\nLicense: Apache-2.0\n On Debian systems the full text is in"
        " /usr/share/common-licenses/Apache-2.0.\n"
    )
    comment = "\nComment: The parts below lie in the package's own Python environment; their texts are in licences/.\n"
    parts = "".join(f" {name} {version}: {spdx}\n" for name, version, spdx in listed)
    return head + comment + parts + " The LGPL 3 of Qt and PySide6 is in /usr/share/common-licenses/LGPL-3.\n"


def packed(path: Path, content: bytes) -> None:
    """gzip without a time or a name in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content, 9, mtime=0))


def control(root: Path, folder: Path, version: str) -> None:
    """DEBIAN/: the control file of this release, the scripts, the sums."""
    target = root / "DEBIAN"
    target.mkdir()
    python = f"python3.{sys.version_info.minor}"
    release = "trixie" if sys.version_info >= (3, 13) else "bookworm"
    size = sum(-(-path.lstat().st_size // 1024) for path in root.rglob("*") if path.is_file())
    text = (folder / "control").read_text("utf-8")
    # Debian 13 has renamed what speaks 64 bit times.
    text = re.sub(r"\{([a-z0-9.+-]+)\|([a-z0-9.+-]+)\}", r"\2" if release == "trixie" else r"\1", text)
    text = text.replace("@VERSION@", version).replace("@SIZE@", str(size)).replace("@PYTHON@", python)
    (target / "control").write_text(text.replace("@MAINTAINER@", MAINTAINER), "utf-8")
    for name in ("preinst", "postinst", "prerm", "postrm"):
        if (folder / name).is_file():
            shutil.copyfile(folder / name, target / name)
            (target / name).chmod(0o755)
    sums = []
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink() and target not in path.parents:
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            sums.append(f"{digest}  {path.relative_to(root)}\n")
    (target / "md5sums").write_text("".join(sums), "utf-8")
    conffiles = [f"/{p.relative_to(root)}\n" for p in sorted((root / "etc").rglob("*")) if p.is_file()]
    if conffiles:
        (target / "conffiles").write_text("".join(conffiles), "utf-8")


def settle(root: Path, epoch: int) -> None:
    """One time and plain modes for everything, so that two builds are the same."""
    for path in sorted(root.rglob("*")):
        if path.is_symlink():
            os.utime(path, (epoch, epoch), follow_symlinks=False)
            continue
        if path.is_dir():
            path.chmod(0o755)
        else:
            path.chmod(0o755 if path.parent.name in _PROGRAMS and path.name not in _DATA else 0o644)
        os.utime(path, (epoch, epoch))


if __name__ == "__main__":
    main()
