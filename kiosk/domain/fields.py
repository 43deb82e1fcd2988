"""Reading JSON objects at the edge: each key by name and form, nothing quoted in an error."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from kiosk.domain.money import Dong
from kiosk.domain.text import clean

LONGEST: Final = 500


class FieldError(ValueError):
    """A key is missing or not of its form. Names the key and the wanted form, never the value."""


class Fields:
    """One JSON object. Every reader raises FieldError; `where` prefixes the key in its message."""

    def __init__(self, value: object, where: str = "") -> None:
        if not isinstance(value, Mapping):
            raise FieldError(f"{where or 'body'}: an object is wanted")
        self._values: Mapping[object, object] = value
        self._where = where
        self._read: set[str] = set()

    def _get(self, key: str) -> object:
        self._read.add(key)
        return self._values.get(key)

    def _fault(self, key: str, form: str) -> FieldError:
        return FieldError(f"{self._where}{key}: {form} is wanted")

    def text(self, key: str, longest: int = LONGEST) -> str:
        """A non-empty text, cleaned (`kiosk.domain.text`)."""
        found = self.text_or_none(key, longest)
        if not found:
            raise self._fault(key, f"a text of 1 to {longest} characters")
        return found

    def lines(self, key: str, longest: int = 8_000) -> str:
        """A text of several lines of printable ASCII, as it is: PEM."""
        value = self._get(key)
        plain = value.replace("\n", "") if isinstance(value, str) else ""
        if (
            not isinstance(value, str)
            or len(value) > longest
            or not (plain.isascii() and plain.isprintable() and plain)
        ):
            raise self._fault(key, "lines of ASCII")
        return value

    def text_or_none(self, key: str, longest: int = LONGEST) -> str | None:
        """A text, cleaned, or None where it is absent, null or empty."""
        value = self._get(key)
        if value is None:
            return None
        if not isinstance(value, str) or len(value) > longest:
            raise self._fault(key, f"a text of 1 to {longest} characters")
        return clean(value) or None

    def flag(self, key: str, default: bool | None = None) -> bool:
        """true or false."""
        value = self._get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, bool):
            raise self._fault(key, "true or false")
        return value

    def whole(self, key: str, least: int = 0, most: int = 2**53) -> int:
        """A whole number within bounds."""
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self._fault(key, f"a whole number from {least} to {most}")
        return value

    def whole_or_none(self, key: str, least: int = 0, most: int = 2**53) -> int | None:
        """A whole number within bounds, or None where it is absent or null."""
        return None if self._get(key) is None else self.whole(key, least, most)

    def dong(self, key: str) -> Dong:
        """An amount in đồng."""
        return Dong(self.whole(key))

    def moment(self, key: str) -> datetime:
        """An ISO 8601 time with its offset."""
        found = self.moment_or_none(key)
        if found is None:
            raise self._fault(key, "a time with offset (ISO 8601)")
        return found

    def moment_or_none(self, key: str) -> datetime | None:
        """An ISO 8601 time with its offset, or None."""
        value = self._get(key)
        if value is None:
            return None
        try:
            found = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            raise self._fault(key, "a time with offset (ISO 8601)")
        return found

    def day_or_none(self, key: str) -> date | None:
        """An ISO 8601 date, or None."""
        value = self._get(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            raise self._fault(key, "a date (YYYY-MM-DD)") from None

    def each(self, key: str, most: int = 200) -> tuple["Fields", ...]:
        """A list of objects."""
        value = self._get(key)
        if not isinstance(value, list) or len(value) > most:
            raise self._fault(key, f"a list of at most {most} objects")
        return tuple(Fields(item, f"{self._where}{key}[{n}].") for n, item in enumerate(value))

    def each_or_none(self, key: str, most: int = 200) -> tuple["Fields", ...] | None:
        """A list of objects, or None where it is absent or null."""
        return None if self._get(key) is None else self.each(key, most)

    def texts(self, key: str, most: int = 20) -> tuple[str, ...]:
        """A list of texts, cleaned; empty where it is absent."""
        value = self._get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or len(value) > most:
            raise self._fault(key, f"a list of at most {most} texts")
        if not all(isinstance(item, str) and len(item) <= LONGEST for item in value):
            raise self._fault(key, f"a list of at most {most} texts")
        return tuple(clean(item) for item in value)

    def inner(self, key: str) -> "Fields":
        """A nested object."""
        return Fields(self._get(key), f"{self._where}{key}.")

    def inner_or_none(self, key: str) -> "Fields | None":
        """A nested object, or None."""
        return None if self._get(key) is None else self.inner(key)

    def nothing_else(self) -> None:
        """Refuse keys that nobody asked for."""
        unknown = sorted(str(key) for key in self._values if key not in self._read)
        if unknown:
            raise FieldError(f"{self._where}{unknown[0][:40]}: unknown key")
