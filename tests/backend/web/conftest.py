"""A hall and a browser before it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backend.day import House
from tests.backend.web.hall import LISTEN, STAFF, Hall
from tests.browser import CHROMIUM, Browser, Page


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.geteuid() == 0 and "ID=debian" in Path("/etc/os-release").read_text():
            pytest.fail("apt-get install chromium")
        pytest.skip("no browser: apt-get install chromium")
    with Browser(tmp_path_factory.mktemp("chromium")) as found:
        yield found


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    house = House(tmp_path, f"sqlite:///{tmp_path}/hall.db")
    (tmp_path / "staff.toml").write_text(STAFF, "utf-8")
    with (tmp_path / "backend.toml").open("a", encoding="utf-8") as config:
        config.write('staff_file = "staff.toml"\n')
    (key,) = house.enrol(1)
    house.start()
    yield Hall(house, key)
    house.kill()


@pytest.fixture
def page(browser: Browser) -> Page:
    found = browser.page()
    found.before(LISTEN)
    return found
