"""Faults of libraries that were found once and must not come back with an upgrade."""

import sys
from collections.abc import Callable
from importlib.metadata import distributions, packages_distributions

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

CALLS = 20_000


def calls_of_the_application() -> dict[str, Callable[[], object]]:
    """One of each kind of call that returns nothing: static, of a value, of an object, through the event loop."""
    image = QImage(8, 8, QImage.Format.Format_Grayscale8)
    canvas = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    thing = QObject()
    timer = QTimer()
    kept = (canvas, painter)
    return {
        "process events": QCoreApplication.processEvents,
        "fill": lambda: image.fill(0),
        "render hint": lambda: kept[1].setRenderHint(QPainter.RenderHint.Antialiasing),
        "object name": lambda: thing.setObjectName("x"),
        "interval": lambda: timer.setInterval(10),
    }


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
@pytest.mark.parametrize("name", sorted(calls_of_the_application()))
def test_no_void_call_of_qt_drops_a_reference_of_none(qtbot: QtBot, name: str) -> None:
    call = calls_of_the_application()[name]
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    assert sys.getrefcount(None) - before > -CALLS // 100


def test_the_folder_escpos_belongs_to_python_escpos_alone() -> None:
    assert packages_distributions()["escpos"] == ["python-escpos"]


def test_the_folder_cv2_belongs_to_the_wheel_without_a_qt_of_its_own() -> None:
    assert packages_distributions()["cv2"] == ["opencv-python-headless"]


def test_no_second_qt_and_no_virtual_keyboard_come_with_the_dependencies() -> None:
    names = {found.metadata["Name"].lower() for found in distributions()}
    assert not names & {"pyqt5", "pyqt6", "pyside6-addons", "pyside2", "opencv-python", "escpos"}
