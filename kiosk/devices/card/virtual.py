"""Whether this is a development install: only there may a virtual reader be used."""

import importlib.util


def development_install() -> bool:
    """The simulators are installed, which no production package holds."""
    return importlib.util.find_spec("kiosk.sim") is not None
