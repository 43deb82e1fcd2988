"""A terminal off screen with what is simulated of its devices, for the tests of staff mode."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk.app.config import read_settings
from kiosk.app.terminal import Kiosk
from kiosk.domain.pin import PinHash
from kiosk.visit.events import TimedOut
from tests.fixtures.stage import Stage, stage

PIN = "274913"
HASH = PinHash.of(PIN, bytes(16)).text
SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY = SIGNER.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def config(folder: Path, url: str, more: str = "") -> Path:
    (folder / "key").write_text("k")
    (folder / "pin").write_text(HASH)
    (folder / "staff.pub").write_text(KEY)
    (folder / "pictures").mkdir(exist_ok=True)
    path = folder / "kiosk.toml"
    path.write_text(
        f'[kiosk]\nid = "t-1"\nhospital = "BV"\nfull_screen = false\n[backend]\nurl = "{url}"\nkey_file = "key"\n'
        f'[staff]\npin_file = "pin"\nkey_file = "staff.pub"\n{more or SCANNER.format(folder=folder)}',
        "utf-8",
    )
    return path


SCANNER = '[scanner]\nsource = "images:{folder}/pictures"\n'


@contextmanager
def terminal(folder: Path, more: str = "") -> Iterator[tuple[Kiosk, Stage]]:
    """A kiosk that serves, and the backend that it speaks to."""
    with stage() as scene:
        beat = {"time": datetime.now(UTC).isoformat(), "commands": []}
        scene.answers["/v1/kiosks/heartbeat"] = (200, beat)
        kiosk = Kiosk(read_settings(config(folder, scene.url, more)))
        try:
            kiosk.start()
            kiosk.shell.handle(TimedOut())  # the parts are known later
            yield kiosk, scene
        finally:
            kiosk.stop()
