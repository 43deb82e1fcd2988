"""An ASGI application on a real port, in a thread of this process."""

import asyncio
import socket
import threading
from typing import Any, Self

import uvicorn


class _Server(uvicorn.Server):
    """A server that ends when it is told, not when it next looks."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None

    async def main_loop(self) -> None:
        """Until `end`."""
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        # Once: the date of its answers is that of its start, which is near enough.
        await self.on_tick(0)
        self._told.set()
        await self._end.wait()

    def end(self) -> None:
        """From another thread."""
        self.force_exit = True
        if self._told.wait(10) and self._loop is not None and self._end is not None:
            self._loop.call_soon_threadsafe(self._end.set)


class Served:
    """`with Served(app) as url:` serves until the block ends. The lifespan runs only where it is asked for."""

    def __init__(self, app: Any, *, lifespan: bool = False, **more: Any) -> None:
        """`more`: for uvicorn, as `ssl_certfile`."""
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=512)
        config = uvicorn.Config(
            app,
            log_config=None,
            lifespan="on" if lifespan else "off",
            access_log=False,
            timeout_graceful_shutdown=1,
            **{"date_header": False, **more},
        )
        self._scheme = "https" if config.is_ssl else "http"
        self._server = _Server(config)
        self._thread = threading.Thread(target=self._run, name="served", daemon=True)

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"{self._scheme}://127.0.0.1:{self._socket.getsockname()[1]}"

    def start(self) -> Self:
        """Serve: the socket listens already, so the first request waits rather than fails."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """End."""
        self._server.end()
        self._thread.join(10)
        self._socket.close()

    def __enter__(self) -> str:
        """Its address."""
        return self.start().url

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self) -> None:
        asyncio.run(self._server._serve([self._socket]))
