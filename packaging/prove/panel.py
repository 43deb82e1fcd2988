"""What stands on the panel, as a picture outside."""

import shutil
from pathlib import Path

from machine import Machine

IN_SESSION = "runuser -u kiosk -- env XDG_RUNTIME_DIR=/run/kiosk/session WAYLAND_DISPLAY=wayland-0 "


def picture(machine: Machine, folder: Path, name: str) -> str:
    """What stands on the panel now, as a PNG outside."""
    folder.mkdir(parents=True, exist_ok=True)
    take = f"timeout 10 {IN_SESSION} grim /tmp/screen.png"
    machine.until("a picture", lambda: machine.run("sh", "-c", take, check=False).returncode == 0, 30)
    machine.sh("cp /tmp/screen.png /root/screen.png; rm /tmp/screen.png")
    shutil.copyfile(machine.tree / "root/screen.png", folder / f"{name}.png")
    return f"{name}.png"


def png_size(path: Path) -> tuple[int, int]:
    """Width and height, from the header."""
    head = path.read_bytes()[16:24]
    return int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")
