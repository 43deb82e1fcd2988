"""From an empty folder to a terminal that registers patients, by touches on its own screen and a backend over TLS."""

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.app.compose import backend_of
from kiosk.app.config import read_settings
from kiosk.app.setup.first_start import first_start
from kiosk.app.terminal import Kiosk
from kiosk.backend.deeds import last_deeds
from kiosk.domain.citizen import Citizen, Sex, Source
from kiosk.domain.dates import PartialDate
from kiosk.domain.outcome import Printed
from kiosk.services.client import Client
from kiosk.services.hospital import Hospital
from kiosk.sim.camera import SimulatedCamera
from kiosk.sim.printer.server import SimPrinter
from kiosk.staff import setup_states as u
from kiosk.staff import states as s
from kiosk.staff.found import Found, Kind, first
from kiosk.visit.states import Welcome
from tests.app.setup.world import CHIP, Plugged, begun, new_terminal
from tests.secured import Secured, secured

PIN = "274913"


def test_typed_from_an_empty_folder_to_a_registration(qtbot: QtBot, tmp_path: Path) -> None:
    config = tmp_path / "etc/kiosk.toml"
    with secured(tmp_path / "backend") as house, SimPrinter(out=tmp_path / "paper") as printer:
        camera = SimulatedCamera(tmp_path / "camera")
        finder = Plugged(tmp_path / "camera", printer.url, CHIP)
        with new_terminal(qtbot, begun(config), finder) as stand:
            stand.touch("way_vi", "measured")
            stand.comes(u.AskAddress)
            stand.types(house.host)
            sure = stand.comes(u.SureAuthority)
            assert isinstance(sure, u.SureAuthority)
            assert sure.digest == house.authority.digest
            stand.touch("way_same")
            stand.comes(u.AskNewCode)
            stand.types(house.code())
            stand.comes(u.DevicesShown)
            assert not config.exists(), "nothing is configured before it is confirmed"
            stand.touch("task_print")
            stand.comes(u.Trying)
            qtbot.waitUntil(lambda: isinstance(getattr(stand.state, "inner", None), s.PrinterTried), timeout=60_000)
            stand.touch("back", "task_scan")
            camera.show("001190000001|012345678|Nguyễn Thị Mẫu|15011990|Nữ|Số 1, Hà Nội|20052021")
            qtbot.waitUntil(lambda: len(_answers(stand.state).tried) == 2, timeout=60_000)
            camera.take_away()
            stand.touch("back", "task_card")
            stand.digits("000417")
            qtbot.waitUntil(lambda: isinstance(getattr(stand.state, "inner", None), s.CardTried), timeout=60_000)
            stand.touch("back")
            stand.comes(u.DevicesShown)
            stand.touch("way_go")
            stand.comes(u.AskOwnPin)
            stand.digits(PIN)
            stand.comes(u.RepeatPin)
            stand.digits(PIN)
            stand.comes(u.Review)
            stand.touch("way_go")
            stand.comes(u.Ready)
            assert first_start(config) is None
            stand.touch("way_go")
            assert stand.done == [True]
        settings = read_settings(config)
        assert (settings.kiosk.id, settings.kiosk.location) == ("sanh-a-01", "Sảnh A")
        assert settings.kiosk.hospital == "BỆNH VIỆN ĐA KHOA TỈNH"
        assert settings.printer.url == printer.url
        assert settings.scanner.source == f"images:{tmp_path}/camera"
        assert settings.card.reader == CHIP
        assert settings.staff.pin is not None
        assert settings.staff.pin.fits(PIN)
        for file in ("etc/data/identity/identity.pem", "etc/staff.pin", "etc/kiosk.toml"):
            assert (tmp_path / file).stat().st_mode & 0o777 == 0o600, file
        assert sorted(file.name for file in (tmp_path / "etc/data/identity").iterdir()) == ["ca.pem", "identity.pem"]
        _serves(qtbot, house, config)


def test_by_the_code_held_to_the_camera_it_takes_six_touches(qtbot: QtBot, tmp_path: Path) -> None:
    config = tmp_path / "etc/kiosk.toml"
    with secured(tmp_path / "backend") as house:
        camera = SimulatedCamera(tmp_path / "camera")
        with new_terminal(qtbot, begun(config), Plugged(tmp_path / "camera")) as stand:
            stand.touch("way_vi", "measured")
            qtbot.waitUntil(lambda: getattr(stand.state, "camera", False) is True, timeout=30_000)
            camera.show(house.invitation().text)
            stand.comes(u.DevicesShown)
            camera.take_away()
            stand.touch("way_go", "way_later", "way_go")
            stand.comes(u.Ready)
            stand.touch("way_go")
            assert stand.done == [True]
            assert stand.touches == 6
    settings = read_settings(config)
    assert settings.kiosk.id == "sanh-a-01"
    assert settings.staff.pin is None


