"""What a simulated chip holds: its files, its keys, its holder's secrets."""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from kiosk.sim.card.points import Group


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One PACE the chip knows: its identifier, cipher and group; `cam` with chip authentication mapping."""

    dotted: str
    kind: str
    group: Group
    cam: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """Contents by file identifier, and what proves the chip."""

    files: dict[int, bytes]
    can: bytes
    mrz_secret: bytes
    mechanisms: tuple[Mechanism, ...]
    atr: bytes
    agreement: tuple[str, str, Group, int] | None = None  # identifier, cipher, group, private number
    signing_rsa: tuple[RSAPrivateKey, str] | None = None  # key and hash
    signing_ec: tuple[Group, int] | None = None
    main: dict[int, bytes] = field(default_factory=dict)  # files outside the application
