"""View-models: one typed, constant object for each state, made afresh."""

from kiosk.ui.views.make import make_view
from kiosk.ui.views.view import View

__all__ = ["View", "make_view"]
