"""What reading each simulated profile must come to: one table, for the in-process link and for the real pcscd."""

from typing import Final

# profile: error code, or (access, integrity, signer, chip, cross-check, photo)
TRUSTED = ("PACE-CAN", "ok", "trusted", "authentic", "ok", "jpeg")


def _but(**changes: str | None) -> tuple[str | None, ...]:
    names = ("access", "integrity", "signer", "chip", "cross", "photo")
    return tuple(changes.get(name, value) for name, value in zip(names, TRUSTED, strict=True))


OUTCOMES: Final[dict[str, str | tuple[str | None, ...]]] = {
    "cccd": TRUSTED,
    "cccd-2024": TRUSTED,
    "child": _but(photo=None),
    "no-expiry": TRUSTED,
    "expired": "expired",
    "married": TRUSTED,
    "no-cmnd": TRUSTED,
    "bare-cmnd": TRUSTED,
    "empty-address": TRUSTED,
    "long-address": TRUSTED,
    "year-only": TRUSTED,
    "unknown-fields": TRUSTED,
    "bmp-texts": TRUSTED,
    "no-photo": _but(photo=None),
    "empty-photo": _but(photo=None),
    "broken-photo": _but(photo=None),
    "huge-photo": _but(photo=None),
    "jp2": _but(photo="jp2"),
    "j2k": _but(photo="jp2"),
    "bac-only": _but(access="BAC"),
    "pace-only": TRUSTED,
    "can-only": TRUSTED,
    "pace-3des": TRUSTED,
    "pace-aes192": TRUSTED,
    "pace-aes256": TRUSTED,
    "pace-p256": TRUSTED,
    "pace-p384": TRUSTED,
    "pace-p521": TRUSTED,
    "pace-two": TRUSTED,
    "pace-cam": TRUSTED,
    "aa-rsa1024": TRUSTED,
    "aa-rsa2048": TRUSTED,
    "aa-rsa-chained": TRUSTED,
    "aa-ec": TRUSTED,
    "aa-ec-der": TRUSTED,
    "aa-ec-spelled": TRUSTED,
    "no-proof": _but(chip="unsupported"),
    "no-sod": _but(integrity="absent", signer="absent", chip="unsupported"),
    "signer-spelled": TRUSTED,
    "signer-rsa": TRUSTED,
    "signer-pss": TRUSTED,
    "signer-sha512": TRUSTED,
    "signer-ended": "forged",
    "unknown-signer": "forged",
    "wrong-hash": "forged",
    "wrong-photo": "forged",
    "wrong-signature": "forged",
    "clone": "cloned",
    "clone-aa": "cloned",
    "clone-cam": "cloned",
    "mismatch": _but(cross="mismatch"),
    "not-an-id": "not_an_id_card",
    "short-only": TRUSTED,
    "only-192": TRUSTED,
    "only-128": TRUSTED,
    "no-sfi": TRUSTED,
    "no-sfi-drops": TRUSTED,
    "mf-refused": TRUSTED,
    "hidden-access": TRUSTED,
    "needs-group": TRUSTED,
    "hostile": "unreadable",
}
