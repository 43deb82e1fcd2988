"""What is plugged in, by the kernel's own lists: a tree as Linux shows it, made of files."""

import threading
from pathlib import Path

import pytest

from kiosk.app.setup.finding import DeviceFinder, printer
from kiosk.devices.card.link import CardSession, Slot
from kiosk.sim.printer.server import SimPrinter
from kiosk.staff.found import Found, Kind


class Readers:
    """PC/SC, as told."""

    def __init__(self, *slots: Slot) -> None:
        self._slots = slots

    def slots(self) -> tuple[Slot, ...]:
        return self._slots

    def connect(self, name: str) -> CardSession:
        raise AssertionError(name)

    def wait(self, seconds: float) -> None:
        raise AssertionError(seconds)


def finder(folder: Path, *slots: Slot) -> DeviceFinder:
    return DeviceFinder(lambda: Readers(*slots), folder / "sys", folder / "dev")


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def usb(folder: Path, place: str, kind: str, ids: str, names: str = "") -> None:
    device = folder / "sys/bus/usb/devices" / place
    vendor, product = ids.split(":")
    put(device / "idVendor", f"{vendor}\n")
    put(device / "idProduct", f"{product}\n")
    if names:
        put(device / "manufacturer", names.split("|", maxsplit=1)[0] + "\n")
        put(device / "product", names.split("|")[1] + "\n")
    put(folder / f"sys/bus/usb/devices/{place}:1.0/bInterfaceClass", f"{kind}\n")


def test_one_reader_is_whatever_reader_there_is_and_of_two_each_has_its_name(tmp_path: Path) -> None:
    one, two = Slot("ACS ACR1252 1S CL Reader 00 00"), Slot("Identiv 01 00")
    emulated = Slot("Virtual PCD 00 00", refused="virtual")
    assert finder(tmp_path).cards() == ()
    assert finder(tmp_path, one, emulated).cards() == (Found(Kind.CARD, "auto", one.name),)
    assert [found.address for found in finder(tmp_path, one, two).cards()] == [one.name, two.name]


def test_printers_are_devices_of_their_class_and_a_keyboard_is_none(tmp_path: Path) -> None:
    usb(tmp_path, "1-2", "07", "04b8:0e15", "EPSON|TM-T88VI")
    usb(tmp_path, "1-3", "03", "1a2c:0b23", "SEM|USB Keyboard")
    usb(tmp_path, "1-4", "07", "0519:0003")
    assert [(found.address, found.name, found.works) for found in finder(tmp_path).printers()] == [
        ("usb://04b8:0e15", "EPSON TM-T88VI", False),
        ("usb://0519:0003", "0519:0003", False),
    ]


def test_a_camera_has_one_node_that_gives_pictures_and_a_scanner_is_known_by_its_name(tmp_path: Path) -> None:
    for number, index, name in (
        (10, 0, "Front\x07 Camera"),
        (0, 0, "C920"),
        (1, 1, "C920"),
    ):
        put(tmp_path / f"sys/class/video4linux/video{number}/name", name + "\n")
        put(tmp_path / f"sys/class/video4linux/video{number}/index", f"{index}\n")
    for link in ("usb-Honeywell_1900_Scanner_123-if00", "usb-FTDI_FT232R_USB_UART-if00"):
        put(tmp_path / "dev/serial/by-id" / link, "")
    found = finder(tmp_path).scanners(threading.Event())
    assert [one.name for one in found] == ["Honeywell 1900 Scanner 123", "C920", "Front Camera"]
    assert found[0].address == f"serial://{tmp_path}/dev/serial/by-id/usb-Honeywell_1900_Scanner_123-if00"
    assert found[1].address.startswith("camera:")
    assert not any(one.works for one in found), "none of them is a device"
    stop = threading.Event()
    stop.set()
    assert finder(tmp_path).scanners(stop) == ()


def test_a_printer_that_answers_works_and_one_that_does_not_does_not(tmp_path: Path) -> None:
    with SimPrinter(out=tmp_path / "paper") as one:
        assert printer(one.url, "mine") == Found(Kind.PRINTER, one.url, "mine", works=True)
    gone = printer(one.url)
    assert not gone.works
    assert gone.name == one.url.removeprefix("tcp://")


@pytest.mark.parametrize("name", ["", "index", "name"])
def test_a_kernel_that_says_nothing_has_nothing(tmp_path: Path, name: str) -> None:
    if name:
        (tmp_path / f"sys/class/video4linux/video0/{name}").mkdir(parents=True)
    assert len(finder(tmp_path).scanners(threading.Event())) == bool(name)
    assert finder(tmp_path).printers() == ()
