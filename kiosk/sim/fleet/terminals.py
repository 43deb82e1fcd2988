"""Many terminals that are none. Each sends heartbeats over HTTP, takes orders, and now and then a
device of it fails. It speaks the API's JSON by itself and shares nothing with the terminal."""

import heapq
import random
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

_OUTCOMES = (
    ("registered", None, 60), ("registered", "not_printed", 2), ("paid", None, 14), ("desk", "coverage", 5),
    ("desk", "no_document", 4), ("failed", "card_unreadable", 3), ("failed", "clinic_full", 2), ("left", "confirm", 5),
    ("left", "choose_clinic", 5),
)  # fmt: skip
FAULTS: dict[str, dict[str, Any]] = {
    "paper_low": {"printer": ("low", "online", "low"), "code": "printer_paper_low", "standing": "ready"},
    "paper_out": {"printer": ("paper_out", "userError", "out"), "code": "printer_paper_out", "standing": "degraded"},
    "cover": {"printer": ("cover_open", "userError", "unknown"), "code": "printer_cover", "standing": "degraded"},
    "printer": {"printer": ("silent", "noDevice", "unknown"), "code": "printer_absent", "standing": "degraded"},
    "card": {"card": ("gone", "noDevice", None), "code": "card_absent", "standing": "degraded"},
    "scanner": {"scanner": ("gone", "noDevice", None), "code": "scanner_absent", "standing": "out_of_service"},
    "clock": {"code": "clock_off", "standing": "degraded"},
    "disk": {"code": "disk_full", "standing": "out_of_service"},
    "hot": {"code": "hot", "standing": "ready"},
    "silent": {"code": None, "standing": "ready"},
}
"""By name: devices as (own word, XFS4IoT, paper), the fault's code, the terminal's standing. "silent" sends nothing."""


@dataclass
class SimTerminal:
    """One terminal: what it says of itself, and what it would do."""

    id: str
    key: str = field(repr=False)
    luck: random.Random
    version: str = "0.1.0"
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    fault: str | None = None
    since: datetime = field(default_factory=lambda: datetime.now(UTC))
    out: bool = False
    paper_mm: int = 60_000
    visits: list[dict[str, Any]] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)
    orders: int = 0
    spoilt: str | None = None
    """A version that does not serve: who is ordered it goes back."""

    def set_fault(self, name: str | None) -> None:
        """From now on this is wrong with it; None mends it."""
        if name != self.fault:
            self.fault, self.since = name, datetime.now(UTC)

    def body(self) -> dict[str, Any]:
        """The next heartbeat."""
        wrong = FAULTS[self.fault] if self.fault else {}
        since = self.since.isoformat(timespec="seconds")
        started = self.started.isoformat(timespec="seconds")
        devices = []
        for name, paper in (("card", None), ("scanner", None), ("printer", "full")):
            state, condition, left = wrong.get(name, ("ok", "online", paper))
            when = since if name in wrong else started
            detail = "ticket not_printed" if name == "printer" and name in wrong and state != "low" else None
            devices.append(
                {"name": name, "state": state, "condition": condition, "paper": left, "since": when, "detail": detail}
            )
        code = wrong.get("code")
        standing = "out_of_service" if self.out else wrong.get("standing", "ready")
        return {
            "version": self.version,
            "screen": "OutOfService" if standing == "out_of_service" else "Welcome",
            "devices": devices,
            "journal_head": f"{self.paper_mm}:{'0' * 64}",
            "started_at": started,
            "standing": standing,
            "faults": [{"code": code, "since": since}] if code else [],
            "paper_left_mm": 3_000
            if code == "printer_paper_low"
            else 0
            if code == "printer_paper_out"
            else self.paper_mm,
            "payments_open": 1 if self.luck.random() < 0.05 else 0,
            "clock_offset_s": 86_400.0 if code == "clock_off" else round(self.luck.uniform(-0.4, 0.4), 1),
            "disk_free_mb": 12 if code == "disk_full" else 41_200,
            "temperature_c": 91.0 if code == "hot" else round(self.luck.uniform(41, 55), 1),
            "certificate_until": (self.started + timedelta(days=80)).isoformat(timespec="seconds"),
            "visits": self.visits[:50],
            "orders": self.answers[:50],
        }

    def visit(self, ended: datetime) -> None:
        """Somebody was there."""
        outcome, reason, _ = self.luck.choices(_OUTCOMES, [weight for *_, weight in _OUTCOMES])[0]
        seconds = self.luck.lognormvariate(4.0 if outcome == "paid" else 3.75, 0.4)
        self.paper_mm = max(0, self.paper_mm - 140) or 80_000
        self.visits.append(
            {
                "id": uuid.uuid4().hex,
                "ended_at": ended.isoformat(timespec="seconds"),
                "outcome": outcome,
                "reason": reason,
                "seconds": round(seconds, 1),
            }
        )

    def heard(self, sent: dict[str, Any], answer: dict[str, Any]) -> None:
        """The backend answered."""
        told = {visit["id"] for visit in sent["visits"]}
        self.visits = [visit for visit in self.visits if visit["id"] not in told]
        said = {entry["id"] for entry in sent["orders"]}
        self.answers = [entry for entry in self.answers if entry["id"] not in said]
        for order in answer["commands"]:
            self.orders += 1
            result: tuple[str, str | None]
            match order["command"]:
                case "out_of_service" | "in_service":
                    self.out = order["command"] == "out_of_service"
                    result = ("done", None)
                case "reload":
                    self.started = datetime.now(UTC)
                    result = ("done", None)
                case "locale":
                    result = ("done", None)
                case "update" if order["value"] == self.spoilt:
                    result = ("failed", "rolled_back:not_running")
                case "update":
                    self.version = order["value"]
                    result = ("done", "well")
                case _:
                    result = ("refused", "unknown_order")
            self.answers.append({"id": order["id"], "state": result[0], "result": result[1]})


