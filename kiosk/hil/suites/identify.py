"""Who is it, and does it answer at all."""

from collections.abc import Callable, Mapping

from kiosk.domain.condition import Device
from kiosk.hil.bench import Failed
from kiosk.hil.events import Identified


def test_the_device_answers_and_says_who_it_is(told_identity: Identified) -> None:
    if not (told_identity.model or told_identity.connection):
        raise Failed("neither the device nor its plan names a model")


def test_it_is_ready_before_anything_is_done_to_it(see: Callable[[str], Mapping[str, str]]) -> None:
    words = see("at the beginning")
    if words["xfs4iot.device"] != Device.ONLINE:
        raise Failed(f"the device is {words['xfs4iot.device']} ({words['cuss.message']}) before the run")
