"""The build's programs, which are no package of the product."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

DEB = Path(__file__).parents[2] / "packaging" / "deb"


def load(name: str) -> ModuleType:
    """One file of packaging/deb as a module."""
    spec = importlib.util.spec_from_file_location(f"packaging_deb_{name}", DEB / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
