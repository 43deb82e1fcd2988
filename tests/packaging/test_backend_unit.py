"""The backend's unit, for what only a hospital's own night would show."""

from pathlib import Path

UNIT = Path(__file__).parents[2] / "packaging/kiosk-backend/root/usr/lib/systemd/system/kiosk-backend.service"


def test_the_backend_waits_for_its_database_as_long_as_that_takes() -> None:
    # `serve` ends with 5 within seconds where the database is away: ten of these must not be the last.
    lines = UNIT.read_text("utf-8").splitlines()
    assert "StartLimitIntervalSec=0" in lines
    assert "Restart=always" in lines
    assert "RestartPreventExitStatus=2" in lines
