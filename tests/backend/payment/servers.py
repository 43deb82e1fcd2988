"""Real servers on free ports: the backend's money routes in a thread, the simulated bank in its own process."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import uvicorn
from fastapi import FastAPI

from kiosk.backend.api.access import Terminal, current_terminal
from kiosk.backend.api.core import Core, install_core
from kiosk.backend.api.problems import answer_problems
from kiosk.backend.payment.api import payment_routes
from kiosk.backend.payment.compose import Payments
from kiosk.backend.store.vault import Vault

TERMINAL = Terminal("K1", "sảnh")
_BANK = "import typer; from kiosk.sim.bank.command import serve; typer.run(serve)"


def app_of(payments: Payments, vault: Vault) -> FastAPI:
    """The money routes alone, for one enrolled terminal."""
    app = FastAPI()
    install_core(app, Core(payments.sessions, vault, payments.now))
    answer_problems(app)
    app.dependency_overrides[current_terminal] = lambda: TERMINAL
    app.include_router(payment_routes(payments, {"Khám Nội": "General medicine"}.get))
    return app


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The application on a port, until the block ends."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{port}"
    _await(url, "/openapi.json")
    try:
        yield url
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def bank_process(webhook_url: str | None = None) -> Iterator[str]:
    """`kiosk-sim bank` in its own process."""
    port = free_port()
    arguments = ["--port", str(port)]
    if webhook_url:
        arguments += ["--webhook-url", webhook_url]
    with subprocess.Popen([sys.executable, "-c", _BANK, *arguments]) as process:
        url = f"http://127.0.0.1:{port}"
        try:
            _await(url, "/healthz")
            yield url
        finally:
            process.terminate()
            process.wait(10)


def _await(url: str, path: str) -> None:
    gate = threading.Event()
    for _ in range(200):
        try:
            if httpx.get(url + path, trust_env=False, timeout=2).status_code < 500:
                return
        except httpx.HTTPError:
            gate.wait(0.05)
    raise AssertionError("the server did not come up")
