"""Debian's Chromium, driven over its own pipe (Chrome DevTools Protocol): no driver, no port, nothing to install.

A thin client: what a test of a page needs, and no more.
"""

import base64
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--mute-audio",
    "--disable-background-networking", "--remote-debugging-pipe", "--hide-scrollbars", "--force-device-scale-factor=1",
)  # fmt: skip


class Browser:
    """One browser process; `page()` opens a tab. Used from one thread."""

    def __init__(self, folder: Path) -> None:
        assert CHROMIUM is not None
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()
        flags = [*_FLAGS, f"--user-data-dir={folder}", "about:blank"]
        self._process = subprocess.Popen(
            ["/bin/bash", "-c", f'exec "$0" "$@" 3<&{to_read} 4>&{to_write}', CHROMIUM, *flags],
            pass_fds=(to_read, to_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_read)
        os.close(to_write)
        self._buffer = b""
        self._next = 0

    def page(self, width: int = 1280, height: int = 800) -> "Page":
        """An empty tab of this size."""
        target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        page = Page(self, session)
        page.call("Page.enable")
        page.call("Runtime.enable")
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        page.call("Emulation.setDeviceMetricsOverride", size)
        return page

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait(20)
        os.close(self._write)
        os.close(self._read)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def call(self, method: str, params: dict[str, Any] | None = None, session: str | None = None) -> dict[str, Any]:
        """One command and its result; events that come between are dropped."""
        self._next += 1
        message: dict[str, Any] = {"id": self._next, "method": method, "params": params or {}}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._next:
                assert "error" not in answer, f"{method}: {answer['error']}"
                found: dict[str, Any] = answer["result"]
                return found

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            chunk = os.read(self._read, 1 << 16)
            assert chunk, "the browser ended"
            self._buffer += chunk
        message, _, self._buffer = self._buffer.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found


class Page:
    """One tab."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser = browser
        self._session = session
        self._pause = threading.Event()

    def call(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        """A command to this tab."""
        return self._browser.call(method, params, self._session)

    def before(self, script: str) -> None:
        """Run in every document of this tab before its own scripts."""
        self.call("Page.addScriptToEvaluateOnNewDocument", {"source": script})

    def go(self, url: str) -> None:
        """Load; returns once the document is complete."""
        self.call("Page.navigate", {"url": url})
        self.until("document.readyState === 'complete'")

    def value(self, expression: str) -> Any:
        """The value of an expression there."""
        answer = self.call("Runtime.evaluate", {"expression": expression, "returnByValue": True, "awaitPromise": True})
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, expression: str, seconds: float = 15) -> None:
        """Wait until it is true."""
        self.until_it(lambda: bool(self.value(expression)), expression, seconds)

    def until_it(self, holds: Callable[[], bool], what: str, seconds: float = 15) -> None:
        """The same for a question of the test's own."""
        for _ in range(int(seconds / 0.05)):
            try:
                if holds():
                    return
            except AssertionError:  # the document is being replaced
                pass
            self._pause.wait(0.05)
        raise AssertionError(f"{what} did not come true; the page says: {self.text()[:400]}")

    def text(self) -> str:
        """What a person reads."""
        found: str = self.value("document.body ? document.body.innerText : ''")
        return found

    def fill(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.value(f"document.querySelector({json.dumps(selector)}).focus()")
        self.call("Input.insertText", {"text": text})

    def press(self, words: str) -> None:
        """Press the first button or link of exactly these words, and wait for what it loads."""
        found = (
            f"[...document.querySelectorAll('button, a')].find(e => e.innerText.trim().startsWith({json.dumps(words)}))"
        )
        self.until(f"!!{found}")
        self.value("window.pressed = true")
        self.value(f"{found}.click()")

    def loaded(self) -> None:
        """Wait for the document that a press asked for."""
        self.until("!window.pressed && document.readyState === 'complete'")

    def picture(self, path: Path) -> None:
        """What it looks like, as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", {"format": "png"})["data"]))