def test_of_two_cameras_the_one_that_was_looked_through_is_kept_also_after_another_search(
    qtbot: QtBot, tmp_path: Path
) -> None:
    config = tmp_path / "etc/kiosk.toml"
    door, desk = (SimulatedCamera(tmp_path / name) for name in ("door", "desk"))
    with secured(tmp_path / "backend") as house, SimPrinter(out=tmp_path / "paper") as printer:
        with new_terminal(qtbot, begun(config), TwoCameras(tmp_path, printer.url)) as stand:
            stand.touch("way_vi", "measured")
            qtbot.waitUntil(lambda: getattr(stand.state, "camera", False) is True, timeout=30_000)
            desk.show(house.invitation().text)
            stand.comes(u.DevicesShown)
            desk.take_away()
            used = first(_answers(stand.state).found, Kind.SCANNER)
            assert used is not None
            assert used.name == "desk", "the code was held to that one"
            stand.touch("task_choose_scanner")
            looked = stand.comes(u.Choosing)
            door.show("001190000001|012345678|Nguyễn Thị Mẫu|15011990|Nữ|Số 1, Hà Nội|20052021")
            stand.touch("way_other")
            qtbot.waitUntil(lambda: _answers(stand.state).tried == {Kind.SCANNER}, timeout=60_000)
            assert isinstance(stand.state, u.Choosing), looked
            stand.touch("way_go", "task_again")
            stand.comes(u.FindingDevices)
            stand.comes(u.DevicesShown)
            door.take_away()
            stand.touch("task_choose_printer", "way_other", "way_print")
            qtbot.waitUntil(lambda: isinstance(getattr(stand.state, "inner", None), s.PrinterTried), timeout=60_000)
            tried = getattr(stand.state, "inner", None)
            assert isinstance(tried, s.PrinterTried)
            assert tried.trial.printed is Printed.NOT_PRINTED, "that one is not there"
            stand.touch("back", "task_choose_printer", "way_other", "back", "way_go", "way_later", "way_go")
            stand.comes(u.Ready)
        settings = read_settings(config)
        assert settings.scanner.source == f"images:{tmp_path}/door"
        assert settings.printer.url == printer.url


class TwoCameras(Plugged):
    """And two printers, the second of which is not there."""

    def __init__(self, folder: Path, printer_url: str) -> None:
        super().__init__(printer_url=printer_url)
        self._folders = (folder / "door", folder / "desk")

    def scanners(self, stop: threading.Event) -> tuple[Found, ...]:
        return tuple(Found(Kind.SCANNER, f"images:{folder}", folder.name) for folder in self._folders)

    def printers(self) -> tuple[Found, ...]:
        return (*super().printers(), Found(Kind.PRINTER, "tcp://127.0.0.1:9", "Another", works=False))


def _answers(state: object) -> u.Answers:
    found = getattr(state, "answers", None)
    assert isinstance(found, u.Answers)
    return found


def _serves(qtbot: QtBot, house: Secured, config: Path) -> None:
    """The terminal that was set up: its serving screen, and a registration under its certificate."""
    text = config.read_text("utf-8").replace("[kiosk]", "[kiosk]\nfull_screen = false")
    config.write_text(text, "utf-8")
    settings = read_settings(config)
    kiosk = Kiosk(settings)
    try:
        kiosk.start()
        qtbot.waitUntil(lambda: isinstance(kiosk.shell.state, Welcome), timeout=60_000)
        qtbot.waitUntil(lambda: "sanh-a-01 set_up sanh-a-01" in _log(house), timeout=60_000)
    finally:
        kiosk.stop()
    client = Client(replace(backend_of(settings), timeout_s=30.0))
    citizen = Citizen("001190000001", "Nguyễn Thị Mẫu", PartialDate(1990, 1, 15), Sex.FEMALE, Source.QR, "Hà Nội")
    patient = Hospital(client).identify(citizen, None)
    body = {"patient_token": patient.token, "kind": "self_pay", "clinics": ["noi-tq"]}
    told = client.post("/v1/registrations", body, "the-first-of-this-terminal")
    client.close()
    assert told.text("id", 60)
    assert any(line.startswith("sanh-a-01 test_print printed") for line in _log(house))


def _log(house: Secured) -> list[str]:
    """What the backend's log of deeds says of it."""
    with house.backend.core.sessions() as session:
        return [row.target for row in last_deeds(session, house.now() - timedelta(hours=1))]
