"""What asn1crypto raises for bytes that are not what they should be: it has no error of its own."""

from typing import Final

ASN1_FAULTS: Final = (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RecursionError)
