"""A disk as a computer starts from it: GRUB, two systems, and what outlives them. Nothing is mounted for it."""

import shutil
import struct
import subprocess
from pathlib import Path

MB = 1 << 20
SECTOR = 512
ROOM_MB = {"slots": 32, "root-a": 1400, "root-b": 1400, "lasting": 600}
"""The four partitions in their order."""
BOOT = Path("/usr/lib/grub/i386-pc/boot.img")
MODULES = [
    "biosdisk",
    "part_msdos",
    "ext2",
    "configfile",
    "normal",
    "loadenv",
    "serial",
    "linux",
    "test",
    "echo",
    "terminal",
    "boot",
    "reboot",
]
EARLY = "set prefix=(hd0,msdos1)/grub\nconfigfile (hd0,msdos1)/grub/grub.cfg\n"


def file_system(target: Path, tree: Path, megabytes: int) -> None:
    """An ext4 file system of this size with the tree in it."""
    target.unlink(missing_ok=True)
    with target.open("wb") as file:
        file.truncate(megabytes * MB)
    # GRUB 2.06 does not read what newer e2fsprogs would add.
    run("mkfs.ext4", "-q", "-O", "^metadata_csum", "-L", target.stem[:16], "-d", tree, target)


def slots(folder: Path, grub: Path, console: str) -> Path:
    """What the first partition holds: GRUB's own configuration, and its memory of the systems."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "grub").mkdir(parents=True)
    (folder / "grub/grub.cfg").write_text(f"{console}\n{grub.read_text('utf-8')}", "utf-8")
    environment = folder / "grub/grubenv"
    run("grub-editenv", environment, "create")
    run("grub-editenv", environment, "set", "ORDER=A B", "A_OK=1", "A_TRY=0", "B_OK=0", "B_TRY=0")
    return folder


def disk(target: Path, trees: dict[str, Path]) -> None:
    """All of it. `trees`: what lies in a partition; one without a tree is empty space."""
    work = target.parent
    early, core, part = work / "early.cfg", work / "core.img", work / "part.img"
    early.write_text(EARLY, "ascii")
    run("grub-mkimage", "-O", "i386-pc", "-o", core, "-c", early, "-p", "(hd0,msdos1)/grub", *MODULES)
    head = bytearray(BOOT.read_bytes()[:SECTOR])
    target.unlink(missing_ok=True)
    with target.open("wb") as file:
        file.truncate((1 + sum(ROOM_MB.values())) * MB)
    at = 1
    for number, (name, room) in enumerate(ROOM_MB.items()):
        active, whole = 0x80 if number == 0 else 0, (at * MB // SECTOR, room * MB // SECTOR)
        struct.pack_into("<B3sB3sII", head, 446 + 16 * number, active, b"\xfe\xff\xff", 0x83, b"\xfe\xff\xff", *whole)
        if name in trees:
            file_system(part, trees[name], room)
            run("dd", f"if={part}", f"of={target}", "bs=1M", f"seek={at}", "conv=notrunc,sparse", "status=none")
        at += room
    head[510:512] = b"\x55\xaa"
    with target.open("r+b") as file:
        # The gap before the first partition is where GRUB's second half is looked for: the sector after the first.
        file.write(head + core.read_bytes())
    for rest in (early, core, part):
        rest.unlink(missing_ok=True)


def run(*command: object) -> None:
    """A program that must succeed."""
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
