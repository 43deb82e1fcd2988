"""Personal data at rest: sealed with a key that is not in the database, found again by keyed fingerprints."""

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_NONCE_BYTES = 12


class UnsealError(Exception):
    """Bytes that this key did not seal for this purpose."""


class Vault:
    """AES-256-GCM for texts and HMAC-SHA256 for fingerprints, each under its own key derived from one."""

    def __init__(self, key: bytes) -> None:
        if len(key) not in (KEY_BYTES, 2 * KEY_BYTES):
            raise ValueError(f"a data key has {KEY_BYTES} bytes, or twice as many")
        self._sealing = AESGCM(_derived(key[:KEY_BYTES], b"seal"))
        self._marking = _derived(key[-KEY_BYTES:], b"fingerprint")

    def seal(self, text: str, purpose: str) -> bytes:
        """Nonce and ciphertext. What is sealed for one purpose does not open for another."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._sealing.encrypt(nonce, text.encode(), purpose.encode())

    def unseal(self, sealed: bytes, purpose: str) -> str:
        """The text again. Raises UnsealError."""
        try:
            clear = self._sealing.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], purpose.encode())
        except (InvalidTag, ValueError):
            raise UnsealError(purpose) from None
        return clear.decode()

    @staticmethod
    def nonce() -> str:
        """A name nobody can guess and nobody had before."""
        return secrets.token_urlsafe(18)

    def secret(self, purpose: str) -> bytes:
        """32 bytes that only this key yields, and the same after a change of keys, as fingerprints are."""
        return hmac.new(self._marking, b"secret\0" + purpose.encode(), hashlib.sha256).digest()

    def fingerprint(self, text: str, purpose: str) -> str:
        """32 hex characters: equal for equal texts, worthless without the key."""
        message = purpose.encode() + b"\0" + text.encode()
        return hmac.new(self._marking, message, hashlib.sha256).hexdigest()[:32]


def read_key(path: Path) -> bytes:
    """The data key: 32 bytes as base64 on one line; after a change of keys 64, of which the last 32 are the first key,
    for fingerprints. Raises ValueError and OSError."""
    try:
        key = base64.b64decode(path.read_text("ascii").strip(), validate=True)
    except ValueError:
        raise ValueError("a data key is 32 bytes as base64") from None
    if len(key) not in (KEY_BYTES, 2 * KEY_BYTES):
        raise ValueError("a data key is 32 bytes as base64")
    return key


def make_key(path: Path) -> None:
    """A fresh data key in a file that only its owner reads; never overwrites one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_key(path, secrets.token_bytes(KEY_BYTES))


def write_key(path: Path, key: bytes) -> None:
    """This key in a new file, on the disk with its name when this returns: rows are sealed under it from then on."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(key) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    keep_names(path.parent)


def keep_names(folder: Path) -> None:
    """What was made or renamed in a folder is so after a power cut too."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _derived(key: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"kiosk backend " + use).derive(key)
