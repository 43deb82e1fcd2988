"""The API document: the same whatever the settings are."""

from typing import Any

from fastapi import FastAPI

from kiosk.backend.compose import describe


def api_document() -> dict[str, Any]:
    """OpenAPI 3.1 with every route a terminal, a provider or staff may call."""
    app: FastAPI = describe()
    return app.openapi()
