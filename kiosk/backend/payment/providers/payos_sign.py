"""payOS signatures: HMAC-SHA256 in hex over `key=value` pairs, sorted by key, joined by `&`, in UTF-8."""

import hashlib
import hmac
import json
from collections.abc import Mapping


def sign(key: str, data: Mapping[str, object]) -> str:
    """The signature of a flat or nested object; null counts as empty, a list as compact JSON with sorted keys."""
    line = "&".join(f"{name}={_text(data[name])}" for name in sorted(data))
    return hmac.new(key.encode(), line.encode(), hashlib.sha256).hexdigest()


def verify(key: str, data: Mapping[str, object], signature: object) -> bool:
    """Whether this is the signature of the data as it came, extra and absent fields and all."""
    if not isinstance(signature, str) or not signature.isascii():
        return False
    try:
        wanted = sign(key, data)
    except (UnicodeEncodeError, RecursionError):
        return False  # half a surrogate pair, or nested deeper than can be written: never signed by anybody
    return hmac.compare_digest(wanted, signature.lower())


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return "" if value in ("null", "undefined") else value
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        case _:
            return str(value)
