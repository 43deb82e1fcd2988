"""What is offered to the computer: a good bundle, and some that must not be taken. RAUC's own tool makes them."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from disk import MB, file_system

MANIFEST = """[update]
compatible={compatible}
version={version}
[bundle]
format=verity
[image.rootfs]
filename=rootfs.ext4
"""


@dataclass(frozen=True, slots=True)
class Signer:
    """A key and its certificate. RSA: OpenSSL's CMS signs nothing with Ed25519."""

    key: Path
    certificate: Path


def signer(folder: Path, name: str) -> Signer:
    """Made on the spot."""
    found = Signer(folder / f"{name}.key", folder / f"{name}.pem")
    run("openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-keyout", found.key, "-out", found.certificate,
        "-subj", f"/CN={name}", "-days", "3650")  # fmt: skip
    return found


def bundle(target: Path, image: Path, by: Signer, version: str, compatible: str = "kiosk-terminal") -> None:
    """An image, signed."""
    content = target.with_suffix(".content")
    shutil.rmtree(content, ignore_errors=True)
    content.mkdir()
    (content / "manifest.raucm").write_text(MANIFEST.format(compatible=compatible, version=version), "ascii")
    image.rename(content / "rootfs.ext4")
    target.unlink(missing_ok=True)
    run("rauc", "bundle", f"--cert={by.certificate}", f"--key={by.key}", "--mksquashfs-args=-comp lz4", content, target)
    shutil.rmtree(content)


def shelf(folder: Path, tree: Path, good: Signer, room_mb: int) -> Path:
    """A disk with every bundle on it."""
    other = signer(folder, "other")
    offer, image = folder / "offer", folder / "image.ext4"
    empty = folder / "empty"
    for place in (offer, empty):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
    (empty / "nothing").write_bytes(os.urandom(100_000))
    file_system(image, tree, room_mb)
    bundle(offer / "second.raucb", image, good, "2")
    for name, by, compatible in (
        ("foreign", good, "other-machine"),
        ("unsigned", other, "kiosk-terminal"),
        ("empty", good, "kiosk-terminal"),
    ):
        file_system(image, empty, 4)
        bundle(offer / f"{name}.raucb", image, by, "3", compatible)
    shutil.copy(offer / "second.raucb", offer / "spoilt.raucb")
    with (offer / "spoilt.raucb").open("r+b") as file:
        file.seek(20 * MB)
        one = file.read(1)
        file.seek(20 * MB)
        file.write(bytes([one[0] ^ 1]))
    disk = folder / "shelf.img"
    file_system(disk, offer, sum(path.stat().st_size for path in offer.iterdir()) // MB + 200)
    shutil.rmtree(offer)
    return disk


def run(*command: object) -> None:
    """A program that must succeed."""
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
