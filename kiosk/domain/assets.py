"""Where the bundled files lie: fonts, sounds, pictures; in a source tree and in an installed package."""

import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def assets() -> Path:
    """The folder `assets`. Raises FileNotFoundError where the installation is not whole."""
    places = (_PACKAGE / "assets", _PACKAGE.parent / "assets", Path(sys.prefix) / "share" / "kiosk" / "assets")
    for place in places:
        if (place / "fonts").is_dir():
            return place
    raise FileNotFoundError("the bundled assets are missing: install the whole package")


def font(name: str) -> Path:
    """A bundled font by its file name. Raises FileNotFoundError."""
    path = assets() / "fonts" / name
    if not path.is_file():
        raise FileNotFoundError(f"the bundled font {name} is missing")
    return path
