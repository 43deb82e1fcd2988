"""A signed source, an upgrade that is ordered by the backend, and three that do not go well."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from machine import Machine, ProofError
from signs import serving, standing

ORDERS = "cd /var/lib/kiosk-backend; runuser -u kiosk-backend -- kiosk-backend fleet"
CONFIG = "--config /etc/kiosk-backend/backend.toml"
LOOKS = 15


@dataclass(frozen=True, slots=True)
class Versions:
    """What is installed first, what it is upgraded to, one that does not serve, and one that is cut."""

    first: str
    following: str
    bad: str
    cut: str


def offer_versions(package: Path, suffix: str, out: Path) -> Path:
    """The three later versions in a signed source under the offer. The public key."""
    offer = package.parent
    made = [
        _again(package, f"9.9.1+{suffix}", offer, lambda _: None),
        _again(package, f"9.9.2+{suffix}", offer, _spoil),
        _again(package, f"9.9.3+{suffix}", offer, lambda _: None),
    ]
    script, keys, target = Path(__file__).parents[1] / "repository", out / "work/keys", offer / "repository"
    subprocess.run([script, "key", keys], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([script, "publish", target, keys, package, *made], check=True, stdout=subprocess.DEVNULL)
    for path in made:
        path.unlink()
    return target / "kiosk-archive.asc"


def _spoil(tree: Path) -> None:
    """It installs well and does not serve."""
    (tree / "usr/lib/kiosk/bin/kiosk").write_text("#!/bin/sh\nexit 70\n")


def _again(package: Path, version: str, offer: Path, change: Callable[[Path], None]) -> Path:
    """The same program as another version, changed."""
    tree = offer.parent / "again"
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-R", package, tree], check=True)
    control = tree / "DEBIAN/control"
    control.write_text(re.sub(r"(?m)^Version: .*$", f"Version: {version}", control.read_text()))
    for told in tree.glob("usr/lib/kiosk/lib/python3.*/site-packages/kiosk/__init__.py"):
        told.write_text(re.sub(r'__version__ = ".*"', f'__version__ = "{version}"', told.read_text()))
    change(tree)
    target = offer / f"kiosk_{version}_amd64.deb"
    build = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", tree, target]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return target


def steps(machine: Machine, versions: Versions) -> Iterator[Callable[[], str]]:
    """Each ordered through the backend and applied by the machine's own updater."""
    first, following, bad = versions.first, versions.following, versions.bad

    def source() -> str:
        """the signed source; one byte changed is refused"""
        machine.sh(
            "cp -r /given/repository /srv/kiosk-source; install -m 644 /given/kiosk-archive.asc /etc/apt/keyrings/"
            " 2>/dev/null || { mkdir -p /etc/apt/keyrings; cp /given/kiosk-archive.asc /etc/apt/keyrings/; };"
            " echo 'deb [signed-by=/etc/apt/keyrings/kiosk-archive.asc] file:/srv/kiosk-source stable main'"
            " >/etc/apt/sources.list.d/kiosk.list; apt-get -q update >/dev/null"
        )
        machine.sh(
            "cp -r /srv/kiosk-source /srv/kept; cd /srv/kiosk-source/dists/stable/main/binary-amd64;"
            " rm Packages.xz; sed -i s/kiosk/kiosl/ Packages"
        )
        said = machine.run("sh", "-c", "rm -rf /var/lib/apt/lists/*kiosk*; apt-get -q update 2>&1", check=False).stdout
        if "mismatch" not in said and "unexpected size" not in said:
            raise ProofError(f"a changed index was taken: {said[-400:]}")
        machine.sh("rm -rf /srv/kiosk-source; mv /srv/kept /srv/kiosk-source; apt-get -q update >/dev/null")
        # From here on the proof's own hand turns the clock of the updater.
        machine.sh("systemctl stop kiosk-update.timer")
        return "hash mismatch"

    def half_package() -> str:
        """a package of which the source has only half: nothing is touched"""
        pool = "/srv/kiosk-source/pool/main"
        whole = machine.sh(f"ls {pool}/kiosk_{following}_*.deb").strip()
        machine.sh(f"cp {whole} /root/whole.deb; truncate -s 5000000 {whole}; rm -f /var/cache/apt/archives/kiosk_9*")
        before = machine.show("kiosk", "InvocationID")
        order(machine, following)
        wait_for_wish(machine, following)
        step(machine)
        if outcome(machine) != ("failed", "not_in_the_signed_source") or installed(machine) != first:
            raise ProofError(f"{outcome(machine)}, {installed(machine)}")
        if machine.show("kiosk", "InvocationID") != before or not serving(machine):
            raise ProofError("the terminal was disturbed")
        answered(machine, following, "failed")
        machine.sh(f"cp /root/whole.deb {whole}; rm /root/whole.deb")
        return "failed: not_in_the_signed_source; the terminal was not disturbed"

    def upgrade() -> str:
        """an upgrade, ordered by the backend: idle, installed, looked at 15 times, answered"""
        order(machine, following, anyway=True)
        wait_for_wish(machine, following)
        machine.until("it is installed", lambda: step(machine) and installed(machine) == following, 180)
        machine.until(
            "the new version serves", lambda: serving(machine) and standing(machine)["version"] == following, 60
        )
        for _ in range(LOOKS):
            step(machine)
        told = outcome(machine)
        if told != ("done", "well"):
            raise ProofError(f"{told}")
        progress = answered(machine, following, "running")
        return f"{first} -> {following}; backend: {progress}"

    def refused() -> str:
        """an older version is refused"""
        machine.sh(f"{ORDERS} update {first} --percent 100 {CONFIG}")
        wait_for_wish(machine, first)
        step(machine)
        if outcome(machine) != ("refused", "older_than_installed"):
            raise ProofError(f"{outcome(machine)}")
        return "refused: older_than_installed"

    def rollback() -> str:
        """a version that does not serve: back by itself"""
        order(machine, bad)
        wait_for_wish(machine, bad)
        machine.until("it is installed", lambda: step(machine) and installed(machine) == bad, 180)
        took = machine.until("it is back", lambda: step(machine) and installed(machine) == following, 180)
        machine.until(
            "the old version serves", lambda: serving(machine) and standing(machine)["version"] == following, 60
        )
        told = outcome(machine)
        if told[0] != "failed" or not told[1].startswith("rolled_back"):
            raise ProofError(f"{told}")
        progress = answered(machine, bad, "failed")
        stopped = machine.run("sh", "-c", f"{ORDERS} update {bad} --percent 100 {CONFIG}", check=False)
        if stopped.returncode != 4:
            raise ProofError("the rollout went on")
        return f"{told[1]} within {took:.0f} s of looks; backend: {progress}; the rollout stops with 4"

    def cut() -> str:
        """power is cut while dpkg unpacks, and again on the way back: the old version serves"""
        order(machine, versions.cut)
        wait_for_wish(machine, versions.cut)
        told = []
        for _ in range(2):
            machine.sh("systemctl reset-failed kiosk-update.service; systemctl start --no-block kiosk-update.service")
            machine.until("dpkg is in the middle of it", lambda: half_unpacked(machine.tree), 180)
            machine.pull_plug()
            machine.boot()
            machine.sh("systemctl stop kiosk-update.timer kiosk-update.service")
            told.append(machine.sh("dpkg-query -W -f '${db:Status-Status} ${Version}' kiosk", check=False).strip())
        step(machine)
        machine.until(
            "the old version serves", lambda: serving(machine) and standing(machine)["version"] == following, 90
        )
        if outcome(machine) != ("failed", "rolled_back:interrupted") or installed(machine) != following:
            raise ProofError(f"{outcome(machine)}, {installed(machine)}")
        if left := list((machine.tree / "usr/lib/kiosk").rglob("*.dpkg-*")):
            raise ProofError(f"{len(left)} halves are left")
        machine.sh("runuser -u kiosk -- kiosk journal verify --config /etc/kiosk/kiosk.toml")
        progress = answered(machine, versions.cut, "failed")
        return f"dpkg said {told} after the cuts; {following} serves; backend: {progress}"

    yield from (source, half_package, upgrade, refused, rollback, cut)


