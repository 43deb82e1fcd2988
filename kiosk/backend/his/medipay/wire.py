"""Signed calls: JSON in `{code, message, data}`; `000` is done, `404` is not there, all else is no answer.

The signature is HMAC-SHA256 (hex) over merchant, time in ms, method, path with query and SHA-256 of the body, joined by
`|`. HisAwayError is raised for everything that is no answer.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from urllib.parse import urlencode

from kiosk.backend.clock import Clock
from kiosk.backend.far_end import FarEnd, NoAnswerError
from kiosk.backend.payment.his import HisAwayError
from kiosk.domain.fields import FieldError, Fields


class MediPayWire:
    """One HIS, one merchant id and its key."""

    def __init__(self, far_end: FarEnd, merchant: str, key: str, now: Clock) -> None:
        self._far_end = far_end
        self._merchant = merchant
        self._key = key.encode()
        self._now = now

    def look(self, path: str, **query: str) -> Fields | None:
        """What a GET says; None where it says that it is not there. `data` is left inside."""
        return self._call("GET", f"{path}?{urlencode(query)}" if query else path, None)

    def do(self, path: str, body: Mapping[str, object]) -> Fields | None:
        """The same for a POST."""
        return self._call("POST", path, body)

    def _call(self, method: str, path: str, body: Mapping[str, object] | None) -> Fields | None:
        content = json.dumps(body, ensure_ascii=False).encode() if body is not None else b""
        at = str(int(self._now().timestamp() * 1000))
        signed = "|".join((self._merchant, at, method, path, hashlib.sha256(content).hexdigest()))
        headers = {
            "x-merchant-id": self._merchant,
            "x-timestamp": at,
            "x-sign": hmac.new(self._key, signed.encode(), hashlib.sha256).hexdigest(),
        }
        if body is not None:
            headers["Content-Type"] = "application/json; charset=utf-8"
        try:
            reply = self._far_end.ask(method, path, content=content if body is not None else None, headers=headers)
            fields = Fields(reply.json())
            code = fields.text("code", 10)
        except (NoAnswerError, FieldError):
            raise HisAwayError("no answer") from None
        if reply.status == 404 or code == "404":
            return None
        if reply.status != 200 or code != "000":
            raise HisAwayError(f"status {reply.status}")
        return fields
