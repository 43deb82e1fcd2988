"""Prometheus' text format 0.0.4: families with help and type, labels escaped."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Labels = Mapping[str, object]


@dataclass(slots=True)
class Exposition:
    """Families in the order they are opened; samples go to the last one."""

    _lines: list[str] = field(default_factory=list)
    _name: str = ""

    def family(self, name: str, kind: str, about: str) -> "Exposition":
        """Open a family: "counter", "gauge" or "histogram"."""
        self._name = name
        self._lines += [f"# HELP {name} {about}", f"# TYPE {name} {kind}"]
        return self

    def sample(self, value: float, labels: Labels | None = None, suffix: str = "") -> None:
        """One sample of the family that is open."""
        written = ",".join(f'{key}="{_escaped(str(found))}"' for key, found in (labels or {}).items())
        self._lines.append(
            f"{self._name}{suffix}{{{written}}} {value:.12g}" if written else f"{self._name}{suffix} {value:.12g}"
        )

    def text(self) -> str:
        """Everything, ending with a new line."""
        return "\n".join(self._lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
