"""An ASGI application on a real port, in a thread of this process."""

import asyncio
import socket
import threading
from typing import Any, Self

import uvicorn


class Served:
    """`with Served(app) as url:` serves until the block ends. The lifespan runs only where it is asked for."""

    def __init__(self, app: Any, *, lifespan: bool = False) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(
            app, log_config=None, lifespan="on" if lifespan else "off", access_log=False, timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._server.install_signal_handlers = lambda: None  # type: ignore[attr-defined] # threads have no signals
        self._up = threading.Event()
        self._thread = threading.Thread(target=self._run, name="served", daemon=True)

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def start(self) -> Self:
        """Serve: the socket listens already, so the first request waits rather than fails."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """End."""
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()

    def __enter__(self) -> str:
        """Its address."""
        return self.start().url

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self) -> None:
        asyncio.run(self._server.serve([self._socket]))
