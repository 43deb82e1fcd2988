import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from kiosk.devices.scanner.chain import Chain, StillChain, first_look
from kiosk.devices.scanner.found import Found
from kiosk.devices.scanner.ladder import Ladder
from kiosk.devices.scanner.second import CAPACITY, FILES, LIVE, Patience, SecondLook
from tests.fixtures.frames import DegradedFrame, hard_frame, qr_frame
from tests.fixtures.frames_codes import Pixels, qr_modules

GREY = np.full((120, 160), 128, np.uint8)
Open = Callable[..., SecondLook]


class Clock:
    now = 10.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def opened() -> Iterator[Open]:
    looks: list[SecondLook] = []

    def opener(*arguments: object, **options: object) -> SecondLook:
        looks.append(SecondLook(*arguments, **options))  # type: ignore[arg-type]  # handed through as they come
        return looks[-1]

    yield opener
    for look in looks:
        look.close()


def program(tmp_path: Path, body: str) -> Sequence[str]:
    """A process that stands in for the decoder: `say` writes a line, `hear` reads one."""
    script = tmp_path / "child.py"
    head = """
        import select, sys, json
        say = lambda line: print(line, flush=True)
        hear = sys.stdin.readline
    """
    script.write_text(textwrap.dedent(head) + textwrap.dedent(body))
    return (sys.executable, str(script))


@pytest.fixture(scope="module")
def hard() -> DegradedFrame:
    return hard_frame()


def test_a_hard_frame_is_read_by_the_other_process(opened: Open, hard: DegradedFrame) -> None:
    second = opened(FILES)
    assert second.offer(hard.grey)
    assert [one.data for one in second.answer(10) or ()] == [hard.data]
    assert second.offer(GREY)
    assert second.answer(10) == ()


def test_a_single_picture_waits_for_the_second_look(opened: Open, hard: DegradedFrame) -> None:
    chain = StillChain(opened(FILES))
    assert [one.data for one in chain.look(hard.grey).found] == [hard.data]
    assert chain.look(GREY).found == ()
    chain.close()


def test_a_live_frame_never_waits_and_its_code_comes_with_a_later_frame(opened: Open, hard: DegradedFrame) -> None:
    second = opened(FILES)
    chain = Chain(second)
    chain.begin()
    found: tuple[Found, ...] = ()
    until = time.monotonic() + 20
    while not found and time.monotonic() < until:
        found = chain.look(hard.grey).found
    assert [one.data for one in found] == [hard.data]


def test_nothing_is_known_before_anything_was_offered(opened: Open) -> None:
    assert opened().answer() is None


def test_while_one_picture_is_looked_at_no_other_is_taken(opened: Open, tmp_path: Path) -> None:
    second = opened(FILES, program(tmp_path, "say('ready'); hear(); hear()"))
    assert second.offer(GREY)
    assert not second.offer(GREY)
    assert second.answer() is None


def test_a_decoder_that_takes_too_long_is_ended_and_started_again_later(opened: Open, tmp_path: Path) -> None:
    clock = Clock()
    second = opened(LIVE, program(tmp_path, "say('ready'); hear(); say('[]'); hear(); hear()"), clock)
    assert second.offer(GREY)
    while (answer := second.answer(0.01)) is None:
        pass
    assert answer == ()
    assert second.offer(GREY)
    assert second.answer() is None
    clock.now += LIVE.kill_s
    assert second.answer() is None
    clock.now += LIVE.wait_s
    assert second.answer() == ()
    assert not second.offer(GREY)
    clock.now += 0.5
    assert second.offer(GREY)


def test_a_decoder_that_does_not_start_in_time_is_ended(opened: Open, tmp_path: Path) -> None:
    clock = Clock()
    second = opened(LIVE, program(tmp_path, "hear(); hear()"), clock)
    assert second.offer(GREY)
    clock.now += 5
    assert second.answer() is None
    clock.now += 6
    assert second.answer() == ()


def test_a_decoder_that_computes_without_end_is_ended_after_a_fifth_of_a_second(opened: Open, tmp_path: Path) -> None:
    second = opened(LIVE, program(tmp_path, "say('ready'); hear()\nwhile True: pass"))
    assert second.offer(GREY)
    while not second._ready:
        assert second.answer(0.01) is None
    began = time.monotonic()
    while (answer := second.answer(0.01)) is None:
        pass
    assert answer == ()
    assert time.monotonic() - began < LIVE.wait_s + 20


