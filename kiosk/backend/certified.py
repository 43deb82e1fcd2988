"""Client certificates: the server's protocol tells the application which one a connection came with."""

import asyncio
import hashlib
import ssl
from pathlib import Path
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from kiosk.backend.api.stopping import STOPPING


def certificate_digest(path: Path | None) -> str | None:
    """SHA-256 (hex) of a certificate in PEM. Raises ValueError and OSError."""
    if path is None:
        return None
    try:
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(path.read_text("ascii"))).hexdigest()
    except ValueError:
        raise ValueError("a client certificate in PEM is wanted") from None


class CertifiedProtocol(H11Protocol):
    """HTTP/1.1 whose requests carry the digest of the verified client certificate, or None.

    The TLS layer has verified it against the terminals' own authority before a byte of the request was read.
    """

    _digest: str | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inner = self.app
        self._stopping = asyncio.Event()

        async def with_certificate(scope: Any, receive: Any, send: Any) -> None:
            scope["kiosk.client_certificate"] = self._digest
            scope[STOPPING] = self._stopping
            await inner(scope, receive, send)

        self.app = with_certificate

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as its parent has it
        """Keep the digest of the peer's certificate."""
        super().connection_made(transport)
        secured = transport.get_extra_info("ssl_object")
        certificate = secured.getpeercert(binary_form=True) if secured is not None else None
        self._digest = hashlib.sha256(certificate).hexdigest() if certificate else None

    def shutdown(self) -> None:
        """The server ends: whoever waits on purpose is told, then the connection closes with its answer."""
        self._stopping.set()
        super().shutdown()
