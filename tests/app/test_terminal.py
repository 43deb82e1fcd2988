"""The terminal under its own faults: a screen that stands, whatever its record says."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.services.journal import Journal, JournalBrokenError
from kiosk.ui.moment import Moment
from kiosk.visit import effects as f
from kiosk.visit import events as e
from kiosk.visit.states import Welcome
from tests.app.staff.world import terminal


@pytest.mark.expects_log("fault: journal_broken")
def test_a_record_that_cannot_be_read_leaves_no_deaf_attract_screen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until the heartbeat closes the terminal whoever comes is heard; no other program takes it for unused."""
    begun: list[f.Effect] = []
    with terminal(tmp_path) as (kiosk, _):

        def broken(_: Journal) -> tuple[str, ...]:
            raise JournalBrokenError("the journal cannot be read (OperationalError)")

        monkeypatch.setattr(Journal, "open_payments", broken)
        kiosk.shell.handle(e.HelpAsked())
        perform = kiosk.shell._perform

        def beside(effect: f.Effect, moment: Moment) -> None:
            begun.append(effect)
            perform(effect, moment)

        monkeypatch.setattr(kiosk.shell, "_perform", beside)
        kiosk.shell.handle(e.Back())
        assert isinstance(kiosk.shell.state, Welcome)
        assert f.WatchForCode() in begun
        told = kiosk._standing._written
        assert '"idle": true' not in told
        kiosk._look()
        QCoreApplication.processEvents()
        kiosk._terminal.heartbeat.beat()
