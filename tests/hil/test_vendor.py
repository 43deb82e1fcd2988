"""A vendor's own package: built and installed beside ours, its device driven and proven without touching ours."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.sim.printer.server import SimPrinter
from tests.hil.bench import Process, plan_file

PACKAGE = """[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[project]
name = "acme-kiosk"
version = "1.0"
[project.entry-points."kiosk.printers"]
acme = "acme_kiosk:open_printer"
broken = "acme_kiosk:crash"
absent = "no_such_module:open"
tcp = "acme_kiosk:crash"
[project.entry-points."kiosk.hil.kinds"]
lamp = "acme_kiosk.lamp:KIND"
[tool.setuptools]
packages = ["acme_kiosk", "acme_kiosk.suites"]
"""
DRIVER = '''"""The driver of a printer nobody else has."""
import os, select, socket
from kiosk.devices.printer.link import LinkLost, PrinterAbsent

class Wire:
    seconds_per_byte = 0.0
    def __init__(self, url):
        host, _, port = url.removeprefix("acme://").rpartition(":")
        try:
            self.wire = socket.create_connection((host, int(port)), 2)
        except OSError as error:
            raise PrinterAbsent(type(error).__name__) from None
        self.wire.setblocking(False)
    def send(self, data, within):
        return self._try(lambda: self.wire.send(data[:4096]), select.POLLOUT, within) or 0
    def receive(self, within):
        data = self._try(lambda: self.wire.recv(4096), select.POLLIN, within)
        if data == b"":
            raise LinkLost("closed")
        return data or b""
    def _try(self, call, event, within):
        if self.wire.fileno() < 0:
            raise LinkLost("closed")
        poll = select.poll()
        poll.register(self.wire, event)
        if not poll.poll(within * 1000):
            return None
        try:
            return call()
        except BlockingIOError:
            return None
        except OSError as error:
            raise LinkLost(type(error).__name__) from None
    def close(self):
        self.wire.close()
    abort = close

def open_printer(url):
    return Wire(url)

def crash(url):
    os.abort()
'''
LAMP = '''"""A kind of device this product does not know: a lamp over the terminal."""
from kiosk.hil.bench import Failed, Identity, Kind
from kiosk.domain.condition import Device
from kiosk.hil.states import Condition, Control, Message

class Lamp:
    def __init__(self, site):
        self.lit = 0
    def identify(self):
        return Identity("Acme", "Lamp", "2.1", "L1", "GPIO")
    def condition(self):
        return Condition(Device.ONLINE, Control.IDLE, Message.OK, {"auxiliaries": "on"})
    def check_health(self, level):
        return "lit"
    def before_cycles(self):
        pass
    def cycle(self, number):
        self.lit += 1
        if self.lit > 8:
            raise Failed("the bulb is gone")
    def fault_cases(self):
        return ()
    def close(self):
        pass

KIND = Kind(Lamp, {"contract": "acme_kiosk.suites.lamp"}, "lamps")
'''
SUITE = """def test_it_lights(bench, measure):
    bench.cycle(1)
    measure("lumen", 800, "lm", 400, 1200)
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built and installed into a folder of its own; returned for PYTHONPATH."""
    source, target = tmp_path_factory.mktemp("acme"), tmp_path_factory.mktemp("site")
    (source / "acme_kiosk" / "suites").mkdir(parents=True)
    for name, text in {
        "pyproject.toml": PACKAGE, "acme_kiosk/__init__.py": DRIVER, "acme_kiosk/lamp.py": LAMP,
        "acme_kiosk/suites/__init__.py": "", "acme_kiosk/suites/lamp.py": SUITE,
    }.items():  # fmt: skip
        (source / name).write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index",
         "--disable-pip-version-check", "--target", str(target), str(source)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return target


def test_a_vendors_printer_passes_the_same_contract_and_prints(installed: Path, tmp_path: Path) -> None:
    env = {"PYTHONPATH": str(installed)}
    with SimPrinter() as printer:
        address = f"acme://127.0.0.1:{printer.port}"
        plan = plan_file(tmp_path, "printer", address, {"identify": "", "contract": "", "timing": "cycles = 2"})
        code, found = Process(plan, tmp_path / "out", "--unattended", env=env).end()
        assert (code, found["outcome"]) == (0, "PASS"), found
        assert printer.fallen >= 3
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", "printer", "status", "--url", address, "--json"],
            capture_output=True, text=True, check=False, env={**os.environ, **env},
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert '"ready": true' in done.stdout


@pytest.mark.parametrize(
    ("address", "outcome", "why"),
    [
        ("broken://x", "ERROR", "the phase's process was ended by SIGABRT"),
        pytest.param("absent://x", "FAIL", "a printer's address is", marks=pytest.mark.long),
        ("tcp://127.0.0.1:9", "FAIL", "the printer does not answer"),
    ],
)
def test_a_driver_that_crashes_is_absent_or_takes_our_name_harms_only_its_own_phase(
    installed: Path, tmp_path: Path, address: str, outcome: str, why: str
) -> None:
    plan = plan_file(tmp_path, "printer", address, {"identify": ""})
    _, found = Process(plan, tmp_path / "out", "--unattended", env={"PYTHONPATH": str(installed)}).end()
    assert found["outcome"] == outcome
    assert why in str(found["why"])


def test_a_vendors_own_kind_of_device_is_proven_with_its_own_suite_and_ours(installed: Path, tmp_path: Path) -> None:
    plan = plan_file(tmp_path, "lamp", "gpio:17", {"identify": "", "contract": "", "soak": "cycles = 30"})
    code, found = Process(plan, tmp_path / "out", "--unattended", env={"PYTHONPATH": str(installed)}).end()
    assert found["device"] == {"vendor": "Acme", "model": "Lamp", "firmware": "2.1", "serial": "L1"}
    assert code == 4
    assert "20 of 27 failed, first cycle 8: the bulb is gone" in str(found["why"])
    assert (tmp_path / "out" / "measurements.csv").read_text("utf-8").count(",lumen,800.0,lm,400,1200,PASS") == 1
