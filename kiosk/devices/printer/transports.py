"""The real links. python-escpos finds and opens USB and serial devices; every byte and second after that is ours.

Its own writes and reads are not used: they may block for ever and take an unasked byte for an answer.
"""

import contextlib
import os
import select
import socket
import stat
import struct
import termios
import threading
from collections.abc import Callable
from typing import Any, Final

import usb.core
from escpos.exceptions import Error as EscposError  # noqa: TID251 - this is the one file
from escpos.printer import Serial, Usb  # noqa: TID251 - this is the one file

from kiosk.devices.drivers import PRINTERS, NoDriver, driver
from kiosk.devices.printer.address import (
    Address,
    BadAddress,
    FileAddress,
    NetworkAddress,
    SerialAddress,
    UsbAddress,
    parse_address,
)
from kiosk.devices.printer.link import LinkFactory, LinkLost, PrinterAbsent, PrinterLink

CONNECT_SECONDS: Final = 2.0
_CHUNK: Final = 4096
_UNSENT: Final = 8192  # the kernel holds little back, so that little can come out late
_PACKETS: Final = 1024  # whole packets of every speed: less than one packet of the device's is an overflow
_PRINTER_CLASS: Final = 7
_EMPTY_S: Final = 0.01
_BROKEN: Final = (OSError, termios.error)  # the second is no kind of the first


def link_to(url: str) -> LinkFactory:
    """How to reach the printer at an address, also by another package's driver.

    Raises BadAddress at once, PrinterAbsent when it is used.
    """
    try:
        address = parse_address(url)
    except BadAddress:
        try:
            vendor = driver(PRINTERS, url)
        except NoDriver:
            vendor = None
        if vendor is None:
            raise
        return lambda: _within(CONNECT_SECONDS, lambda: vendor(url))
    return lambda: _within(CONNECT_SECONDS, lambda: _open(address))


def _open(address: Address) -> PrinterLink:
    try:
        match address:
            case NetworkAddress():
                return _open_network(address)
            case UsbAddress():
                return _open_usb(address)
            case SerialAddress():
                return _open_serial(address)
            case FileAddress():
                return _open_file(address)
    except (EscposError, *_BROKEN, usb.core.NoBackendError, RuntimeError, ValueError) as error:
        raise PrinterAbsent(type(error).__name__) from None


def _within(seconds: float, opening: Callable[[], PrinterLink]) -> PrinterLink:
    """Open with a deadline even where the library has none (name resolution, a hub that hangs)."""
    done = threading.Event()
    kept: list[PrinterLink | PrinterAbsent] = []
    left = threading.Lock()

    def run() -> None:
        made: PrinterLink | PrinterAbsent
        try:
            made = opening()
        except PrinterAbsent as error:
            made = error
        except Exception as error:  # noqa: BLE001 - whatever a library trips over, the printer could not be opened
            made = PrinterAbsent(type(error).__name__)
        with left:
            kept.append(made)
            late = done.is_set()
            done.set()
        if late and not isinstance(made, PrinterAbsent):
            made.abort()

    threading.Thread(target=run, name="printer-open", daemon=True).start()
    done.wait(seconds)
    with left:
        done.set()
        if not kept:
            raise PrinterAbsent("did not open in time")
    if isinstance(kept[0], PrinterAbsent):
        raise kept[0]
    return kept[0]


class DescriptorLink:
    """Any open file descriptor that can be waited on: socket, serial line, kernel printer device."""

    def __init__(
        self,
        descriptor: int,
        close: Callable[[], None] | None = None,
        drop_unsent: Callable[[], None] = lambda: None,
        seconds_per_byte: float = 0.0,
        owner: object = None,
        *,
        packets: bool = False,
    ) -> None:
        """`packets`: an empty read is an empty packet of the printer's, and not the end."""
        self._owner = owner  # the library closes what it opened as soon as nobody holds it
        os.set_blocking(descriptor, False)
        self.seconds_per_byte = seconds_per_byte
        self._descriptor = descriptor
        self._close = close or (lambda: os.close(descriptor))
        self._drop_unsent = drop_unsent
        self._packets = packets
        self._open = True

    def send(self, data: bytes, within: float) -> int:
        """See PrinterLink."""
        try:
            if not self._ready(select.POLLOUT, within):
                return 0
            return os.write(self._descriptor, data[:_CHUNK])
        except BlockingIOError:
            return 0
        except OSError as error:
            raise LinkLost(type(error).__name__) from None

    def receive(self, within: float) -> bytes:
        """See PrinterLink."""
        try:
            if not self._ready(select.POLLIN, within):
                return b""
            data = os.read(self._descriptor, _CHUNK)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LinkLost(type(error).__name__) from None
        if not data and not self._packets:
            raise LinkLost("closed by the printer")
        if not data:
            # Some send one after the other while they have nothing to say.
            select.poll().poll(min(within, _EMPTY_S) * 1000)
        return data

    def close(self) -> None:
        """See PrinterLink."""
        if self._open:
            self._open = False
            with contextlib.suppress(*_BROKEN):
                self._close()

    def abort(self) -> None:
        """See PrinterLink."""
        if self._open:
            with contextlib.suppress(*_BROKEN):
                self._drop_unsent()
        self.close()

    def _ready(self, event: int, within: float) -> bool:
        if not self._open:
            raise LinkLost("closed")
        poll = select.poll()
        poll.register(self._descriptor, event)
        return bool(poll.poll(max(0.0, within) * 1000))


