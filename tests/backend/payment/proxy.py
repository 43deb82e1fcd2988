"""A TCP proxy that cuts, delays, resets and halves what passes: what networks do to money."""

import asyncio
import random
import re
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from socket import SO_LINGER, SOL_SOCKET


@dataclass
class Chances:
    """How often each thing happens to a connection, 0 to 1. `half`: the answer stops in its middle."""

    refuse: float = 0.0
    cut_request: float = 0.0
    half: float = 0.0
    reset: float = 0.0
    delay_s: float = 0.0


class Proxy:
    """Between one client and one server."""

    def __init__(self, target: tuple[str, int], chances: Chances, seed: int) -> None:
        self.chances = chances
        self.hurt = 0
        self.passed = 0
        self._target = target
        self._random = random.Random(seed)
        self._over = asyncio.Event()
        # The event loop itself holds its tasks weakly.
        self._tasks: set[asyncio.Task[None]] = set()
        self._ready = threading.Event()
        self.port = 0
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._ready.wait(30)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(30)

    def _run(self) -> None:
        asyncio.run(self._main())

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._over.wait()
        server.close()
        for task in (left := list(self._tasks)):
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _fate(self) -> str:
        dice = self._random.random()
        for name in ("refuse", "cut_request", "half", "reset"):
            chance: float = getattr(self.chances, name)
            if dice < chance:
                self.hurt += 1
                return name
            dice -= chance
        self.passed += 1
        return ""

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            with suppress(OSError, asyncio.IncompleteReadError):
                await self._one(reader, writer)
        finally:
            await closed(writer)
            self._tasks.discard(task)

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request and its answer a connection: the client opens another after a hurt."""
        fate = self._fate()
        if fate == "refuse":
            return
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        request = head + (await reader.readexactly(int(length[1])) if length else b"")
        if fate == "cut_request":
            return
        there, back = await asyncio.open_connection(*self._target)
        try:
            back.write(request.replace(b"HTTP/1.1\r\n", b"HTTP/1.1\r\nConnection: close\r\n", 1))
            await back.drain()
            answer = await there.read(-1)
        finally:
            await closed(back)
        if self.chances.delay_s:
            await asyncio.sleep(self._random.random() * self.chances.delay_s)
        if fate == "reset":
            socket = writer.get_extra_info("socket")
            socket.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
            return
        writer.write(answer[: len(answer) // 2] if fate == "half" else answer)
        await writer.drain()


async def closed(writer: asyncio.StreamWriter) -> None:
    """Not before the socket is: a loop that ends earlier leaves it open."""
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()


@contextmanager
def proxied(url: str, chances: Chances, seed: int = 1) -> Iterator[tuple[str, Proxy]]:
    """The server's address behind a proxy."""
    host, _, port = url.removeprefix("http://").partition(":")
    proxy = Proxy((host, int(port)), chances, seed)
    try:
        yield f"http://127.0.0.1:{proxy.port}", proxy
    finally:
        proxy.close()
