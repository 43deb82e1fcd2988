"""People's texts: one Unicode form, nothing that could be a command."""

import unicodedata

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean(text: str) -> str:
    """NFC, no control or invisible characters, runs of blanks folded to one, trimmed.

    What comes out can be shown, printed and compared: no escape sequence survives.
    """
    composed = unicodedata.normalize("NFC", text)
    kept = (" " if c in "\t\n\r" else c for c in composed if c in "\t\n\r" or unicodedata.category(c) not in _UNSEEN)
    # Once more: what was invisible may have kept a letter and its mark apart.
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def is_clean(text: str) -> bool:
    """Whether `clean` would leave the text as it is."""
    return clean(text) == text


def ascii_upper(text: str) -> str:
    """Vietnamese letters without marks, upper case: what a bank's character set can carry.

    `Đ` and `đ` do not decompose under NFD and are mapped by name. Characters outside ASCII that remain
    are dropped.
    """
    mapped = text.replace("Đ", "D").replace("đ", "d")
    bare = "".join(c for c in unicodedata.normalize("NFD", mapped) if not unicodedata.combining(c))
    return bare.encode("ascii", "ignore").decode("ascii").upper()
