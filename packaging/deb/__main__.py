"""Builds the Debian packages: `python3 packaging/deb --release bookworm --out out/packages`.

Fetches the wheels named in requirements.lock (hashes checked), then builds in a clean tree of the release that has no
network. `--twice` builds everything a second time and refuses a difference. Needs root, mmdebstrap and a source tree
that `./dev` has set up.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from look import LookError, look
from wheels import fetch

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGES = ("kiosk", "kiosk-backend")
PYTHON_OF_TREE = REPOSITORY / ".venv/bin/python"
SUFFIX = {"bookworm": "deb12", "trixie": "deb13"}
PYTHON = {"bookworm": "3.11", "trixie": "3.13"}
TOOLS = "python3,python3-venv,python3-dev,python3-pip,gcc,swig,libpcsclite-dev,binutils,xz-utils"


@dataclass(frozen=True, slots=True)
class Job:
    """What one run builds: from which tree, as which version and time, where, and how hard it compresses."""

    version: str
    epoch: int
    base: Path
    work: Path
    level: str


def main() -> int:
    """0 when every package stands in the out folder."""
    ask = argparse.ArgumentParser(
        prog="packaging/deb", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("--release", choices=SUFFIX, default="bookworm")
    ask.add_argument("--package", choices=PACKAGES, action="append")
    ask.add_argument("--version", help="instead of pyproject's")
    ask.add_argument("--out", type=Path, default=REPOSITORY / "out/packages")
    ask.add_argument("--cache", type=Path, default=REPOSITORY / "build/deb")
    ask.add_argument("--twice", action="store_true", help="build again and compare")
    ask.add_argument("--quick", action="store_true", help="compress little: for trying out")
    given = ask.parse_args()
    level = "0" if given.quick else "9"
    if os.geteuid() != 0:
        sys.stderr.write("a clean tree of another release wants root\n")
        return 2
    if shutil.which("mmdebstrap") is None:
        sys.stderr.write("mmdebstrap makes the clean tree: apt-get install mmdebstrap\n")
        return 2
    if not PYTHON_OF_TREE.exists():
        sys.stderr.write("this source tree is not set up: run ./dev check first\n")
        return 2
    packages = tuple(given.package or PACKAGES)
    version = f"{given.version or own_version()}+{SUFFIX[given.release]}"
    epoch = int(told("git", "-C", REPOSITORY, "log", "-1", "--format=%ct"))
    cache = given.cache / given.release
    cache.mkdir(parents=True, exist_ok=True)
    work = cache / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    source_of(work / "source")
    for package in packages:
        fetch(REPOSITORY, package, PYTHON[given.release], cache / "wheels", work)
    given.out.mkdir(parents=True, exist_ok=True)
    job = Job(version, epoch, base_of(given.release, cache), work, level)
    for package in packages:
        begun = time.monotonic()
        made = build(package, job)
        first = hashlib.sha256(made.read_bytes()).hexdigest()
        shutil.copyfile(made, given.out / made.name)
        print(
            f"{made.name}  {made.stat().st_size / 1e6:.1f} MB  {time.monotonic() - begun:.0f} s  sha256 {first}",
            flush=True,
        )
        try:
            print(f"{made.name}: {look(made)}", flush=True)
        except LookError as wrong:
            sys.stderr.write(f"{made.name}: {wrong}\n")
            return 1
        if given.twice:
            second = hashlib.sha256(build(package, job).read_bytes()).hexdigest()
            if second != first:
                sys.stderr.write(f"{made.name}: the second build differs ({second})\n")
                return 1
            print(f"{made.name}: the second build is the same, byte for byte", flush=True)
    return 0


def own_version() -> str:
    """As the product has it."""
    line = next(
        line for line in (REPOSITORY / "pyproject.toml").read_text("utf-8").splitlines() if line.startswith("version")
    )
    return line.partition('"')[2].rstrip('"')


def source_of(target: Path) -> None:
    """What is under version control, and the translations made from it."""
    subprocess.run([PYTHON_OF_TREE, "-m", "kiosk.ui.build"], check=True, cwd=REPOSITORY)
    listed = told(
        "git", "-C", REPOSITORY, "ls-files", "-co", "--exclude-standard", "kiosk", "assets", "packaging", "CHANGELOG.md"
    )
    names = listed.splitlines() + [
        str(path.relative_to(REPOSITORY)) for path in (REPOSITORY / "kiosk/ui/i18n").glob("*.qm")
    ]
    for name in names:
        if (REPOSITORY / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, target / name)


def base_of(release: str, cache: Path) -> Path:
    """A clean tree of the release with what building wants, made once."""
    base = cache / "base.tar"
    if not base.exists():
        partial = base.with_suffix(".part")
        subprocess.run(
            ["mmdebstrap", "--quiet", "--variant=apt", f"--include={TOOLS}", "--format=tar", release, partial],
            check=True,
        )
        partial.rename(base)
    return base


def build(package: str, job: Job) -> Path:
    """One package, in a tree of its own, without a network."""
    version, epoch, work = job.version, job.epoch, job.work
    tree = work / f"tree-{package}"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir()
    subprocess.run(["tar", "-C", tree, "-xf", job.base], check=True)
    inner = tree / "build"
    inner.mkdir()
    for name in ("source", "wheels", f"{package}.txt", f"{package}.lock"):
        path = work / name
        (shutil.copytree if path.is_dir() else shutil.copy)(path, inner / name)
    environment = {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "LC_ALL": "C.UTF-8",
        "HOME": "/build",
        "SOURCE_DATE_EPOCH": str(epoch),
        "TZ": "UTC",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "XZ_LEVEL": job.level,
    }
    inside = ["unshare", "--net", "chroot", tree, "/usr/bin/python3", "/build/source/packaging/deb/assembly.py"]
    subprocess.run([*inside, package, version, str(epoch), "/build"], check=True, env=environment)
    made = work / f"{package}_{version}_amd64.deb"
    shutil.move(inner / made.name, made)
    shutil.copy(inner / f"{package}.sonames", work)
    shutil.rmtree(tree)
    return made


def told(*command: object) -> str:
    """What a program prints."""
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    raise SystemExit(main())
