"""Passes as a backend signs them, right and wrong."""

import base64
import secrets
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.domain.staff_pass import StaffPass
from tests.app.staff.world import SIGNER


def signed(
    terminal: str,
    issued: datetime,
    expires: datetime,
    *,
    nonce: str = "",
    staff: str = "lan.pham",
    by: Ed25519PrivateKey = SIGNER,
) -> str:
    nonce = nonce or base64.urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("=")
    bare = StaffPass(terminal, staff, issued, expires, nonce)
    return StaffPass(terminal, staff, issued, expires, nonce, by.sign(bare.signed)).text
