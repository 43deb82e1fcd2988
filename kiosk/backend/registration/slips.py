"""The code on a slip: names a registration and nothing personal, and only this backend can make one.

`Q1|<registration id>|<16 hex of a keyed fingerprint>`
"""

import hmac

from kiosk.backend.store.vault import Vault

_PURPOSE = "slip"


def slip_code(vault: Vault, registration_id: str) -> str:
    """The text of the slip's QR code."""
    return f"Q1|{registration_id}|{vault.fingerprint(registration_id, _PURPOSE)[:16]}"


def registration_of_slip(vault: Vault, code: str) -> str | None:
    """The registration a slip names, or None where the code is not ours."""
    parts = code.split("|")
    if len(parts) != 3 or parts[0] != "Q1" or not code.isascii():
        return None
    expected = vault.fingerprint(parts[1], _PURPOSE)[:16]
    return parts[1] if hmac.compare_digest(parts[2], expected) else None
