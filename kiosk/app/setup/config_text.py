"""Keys of a TOML text set to new values, everything else of it as it stood: comments, order, other keys."""

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Final

Value = str | float | bool
Sections = Mapping[str, Mapping[str, Value]]

_HEADER: Final = re.compile(r"\s*\[\s*([A-Za-z0-9_.-]+)\s*\]\s*(?:#.*)?")


def with_values(text: str, wanted: Sections) -> str:
    """The text with these values in these sections. Raises ValueError where it is no TOML.

    What was found line by line is read back; where a text is written too strangely for that, it is written anew.
    """
    goal = dict(tomllib.loads(text))
    for name, values in wanted.items():
        goal[name] = {**goal.get(name, {}), **values}
    # Not `splitlines`: what other standards call the end of a line may stand in a text.
    lines = text.removesuffix("\n").split("\n") if text else []
    for name, values in wanted.items():
        _set(lines, name, values)
    found = "\n".join(lines) + "\n"
    try:
        if tomllib.loads(found) == goal:
            return found
    except tomllib.TOMLDecodeError:
        pass
    return _written(goal)


def _set(lines: list[str], name: str, values: Mapping[str, Value]) -> None:
    begins = next((at for at, line in enumerate(lines) if (h := _HEADER.fullmatch(line)) and h[1] == name), None)
    if begins is None:
        lines += [*([""] if lines and lines[-1].strip() else []), f"[{name}]"]
        begins = len(lines) - 1
    for key, value in values.items():
        ends = next((at for at in range(begins + 1, len(lines)) if lines[at].lstrip().startswith("[")), len(lines))
        entry = re.compile(rf"\s*{re.escape(key)}\s*=")
        at = next((at for at in range(begins + 1, ends) if entry.match(lines[at])), None)
        if at is not None:
            lines[at] = f"{key} = {_value(value)}"
            continue
        last = max(at for at in range(begins, ends) if lines[at].strip())
        lines.insert(last + 1, f"{key} = {_value(value)}")


def _written(sections: Mapping[str, object]) -> str:
    """Anew, without its comments."""
    parts = [f"{_key(name)} = {_value(part)}" for name, part in sections.items() if not isinstance(part, dict)]
    for name, part in sections.items():
        if isinstance(part, dict):
            parts += ["", f"[{_key(name)}]", *(f"{_key(key)} = {_value(value)}" for key, value in part.items())]
    return "\n".join(parts).lstrip("\n") + "\n"


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return "{ " + ", ".join(f"{_key(key)} = {_value(part)}" for key, part in value.items()) + " }"
        case _:
            return str(value)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)
