"""People's texts: one Unicode form, nothing that could be a command."""

import re
import unicodedata

# In NFD: an open syllable's last two letters with the tone on the second. The `u` of `quy` is not of its vowel.
_LATE_TONE = re.compile(
    "(o(?=[ae])|(?<!q)u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])(?![^\\W\\d_]|[\u0300-\u036f])", re.IGNORECASE
)

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


def early_tones(name: str) -> str:
    """A name with `hoà` and `thuý` as registers mostly write them, `hòa` and `thúy`. NFC."""
    return unicodedata.normalize("NFC", _LATE_TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", name)))


def ascii_upper(text: str) -> str:
    """Vietnamese letters without marks, upper case: what a bank's character set can carry.

    `Đ` and `đ` do not decompose under NFD and are mapped by name. Characters outside ASCII that remain
    are dropped.
    """
    mapped = text.replace("Đ", "D").replace("đ", "d")
    bare = "".join(c for c in unicodedata.normalize("NFD", mapped) if not unicodedata.combining(c))
    return bare.encode("ascii", "ignore").decode("ascii").upper()
