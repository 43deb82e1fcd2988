"""Vietnamese names from single keys: letters with their own marks, and five tones that find their vowel themselves.

A word is its letters and one tone. Every key makes the word anew, so that the tone moves to where it belongs:
`t u sắc` is `tú`, and `a n` more make it `tuán`, as `toán` comes from `t o sắc a n`. Tones stand as identity papers
write them: `hòa`, `thúy`, but `hoàng`, `huỳnh`.
"""

import unicodedata
from typing import Final

LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES: Final = {"huyen": "\u0300", "sac": "\u0301", "hoi": "\u0309", "nga": "\u0303", "nang": "\u0323"}
"""The keys of the five tones and their combining marks."""

SPACE: Final = "space"
ERASE: Final = "erase"
LONGEST: Final = 60

_MARKS: Final = frozenset(TONES.values())
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_MARKED: Final = frozenset("ăâêôơư")


def press(text: str, key: str) -> str:
    """The text after one key: a letter, a tone's name, `space` or `erase`. What makes no sense changes nothing.

    NFC, each word with a capital, one blank between words.
    """
    head, word = _last_word(text)
    letters, tone = _apart(word)
    if key == ERASE:
        return head + _word(letters[:-1], tone) if word else head[:-1]
    if key == SPACE:
        return text + " " if word and len(text) < LONGEST else text
    if key in TONES:
        mark = TONES[key]
        return head + _word(letters, "" if tone == mark else mark)
    if key in LETTERS and len(key) == 1 and len(text) < LONGEST:
        return head + _word(letters + key, tone)
    return text


def _last_word(text: str) -> tuple[str, str]:
    head, blank, word = text.rpartition(" ")
    return head + blank, word


def _apart(word: str) -> tuple[str, str]:
    """The small letters of a word, and its tone or none."""
    tone = ""
    letters = []
    for letter in word.lower():
        parts = unicodedata.normalize("NFD", letter)
        tone += "".join(part for part in parts if part in _MARKS)
        letters.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in _MARKS)))
    return "".join(letters), tone[:1]


def _word(letters: str, tone: str) -> str:
    at = _nucleus(letters)
    if tone and at is not None:
        letters = letters[: at + 1] + tone + letters[at + 1 :]
    composed = unicodedata.normalize("NFC", letters)
    return composed[:1].upper() + composed[1:]


def _nucleus(letters: str) -> int | None:
    """Which letter bears the tone; None where there is no vowel."""
    begins = _rime(letters)
    vowels = [at for at in range(begins, len(letters)) if letters[at] in _VOWELS]
    run = [at for number, at in enumerate(vowels) if at == begins + number] if vowels else []
    if not run:
        # A foreign or unfinished word: its first vowel, wherever it stands.
        return vowels[0] if vowels else None
    marked = [at for at in run if letters[at] in _MARKED]
    if marked:
        return marked[-1]
    closed = run[-1] < len(letters) - 1
    if len(run) == 1:
        return run[0]
    return run[1] if closed or len(run) > 2 else run[0]


def _rime(letters: str) -> int:
    """Where the vowels begin: `qu` and `gi` before a vowel belong to the beginning of a word."""
    if letters[:2] in ("qu", "gi") and len(letters) > 2 and letters[2] in _VOWELS:
        return 2
    return next((at for at, letter in enumerate(letters) if letter in _VOWELS), len(letters))
