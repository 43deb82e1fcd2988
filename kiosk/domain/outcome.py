"""What became of a print job: three outcomes, never guessed."""

from enum import StrEnum


class Printed(StrEnum):
    """`UNKNOWN` is not failure: paper may have come out; it is never sent again by itself."""

    PRINTED = "printed"
    UNKNOWN = "unknown"
    NOT_PRINTED = "not_printed"
