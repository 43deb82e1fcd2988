"""Where `kiosk-hil` starts: without the extra `hil` it says so in one line."""

import importlib.util
import sys
from typing import Final

_WANTED: Final = ("pytest", "jinja2")
_NOT_READY: Final = 3


def main() -> None:
    """The entry point."""
    missing = [name for name in _WANTED if importlib.util.find_spec(name) is None]
    if missing:
        sys.stderr.write(f"kiosk-hil needs {' and '.join(missing)}: install its wheel with [hil]\n")
        sys.exit(_NOT_READY)
    from kiosk.hil.cli import main as run  # noqa: PLC0415 - it needs what was just looked for

    run()