def test_a_decoder_that_was_not_let_run_is_waited_for(opened: Open, tmp_path: Path) -> None:
    clock = Clock()
    second = opened(LIVE, program(tmp_path, "say('ready'); hear(); hear()"), clock)
    second.offer(GREY)
    while not second._ready:
        assert second.answer() is None
    for _ in range(4):
        clock.now += LIVE.kill_s
        assert second.answer() is None
    clock.now += LIVE.kill_s + 0.01
    assert second.answer() == ()


@pytest.mark.parametrize(
    "body", ["sys.exit(1)", "say('ready'); sys.exit(0)", "say('ready'); hear(); import os; os.abort()"]
)
def test_a_decoder_that_dies_is_started_again_ever_more_rarely(opened: Open, tmp_path: Path, body: str) -> None:
    clock = Clock()
    second = opened(FILES, program(tmp_path, body), clock)
    for pause in (0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 30.0):
        if second.offer(GREY):
            assert not second.answer(9)
        clock.now += pause - 0.01
        assert not second.offer(GREY)
        clock.now += 0.02
    assert second.answer() is None


def test_a_decoder_that_cannot_be_started_is_done_without(opened: Open) -> None:
    second = opened(FILES, ("/nonexistent/python",))
    assert not second.offer(GREY)
    assert second.answer() is None
    assert StillChain(second).look(GREY).found == ()


def test_an_answer_in_pieces_is_one_answer(opened: Open, tmp_path: Path) -> None:
    body = """
        say('ready'); hear()
        for part in ('[["', '4142', '", "QRCode", "zbar"]', ']\\n'):
            sys.stdout.write(part); sys.stdout.flush(); select.select([], [], [], 0.01)
        hear()
    """
    second = opened(FILES, program(tmp_path, body))
    second.offer(GREY)
    while (answer := second.answer(0.005)) is None:
        pass
    assert answer == (Found(b"AB", "QRCode", "zbar"),)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "nonsense",
        "null",
        "7",
        "{}x",
        '[["41", "QRCode"]]',
        '[["4", "QRCode", "zbar"]]',
        '[["41", "EAN13", "zbar"]]',
        "[1]",
        '[["41", "QRCode", "mallory"]]',
        "[" * 100_000,
        '[[null, "QRCode", "zbar"]]',
        "[[{}, [], 1]]",
        '[["41", {}, "zbar"]]',
    ],
)
def test_a_decoder_that_answers_nonsense_is_ended(opened: Open, tmp_path: Path, line: str) -> None:
    second = opened(FILES, program(tmp_path, f"say('ready'); hear(); say({line!r}); hear()"))
    second.offer(GREY)
    assert second.answer(20) == ()
    assert second._faults == 1
    assert not second.offer(GREY)


def test_a_decoder_that_answers_without_end_is_ended(opened: Open, tmp_path: Path) -> None:
    second = opened(FILES, program(tmp_path, "say('ready'); hear()\nwhile True: sys.stdout.write('x' * 65536)"))
    second.offer(GREY)
    assert not second.answer(20)
    assert second._faults == 1


def test_a_picture_too_large_for_the_memory_is_halved_until_it_fits(opened: Open, tmp_path: Path) -> None:
    body = """
        say('ready'); request = json.loads(hear())
        say(json.dumps([[bytes(request['shape'][0] // 64 for _ in 'x').hex(), 'QRCode', 'zbar']])); hear()
    """
    second = opened(FILES, program(tmp_path, body))
    assert second.offer(np.zeros((8192, 8192), np.uint8))
    answer = second.answer(9)
    assert answer is not None
    assert answer[0].data[0] * 64 == 4096
    assert CAPACITY >= 4096 * 4096


def test_what_is_forgotten_is_wiped_and_its_answer_not_given(opened: Open, tmp_path: Path) -> None:
    second = opened(FILES, program(tmp_path, """say('ready'); hear(); say('[["41", "QRCode", "zbar"]]'); hear()"""))
    second.offer(GREY)
    room = os.dup(second._room)
    assert os.pread(room, GREY.size, 0) == GREY.tobytes()
    second.forget()
    assert os.pread(room, GREY.size, 0) == bytes(GREY.size)
    os.close(room)
    while second._busy:
        assert second.answer(0.01) is None


def test_the_code_of_one_visit_does_not_come_in_the_next(opened: Open, hard: DegradedFrame) -> None:
    second = opened(FILES)
    chain = Chain(second)
    chain.begin()
    second.offer(hard.grey)
    chain.begin()
    while second._busy:
        assert chain.look(GREY).found == ()


