"""The real links at their edges: nobody there, nobody listening, nobody answering, and cables pulled."""

import array
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import usb.core
import usb.util

from kiosk.devices.printer import transports
from kiosk.devices.printer.link import LinkLost, PrinterAbsent, PrinterLink
from kiosk.devices.printer.transports import DescriptorLink, UsbLink, link_to
from kiosk.sim.printer.pty import SerialSimPrinter
from kiosk.sim.printer.server import SimPrinter


@pytest.fixture(name="listener")
def a_listener() -> Iterator[socket.socket]:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        yield listener


def url_of(listener: socket.socket) -> str:
    return f"tcp://127.0.0.1:{listener.getsockname()[1]}"


def test_nobody_at_the_port_is_absent() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(PrinterAbsent):
            link_to(url_of(free))()


def test_a_name_that_does_not_resolve_is_absent() -> None:
    with pytest.raises(PrinterAbsent):
        link_to("tcp://printer.invalid:9100")()


def test_an_opening_that_hangs_is_given_up_and_closed_when_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    gate, closed = threading.Event(), threading.Event()

    class Late:
        seconds_per_byte = 0.0

        def abort(self) -> None:
            closed.set()

    def hang(address: object) -> Late:
        gate.wait()
        return Late()

    monkeypatch.setattr(transports, "_open", hang)
    monkeypatch.setattr(transports, "CONNECT_SECONDS", 0.05)
    with pytest.raises(PrinterAbsent):
        link_to("tcp://127.0.0.1:9100")()
    gate.set()
    assert closed.wait(30)


def test_a_printer_that_takes_nothing_stalls_the_sender_for_its_time_only(listener: socket.socket) -> None:
    link = link_to(url_of(listener))()
    total = 0
    while went := link.send(b"x" * 4096, 0.05):
        total += went
        assert total < 4_000_000
    assert link.send(b"x", 0.1) == 0
    link.abort()


def test_little_is_kept_back_and_abort_drops_it(listener: socket.socket) -> None:
    link = link_to(url_of(listener))()
    peer, _ = listener.accept()
    sent = 0
    while went := link.send(b"x" * 4096, 0.05):
        sent += went
    link.abort()
    got = 0
    with peer:
        peer.settimeout(2)
        try:
            while data := peer.recv(4096):
                got += len(data)
        except ConnectionResetError:
            pass
        else:
            pytest.fail("the connection ended in peace: what was unsent would still come")
    assert got < sent


def test_an_end_of_the_connection_is_a_lost_link(listener: socket.socket) -> None:
    link = link_to(url_of(listener))()
    peer, _ = listener.accept()
    peer.close()
    with pytest.raises(LinkLost):
        link.receive(1.0)
    link.close()


def test_a_serial_adapter_pulled_out_is_a_lost_link() -> None:
    with SimPrinter() as sim, SerialSimPrinter(sim) as serial:
        link = link_to(serial.url)()
        assert link.seconds_per_byte == pytest.approx(10 / 115200)
        link.send(b"\x10\x04\x01", 0.5)
        assert link.receive(0.5) == b"\x12"
        serial.unplug()
        with pytest.raises(LinkLost):
            link.receive(0.5)
        with pytest.raises(LinkLost):
            link.send(b"\x10\x04\x01", 0.5)
        link.abort()


@pytest.mark.parametrize("url", ["serial:///dev/nonexistent", "file:///dev/nonexistent"])
def test_a_device_that_is_not_there_is_absent(url: str) -> None:
    with pytest.raises(PrinterAbsent):
        link_to(url)()


def test_a_device_file_is_written_and_read_on_one_descriptor(tmp_path: Path) -> None:
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    link = link_to(f"file://{pipe}")()
    assert link.send(b"\x10\x04\x01", 0.5) == 3
    assert link.receive(0.5) == b"\x10\x04\x01"
    link.close()


def test_an_empty_packet_of_a_printer_on_usb_is_not_its_end() -> None:
    # What the kernel's class driver reads then: nothing, at once, from a character device that is no terminal.
    link = link_to("file:///dev/null")()
    assert link.receive(0.5) == b""
    assert link.receive(0) == b""
    assert link.send(b"\x10\x04\x01", 0.5) == 3
    link.close()


