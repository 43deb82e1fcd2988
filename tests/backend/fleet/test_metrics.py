"""Metrics, alert rules and the dashboard: checked by Prometheus' own tools, and against one another."""

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from kiosk.backend.fleet import orders
from tests.backend.day import PROGRAMS
from tests.backend.fleet.test_hearing import BEAT, beat, visit
from tests.backend.house import House, person
from tests.backend.postgres import free_port

PACKAGING = Path(__file__).parents[3] / "packaging"
RULES = PACKAGING / "prometheus" / "kiosk.rules.yml"
DASHBOARD = PACKAGING / "grafana" / "kiosk-fleet.json"


def promtool(*args: str, text: str = "") -> str:
    done = subprocess.run(
        ["promtool", *args], input=text, capture_output=True, text=True, check=False, cwd=RULES.parent, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def busy(house: House) -> House:
    """A house of which every family has something to tell."""
    house.register(house.token(), "mat")
    broken = [{"name": "printer", "state": "cover_open", "condition": "userError"}]
    faults = [{"code": code, "since": "2026-11-23T07:30:00+07:00"} for code in ("printer_cover", "flux_capacitor")]
    visits = [visit(1), visit(2, "failed", 301.0, reason="card_unreadable")]
    until = (house.clock() + timedelta(days=90)).isoformat()
    house.post(BEAT, beat(devices=broken, faults=faults, visits=visits, standing="degraded", certificate_until=until))
    with house.backend.core.sessions.begin() as session:
        orders.give(session, ["t-1"], "reload", "an", house.clock())
    return house


def exported(house: House) -> str:
    return house.client.get("/metrics").text


def names(text: str) -> set[str]:
    """Every metric name a text of Prometheus expressions mentions."""
    return set(re.findall(r"\bkiosk_[a-z_]+", text))


def test_the_fleet_is_exported_under_the_codes_of_the_console(busy: House) -> None:
    text = exported(busy)
    for sample in (
        'kiosk_terminals{state="degraded"} 1',
        'kiosk_terminal_state{terminal="t-1",state="degraded"} 1',
        'kiosk_terminal_fault{terminal="t-1",code="printer_cover",weight="hinder"} 1',
        'kiosk_terminal_fault{terminal="t-1",code="other",weight="hinder"} 1',
        'kiosk_terminal_device{terminal="t-1",device="printer",condition="userError"} 1',
        'kiosk_terminal_paper_left_meters{terminal="t-1"} 52',
        'kiosk_visit_seconds_bucket{outcome="registered",le="60"} 1',
        'kiosk_visit_seconds_bucket{outcome="failed",le="300"} 0',
        'kiosk_visit_seconds_bucket{outcome="failed",le="+Inf"} 1',
        'kiosk_visits_total{outcome="failed",reason="card_unreadable"} 1',
        'kiosk_orders{state="waiting"} 1',
        "kiosk_insurer_held_back 0",
    ):
        assert f"{sample}\n" in text, sample
    assert 'kiosk_terminal_state{terminal="t-1",state="silent"}' not in text
    busy.clock.forward(seconds=41)
    assert 'kiosk_terminal_state{terminal="t-1",state="silent"} 1' in exported(busy)


def test_promtool_finds_nothing_to_mend_in_the_metrics(busy: House) -> None:
    assert promtool("check", "metrics", text=exported(busy)) == ""


def test_nothing_personal_is_exported(busy: House) -> None:
    text = exported(busy)
    for secret in (str(part) for part in person()["citizen"].values() if part):
        if len(secret) > 6:
            assert secret not in text


def test_a_terminal_that_makes_up_reasons_makes_no_metrics(house: House) -> None:
    for start in range(0, 300, 50):
        made_up = [visit(n, "left", reason=f"r_{n}") for n in range(start, start + 50)]
        assert house.post(BEAT, beat(visits=made_up)).status_code == 200
    text = exported(house)
    assert text.count("kiosk_visits_total{") <= 60
    assert 'kiosk_visit_seconds_count{outcome="other"} 100' in text


def test_the_rules_are_well_formed_and_each_fires_and_stays_quiet() -> None:
    assert "SUCCESS" in promtool("check", "rules", "kiosk.rules.yml")
    assert "SUCCESS" in promtool("test", "rules", "kiosk.rules.test.yml")
    alerts = re.findall(r"alert: (\w+)", RULES.read_text("utf-8"))
    tested = (PACKAGING / "prometheus" / "kiosk.rules.test.yml").read_text("utf-8")
    for alert in alerts:
        assert f"name: {alert} fires" in tested
        assert f"name: {alert} stays quiet" in tested


def test_rules_and_dashboard_name_only_what_is_exported(busy: House) -> None:
    families = set(re.findall(r"# TYPE (\w+)", exported(busy)))
    known = families | {f"{name}{end}" for name in families for end in ("_bucket", "_sum", "_count")}
    dashboard: dict[str, Any] = json.loads(DASHBOARD.read_text("utf-8"))
    expressions = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    rules = re.findall(r"expr: (?:>\n)?(.*?)\n        (?:for|labels)", RULES.read_text("utf-8"), re.DOTALL)
    assert len(rules) == RULES.read_text("utf-8").count("alert:")
    for text in (*expressions, *rules):
        assert names(text) <= known, names(text) - known
    assert len({panel["id"] for panel in dashboard["panels"]}) == len(dashboard["panels"])


class Watched:
    """A real Prometheus that scrapes and judges every five seconds."""

    def __init__(self, folder: Path, target: str) -> None:
        self.url = f"http://127.0.0.1:{free_port()}"
        (folder / "prometheus.yml").write_text(
            "global: {scrape_interval: 5s, evaluation_interval: 5s}\n"
            f"rule_files: [{RULES}]\n"
            "scrape_configs:\n  - job_name: kiosk-backend\n    static_configs:\n"
            f"      - targets: ['{target}']\n"
        )
        listen = self.url.removeprefix("http://")
        self._process = subprocess.Popen(
            [
                "prometheus", f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/data",
                f"--web.listen-address={listen}", "--log.level=error",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def firing(self) -> set[tuple[str, str]]:
        """(alert, terminal) of what fires now."""
        try:
            alerts = httpx.get(f"{self.url}/api/v1/alerts", timeout=5).json()["data"]["alerts"]
        except httpx.HTTPError:
            return set()
        labels = [alert["labels"] for alert in alerts if alert["state"] == "firing"]
        return {(found["alertname"], found.get("terminal", "")) for found in labels}

    def stop(self) -> None:
        """End."""
        self._process.terminate()
        self._process.wait(20)


@pytest.fixture
def backend(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    (tmp_path / "backend.toml").write_text("[security]\nrequests_per_minute = 100000\n")
    (tmp_path / "list.csv").write_text("".join(f"k-{n},Sảnh\n" for n in range(6)))
    program = PROGRAMS / "kiosk-backend"
    keys = subprocess.run(
        [program, "kiosk", "add-all", "list.csv"], cwd=tmp_path, capture_output=True, check=True, text=True
    )
    (tmp_path / "keys").write_text(keys.stdout)
    port = free_port()
    serving = subprocess.Popen(
        [program, "serve", "--port", str(port)], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield f"127.0.0.1:{port}", tmp_path
    serving.terminate()
    serving.wait(20)


@pytest.mark.long
@pytest.mark.timeout(400)
def test_an_alert_is_raised_within_a_minute_of_a_fault(backend: tuple[str, Path]) -> None:
    import random
    import time

    from kiosk.sim.fleet.command import read_terminals
    from kiosk.sim.fleet.terminals import SimFleet

    target, folder = backend
    fleet = SimFleet(f"http://{target}", read_terminals(folder / "keys", 1), 15)
    beats = threading.Thread(target=fleet.run, args=(360, 0, 0, random.Random(1)))
    watched = Watched(folder, target)
    pause = threading.Event()
    try:
        for _ in range(60):
            fleet.all_once()
            if fleet.failed == 0 and fleet.beats:
                break
            fleet.failed = 0
            pause.wait(0.5)
        beats.start()
        pause.wait(20)
        assert watched.firing() == set()
        took: dict[str, float] = {}
        wanted = {
            "k-1": ("cover", "KioskFaultHinders"), "k-2": ("disk", "KioskFaultStops"),
            "k-3": ("silent", "KioskSilent"), "k-4": ("clock", "KioskClockOff"),
        }  # fmt: skip
        begun = time.monotonic()
        for terminal in fleet.terminals:
            if terminal.id in wanted:
                terminal.set_fault(wanted[terminal.id][0])
        while len(took) < len(wanted) and time.monotonic() - begun < 100:
            for alert, terminal_id in watched.firing():
                if terminal_id in wanted and alert == wanted[terminal_id][1]:
                    took.setdefault(alert, round(time.monotonic() - begun, 1))
            pause.wait(0.5)
        print(json.dumps(took))  # noqa: T201 - the figure of a campaign
        assert set(took) == {alert for _, alert in wanted.values()}
        assert max(took.values()) < 60
    finally:
        fleet._stop.set()
        if beats.is_alive():
            beats.join(30)
        fleet.close()
        watched.stop()