class SimFleet:
    """All of them. `beats`, `failed` and `slowest` are what the backend made of them."""

    def __init__(self, url: str, terminals: list[SimTerminal], every_s: float, verify: Any = True) -> None:
        self.terminals = terminals
        self._every_s = every_s
        self._client = httpx.Client(
            base_url=url, timeout=10, verify=verify, limits=httpx.Limits(max_connections=32), trust_env=False
        )
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(16, "fleet")
        self.beats = 0
        self.failed = 0
        self.seconds: list[float] = []

    def beat(self, terminal: SimTerminal) -> bool:
        """One heartbeat of one terminal."""
        if terminal.fault == "silent":
            return True
        sent = terminal.body()
        headers = {"Authorization": f"Bearer {terminal.key}", "Idempotency-Key": uuid.uuid4().hex}
        begun = time.monotonic()
        try:
            answer = self._client.post("/v1/kiosks/heartbeat", json=sent, headers=headers)
            answer.raise_for_status()
            terminal.heard(sent, answer.json())
        except (httpx.HTTPError, ValueError, KeyError):
            self.failed += 1
            return False
        self.seconds.append(time.monotonic() - begun)
        self.beats += 1
        return True

    def all_once(self) -> None:
        """Every terminal beats once."""
        list(self._pool.map(self.beat, self.terminals))

    def run(self, seconds: float, busy: float, trouble: float, luck: random.Random) -> None:
        """Each at its own pace: `busy` visits an hour and terminal, `trouble` the share with a fault at a time."""
        due = [(time.monotonic() + luck.uniform(0, self._every_s), n) for n in range(len(self.terminals))]
        heapq.heapify(due)
        ends = time.monotonic() + seconds
        while not self._stop.is_set() and time.monotonic() < ends:
            at, n = heapq.heappop(due)
            self._stop.wait(max(0.0, at - time.monotonic()))
            terminal = self.terminals[n]
            if luck.random() < busy * self._every_s / 3600 and not terminal.out:
                terminal.visit(datetime.now(UTC))
            if luck.random() < self._every_s / 600:
                terminal.set_fault(luck.choice(list(FAULTS)) if luck.random() < trouble else None)
            if not self._stop.is_set():
                self._pool.submit(self.beat, terminal)
            heapq.heappush(due, (at + self._every_s, n))

    def close(self) -> None:
        """End."""
        self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._client.close()