def test_a_usb_printer_that_is_not_there_is_absent() -> None:
    with pytest.raises(PrinterAbsent):
        link_to("usb://dead:beef")()


class FakeUsb:
    """A device whose transfers do what a list says."""

    def __init__(self, *steps: object) -> None:
        self.steps = list(steps)
        self.limits: list[int] = []
        self.sizes: list[int] = []

    def _next(self, limit: int) -> object:
        self.limits.append(limit)
        step = self.steps.pop(0)
        if isinstance(step, Exception):
            raise step
        return step

    def write(self, endpoint: int, data: bytes, limit: int) -> object:
        assert endpoint == 0x01
        assert len(data) <= 4096
        return self._next(limit)

    def read(self, endpoint: int, size: int, limit: int) -> object:
        assert endpoint == 0x82
        self.sizes.append(size)
        return self._next(limit)


def test_usb_transfers_have_limits_and_time_out_as_nothing() -> None:
    device = FakeUsb(4096, usb.core.USBTimeoutError("late"), array.array("B", [0x12]), usb.core.USBTimeoutError("late"))
    closed: list[bool] = []
    link: PrinterLink = UsbLink(device, 0x01, 0x82, lambda: closed.append(True))
    assert link.send(b"x" * 9000, 0.25) == 4096
    assert link.send(b"x", 0.0) == 0
    assert link.receive(0.5) == b"\x12"
    assert link.receive(0.5) == b""
    assert device.limits == [250, 1, 500, 500]
    assert not any(size % 1024 for size in device.sizes), "less than a whole packet of the device's is an overflow"
    link.abort()
    link.close()
    assert closed == [True]


def test_a_usb_cable_pulled_is_a_lost_link() -> None:
    link = UsbLink(FakeUsb(usb.core.USBError("no such device", errno=19)), 0x01, 0x82, lambda: None)
    with pytest.raises(LinkLost):
        link.receive(0.1)


def test_a_descriptor_that_cannot_be_written_is_a_lost_link() -> None:
    ours, theirs = socket.socketpair()
    theirs.close()
    link = DescriptorLink(ours.fileno(), close=ours.close)
    with pytest.raises(LinkLost):
        link.send(b"x", 0.1)
    link.close()


class FakeEndpoint:
    def __init__(self, address: int) -> None:
        self.bEndpointAddress = address


class FakeInterface(list[FakeEndpoint]):
    def __init__(self, kind: int, *addresses: int) -> None:
        super().__init__(map(FakeEndpoint, addresses))
        self.bInterfaceClass = kind


class FakePrinter(FakeUsb):
    """A device on the bus with these interfaces; it must not be reset."""

    backend = FakeEndpoint(0)

    def __init__(self, *interfaces: FakeInterface) -> None:
        super().__init__(3)
        self.interfaces = interfaces

    def get_active_configuration(self) -> tuple[FakeInterface, ...]:
        return self.interfaces

    def reset(self) -> None:
        pytest.fail("a reset makes some printers leave the bus")


def on_the_bus(monkeypatch: pytest.MonkeyPatch, device: FakePrinter) -> None:
    monkeypatch.setattr(usb.core, "find", lambda **wanted: device)
    monkeypatch.setattr(usb.util, "dispose_resources", lambda device: None)


def test_a_usb_printer_is_opened_at_its_printer_interface_and_not_reset(monkeypatch: pytest.MonkeyPatch) -> None:
    on_the_bus(monkeypatch, FakePrinter(FakeInterface(3, 0x83), FakeInterface(7, 0x82, 0x01)))
    link = link_to("usb://04b8:0e15?serial=X1")()
    assert link.send(b"\x10\x04\x01", 0.5) == 3
    link.close()


def test_a_usb_device_that_cannot_answer_is_no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    on_the_bus(monkeypatch, FakePrinter(FakeInterface(7, 0x01)))
    with pytest.raises(PrinterAbsent):
        link_to("usb://04b8:0e15")()
