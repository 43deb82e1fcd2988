"""The system that lies in a slot: Debian with the terminal's package, RAUC and USBGuard, set up as the guide has it."""

import re
import shutil
import subprocess
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "kiosk/root/usr/share/doc/kiosk/examples"
INCLUDE = (
    "linux-image-amd64,initramfs-tools,systemd,systemd-sysv,udev,dbus,kmod,usbguard,rauc,rauc-service,grub-common,"
    "procps,ca-certificates"
)
# Somebody types at the serial line: a proof has no other hands.
CONSOLE = "[Service]\nExecStart=\nExecStart=-/sbin/agetty --autologin root -8 --keep-baud 115200 ttyS0 dumb\n"
PROFILE = "PS1=; stty -echo; export TERM=dumb SYSTEMD_PAGER= LC_ALL=C.UTF-8; echo 'computer is' ready\n"
MASKED = (
    "apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer fstrim.timer dpkg-db-backup.timer getty@tty1.service"
)
# A computer that QEMU plays has none of these.
DRIVERS = (
    "net",
    "media",
    "infiniband",
    "staging",
    "iio",
    "gpu/drm/amd",
    "gpu/drm/i915",
    "gpu/drm/nouveau",
    "gpu/drm/radeon",
)
UNREAD = ("usr/share/doc", "usr/share/locale", "usr/share/man", "var/cache/apt", "var/lib/apt/lists")


def bare(release: str, cache: Path) -> Path:
    """The tar of a Debian with a kernel, made once."""
    tar = cache / f"{release}-computer.tar"
    if not tar.exists():
        cache.mkdir(parents=True, exist_ok=True)
        part = tar.with_suffix(".part")
        run("mmdebstrap", "--quiet", "--variant=apt", f"--include={INCLUDE}", "--format=tar", release, part)
        part.rename(tar)
    return tar


def system(tar: Path, package: Path, authority: Path, tree: Path) -> None:
    """The tree, ready to be made into a file system."""
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    run("tar", "-C", tree, "-xf", tar)
    shutil.copy(package, tree / "package.deb")
    (tree / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
    (tree / "usr/sbin/policy-rc.d").chmod(0o755)
    # By the system's own tools, as on a terminal; nothing is started in a tree.
    inside = ["systemd-nspawn", "--quiet", f"--directory={tree}", "--as-pid2", "--register=no", "--keep-unit", "--pipe"]
    install = "apt-get -q update && apt-get -q -y --no-install-recommends install /package.deb && systemctl mask "
    alone = ["unshare", "--mount", "sh", "-ec", 'mount --make-rprivate /; mount -t tmpfs tmpfs /run; exec "$@"', "sh"]
    run(*alone, *inside, "sh", "-ec", f"{install}{MASKED} && passwd -d root")
    for name in ("package.deb", "usr/sbin/policy-rc.d", *UNREAD):
        path = tree / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for modules in (tree / "usr/lib/modules").iterdir():
        for name in DRIVERS:
            shutil.rmtree(modules / "kernel/drivers" / name)
        run("depmod", "--basedir", tree, modules.name)
    settle(tree, authority)


def settle(tree: Path, authority: Path) -> None:
    """The files of the guide at their places."""
    files = {
        "etc/rauc/system.conf": (EXAMPLES / "image/system.conf").read_text("utf-8"),
        "etc/rauc/ca.pem": authority.read_text("ascii"),
        "etc/fstab": (EXAMPLES / "image/fstab").read_text("utf-8"),
        "etc/usbguard/rules.conf": (EXAMPLES / "usbguard-rules.conf").read_text("utf-8"),
        "etc/systemd/system/kiosk-good.service": (EXAMPLES / "image/kiosk-good.service").read_text("utf-8"),
        "etc/systemd/system/kiosk-good.timer": (EXAMPLES / "image/kiosk-good.timer").read_text("utf-8"),
        "etc/systemd/system/serial-getty@ttyS0.service.d/proof.conf": CONSOLE,
        "etc/hostname": "sanh-a-01\n",
        "root/.profile": PROFILE,
        "root/.hushlogin": "",
    }
    for name, text in files.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(text, "utf-8")
    (tree / "etc/usbguard/rules.conf").chmod(0o600)
    for name in ("boot/slots", "lasting", "etc/kiosk", "var/lib/kiosk", "var/lib/rauc"):
        (tree / name).mkdir(parents=True, exist_ok=True)


def named(tree: Path, version: str) -> None:
    """Tells one system from the next."""
    told = next((tree / "usr/lib/kiosk/lib").glob("python3.*/site-packages/kiosk/__init__.py"))
    told.write_text(re.sub(r'__version__ = ".*"', f'__version__ = "{version}"', told.read_text("utf-8")), "utf-8")
    (tree / "etc/kiosk-image").write_text(f"{version}\n", "ascii")


def run(*command: object) -> None:
    """A program that must succeed."""
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