def test_an_empty_hall_is_not_searched_all_night(opened: Open) -> None:
    offers = 0

    class Counted(SecondLook):
        def offer(self, *arguments: object) -> bool:
            nonlocal offers
            offers += 1
            return True

    second = Counted(LIVE)
    chain = Chain(second)
    for _ in range(59):
        chain.look(GREY)
    assert offers == 4
    for _ in range(240):
        chain.look(GREY)
    assert offers == 4 + 4
    for _ in range(59):
        chain.look(GREY // 2)
    assert offers == 8 + 4
    second.close()


def noisy(clean: Pixels, sigma: float, seed: int) -> Pixels:
    grains = np.random.default_rng(seed).normal(0, sigma, clean.shape)
    return np.clip(clean + grains, 0, 255).astype(np.uint8)


def in_the_dark() -> Pixels:
    grey = np.full((480, 640), 60, np.uint8)
    code = qr_modules(b"0123456789" * 8).repeat(3, axis=0).repeat(3, axis=1)
    grey[100 : 100 + code.shape[0], 200 : 200 + code.shape[1]] = code // 10 + 40
    return grey


class Kept(SecondLook):
    """Keeps the pictures it is offered."""

    def __init__(self) -> None:
        super().__init__(FILES)
        self.offered: list[Pixels] = []

    def offer(self, grey: Pixels, sighted: object = None) -> bool:
        self.offered.append(grey)
        return True


def test_frames_of_a_scene_that_stands_still_are_laid_over_one_another() -> None:
    second = Kept()
    chain = Chain(second)
    scene = in_the_dark()
    for number in range(20):
        assert chain.look(noisy(scene, 25, number)).found == ()
    second.close()
    assert len(second.offered) == 4
    together, alone, *_ = second.offered
    assert Ladder(None).climb(alone, None, 60) == []
    assert [one.data for one in Ladder(None).climb(together, None, 60)] == [b"0123456789" * 8]


def test_frames_of_a_moving_card_are_not_laid_over_one_another() -> None:
    second = Kept()
    chain = Chain(second)
    card = np.random.default_rng(1).integers(60, 200, (10, 16)).astype(np.uint8).repeat(20, axis=0).repeat(20, axis=1)
    scene = np.pad(card, ((140, 140), (100, 220)), constant_values=128)
    frames = [noisy(np.roll(scene, 12 * number, axis=1), 10, number) for number in range(16)]
    for frame in frames:
        chain.look(frame)
    second.close()
    assert second.offered
    assert all(any(offered is frame for frame in frames) for offered in second.offered)


def test_a_code_read_at_once_needs_no_second_look(opened: Open) -> None:
    second = opened(FILES, ("/nonexistent/python",))
    picture = qr_modules(b"hello").repeat(4, axis=0).repeat(4, axis=1)
    assert StillChain(second).look(picture).found[0].data == b"hello"
    assert second._faults == 0


def test_the_process_ends_with_the_one_that_started_it(opened: Open) -> None:
    second = opened(FILES)
    second.offer(GREY)
    assert second.answer(10) == ()
    worker = second._worker
    assert worker is not None
    assert _alive(worker.pid)
    second.close()
    assert not _alive(worker.pid)
    second.close()


def test_patience_with_a_live_camera_is_that_of_a_screen() -> None:
    assert Patience(0.1, 0.2, 1.0) == LIVE


def test_a_wall_of_finder_patterns_does_not_keep_the_terminal_busy(opened: Open) -> None:
    finder = np.array(
        [[0] * 7, [0, 1, 1, 1, 1, 1, 0], *[[0, 1, 0, 0, 0, 1, 0]] * 3, [0, 1, 1, 1, 1, 1, 0], [0] * 7], np.uint8
    )
    tile = np.pad(finder * 255, 1, constant_values=255)
    wall = np.tile(tile, (120, 213))[:1080, :1920].copy()
    began = time.thread_time()
    look = first_look(wall)
    assert time.thread_time() - began < 0.2
    assert look.found == ()


def test_a_noisy_frame_is_not_taken_for_a_wall() -> None:
    frame = qr_frame("noise", 5, 2, 9)
    assert first_look(frame.grey).found[0].data == frame.data


def test_the_process_does_not_outlive_a_terminal_that_was_killed() -> None:
    program = """
        import numpy as np
        from kiosk.devices.scanner.second import SecondLook
        second = SecondLook()
        second.offer(np.zeros((99, 99), np.uint8))
        while second.answer(1) is None: pass
        print(second._worker.pid, flush=True)
        input()
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as terminal:
        assert terminal.stdout is not None
        child = int(terminal.stdout.readline())
        terminal.kill()
    until = time.monotonic() + 10
    while _alive(child):
        assert time.monotonic() < until


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
