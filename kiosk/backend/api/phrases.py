"""What a status is called: as RFC 9110 §15 has it, whatever the Python that runs this still calls it."""

from http import HTTPStatus
from typing import Final

_RENAMED: Final = {
    413: "Content Too Large",
    414: "URI Too Long",
    416: "Range Not Satisfiable",
    422: "Unprocessable Content",
}
"""Python took these names over in 3.13."""


def phrase_of(status: int) -> str:
    """The reason phrase of a status there is."""
    return _RENAMED.get(status) or HTTPStatus(status).phrase
