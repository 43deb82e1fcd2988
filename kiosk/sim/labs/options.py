"""The options of a simulated laboratory."""

from collections.abc import Mapping


class Options:
    """Each by name and form. Raises ValueError that names the option."""

    def __init__(self, given: Mapping[str, str], *known: str) -> None:
        strange = sorted(set(given) - {*known, "dead"})
        if strange:
            raise ValueError(f"unknown option {strange[0][:40]}; known are {', '.join((*known, 'dead'))}")
        self._given = given

    def text(self, name: str, default: str = "") -> str:
        """As written."""
        return self._given.get(name, default)

    def one_of(self, name: str, *choices: str) -> str:
        """The first where it is not given."""
        value = self._given.get(name, choices[0])
        if value not in choices:
            raise ValueError(f"{name} is one of {', '.join(filter(None, choices))}")
        return value

    def number(self, name: str, default: float) -> float:
        """Not below zero."""
        try:
            value = float(self._given.get(name, default))
        except ValueError:
            value = -1.0
        if not 0 <= value < 1e9:
            raise ValueError(f"{name} is a number")
        return value

    @property
    def dead(self) -> frozenset[str]:
        """Disturbances that are not noticed."""
        return frozenset(part for part in self.text("dead").split(",") if part)
