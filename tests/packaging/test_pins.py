"""What of the lock each package gets."""

from pathlib import Path

import pytest

from tests.packaging.load import load

ROOT = Path(__file__).parents[2]
pins = load("pins")


def names(package: str) -> set[str]:
    locked = pins.read_lock(ROOT / "requirements.lock")
    return {pin.name for pin in pins.closure(locked, pins.direct(ROOT / "pyproject.toml", package))}


def test_every_pin_of_the_lock_has_a_hash() -> None:
    locked = pins.read_lock(ROOT / "requirements.lock")
    assert len(locked) > 60
    assert [pin.name for pin in locked if not pin.hashes] == []


def test_a_terminal_gets_what_it_imports_and_no_backend_and_no_tests() -> None:
    found = names("kiosk")
    assert {"pyside6-essentials", "shiboken6", "pyscard", "zxing-cpp", "urllib3", "pyyaml"} <= found
    assert found.isdisjoint({"fastapi", "sqlalchemy", "uvicorn", "pytest", "hypothesis", "mypy", "ruff", "psycopg"})


def test_the_backend_gets_no_screens_and_no_devices() -> None:
    found = names("kiosk-backend")
    assert {"fastapi", "starlette", "sqlalchemy", "psycopg-binary", "cryptography", "cffi", "click"} <= found
    assert found.isdisjoint({"pyside6-essentials", "pyscard", "opencv-python-headless", "numpy", "python-escpos"})


@pytest.mark.parametrize(("package", "direct"), [("kiosk", "requests"), ("kiosk-backend", "httpx")])
def test_what_pyproject_asks_for_is_found_under_its_normal_name(package: str, direct: str) -> None:
    asked = pins.direct(ROOT / "pyproject.toml", package)
    assert direct in asked
    assert all(name == pins.normal(name) for name in asked)
    assert asked <= names(package)


def test_a_dependency_of_a_dependency_is_followed_and_a_circle_ends(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    entry = "{0}==1 \\\n    --hash=sha256:" + "0" * 64 + "\n    # via{1}\n"
    lock.write_text(
        entry.format("a", " kiosk (pyproject.toml)")
        + entry.format("b", "\n    #   a\n    #   c")
        + entry.format("c", " b")
        + entry.format("d", " pytest"),
        "utf-8",
    )
    found = pins.closure(pins.read_lock(lock), frozenset({"a"}))
    assert [pin.name for pin in found] == ["a", "b", "c"]
