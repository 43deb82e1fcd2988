"""All states of staff mode and set-up."""

from kiosk.staff.setup_states import SetupState
from kiosk.staff.states import StaffState

State = StaffState | SetupState
