"""The whole life of a terminal in a clean Debian that is really booted, with every step timed.

    python3 packaging/prove --release bookworm --packages out/packages --first 0.1.0 --out out/proof

Install, enrol over TLS, serve; another terminal set up by hand on its own panel; a hung screen, twenty kills, a
program that cannot start; everything that is wrong in a lobby; an upgrade, a bad one that rolls back by itself, one
whose power is cut in the middle of dpkg, twice; purge.
Needs root, mmdebstrap, systemd-container, and packages built with `packaging/deb`. Writes proof.json, the journal and
pictures of the screen. `--stage` repeats one part on the machine that `--stage life` left behind.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import faults
import life
import newcomer
import troubles
import updates
from machine import Machine, ProofError, archives_of, clean_tree

SUFFIX = {"bookworm": "deb12", "trixie": "deb13"}
FIRST_STEPS = 3
STAGES = ("life", "newcomer", "faults", "troubles", "updates", "purge")


def main() -> int:
    """0 when everything is as promised."""
    ask = argparse.ArgumentParser(
        prog="packaging/prove", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("--release", choices=SUFFIX, default="bookworm")
    ask.add_argument("--packages", type=Path, required=True, help="where the .deb files lie")
    ask.add_argument("--first", required=True, help="the version to install, without the release's suffix")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--stage", choices=STAGES, action="append", help="only this; without it all, from a bare machine")
    ask.add_argument("--step", action="append", help="of the stages only this step, by its name in the source")
    given = ask.parse_args()
    out = given.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    stages = tuple(given.stage or STAGES)
    suffix = SUFFIX[given.release]
    first = f"{given.first}+{suffix}"
    work, kept = out / "work", out / "kept"
    for name in ("kiosk", "kiosk-backend"):
        if not (given.packages / f"{name}_{first}_amd64.deb").exists():
            sys.stderr.write(f"{name}_{first}_amd64.deb is not in {given.packages}\n")
            return 2
    if "life" in stages:
        offer = prepare(given.packages, first, suffix, out)
        clean_tree(given.release, out / "trees", work / "tree")
    else:
        offer = work / "given"
        lay_over(kept, work)
    versions = updates.Versions(first, *(f"9.9.{number}+{suffix}" for number in (1, 2, 3)))
    book = Book(out / "proof.json")
    machine = Machine(work / "tree", offer, archives_of(given.release, out / "trees"), out / "console.log")
    with machine:
        try:
            book.begin(machine)
            for step in steps(machine, versions, out, stages):
                if given.step and step.__name__ not in given.step:
                    continue
                book.do(step)
                if book.broken and "life" in stages and len(book.steps) < FIRST_STEPS:
                    break  # without a terminal that serves there is nothing to look at
        finally:
            journal = machine.sh("journalctl --no-pager -o short-precise", check=False)
            (out / "journal.log").write_text(journal, "utf-8")
    if stages == ("life",):
        shutil.rmtree(kept, ignore_errors=True)
        (work / "tree").rename(kept)
    if book.broken:
        print(f"{book.broken} of {len(book.steps)} steps were not as promised")
        return 1
    print(f"all {len(book.steps)} steps as promised")
    return 0


def prepare(packages: Path, first: str, suffix: str, out: Path) -> Path:
    """The folder that the machine sees: what to install, and the signed source of three later versions."""
    offer = out / "work" / "given"
    shutil.rmtree(out / "work", ignore_errors=True)
    offer.mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("headless.conf"), offer)
    for name in ("kiosk", "kiosk-backend"):
        shutil.copy(packages / f"{name}_{first}_amd64.deb", offer)
    keys = updates.offer_versions(offer / f"kiosk_{first}_amd64.deb", suffix, out)
    shutil.copy(keys, offer / "kiosk-archive.asc")
    return offer


def lay_over(kept: Path, work: Path) -> None:
    """The machine that was left behind stays as it is: what is written goes into a layer above it."""
    tree, upper, room = work / "tree", work / "upper", work / "room"
    subprocess.run(["umount", "--quiet", "--lazy", tree], check=False)
    for folder in (tree, upper, room):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    layers = f"lowerdir={kept},upperdir={upper},workdir={room}"
    subprocess.run(["mount", "-t", "overlay", "overlay", "-o", layers, tree], check=True)


def steps(
    machine: Machine, versions: updates.Versions, out: Path, stages: tuple[str, ...]
) -> Iterator[Callable[[], str]]:
    """In the order of a terminal's life."""
    found: dict[str, Callable[[], Iterator[Callable[[], str]]]] = {
        "life": lambda: life.steps(machine, versions.first, out / "pictures"),
        "newcomer": lambda: newcomer.steps(machine, versions.first, out / "pictures"),
        "faults": lambda: faults.steps(machine),
        "troubles": lambda: troubles.steps(machine, out / "pictures"),
        "updates": lambda: updates.steps(machine, versions),
        "purge": lambda: faults.last_steps(machine),
    }
    for stage in STAGES:
        if stage in stages:
            yield from found[stage]()


class Book:
    """What was done, how long it took, what was found."""

    def __init__(self, file: Path) -> None:
        self.steps: list[dict[str, object]] = []
        self._file = file
        self._machine: Machine | None = None
        self._begun = time.monotonic()
        self.broken = 0

    def begin(self, machine: Machine) -> None:
        """The clock starts when the bare machine is up."""
        self._machine = machine
        self._begun = time.monotonic()
        print(machine.sh("head -1 /etc/os-release; systemctl --version | head -1").strip(), flush=True)

    def do(self, step: Callable[[], str]) -> None:
        """One step; its words are its docstring's first line. What fails is noted; the rest is tried."""
        begun = time.monotonic()
        entry: dict[str, object] = {"step": (step.__doc__ or step.__name__).strip().splitlines()[0]}
        try:
            entry["found"] = step()
        except (ProofError, ValueError, KeyError, OSError, subprocess.SubprocessError) as error:
            entry["failed"] = str(error)
            self.broken += 1
            self._keep(f"{step.__name__}.log")
        entry["seconds"] = round(time.monotonic() - begun, 1)
        entry["at"] = round(time.monotonic() - self._begun, 1)
        self.steps.append(entry)
        told = entry.get("found") or f"FAILED: {entry['failed']}"
        print(f"{entry['at']:7} s  +{entry['seconds']:5}  {entry['step']}: {told}", flush=True)
        self._write()

    def _keep(self, name: str) -> None:
        """What the machine said last, beside the proof."""
        if self._machine is not None:
            said = self._machine.sh("systemctl --no-pager status 'kiosk*'; journalctl -n 400 --no-pager", check=False)
            self._file.with_name(name).write_text(said, "utf-8")

    def _write(self) -> None:
        self._file.write_text(json.dumps(self.steps, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
