"""What the pictures of the README and the guides show, by the names of their samples."""

from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parents[1] / "docs" / "pictures"
PATIENTS: Final = {
    "welcome": "Welcome",
    "menu": "ChooseService-all",
    "paying": "Paying",
    "way": "ShowWay",
}
"""A picture, and the sample of the gallery that it shows."""
BACK_ROOM: Final = {"staff-door": "AskPin", "staff-board": "Board", "staff-dials": "Adjusting"}
