"""Sending notices to the merchant: in order, or lost, doubled, held back, reordered, forged."""

import queue
import threading

import httpx

from kiosk.sim.bank.faults import Faults


class Notices:
    """A thread that posts notices. A refused or unanswered one is tried again a few times."""

    def __init__(self, faults: Faults) -> None:
        self.url: str | None = None
        self._faults = faults
        self._queue: queue.Queue[tuple[bytes, dict[str, str]] | None] = queue.Queue()
        self._held: list[tuple[bytes, dict[str, str]]] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="notices", daemon=True)
        self._thread.start()

    def send(self, body: bytes, headers: dict[str, str]) -> None:
        """Take one notice, with the fault of the moment."""
        notice = (body, {"Content-Type": "application/json", **headers})
        match self._faults.notices:
            case "lost":
                return
            case "twice":
                self._queue.put(notice)
            case "late" | "reordered":
                self._held.append(notice)
                return
            case "forged":
                notice = (body.replace(b'"amount": ', b'"amount": 9', 1), notice[1])
        self._queue.put(notice)

    def release(self) -> int:
        """Send what was held back, the last one first; how many."""
        held, self._held = self._held, []
        for notice in reversed(held):
            self._queue.put(notice)
        return len(held)

    def close(self) -> None:
        """End the thread."""
        self._stop.set()
        self._queue.put(None)
        self._thread.join(5)

    def _run(self) -> None:
        with httpx.Client(timeout=5, trust_env=False) as client:
            while (notice := self._queue.get()) is not None:
                for wait in (0.5, 1.0, 2.0):
                    if self.url is None or self._stop.is_set() or self._sent(client, self.url, notice):
                        break
                    self._stop.wait(wait)

    @staticmethod
    def _sent(client: httpx.Client, url: str, notice: tuple[bytes, dict[str, str]]) -> bool:
        try:
            answer = client.post(url, content=notice[0], headers=notice[1])
        except httpx.HTTPError:
            return False
        return answer.status_code < 500