class UsbLink:
    """Bulk transfers to and from a device of the USB printer class."""

    seconds_per_byte = 0.0

    def __init__(self, device: Any, out_endpoint: int, in_endpoint: int, close: Callable[[], None]) -> None:
        self._device = device
        self._close = close
        self._out = out_endpoint
        self._in = in_endpoint
        self._open = True

    def send(self, data: bytes, within: float) -> int:
        """See PrinterLink."""
        try:
            return int(self._live().write(self._out, data[:_CHUNK], _milliseconds(within)))
        except usb.core.USBTimeoutError:
            return 0
        except usb.core.USBError as error:
            raise LinkLost(type(error).__name__) from None

    def receive(self, within: float) -> bytes:
        """See PrinterLink."""
        try:
            return bytes(self._live().read(self._in, _PACKETS, _milliseconds(within)))
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as error:
            raise LinkLost(type(error).__name__) from None

    def close(self) -> None:
        """See PrinterLink."""
        if self._open:
            self._open = False
            with contextlib.suppress(usb.core.USBError):
                self._close()

    def abort(self) -> None:
        """See PrinterLink. Nothing is held back on this side: a transfer that timed out was cancelled."""
        self.close()

    def _live(self) -> Any:
        if not self._open:
            raise LinkLost("closed")
        return self._device


def _milliseconds(seconds: float) -> int:
    """Zero would wait for ever."""
    return max(1, round(seconds * 1000))


def _open_network(address: NetworkAddress) -> PrinterLink:
    # Not the library's Network: it knows IPv4 only and leaves its socket open where the connection fails.
    wire = socket.create_connection((address.host, address.port), timeout=CONNECT_SECONDS)
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _UNSENT)

    def drop_unsent() -> None:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return DescriptorLink(wire.fileno(), close=wire.close, drop_unsent=drop_unsent)


def _open_serial(address: SerialAddress) -> PrinterLink:
    opened = Serial(
        address.device,
        baudrate=address.baud,
        timeout=0,
        xonxoff=address.flow == "xonxoff",
        dsrdtr=address.flow == "dsrdtr",
    )
    opened.open()
    line = opened.device
    line.rtscts = address.flow == "rtscts"
    line.reset_input_buffer()
    # Not the library's close: it waits for the printer to take what is left.
    pace = 10 / address.baud
    return DescriptorLink(line.fileno(), line.close, line.reset_output_buffer, seconds_per_byte=pace, owner=opened)


def _open_file(address: FileAddress) -> PrinterLink:
    descriptor = os.open(address.device, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
    # The kernel's class driver (usblp) hands an empty packet on as an empty read; a printer that left, as an error.
    driver_of_usb = stat.S_ISCHR(os.fstat(descriptor).st_mode) and not os.isatty(descriptor)
    return DescriptorLink(descriptor, packets=driver_of_usb)


def _open_usb(address: UsbAddress) -> PrinterLink:
    chosen = {"serial_number": address.serial} if address.serial else {}
    opened = Usb(address.vendor, address.product, usb_args=chosen, timeout=int(CONNECT_SECONDS * 1000))
    opened._configure_usb = lambda: None  # it resets the device on every opening: some printers then leave the bus
    opened.open()
    device = opened.device
    for interface in device.get_active_configuration():
        if interface.bInterfaceClass == _PRINTER_CLASS:
            ends = [endpoint.bEndpointAddress for endpoint in interface]
            outward = [end for end in ends if not end & 0x80]
            inward = [end for end in ends if end & 0x80]
            if outward and inward:
                return UsbLink(device, outward[0], inward[0], opened.close)
    opened.close()
    raise OSError("no printer interface that answers")
