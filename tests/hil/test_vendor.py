"""A vendor's own package: built and installed beside ours, its device driven and proven without touching ours."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.sim.printer.server import SimPrinter
from tests.hil.bench import Process, plan_file

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "writing-a-driver.md"
MORE = """
[project.entry-points."kiosk.hil.labs"]
acme = "acme_kiosk.lab:Lab"
[project.entry-points."kiosk.hil.kinds"]
lamp = "acme_kiosk.lamp:KIND"
printer = "acme_kiosk.nothing:KIND"
torn = "acme_kiosk.torn:KIND"
"""
BAD = """
[project.entry-points."kiosk.printers"]
broken = "bad_kiosk:crash"
absent = "no_such_module:open"
tcp = "bad_kiosk:crash"
"""
CRASH = "import os\ndef crash(url):\n    os.abort()\n"
LAB = '''"""The devices the guide's drivers are for, as small servers."""
import os, select, socket, socketserver, threading
from kiosk.sim.labs.slots import field_of
from kiosk.sim.card.profiles import PROFILES

class Lab:
    environment = {}
    def __init__(self, options, folder):
        self.card = field_of("cccd", "")
        codes, self.pen = os.pipe()
        lab = self
        class Scan(socketserver.BaseRequestHandler):
            def handle(self):
                while True:  # what is shown goes to whoever is there: one that left is seen first
                    ready = select.select([self.request, codes], [], [])[0]
                    if self.request in ready and not self.request.recv(64):
                        return
                    if codes in ready:
                        self.request.sendall(os.read(codes, 4096))
        class Card(socketserver.BaseRequestHandler):
            def handle(self):
                size = int.from_bytes(self.request.recv(2, socket.MSG_WAITALL), "big")
                message = self.request.recv(size, socket.MSG_WAITALL)
                answer = lab.answer(message[:1], message[1:])
                self.request.sendall(len(answer).to_bytes(2, "big") + answer)
        scan = options["what"] == "scan"
        self.server = socketserver.TCPServer(("127.0.0.1", 0), Scan if scan else Card)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"acme-{options['what']}://127.0.0.1:{self.server.server_address[1]}"
        if not scan:
            (folder / "trust").mkdir(parents=True, exist_ok=True)
            (folder / "trust" / "issuer.der").write_bytes(PROFILES["cccd"].issuer.anchor())
    def answer(self, letter, body):
        if letter == b"A":
            return self.card.atr if self.card else b""
        if self.card is None:
            return b""
        if letter == b"R":
            self.card.reset()
            return b"ok"
        return self.card.exchange(body)
    def do(self, name):
        if name.startswith("show:"):
            os.write(self.pen, name[5:].encode() + b"\\r")
        elif name == "lift":
            self.kept, self.card = self.card, None
        else:
            raise KeyError(name)
    def undo(self, name):
        if name == "lift":
            self.card = self.kept
    def tell(self, name):
        if name != "key":
            raise KeyError(name)
        return PROFILES["cccd"].person.access_number
    def pictures(self):
        return {}
    def stop(self):
        os._exit(0)
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


def of_the_guide() -> dict[str, str]:
    """The files of the package, exactly as the guide shows them, by their names."""
    blocks = re.findall(r"^```(?:toml|python)\n# (\S+)\n(.*?)^```", GUIDE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return dict(blocks)


def install(source: Path, target: Path, files: Mapping[str, str]) -> None:
    """Built and installed into a folder of its own."""
    for name, text in files.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index",
         "--disable-pip-version-check", "--target", str(target), str(source)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide's own package, with simulators, a new kind and drivers that break; returned for PYTHONPATH."""
    target = tmp_path_factory.mktemp("site")
    files = of_the_guide()
    assert set(files) == {"pyproject.toml", "acme_kiosk/printer.py", "acme_kiosk/scanner.py", "acme_kiosk/reader.py"}
    project = files["pyproject.toml"].replace('"acme_kiosk"]', '"acme_kiosk", "acme_kiosk.suites"]') + MORE
    install(tmp_path_factory.mktemp("acme"), target, files | {
        "pyproject.toml": project, "acme_kiosk/__init__.py": "", "acme_kiosk/lab.py": LAB, "acme_kiosk/lamp.py": LAMP,
        "acme_kiosk/torn.py": "raise RuntimeError('half installed')", "acme_kiosk/suites/__init__.py": "",
        "acme_kiosk/suites/lamp.py": SUITE,
    })  # fmt: skip
    bad = project.partition("[project.entry-points")[0].replace("acme-kiosk", "bad-kiosk") + BAD
    install(tmp_path_factory.mktemp("bad"), target, {
        "pyproject.toml": bad + '[tool.setuptools]\npackages = ["bad_kiosk"]\n',
        "bad_kiosk/__init__.py": CRASH,
    })  # fmt: skip
    return target


def test_a_vendors_printer_passes_the_same_contract_and_prints(installed: Path, tmp_path: Path) -> None:
    env = {"PYTHONPATH": str(installed)}
    with SimPrinter() as printer:
        address = f"acme-print://127.0.0.1:{printer.port}"
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
        pytest.param("absent://x", "ERROR", "a printer's address is", marks=pytest.mark.long),
        ("tcp://127.0.0.1:9", "ERROR", "there is no printer at"),
    ],
)
def test_a_driver_that_crashes_is_absent_or_takes_our_name_harms_only_its_own_phase(
    installed: Path, tmp_path: Path, address: str, outcome: str, why: str
) -> None:
    plan = plan_file(tmp_path, "printer", address, {"identify": ""})
    _, found = Process(plan, tmp_path / "out", "--unattended", env={"PYTHONPATH": str(installed)}).end()
    assert found["outcome"] == outcome
    assert why in str(found["why"])


def test_a_vendors_scanner_and_reader_pass_the_same_contracts(installed: Path, tmp_path: Path) -> None:
    for kind, phases in (
        ("scan", {"identify": "", "contract": "", "timing": "cycles = 8"}),
        ("card", {"identify": "", "contract": "", "functional": ""}),
    ):
        (tmp_path / kind).mkdir()
        name = {"scan": "scanner"}.get(kind, kind)
        plan = plan_file(tmp_path / kind, name, f"sim:acme?what={kind}", phases)
        code, found = Process(plan, tmp_path / kind / "out", env={"PYTHONPATH": str(installed)}).end()
        assert (code, found["outcome"]) == (0, "PASS"), found
        assert isinstance(found["device"], dict)
        assert found["device"]["vendor"] == "Acme"


def test_a_package_that_is_torn_or_takes_our_kind_is_told_and_harms_nothing(installed: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.hil", "list"], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "kind torn: not usable: torn: RuntimeError: half installed" in done.stdout
    assert "kind printer: ticket printers (ESC/POS)" in done.stdout
    assert "simulator sim:acme" in done.stdout


def test_a_vendors_own_kind_of_device_is_proven_with_its_own_suite_and_ours(installed: Path, tmp_path: Path) -> None:
    plan = plan_file(tmp_path, "lamp", "gpio:17", {"identify": "", "contract": "", "soak": "cycles = 30"})
    code, found = Process(plan, tmp_path / "out", "--unattended", env={"PYTHONPATH": str(installed)}).end()
    assert found["device"] == {"vendor": "Acme", "model": "Lamp", "firmware": "2.1", "serial": "L1"}
    assert code == 4
    assert "20 of 27 failed, first cycle 8: the bulb is gone" in str(found["why"])
    assert (tmp_path / "out" / "measurements.csv").read_text("utf-8").count(",lumen,800.0,lm,400,1200,PASS") == 1
