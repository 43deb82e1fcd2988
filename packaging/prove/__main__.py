"""The whole life of a terminal in a clean Debian that is really booted, with every step timed.

    python3 packaging/prove --release bookworm --packages out/packages --out out/proof

Install, enrol, serve; a hung screen, twenty kills, a program that cannot start; an upgrade, a bad one that rolls back
by itself, one that is cut in the middle of dpkg; purge. Needs root, mmdebstrap, systemd-container, and packages built
with `packaging/deb`: the version to install, and the next one (`--version`). Writes proof.json and the journal.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import life
import updates
from machine import Machine, ProofError, clean_tree

SUFFIX = {"bookworm": "deb12", "trixie": "deb13"}


def main() -> int:
    """0 when everything is as promised."""
    ask = argparse.ArgumentParser(prog="packaging/prove", description=__doc__)
    ask.add_argument("--release", choices=SUFFIX, default="bookworm")
    ask.add_argument("--packages", type=Path, required=True, help="where the .deb files lie")
    ask.add_argument("--first", required=True, help="the version to install, without the release's suffix")
    ask.add_argument("--next", default="", help="the version to upgrade to; without it the same program, renumbered")
    ask.add_argument("--out", type=Path, required=True)
    given = ask.parse_args()
    out = given.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    suffix = SUFFIX[given.release]
    first, following = f"{given.first}+{suffix}", f"{given.next or '9.9.8'}+{suffix}"
    work = out / "work"
    offer = work / "given"
    shutil.rmtree(work, ignore_errors=True)
    offer.mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("headless.conf"), offer)
    for path in given.packages.glob(f"kiosk*+{suffix}_amd64.deb"):
        shutil.copy(path, offer)
    for name in (f"kiosk_{first}", f"kiosk-backend_{first}"):
        if not (offer / f"{name}_amd64.deb").exists():
            sys.stderr.write(f"{name}_amd64.deb is not in {given.packages}\n")
            return 2
    if not given.next:
        updates.make_next(offer / f"kiosk_{first}_amd64.deb", following, offer)
    bad = updates.make_bad(offer / f"kiosk_{following}_amd64.deb", suffix, offer)
    key = updates.make_repository(offer, work / "keys", out / "repository", [first, following, bad])
    shutil.copytree(out / "repository", offer / "repository")
    shutil.copy(key, offer / "kiosk-archive.asc")
    clean_tree(given.release, out / "trees", work / "tree")
    book = Book(out / "proof.json")
    with Machine(work / "tree", offer, out / "console.log") as machine:
        try:
            book.begin(machine)
            for step in (
                *life.steps(machine, first),
                *updates.steps(machine, first, following, bad),
                *life.last_steps(machine),
            ):
                book.do(step)
        finally:
            journal = machine.sh("journalctl --no-pager -o short-precise", check=False)
            (out / "journal.log").write_text(journal, "utf-8")
    if book.broken:
        print(f"{book.broken} of {len(book.steps)} steps were not as promised")
        return 1
    print(f"all {len(book.steps)} steps as promised")
    return 0


class Book:
    """What was done, how long it took, what was found."""

    def __init__(self, file: Path) -> None:
        self.steps: list[dict[str, object]] = []
        self._file = file
        self._begun = time.monotonic()
        self.broken = 0

    def begin(self, machine: Machine) -> None:
        """The clock starts when the bare machine is up."""
        self._begun = time.monotonic()
        print(machine.sh("head -1 /etc/os-release; systemctl --version | head -1").strip(), flush=True)

    def do(self, step: Callable[[], str]) -> None:
        """One step; its words are its docstring's first line. What fails is noted; the rest is tried."""
        begun = time.monotonic()
        entry: dict[str, object] = {"step": (step.__doc__ or step.__name__).strip().splitlines()[0]}
        try:
            entry["found"] = step()
        except (ProofError, subprocess.SubprocessError) as error:
            entry["failed"] = str(error)
            self.broken += 1
        entry["seconds"] = round(time.monotonic() - begun, 1)
        entry["at"] = round(time.monotonic() - self._begun, 1)
        self.steps.append(entry)
        told = entry.get("found") or f"FAILED: {entry['failed']}"
        print(f"{entry['at']:7} s  +{entry['seconds']:5}  {entry['step']}: {told}", flush=True)
        self._write()

    def _write(self) -> None:
        self._file.write_text(json.dumps(self.steps, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
