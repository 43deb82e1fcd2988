"""A signed source, an upgrade that is ordered by the backend, and three that do not go well."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from life import serving, standing
from machine import Machine, ProofError

ORDERS = "cd /var/lib/kiosk-backend; runuser -u kiosk-backend -- kiosk-backend fleet"
LOOKS = 15


def make_next(package: Path, version: str, offer: Path) -> None:
    """The same program as another version."""
    _again(package, version, offer, lambda _: None)


def make_bad(package: Path, suffix: str, offer: Path) -> str:
    """A newer version that installs well and does not serve. Its version."""
    version = f"9.9.9+{suffix}"

    def spoil(tree: Path) -> None:
        (tree / "usr/lib/kiosk/bin/kiosk").write_text("#!/bin/sh\nexit 70\n")

    _again(package, version, offer, spoil)
    return version


def _again(package: Path, version: str, offer: Path, change: Callable[[Path], None]) -> None:
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


def make_repository(packages: Path, keys: Path, target: Path, versions: list[str]) -> Path:
    """The signed source of these versions. Its public key."""
    script = Path(__file__).parents[1] / "repository"
    shutil.rmtree(target, ignore_errors=True)
    subprocess.run([script, "key", keys], check=True, stdout=subprocess.DEVNULL)
    chosen = [packages / f"kiosk_{version}_amd64.deb" for version in versions]
    subprocess.run([script, "publish", target, keys, *chosen], check=True, stdout=subprocess.DEVNULL)
    return target / "kiosk-archive.asc"


def steps(machine: Machine, first: str, following: str, bad: str) -> Iterator[Callable[[], str]]:
    """Each ordered through the backend and applied by the machine's own updater."""

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

    def upgrade() -> str:
        """an upgrade, ordered by the backend: idle, installed, looked at 15 times, answered"""
        order(machine, following)
        wait_for_wish(machine, following)
        machine.until("it is installed", lambda: step(machine) and installed(machine) == following, 180)
        machine.until(
            "the new version serves", lambda: serving(machine) and standing(machine)["version"] == following, 60
        )
        for _ in range(LOOKS):
            machine.sh("systemctl start kiosk-update.service")
        told = outcome(machine)
        if told != ("done", "well"):
            raise ProofError(f"{told}")
        progress = answered(machine, following, "running")
        return f"{first} -> {following}; backend: {progress}"

    def refused() -> str:
        """an older version is refused"""
        machine.sh(f"{ORDERS} update {first} --percent 100 --config /etc/kiosk-backend/backend.toml")
        wait_for_wish(machine, first)
        machine.sh("systemctl start kiosk-update.service")
        if outcome(machine) != ("refused", "older_than_installed"):
            raise ProofError(f"{outcome(machine)}")
        return "refused: older_than_installed"

    def rollback() -> str:
        """a version that does not serve: back by itself"""
        order(machine, bad)
        wait_for_wish(machine, bad)
        machine.until("it is installed", lambda: step(machine) and bool(state(machine).get("to") == bad), 180)
        took = machine.until("it is back", lambda: step(machine) and installed(machine) == following, 180)
        machine.until(
            "the old version serves", lambda: serving(machine) and standing(machine)["version"] == following, 60
        )
        told = outcome(machine)
        if told[0] != "failed" or not told[1].startswith("rolled_back"):
            raise ProofError(f"{told}")
        progress = answered(machine, bad, "failed")
        stopped = machine.run(
            "sh", "-c", f"{ORDERS} update {bad} --percent 100 --config /etc/kiosk-backend/backend.toml", check=False
        )
        if stopped.returncode != 4:
            raise ProofError("the rollout went on")
        return f"{told[1]} within {took:.0f} s of looks; backend: {progress}; the rollout stops with 4"

    def cut() -> str:
        """power is cut in the middle of dpkg: the next boot goes back"""
        machine.sh(f"cp /given/kiosk_{bad}_amd64.deb /root/half.deb; rm -f /var/lib/kiosk-update/wish")
        machine.sh(
            'printf \'%s\' \'{"order": "cut-1", "step": "applying", "from": "' + following + '",'
            ' "to": "' + bad + "\"}' >/var/lib/kiosk-update/state.json;"
            " (dpkg --unpack /root/half.deb >/dev/null 2>&1 & p=$!; sleep 1; kill -KILL $p) || true; sync"
        )
        before = machine.sh("dpkg-query -W -f '${db:Status-Status}' kiosk", check=False)
        machine.power_off()
        machine.boot()
        machine.sh("systemctl stop kiosk-update.timer; systemctl start kiosk-update.service", timeout=400)
        machine.until(
            "the old version serves", lambda: serving(machine) and standing(machine)["version"] == following, 90
        )
        if outcome(machine) != ("failed", "rolled_back:interrupted"):
            raise ProofError(f"{outcome(machine)}")
        return f"dpkg said {before!r} after the cut; {following} serves after the boot"

    yield from (source, upgrade, refused, rollback, cut)


def order(machine: Machine, version: str) -> None:
    """By the staff, for every terminal."""
    said = machine.sh(f"{ORDERS} update {version} --percent 100 --config /etc/kiosk-backend/backend.toml")
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
    machine.sh("systemctl start kiosk-update.service", timeout=400)
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
    asked = f"{ORDERS} progress {version} --json --config /etc/kiosk-backend/backend.toml"
    machine.until("the backend has the answer", lambda: f'"{where}": ["sanh-a-01"]' in machine.sh(asked), 90)
    return where
