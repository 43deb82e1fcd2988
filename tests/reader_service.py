"""One real pcscd for a whole process of tests: PC/SC's client library keeps the first socket that it was told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.sim.card import pcscd


@pytest.fixture(scope="session", autouse=True)
def reader_service_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the service of this process will be, whether it runs or not; the machine's own is never asked."""
    folder = tmp_path_factory.mktemp("pcsc")
    with pytest.MonkeyPatch.context() as changed:
        changed.setenv(pcscd.SOCKET, str(pcscd.socket_in(folder)))
        yield folder


@pytest.fixture(scope="session")
def reader_service(reader_service_folder: Path) -> Iterator[pcscd.Pcscd]:
    """The daemon. Without root, or without its packages, the tests that want it are skipped and say why."""
    why_not = pcscd.available()
    if why_not is not None:
        pytest.skip(f"real pcscd: {why_not}; the same profiles run over the in-process link")
    daemon = pcscd.Pcscd(folder=reader_service_folder)
    daemon.start()
    yield daemon
    daemon.close()
