"""A terminal on a computer of its own, which QEMU plays: two systems on one disk, and things that are plugged in.

    sudo python3 packaging/computer --package out/packages/kiosk_0.1.0+deb12_amd64.deb --out out/computer

Starts through GRUB from a disk; plugs in what belongs to a terminal and what does not, and asks USBGuard and the
terminal; offers RAUC bundles that must be refused, installs one, starts it, cuts the power in the middle of another,
lets GRUB go back from a system that cannot start. Needs root, mmdebstrap, systemd-container, rauc, squashfs-tools,
grub-pc-bin, qemu-system-x86; no virtualisation.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bundles import shelf, signer
from computer import Computer, ComputerError
from disk import ROOM_MB, disk, slots
from system import EXAMPLES, bare, named, system

CONSOLE = """serial --unit=0 --speed=115200
terminal_output serial
set more='console=ttyS0 no_timer_check quiet systemd.show_status=0'
"""
# QEMU's panel draws nothing by itself.
SESSION = "WLR_RENDERER=pixman\nQT_QUICK_BACKEND=software\n"
TERMINAL = """[kiosk]
id = "sanh-a-01"
hospital = "BỆNH VIỆN ĐA KHOA TỈNH"
data_dir = "/var/lib/kiosk"
[backend]
url = "https://127.0.0.1:8443"
key_file = "/var/lib/kiosk/key"
[scanner]
source = "images:/var/lib/kiosk/camera"
"""
# QEMU's own devices: what each is, and whether the shipped list lets it in.
LET_IN = {"usb-ccid": "a chip reader", "usb-tablet": "a touch panel"}
TURNED_AWAY = {
    "usb-kbd": "a keyboard",
    "usb-mouse": "a mouse",
    "usb-storage": "a memory stick",
    "usb-net": "a network",
    "usb-audio": "a sound card",
    "usb-hub": "a hub",
}
BEHIND = {
    "usb-storage": {"drive": "medium"},
    "usb-net": {"netdev": "network"},
    "usb-audio": {"audiodev": "loudspeaker"},
}


def main() -> int:
    """0 when everything is as promised."""
    ask = argparse.ArgumentParser(
        prog="packaging/computer", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("--release", default="bookworm")
    ask.add_argument("--package", type=Path, required=True, help="the terminal's")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--again", action="store_true", help="with the disks of the last time")
    ask.add_argument("--step", action="append", help="only this, by its name in the source; `first` starts it")
    given = ask.parse_args()
    out = given.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    if not given.again:
        build(out, given.release, given.package)
        print(f"{time.monotonic() - begun:7.1f} s  a disk with two systems, and a shelf of bundles", flush=True)
    broken = 0
    with Computer(out / "disk.img", out / "shelf.img", out / "serial.log") as computer:
        for step in steps(computer, out):
            if given.step and step.__name__ not in given.step:
                continue
            words = (step.__doc__ or "").strip()
            try:
                found = step()
            except (ComputerError, OSError) as error:
                broken += 1
                found = f"FAILED: {error}"
            print(f"{time.monotonic() - begun:7.1f} s  {words}: {found}", flush=True)
    return 1 if broken else 0


def build(out: Path, release: str, package: Path) -> None:
    """The first system on a disk, the second in a bundle."""
    (out / "serial.log").unlink(missing_ok=True)
    release_signer = signer(out, "release")
    tree, lasting = out / "tree", out / "lasting"
    system(bare(release, out / "trees"), package, release_signer.certificate, tree)
    for name in ("kiosk/camera", "etc-kiosk", "rauc"):
        (lasting / name).mkdir(parents=True, exist_ok=True)
    (lasting / "etc-kiosk/kiosk.toml").write_text(TERMINAL, "utf-8")
    (lasting / "etc-kiosk/session.env").write_text(SESSION, "ascii")
    (lasting / "kiosk/key").write_text("k" * 43, "ascii")
    named(tree, "1")
    first = {"slots": slots(out / "slots", EXAMPLES / "image/grub.cfg", CONSOLE), "root-a": tree, "lasting": lasting}
    disk(out / "disk.img", first)
    named(tree, "2")
    shelf(out, tree, release_signer, ROOM_MB["root-b"])


def steps(computer: Computer, out: Path) -> Iterator[Callable[[], str]]:
    """In order: each takes up where the one before has ended."""

    def first() -> str:
        """the first start"""
        wants("GRUB takes", computer.start(), "A")
        computer.sh(f"{QUIET}; chown -R kiosk:kiosk /etc/kiosk /var/lib/kiosk; chmod 600 /var/lib/kiosk/key")
        kernel = computer.sh("uname -r")
        return f"GRUB takes A, Linux {kernel}, version {computer.sh('cat /etc/kiosk-image')}"

    def terminal() -> str:
        """the terminal on a panel, under seatd and cage"""
        computer.sh(f"{SLOW}; systemctl restart kiosk || {{ journalctl -u kiosk -o cat -n 20; false; }}", 1800)
        computer.sh("until grep -q Welcome /run/kiosk/state.json; do sleep 2; done", 600)
        computer.picture(out / "panel.png")
        return computer.sh("cat /run/kiosk/state.json")

    def sockets() -> str:
        """what is plugged in: asked of USBGuard and of the terminal's own doctor"""
        told = []
        for kind, what in {**LET_IN, **TURNED_AWAY}.items():
            computer.plug_in(kind, "thing", **BEHIND.get(kind, {}))
            computer.sh(f"until {SEEN}; do sleep 1; done; sleep 2")
            line = computer.sh(f"{SEEN} | head -1")
            strange = computer.sh(STRANGERS)
            verdict = line.split()[1] if line else "unseen"
            wants(f"{what} ({line})", verdict, "allow" if kind in LET_IN else "block")
            wants(f"{what}, as the terminal sees it", bool(strange), kind not in LET_IN)
            told.append(f"{what} {verdict}")
            computer.pull_out("thing")
            computer.sh(f"while {SEEN}; do sleep 1; done")
        return ", ".join(told)

    def well() -> str:
        """a system that serves says that it is good"""
        computer.sh("systemctl start kiosk-good")
        return memory(computer)

    def refused() -> str:
        """bundles of another authority, for another machine, with one byte changed"""
        for name in ("unsigned", "foreign", "spoilt"):
            said = computer.sh(f"rauc install /mnt/{name}.raucb 2>&1; echo ended $?", 600)
            if said.endswith("ended 0"):
                raise ComputerError(f"{name} was taken: {said[-300:]}")
        return memory(computer)

    def second() -> str:
        """a good bundle: installed beside, started, and what is to last has lasted"""
        computer.sh("echo lasts >/var/lib/kiosk/mark")
        begun = time.monotonic()
        computer.sh("rauc install /mnt/second.raucb", 1800)
        took = time.monotonic() - begun
        wants("GRUB takes", computer.again(), "B")
        wants("the version", computer.sh("cat /etc/kiosk-image"), "2")
        wants("what was written before", computer.sh("cat /var/lib/kiosk/mark"), "lasts")
        computer.sh(f"{QUIET}; rauc status mark-good")
        return f"{took:.0f} s; GRUB takes B, version 2; {memory(computer)}"

    def cut() -> str:
        """the plug is pulled while a bundle is written"""
        computer.sh("rauc install /mnt/second.raucb >/dev/null 2>&1 & sleep 20")
        computer.pull_plug()
        wants("GRUB takes", computer.start(), "B")
        wants("the version", computer.sh("cat /etc/kiosk-image"), "2")
        computer.sh(f"{QUIET}; rauc status mark-good")
        return f"GRUB takes B; {memory(computer)}"

    def silent() -> str:
        """a system that starts and does not serve: three tries, then back"""
        computer.sh("rauc install /mnt/second.raucb", 1800)
        took = [computer.again()]
        while took[-1] == "A" and len(took) <= TRIES:
            computer.sh(QUIET)
            took.append(computer.again("systemctl start kiosk-good"))
        wants("GRUB takes", " ".join(took), "A A A B")
        computer.sh(f"{QUIET}; rauc status mark-good")
        return f"GRUB takes A three times, then B; {memory(computer)}"

    def nothing() -> str:
        """a bundle with nothing to start in it: three tries, then back"""
        computer.sh("rauc install /mnt/empty.raucb", 600)
        before = memory(computer)
        took = computer.again()
        wants("GRUB takes", took, "AAAB")
        return f"{before}; GRUB takes {took}; {memory(computer)}"

    yield from (first, sockets, refused, second, cut, silent, nothing, terminal, well)


TRIES = 3
# A computer that is played is twenty times as slow as one: the terminal is started once, at the end, with more time.
QUIET = "systemctl stop kiosk kiosk-update.timer; mount /dev/sdb /mnt"
SLOW = (
    "mkdir -p /run/systemd/system/kiosk.service.d;"
    " printf '[Service]\\nTimeoutStartSec=1800\\nWatchdogSec=600\\n' >/run/systemd/system/kiosk.service.d/slow.conf;"
    " systemctl daemon-reload"
)
SEEN = "usbguard list-devices | grep -v 'id 1d6b:'"
STRANGERS = "/usr/lib/kiosk/bin/python -I -c 'from kiosk.app.vitals import strangers; print(*strangers())'"


def memory(computer: Computer) -> str:
    """GRUB's."""
    return " ".join(computer.sh("grub-editenv /boot/slots/grub/grubenv list").split("\n"))


def wants(what: str, found: object, expected: object) -> None:
    """Raises ComputerError where it is not so."""
    if found != expected:
        raise ComputerError(f"{what}: {found!r} instead of {expected!r}")


if __name__ == "__main__":
    sys.exit(main())
