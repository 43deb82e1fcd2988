"""A daemon of our own beside whatever else runs on the machine."""

import os
import socket
import subprocess
import sys

import pytest

from kiosk.sim.card import pcscd

READERS = "from kiosk.devices.card.pcsc import PcscSlots; print(len(PcscSlots(allow_virtual=True).slots()))"


def test_ports_that_somebody_took_meanwhile_are_given_up() -> None:
    why_not = pcscd.available()
    if why_not is not None:
        pytest.skip(f"real pcscd: {why_not}")
    daemon = pcscd.Pcscd()
    first = daemon.port
    with socket.create_server(("0.0.0.0", first + 1)):
        daemon.start()
    try:
        assert daemon.port != first
        client = {**os.environ, pcscd.SOCKET: str(daemon.socket)}
        seen = subprocess.run([sys.executable, "-c", READERS], env=client, capture_output=True, check=True, timeout=20)
        assert seen.stdout.strip() == b"2"
    finally:
        daemon.close()
