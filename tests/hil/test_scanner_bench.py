"""The scanner's bench in process: a hand shows a code when the reader listens, and never before."""

from pathlib import Path

import pytest

from kiosk.devices.scanner.faults import ScannerGone
from kiosk.domain.condition import Device
from kiosk.hil.bench import Failed, Site
from kiosk.hil.benches.scanner import ScannerBench
from kiosk.hil.lab import LabHands
from kiosk.hil.samples import FUNCTIONAL_CODES, slip_code
from kiosk.sim.labs.scanner import ScannerLab


def bench(lab: ScannerLab, tmp_path: Path, **options: str) -> ScannerBench:
    return ScannerBench(Site(lab.address, LabHands(lab), options, tmp_path, lambda *_: None))


def test_two_hundred_codes_of_a_scanner_that_sends_each_once_are_all_read(tmp_path: Path) -> None:
    lab = ScannerLab({"eye": "serial"}, tmp_path)
    tried = bench(lab, tmp_path)
    for number in range(200):
        tried.cycle(number)
    assert tried.same(tried.read(FUNCTIONAL_CODES["cccd"]), FUNCTIONAL_CODES["cccd"])
    tried.close()
    lab.stop()


def test_a_code_that_is_not_read_in_time_and_one_read_wrongly_are_failures(tmp_path: Path) -> None:
    for options, why in (({"dead": "show"}, "not read within 0.3 s"), ({"fault": "garbled"}, "another code")):
        lab = ScannerLab({"eye": "serial", **options}, tmp_path)
        tried = bench(lab, tmp_path, patience_s="0.3")
        with pytest.raises(Failed, match=why):
            tried.cycle(1)
        tried.close()
        lab.stop()


@pytest.mark.expects_log("the scanner is gone")
def test_an_unplugged_scanner_is_no_device_until_it_is_back(tmp_path: Path) -> None:
    lab = ScannerLab({"eye": "serial"}, tmp_path)
    tried = bench(lab, tmp_path)
    assert tried.condition().device is Device.ONLINE
    lab.do("unplug")
    assert tried.condition().device is Device.NO_DEVICE
    with pytest.raises(ScannerGone):
        tried.read(slip_code(1))
    lab.undo("unplug")
    assert tried.condition().device is Device.ONLINE
    tried.close()
    lab.stop()
