"""The invented people who come to the lobby, and the code printed on their cards."""

import json
from importlib.resources import files


def code_of(number: str) -> str:
    """The printed code of an invented citizen's card: seven fields. Raises KeyError for a stranger."""
    people = json.loads(files("kiosk.sim.bhxh").joinpath("people.json").read_text("utf-8"))
    person = next((person for person in people if person["citizen"] == number), None)
    if person is None:
        raise KeyError(number)
    day = str(person["born"]).replace("/", "")
    born = {4: f"0000{day}", 6: f"00{day}"}.get(len(day), day)
    return "|".join([number, "012345678", person["name"], born, person["sex"], person["address"], "20052021"])
