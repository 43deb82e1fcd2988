"""The printers' contract on simulators, always; on a real one with `--hil printer=URL`."""

import os
from collections.abc import Iterator

import pytest

from kiosk.devices.printer.link import LinkFactory
from kiosk.devices.printer.transports import link_to
from kiosk.hil.suites.printer_link import *  # noqa: F403 - the one suite, which the bench runs too
from kiosk.sim.printer.pty import SerialSimPrinter
from kiosk.sim.printer.server import SimPrinter

HARDWARE = [
    part.partition("=")[2]
    for part in os.environ.get("KIOSK_HIL", "").replace(",", " ").split()
    if part.startswith("printer=")
]


@pytest.fixture(name="url", params=["simulated tcp", "simulated serial", *HARDWARE])
def printer_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Every printer that there is."""
    if "://" in request.param:
        yield request.param
        return
    with SimPrinter() as sim:
        if request.param == "simulated tcp":
            yield sim.url
            return
        with SerialSimPrinter(sim) as serial:
            yield serial.url


@pytest.fixture(name="open_link")
def link_factory(url: str) -> LinkFactory:
    return link_to(url)
