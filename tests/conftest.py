"""Rules for every test: a warning nobody expected fails it, wherever it came from."""

import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# The bench's suites are tests, wherever they lie: whoever imports them first, their assertions tell what they saw.
pytest.register_assert_rewrite("kiosk.hil.suites")

pytest_plugins = ("tests.reader_service",)

# A busy machine is no fault of the code: what is slow shows in the benchmarks. The suite says the same of the same code
# each time; new examples are searched for by hand: `pytest -m hypothesis --hypothesis-profile=search`.
settings.register_profile("kiosk", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1_000)
settings.load_profile("kiosk")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--hil printer=tcp://...`: the contract suites run on this device too. May be given more than once."""
    parser.addoption("--hil", action="append", default=[], metavar="DEVICE=URL", help="run contract suites on hardware")


def pytest_configure(config: pytest.Config) -> None:
    """The suites read the environment when they are collected."""
    devices = [os.environ.get("KIOSK_HIL", ""), *config.getoption("--hil")]
    os.environ["KIOSK_HIL"] = ",".join(device for device in devices if device)


@pytest.fixture(autouse=True)
def unexpected_log_records(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a log record at WARNING or above unless the test is marked `expects_log("part of its text")`."""
    yield
    marks = [str(part) for mark in request.node.iter_markers("expects_log") for part in mark.args]
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [record for record in records if record.levelno >= logging.WARNING]
    strange = [r.getMessage() for r in loud if not any(part in r.getMessage() for part in marks)]
    assert not strange, f"unexpected log records: {strange}"
    missing = [part for part in marks if not any(part in r.getMessage() for r in loud)]
    assert not missing, f"expected log records that never came: {missing}"
