"""The application for a server that starts several workers: it finds its settings through the environment."""

import os
from pathlib import Path

from fastapi import FastAPI

from kiosk.backend.compose import build
from kiosk.backend.config import read_settings

CONFIG = "KIOSK_BACKEND_CONFIG"


def make() -> FastAPI:
    """The application of the settings that `KIOSK_BACKEND_CONFIG` names."""
    return build(read_settings(Path(os.environ[CONFIG]))).app
