"""A file written whole and to the disk, or not at all: whoever pulls the plug finds the old one or the new one."""

import os
from pathlib import Path


def write_durably(path: Path, content: bytes | str, mode: int = 0o600) -> None:
    """In place of what was there; on the disk when this returns. Never readable by more than `mode`. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".part")
    half.unlink(missing_ok=True)
    try:
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def remove_durably(path: Path) -> None:
    """Gone when this returns. Raises OSError."""
    if not path.exists():
        return
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """The names in it are on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
