"""The application for a server that starts several workers: it finds its settings through the environment."""

import logging
import os
from pathlib import Path

from fastapi import FastAPI

from kiosk.backend.compose import build
from kiosk.backend.config import read_settings
from kiosk.domain.log_lines import JsonLines

CONFIG = "KIOSK_BACKEND_CONFIG"


def set_up_logs() -> None:
    """JSON lines on stderr, in each worker anew. Requests are counted in the metrics, not written down."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.getLogger("uvicorn.access").disabled = True
    logging.captureWarnings(capture=True)


def make() -> FastAPI:
    """The application of the settings that `KIOSK_BACKEND_CONFIG` names."""
    set_up_logs()
    return build(read_settings(Path(os.environ[CONFIG]))).app