def order(machine: Machine, version: str, *, anyway: bool = False) -> None:
    """By the staff, for every terminal."""
    said = machine.sh(f"{ORDERS} update {version} --percent 100 {'--anyway' if anyway else ''} {CONFIG}")
    if "sanh-a-01" not in said:
        raise ProofError(f"nobody was ordered: {said}")


def wait_for_wish(machine: Machine, version: str) -> None:
    """Until the terminal has heard of it with a heartbeat."""
    machine.until(
        "the order arrives",
        lambda: version in machine.run("cat", "/var/lib/kiosk/update.wish", check=False).stdout,
        60,
    )


def step(machine: Machine) -> bool:
    """One run of the updater."""
    # Its own minute is not waited for here, so systemd would call it too often.
    machine.sh("systemctl reset-failed kiosk-update.service; systemctl start kiosk-update.service", timeout=600)
    return True


def state(machine: Machine) -> dict[str, object]:
    """The updater's own."""
    found: dict[str, object] = json.loads(machine.sh("cat /var/lib/kiosk-update/state.json"))
    return found


def outcome(machine: Machine) -> tuple[str, str]:
    """What became of the last order."""
    found = state(machine)
    return str(found.get("state", "")), str(found.get("result", ""))


def installed(machine: Machine) -> str:
    """As dpkg has it."""
    return machine.sh("dpkg-query -W -f '${Version}' kiosk", check=False).strip()


def answered(machine: Machine, version: str, where: str) -> str:
    """The backend's own view, as soon as the terminal has told it."""
    asked = f"{ORDERS} progress {version} --json {CONFIG}"
    machine.until("the backend has the answer", lambda: f'"{where}": ["sanh-a-01"]' in machine.sh(asked), 90, every=5)
    return where


def half_unpacked(tree: Path) -> bool:
    """Whether dpkg has laid files out beside the ones in use."""
    return next((tree / "usr/lib/kiosk").rglob("*.dpkg-new"), None) is not None
