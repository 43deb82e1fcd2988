"""What a patient agrees to, by its version."""

from typing import Final

CONSENT: Final = "v2"
"""Raised whenever the words of the consent screen change: the journal says which of them somebody agreed to."""
