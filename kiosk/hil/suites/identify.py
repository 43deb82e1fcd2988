"""Who is it, and does it answer at all."""

from collections.abc import Callable, Mapping

from kiosk.domain.condition import Device
from kiosk.hil.bench import Absent, Failed, NotJudged
from kiosk.hil.events import Identified

_GONE = (Device.NO_DEVICE, Device.POWER_OFF)
_TO_BE_PUT_RIGHT = (Device.USER_ERROR, Device.DEVICE_BUSY)
"""A hand has to do something before the device can be judged."""


def test_the_device_answers_and_says_who_it_is(told_identity: Identified) -> None:
    if not (told_identity.model or told_identity.connection):
        raise Failed("neither the device nor its plan names a model")


def test_it_is_ready_before_anything_is_done_to_it(see: Callable[[str], Mapping[str, str]]) -> None:
    words = see("at the beginning")
    device = words["xfs4iot.device"]
    if device != Device.ONLINE:
        found = f"the device is {device} ({words['cuss.message']}) before the run"
        if device in _TO_BE_PUT_RIGHT:
            raise NotJudged(found)
        raise Absent(found) if device in _GONE else Failed(found)
