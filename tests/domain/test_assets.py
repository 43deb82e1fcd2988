"""Where the bundled files lie."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain import assets


@pytest.fixture(autouse=True)
def look_anew() -> Iterator[None]:
    assets.assets.cache_clear()
    yield
    assets.assets.cache_clear()


def test_the_bundled_fonts_are_found() -> None:
    assert assets.font("NotoSans-Regular.ttf").stat().st_size > 100_000


def test_a_font_that_is_not_bundled_is_said_by_name() -> None:
    with pytest.raises(FileNotFoundError, match=r"Comic\.ttf"):
        assets.font("Comic.ttf")


def test_an_installed_package_brings_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kiosk" / "assets" / "fonts").mkdir(parents=True)
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path / "kiosk")
    assert assets.assets() == tmp_path / "kiosk" / "assets"


def test_an_installation_without_assets_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path / "kiosk")
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="install the whole package"):
        assets.assets()
