"""Where pictures and fonts lie."""

from pathlib import Path
from typing import Final

ASSETS: Final = Path(__file__).parents[2] / "assets"
"""Beside the package, also on an installed terminal."""
