"""The first word with a backend that is not trusted yet: whom it shows, its clock, whether its name is proven."""

import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Final
from urllib.parse import urlsplit

from kiosk.services.client import CONNECT_S, fetch_unverified

PATH: Final = "/v1/kiosks/authority"
ANSWER_S: Final = 8.0
# OpenSSL's reasons (X509_V_ERR_...).
_OF_TIME: Final = frozenset({9, 10})
_OF_NAME: Final = frozenset({62, 64})


class Proof(Enum):
    """What the backend's own certificate came to, judged by the authority that it shows."""

    PROVEN = auto()
    OTHER_NAME = auto()
    OTHER_TIME = auto()
    UNPROVEN = auto()
    AWAY = auto()


@dataclass(frozen=True, slots=True)
class Greeting:
    """`authority`: a certificate in PEM, to be compared with what is known of it from elsewhere; `at`: their clock."""

    authority: str
    at: datetime | None
    proof: Proof


def greet(url: str) -> Greeting:
    """Believes nothing of it. Raises Away where nobody answers, or something that is no such backend."""
    found = fetch_unverified(url, PATH, ANSWER_S)
    return Greeting(found.text, found.at, proof_of(url, found.text))


def proof_of(url: str, authority: str) -> Proof:
    """Whether that authority vouches for whoever answers at this name and now."""
    place = urlsplit(url)
    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cadata=authority)
        line = socket.create_connection((place.hostname or "", place.port or 443), CONNECT_S)
    except ssl.SSLError:
        return Proof.UNPROVEN
    except (OSError, ValueError):
        return Proof.AWAY
    with line:
        line.settimeout(ANSWER_S)
        try:
            with context.wrap_socket(line, server_hostname=place.hostname) as proven, suppress(OSError):
                proven.unwrap()
        except ssl.SSLCertVerificationError as error:
            if error.verify_code in _OF_NAME:
                return Proof.OTHER_NAME
            return Proof.OTHER_TIME if error.verify_code in _OF_TIME else Proof.UNPROVEN
        except (OSError, ValueError):
            return Proof.AWAY
    return Proof.PROVEN
