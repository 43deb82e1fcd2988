"""Coverage-guided fuzzing of everything that reads a card's bytes. Run by hand, with atheris installed beside:

    python -m tests.devices.card.fuzz TARGET -max_total_time=60

What may come out of hostile bytes is a value, Malformed or a CardError; anything else stops the run.
"""

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Event

import atheris  # type: ignore[import-untyped]  # not a dependency: whoever fuzzes installs it

with atheris.instrument_imports(include=["kiosk.devices.card"]):
    from kiosk.devices.card.activeauth import parse_dg15
    from kiosk.devices.card.anchors import TrustStore
    from kiosk.devices.card.cardaccess import pace_infos
    from kiosk.devices.card.chipauth import parse_chip_key
    from kiosk.devices.card.com import parse_com
    from kiosk.devices.card.dg1 import parse_dg1
    from kiosk.devices.card.dg13 import Dg13
    from kiosk.devices.card.errors import CardError
    from kiosk.devices.card.key import AccessKey
    from kiosk.devices.card.link import Answer, CardSession, Slot
    from kiosk.devices.card.messaging import ChannelLost, SecureMessaging
    from kiosk.devices.card.passive import signer_of
    from kiosk.devices.card.photo import parse_dg2
    from kiosk.devices.card.publickey import parse_public_key
    from kiosk.devices.card.reader import CardReader
    from kiosk.devices.card.reading import FileAbsent, FileReader
    from kiosk.devices.card.sizes import Habits
    from kiosk.devices.card.sod import parse_sod
    from kiosk.devices.card.suites import Strength
    from kiosk.devices.card.tlv import Malformed

from kiosk.devices.card.apdu import Command
from kiosk.devices.card.files import File
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.sim.card.authority import Issuer
from kiosk.sim.card.people import MAU
from kiosk.sim.card.profiles import PROFILES, build

NOW = datetime(2026, 1, 1, tzinfo=HOSPITAL_TIME)
CHIP = build(PROFILES["cccd"]).chip
STORE = TrustStore.of_certificates([Issuer().anchor()])
SODS = [CHIP.files[0x011D], build(PROFILES["signer-pss"]).chip.files[0x011D]]
SIGNED = [parse_sod(data).hashes for data in SODS]


def sod(data: bytes) -> None:
    """The security object, its signature and its chain: never trusted with other hashes than the issuer's."""
    found = parse_sod(data)
    if signer_of(found.signed, STORE, NOW) == "trusted" and found.hashes not in SIGNED:
        raise AssertionError("a forged list of hashes is trusted")


def channel(data: bytes) -> None:
    """An answer under secure messaging: without the key none is ever accepted."""
    for strength in Strength:
        with suppress(ChannelLost):
            SecureMessaging(strength.agree(b"key")).unwrap(Answer(data, 0x9000))
            raise AssertionError("an answer without the key is accepted")


class Babble:
    """A card that answers from the fuzzer's bytes: length, status, data, over and over."""

    reader, atr = "Babble", b"\x3b"

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.starts = 1

    def transmit(self, command: bytes) -> Answer:
        del command
        size, kind = (self._data[0] % 120, self._data[1]) if len(self._data) > 1 else (0, 9)
        status = (0x9000, 0x6282, 0x6A82, 0x6700, 0x6C10, 0x6300, 0x6988, 0x9000, 0x6A86, 0x6F00)[kind % 10]
        piece, self._data = self._data[2 : 2 + size], self._data[2 + size :]
        return Answer(piece, status)

    def send(self, command: Command) -> Answer:
        answer = self.transmit(command.encode())
        if answer.status == 0x6988:
            raise ChannelLost(answer.status)
        return answer

    def reset(self) -> None:
        """Nothing to forget."""

    def reopen(self) -> None:
        self.starts += 1

    def close(self) -> None:
        """Nothing is held."""

    def slots(self) -> tuple[Slot, ...]:
        return (Slot("Babble", b"\x3b"),)

    def connect(self, name: str) -> CardSession:
        del name
        return self

    def wait(self, seconds: float) -> None:
        """Never."""


def conversation(data: bytes) -> None:
    """A whole reading of a card that talks nonsense."""
    CardReader(Babble(data), STORE, patience=0.0).read(AccessKey.of_qr(MAU.qr()), Event(), timeout=5)


def files(data: bytes) -> None:
    """Files from a channel that talks nonsense."""
    reader = FileReader(Babble(data), Habits(), {})
    for file in (File.SOD, File.DG13, File.DG2):
        with suppress(FileAbsent):
            reader.read(file)


TARGETS: dict[str, tuple[Callable[[bytes], object], list[bytes]]] = {
    "com": (parse_com, [CHIP.files[0x011E]]),
    "dg1": (parse_dg1, [CHIP.files[0x0101]]),
    "dg2": (parse_dg2, [CHIP.files[0x0102][:2000], build(PROFILES["j2k"]).chip.files[0x0102][:2000]]),
    "dg13": (Dg13.parse, [CHIP.files[0x010D], build(PROFILES["unknown-fields"]).chip.files[0x010D]]),
    "dg14": (parse_chip_key, [CHIP.files[0x010E]]),
    "dg15": (parse_dg15, [CHIP.files[0x010F], build(PROFILES["aa-rsa1024"]).chip.files[0x010F]]),
    "offer": (pace_infos, [CHIP.main[0x011C]]),
    "key": (parse_public_key, [Issuer().pen.public(), Issuer().root.public()]),
    "sod": (sod, SODS),
    "channel": (channel, [bytes.fromhex("8709019FF0EC34F9922651990290008E08AD55CC17140B2DED")]),
    "conversation": (conversation, [bytes([54, 0]) + CHIP.main[0x011C] + bytes(80)]),
    "files": (files, [bytes([100, 0]) + CHIP.files[0x011D][:100] + bytes(80)]),
}


def main() -> None:
    """Fuzz the target named first."""
    act, seeds = TARGETS[sys.argv[1]]

    def one(data: bytes) -> None:
        with suppress(Malformed, CardError):
            act(data)

    corpus = Path(tempfile.mkdtemp(prefix="fuzz-"))
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(seed)
    atheris.Setup([sys.argv[0], *sys.argv[2:], str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
