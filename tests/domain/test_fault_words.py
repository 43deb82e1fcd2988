"""Every fault is told to staff in both languages: what it is, and what to do."""

import pytest

from kiosk.domain import fault_words
from kiosk.domain.fault_words import FaultWords


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_fault_is_named_with_what_to_do(language: str) -> None:
    words = FaultWords("hết giấy", "thay cuộn giấy", "out of paper", "put in a new roll")
    expected = {"vi": ("hết giấy", "thay cuộn giấy"), "en": ("out of paper", "put in a new roll")}
    assert (words.name(language), words.todo(language)) == expected[language]
    assert fault_words.__doc__
