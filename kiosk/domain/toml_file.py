"""Reading a TOML file strictly: every fault is found, each with its key and line, none quotes a value."""

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kiosk.domain.fields import FieldError

_HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_.-]+)\s*\]\s*(?:#.*)?")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a file."""

    line: int
    key: str
    wanted: str

    def __str__(self) -> str:
        """`line 12: insurance.timeout_s: a number from 1 to 60 is wanted`; line 0: there is no file."""
        return f"line {self.line}: {self.key}: {self.wanted}" if self.line else f"{self.key}: {self.wanted}"


class ConfigError(ValueError):
    """A file that cannot be used, with every fault it has."""

    def __init__(self, path: Path, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.line, fault.key)))
        super().__init__("\n".join(f"{path}: {fault}" for fault in self.faults))


def toml_values(data: bytes, what: str) -> dict[str, object]:
    """The values of a TOML text. Raises FieldError that names `what` and the line and quotes nothing."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FieldError(f"{what}: UTF-8 is wanted") from None
    except tomllib.TOMLDecodeError as error:
        line = _line_of(error)
        raise FieldError(f"{what}: {f'line {line}' if line else 'at its end'}: TOML is wanted") from None


class TomlFile:
    """A parsed file, its lines, and the faults found so far. Raises ConfigError where it is not TOML or not there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[Fault] = []
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ConfigError(path, [Fault(0, "file", error.strerror or "cannot be read")]) from None
        self._last = max(1, len(data.removesuffix(b"\n").split(b"\n")))
        try:
            text = data.decode("utf-8-sig")  # some editors of Windows begin with a mark of their own
            self._values: dict[str, object] = tomllib.loads(text)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise ConfigError(path, [Fault(line, "file", "UTF-8 is wanted")]) from None
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(path, [Fault(_line_of(error) or self._last, "file", "not TOML")]) from None
        self._lines = _lines_of(text)

    def section(self, name: str) -> "Section":
        """The section of this name, empty where the file has none."""
        value = self._values.pop(name, {})
        if not isinstance(value, dict):
            self.fault(name, f"a section [{name}] is wanted")
            value = {}
        return Section(self, name, value)

    def tables(self, name: str) -> tuple["Section", ...]:
        """The sections `[name.x]`, `[name.y]`... in the order of the file."""
        value = self._values.pop(name, {})
        if not isinstance(value, dict):
            self.fault(name, f"sections [{name}.NAME] are wanted")
            return ()
        found = []
        for key, values in value.items():
            if isinstance(values, dict):
                found.append(Section(self, f"{name}.{key}", values))
            else:
                self.fault(f"{name}.{key}", f"a section [{name}.NAME] is wanted")
        return tuple(found)

    def fault(self, key: str, wanted: str) -> None:
        """Note that `key` is not as it must be. What is missing is missing from its section, or from the file's end."""
        section = key.rpartition(".")[0]
        self.faults.append(Fault(self._lines.get(key) or self._lines.get(section, self._last), key, wanted))

    def done(self) -> None:
        """Refuse sections nobody asked for; raise ConfigError if there is any fault at all."""
        for name in self._values:
            self.fault(name, "unknown section")
        if self.faults:
            raise ConfigError(self.path, self.faults)


class Section:
    """One section: each key by name and form. A fault is noted and a harmless value given instead."""

    def __init__(self, file: TomlFile, name: str, values: Mapping[str, object]) -> None:
        self._file = file
        self.name = name
        self._values = dict(values)
        self.given = bool(values)
        self.keys = frozenset(values)

    def __enter__(self) -> Self:
        """Reading begins."""
        return self

    def __exit__(self, *_: object) -> None:
        """Every key left over is unknown."""
        for key in self._values:
            self._file.fault(f"{self.name}.{key}", "unknown key")

    def text(self, key: str, default: str | None = None, *, choices: Sequence[str] = ()) -> str:
        """A text that is not empty; without a default it must be there."""
        value = self._values.pop(key, default)
        if not isinstance(value, str) or (not value and default != "") or (choices and value not in choices):
            wanted = f"one of {', '.join(choices)}" if choices else "a text"
            self._file.fault(f"{self.name}.{key}", f"{wanted} is wanted")
            return default or (choices[0] if choices else "")
        return value

    def number(self, key: str, default: float, *, least: float, most: float) -> float:
        """A number within bounds."""
        value = self._values.pop(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            self._file.fault(f"{self.name}.{key}", f"a number from {least:g} to {most:g} is wanted")
            return default
        return float(value)

    def whole(self, key: str, default: int, *, least: int, most: int) -> int:
        """A whole number within bounds."""
        value = self._values.pop(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self._file.fault(f"{self.name}.{key}", f"a whole number from {least} to {most} is wanted")
            return default
        return value

    def flag(self, key: str, default: bool) -> bool:
        """true or false."""
        value = self._values.pop(key, default)
        if not isinstance(value, bool):
            self._file.fault(f"{self.name}.{key}", "true or false is wanted")
            return default
        return value

    def table(self, key: str) -> dict[str, object]:
        """An inline table, empty where it is not given."""
        value = self._values.pop(key, {})
        if not isinstance(value, dict):
            self._file.fault(f"{self.name}.{key}", "a table { key = value } is wanted")
            return {}
        return value

    def texts(self, key: str, *, choices: Sequence[str] = ()) -> tuple[str, ...]:
        """A list of texts, empty where it is not given."""
        value = self._values.pop(key, [])
        if not isinstance(value, list) or not all(
            isinstance(each, str) and each and (not choices or each in choices) for each in value
        ):
            wanted = f"a list of {', '.join(choices)}" if choices else "a list of texts"
            self._file.fault(f"{self.name}.{key}", f"{wanted} is wanted")
            return ()
        return tuple(value)

    def file(self, key: str) -> Path | None:
        """A path, from the folder of the TOML file where it is relative; None where it is not given."""
        if key not in self._values:
            return None
        return self._file.path.parent / self.text(key)

    def peek_file(self, key: str) -> Path | None:
        """Where a file lies that is read under the same key: a path as `file` has it, and the key stays."""
        value = self._values.get(key)
        return self._file.path.parent / value if isinstance(value, str) and value else None

    def secret(self, name: str, variable: str, *, wanted: bool) -> str | None:
        """The first line of the file under `<name>_file`, else the environment's `variable`."""
        path = self.file(f"{name}_file")
        if path is None:
            found = os.environ.get(variable)
            if not found and wanted:
                self._file.fault(f"{self.name}.{name}_file", f"a file is wanted, or {variable} in the environment")
            return found or None
        try:
            found = path.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            found = ""
        if not found:
            self._file.fault(f"{self.name}.{name}_file", "a readable file with a secret in it is wanted")
        return found or None

    def fault(self, key: str, wanted: str) -> None:
        """Note a fault found by the caller."""
        self._file.fault(f"{self.name}.{key}", wanted)


def _line_of(error: tomllib.TOMLDecodeError) -> int:
    """Where it is wrong; 0 where it ends too early."""
    place = re.search(r"line (\d+)", str(error))
    return int(place[1]) if place else 0


def _lines_of(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.fullmatch(line):
            section = header[1]
            found.setdefault(section, number)
        elif key := _KEY.match(line):
            found.setdefault(f"{section}.{key[1]}" if section else key[1], number)
    return found
