"""The operator's page in a real browser: it holds codes before a scanner by itself, and loses nothing once begun."""

import os
import pty
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.devices.scanner.chain import first_look
from tests.browser import CHROMIUM, Browser, Page
from tests.hil.bench import Process, plan_file

DONE = 'document.querySelector(".ask button[value=done]")'


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    if CHROMIUM is None:
        pytest.skip("no browser: apt-get install chromium")
    with Browser(tmp_path / "chromium") as browser:
        yield browser.page(1000, 900)


class Imager:
    """A scanner before the screen: it sends each code it sees once, on a serial line."""

    def __init__(self, page: Page, folder: Path) -> None:
        self._page = page
        self._file = folder / "seen.png"
        self.end, self._inner = pty.openpty()
        self.address = f"serial://{os.ttyname(self._inner)}"
        self._last = b""
        self.sent = 0

    def look(self) -> None:
        self._page.picture(self._file)
        picture = cv2.imread(str(self._file), cv2.IMREAD_GRAYSCALE)
        found = [code.data for code in first_look(np.ascontiguousarray(picture, np.uint8)).found]
        if found and found[0] != self._last:
            os.write(self.end, b"]Q1" + found[0] + b"\r")
            self.sent += 1
        self._last = found[0] if found else b""


def test_a_scanner_that_stands_before_the_page_is_proven_without_a_hand(tmp_path: Path, page: Page) -> None:
    scanner = Imager(page, tmp_path)
    plan = plan_file(
        tmp_path, "scanner", scanner.address,
        {"contract": 'only = ["keep_coming", "once"]', "functional": "", "timing": "cycles = 3"}, answer_s=120,
    )  # fmt: skip
    process = Process(plan, tmp_path / "out")
    page.go(process.page())
    while process.process.poll() is None:
        with suppress(AssertionError):  # a form that was sent replaces the document
            # A dialog to choose a photograph stays open for longer than the page stays as it is.
            torn = page.value(
                "(window.chosen ??= document.querySelector('#photo')) && document.querySelector('#photo')"
                " && !window.chosen.isConnected"
            )
            assert torn is not True or pytest.fail("the choice of a photograph is torn away")
            page.value(f"{DONE} && {DONE}.click()")
            page.value("new Promise((done) => setTimeout(done, 50))")
            scanner.look()
    code, found = process.end()
    assert (code, found["outcome"]) == (0, "PASS"), found
    assert scanner.sent >= 12
    page.until("document.querySelector('.word').textContent.includes('Over')")
    numbers = [line for line in process.journal().splitlines() if '"Asked"' in line]
    assert len(numbers) == len(set(numbers)) == 3, "once a phase: to stand the scanner there, and nothing else"
