"""The words for devices and terminals."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.printer.status import Trouble
from kiosk.domain.condition import (
    STOPS,
    WARNS,
    Device,
    Fault,
    PaperSupply,
    Standing,
    condition_of,
    fault_of,
    known_fault,
    paper_of,
    standing_of,
)

# XFS4IoT, common status and printer, as published.
XFS_DEVICE: Final = "online offline powerOff noDevice hardwareError userError deviceBusy fraudAttempt potentialFraud"
XFS_PAPER: Final = "full low out jammed unknown notSupported"


def test_the_words_are_the_standards_and_unknown_is_not_unsupported() -> None:
    assert {str(word) for word in Device} == {*XFS_DEVICE.split(), "unknown", "notSupported"}
    assert {str(word) for word in PaperSupply} == set(XFS_PAPER.split())
    assert condition_of("none") is Device.NOT_SUPPORTED
    assert condition_of("unknown") is Device.UNKNOWN
    assert (paper_of("none"), paper_of("silent")) == (PaperSupply.NOT_SUPPORTED, PaperSupply.UNKNOWN)


@pytest.mark.parametrize(
    ("name", "state", "condition", "fault"),
    [
        ("printer", "ok", Device.ONLINE, None),
        ("printer", "none", Device.NOT_SUPPORTED, None),
        ("printer", "low", Device.ONLINE, Fault.PRINTER_PAPER_LOW),
        ("printer", "paper_out", Device.USER_ERROR, Fault.PRINTER_PAPER_OUT),
        ("printer", "cover_open", Device.USER_ERROR, Fault.PRINTER_COVER),
        ("printer", "cutter", Device.HARDWARE_ERROR, Fault.PRINTER_CUTTER),
        ("printer", "paper_jam", Device.HARDWARE_ERROR, Fault.PRINTER_JAM),
        ("printer", "silent", Device.NO_DEVICE, Fault.PRINTER_ABSENT),
        ("printer", "offline", Device.OFFLINE, Fault.PRINTER_ABSENT),
        ("printer", "unrecoverable", Device.HARDWARE_ERROR, Fault.PRINTER_ERROR),
        ("card", "gone", Device.NO_DEVICE, Fault.CARD_ABSENT),
        ("scanner", "gone", Device.NO_DEVICE, Fault.SCANNER_ABSENT),
        ("scanner", "burning", Device.HARDWARE_ERROR, Fault.SCANNER_ABSENT),
        ("toaster", "hot", Device.HARDWARE_ERROR, Fault.DEVICE_UNKNOWN),
    ],
)
def test_a_devices_own_word_is_told_in_the_standards(
    name: str, state: str, condition: Device, fault: Fault | None
) -> None:
    assert (condition_of(state), fault_of(name, state)) == (condition, fault)


@pytest.mark.parametrize("trouble", list(Trouble))
def test_every_trouble_of_a_printer_is_a_fault_or_passes_by_itself(trouble: Trouble) -> None:
    fault = fault_of("printer", trouble)
    assert fault is not None or trouble is Trouble.BUSY


@given(st.lists(st.sampled_from(Fault)))
def test_a_terminal_is_as_its_worst_fault(faults: list[Fault]) -> None:
    standing = standing_of(faults)
    assert (standing is Standing.OUT_OF_SERVICE) == any(fault in STOPS for fault in faults)
    assert (standing is Standing.READY) == all(fault in WARNS for fault in faults)


def test_a_code_of_another_version_is_no_fault_of_ours() -> None:
    assert known_fault("printer_jam") is Fault.PRINTER_JAM
    assert known_fault("flux_capacitor") is None
