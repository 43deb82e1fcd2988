"""Who counts as staff at terminals: a PIN's hash, the key that signs passes, and a pass itself (ed25519).

The signing key comes from the data key: there is no file of it, and a change of the data key leaves it as it was.
"""

import base64
import json
import secrets
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk.backend.fleet.orders import STAFF_ACCESS
from kiosk.backend.store.vault import Vault
from kiosk.domain.pin import PinHash
from kiosk.domain.staff_pass import StaffPass

ORDER = STAFF_ACCESS
_PURPOSE = "staff pass"


def signer(vault: Vault) -> Ed25519PrivateKey:
    """The key of this backend."""
    return Ed25519PrivateKey.from_private_bytes(vault.secret(_PURPOSE))


def public_key(vault: Vault) -> str:
    """What terminals check passes with: 64 hex digits."""
    return signer(vault).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def access(vault: Vault, pin: PinHash | None) -> str:
    """The value of an order that tells a terminal both; without a PIN the one it has stays."""
    return json.dumps({"pin": pin.text if pin else None, "key": public_key(vault)})


def issue(vault: Vault, terminal: str, staff: str, now: datetime, good_for: timedelta) -> StaffPass:
    """A pass for one terminal (or FLEET), once each. Raises PassError where a name cannot stand in one."""
    nonce = base64.urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("=")
    bare = StaffPass(terminal, staff, now, now + good_for, nonce)
    return StaffPass.parse(StaffPass(terminal, staff, now, now + good_for, nonce, signer(vault).sign(bare.signed)).text)
