"""The trace: nothing personal in it, and it plays back against today's reader."""

import json
from threading import Event

import pytest

from kiosk.devices.card.errors import CardError, CardGone
from kiosk.devices.card.events import CardEvent
from kiosk.devices.card.reader import CardReader
from kiosk.devices.card.reading import FileAbsent, FileReader
from kiosk.devices.card.replay import Departed, Replay
from kiosk.devices.card.sizes import Habits
from kiosk.devices.card.trace import Trace
from kiosk.sim.card.people import MAU
from kiosk.sim.card.profiles import PROFILES
from tests.devices.card.simulated import ANCHORED, TODAY, SimulatedSlots, Ticks, key_of, lying


def traced(slots: SimulatedSlots, profile: str = "cccd") -> tuple[Trace, CardError | None]:
    """One reading of a card under trace."""
    clock = Ticks()
    trace = Trace(clock)
    events: list[CardEvent] = []
    reader = CardReader(slots, ANCHORED, now=lambda: TODAY, clock=clock, patience=0.05, trace=trace)
    try:
        reader.read(key_of(PROFILES[profile].person), Event(), events.append)
    except CardError as error:
        return trace, error
    return trace, None


def test_every_exchange_is_a_line_with_its_status_and_lengths() -> None:
    slots = lying()
    trace, error = traced(slots)
    assert error is None
    lines = [json.loads(line) for line in trace.text().splitlines()]
    assert [line["sw"] for line in lines] == ["9000"] * 21
    assert [line["sent"] for line in lines] == [len(command) for command, _ in slots.log]
    assert lines[0]["offer"].startswith("3134300D")
    inner = lines[7]["plain"]
    assert inner.pop("head").startswith("7782")
    assert inner == {"command": "00B09D00", "le": 223, "sw": "9000", "got": 223}


@pytest.mark.parametrize("profile", ["cccd", "bac-only", "aa-ec", "no-sfi", "clone", "expired", "wrong-hash"])
def test_nothing_of_the_card_or_its_key_is_in_it(profile: str) -> None:
    slots = lying(profile)
    trace, _ = traced(slots, profile)
    text = trace.text()
    person = PROFILES[profile].person
    chip = slots.fields["Simulated 0"]._card.chip  # type: ignore[attr-defined]  # the simulated chip's own contents
    for secret in (person.number, person.access_number, person.name, person.printed, person.old_number or "none"):
        assert secret not in text
        assert secret.encode().hex().upper() not in text
    for number in (0x0101, 0x0102, 0x010D, 0x011D):
        data = chip.files[number]
        for at in range(8, len(data) - 8, 97):
            assert data[at : at + 8].hex().upper() not in text
    for command, answer in slots.log:
        if command[1] in (0x82, 0x84, 0x86) and len(answer) > 10:
            assert answer[4:12].hex().upper() not in text, "access exchanges are kept as lengths"
    assert MAU.mrz_secret().decode() not in text


@pytest.mark.parametrize(
    ("profile", "faults"),
    [
        ("cccd", ""),
        ("no-sfi", ""),
        ("only-128", ""),
        ("only-192", ""),
        ("no-photo", ""),
        ("aa-ec", ""),
        ("cccd", "max-le:300,drops"),
        ("cccd", "status@18:6988"),
    ],
)
def test_a_trace_plays_back_command_for_command(profile: str, faults: str) -> None:
    trace, error = traced(lying(profile, faults), profile)
    assert error is None
    replay = Replay.load(trace.text())
    files = FileReader(replay, Habits(), {})
    for file in replay.files():
        try:
            data = files.read(file)
        except FileAbsent:
            continue
        assert data[0] == file.tag
    assert replay.at == len(replay.steps)


def test_a_reader_that_asks_otherwise_departs_from_the_trace() -> None:
    trace, _ = traced(lying("only-192"), "only-192")
    replay = Replay.load(trace.text())
    files = FileReader(replay, Habits(chunk=128), {})
    with pytest.raises(Departed):
        files.read(next(replay.files()))


def test_a_card_that_went_is_a_line_too() -> None:
    trace, error = traced(lying("cccd", "tear@9"))
    assert isinstance(error, CardGone)
    assert json.loads(trace.text().splitlines()[-1])["gone"] is True


def test_a_hostile_file_leaves_no_head() -> None:
    trace, error = traced(lying("cccd", "hostile:long"))
    assert error is not None
    heads = [json.loads(line).get("plain", {}).get("head") for line in trace.text().splitlines()]
    assert "" in heads
