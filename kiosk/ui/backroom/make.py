"""From a state of the back room to its view-model."""

from kiosk.staff.setup_states import SetupState
from kiosk.staff.state import State
from kiosk.ui.backroom.inside import inside_view
from kiosk.ui.backroom.setting_up import setup_view
from kiosk.ui.backroom.view import RoomView


def make_view(state: State, moment: int) -> RoomView:
    """In the language that is spoken now."""
    return setup_view(state, moment) if isinstance(state, SetupState) else inside_view(state, moment)
