"""One pass over a text: figures, codes and short forms become words, everything else stays.

The order of the patterns decides: an amount before a number, a date before a fraction, a code before its figures.
"""

import re
import unicodedata
from typing import Final

from kiosk.devices.voice.reading.tongue import Tongue

_LETTER: Final = r"[^\W\d_]"
_BLANKS: Final = {ord(c): " " for c in "\u00a0\u202f\u2009\n\t"}

_TOKEN: Final = re.compile(
    rf"""
    (?P<money>(?<![\w.,])\d{{1,3}}(?:\.\d{{3}})+(?!\d)|(?<![\w.,])\d+(?=[ ]?(?:₫|đ\b|đồng\b|VND\b|VNĐ\b)))
        (?P<currency>[ ]?(?:₫|đ\b|đồng\b|VND\b|VNĐ\b))?
    |(?P<day>(?<![\w/])\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>\d{{4}})(?![\w/])
    |(?P<day2>(?<![\w/])\d{{2}})/(?P<month2>\d{{2}})(?![\w/])
    |(?P<month3>(?<![\w/])\d{{1,2}})/(?P<year3>\d{{4}})(?![\w/])
    |(?P<hour>(?<![\w:])\d{{1,2}})(?::|h|g)(?P<minute>\d{{2}})(?![\w:])
    |(?P<phone>(?<![\w+])(?:\+84|0)(?:[ .]?\d){{8,10}}(?!\w)|(?<!\w)1[89]00(?:[ .]?\d){{4,6}}(?!\w))
    |(?P<room>(?<!\w)P\.?[ ]?(?=\d))(?P<place>\d+(?:[.\-]\d+)*)(?P<wing>[A-ZĐ](?!\w))?
    |(?P<door>(?<![\w-])[1-9]\d{{0,2}})(?P<side>[A-ZĐ])(?![\w-])
    |(?P<code>(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[^\W\d_])[A-ZĐ0-9]+(?:-[A-ZĐ0-9]+)*(?![\w-]))
    |(?P<over>(?<![\w/.,])\d+)/(?P<under>\d+)(?![\w/])
    |(?P<whole>(?<![\w.,])\d+)(?:,|(?<=\d)\.)(?P<fraction>\d{{1,4}})(?![\w.,]*\d)
    |(?P<stars>\d*[*•]+(?:[ ][*•]+)*(?:[ ]?\d+)?)
    |(?P<figures>\d+)
    |(?P<percent>%)
    |(?P<range>[ ]?[–—][ ]?(?=\d)|(?<=\d)-(?=\d))
    |(?P<mark>[₫&+×°→])
    |(?P<word>{_LETTER}[\w\-]*(?:\.{_LETTER}\w*)*)
    """,
    re.VERBOSE,
)

_PAUSES: Final = str.maketrans({
    "·": ",", "–": ",", "—": ",", "…": ".", ";": ",", "(": ",", ")": ",",
    "[": ",", "]": ",", "“": None, "”": None, '"': None, "‘": None, "’": "'", "«": None, "»": None, "|": ",", "→": ",",
})  # fmt: skip
_MASKED: Final = re.compile(r"\d+|[*•][*• ]*")
_SIGNS: Final = {"&": "and", "+": "plus", "×": "times", "°": "degrees"}
_KEPT: Final = frozenset(",.?!:' ")
_MARKS: Final = ("Mn", "Mc", "Me")
_LONGEST: Final = 4  # figures that are still a number; more are told one by one
_UNIT: Final = re.compile(r"[ ]?(mmHg|mg|ml|mm|kg|km|cm|°C|g|l|m|h)(?!\w)")


def read(text: str, tongue: Tongue) -> str:
    """What is said for a text: words and pauses only. Saying it again says the same."""
    flat = unicodedata.normalize("NFC", text).translate(_BLANKS)
    said: list[str] = []
    end = 0
    while True:
        match = _TOKEN.search(flat, end)
        if match is None:
            said.append(_between(flat[end:]))
            break
        said.append(_between(flat[end : match.start()]))
        end = match.end()
        word = _say(match, tongue, said)
        unit = _UNIT.match(flat, end) if match.lastgroup in ("figures", "fraction", "currency", "money") else None
        if unit and unit[1] in tongue.units:
            word += f" {tongue.units[unit[1]]}"
            end = unit.end()
        said.append(f" {word} " if match["word"] is None else word)
    return _tidy("".join(said))


def plain(said: str) -> str:
    """Words without pauses and capitals: what two texts that sound alike have in common. Lone capitals are letters."""
    words = "".join(c if c not in _KEPT or c in "' " else " " for c in said).split()
    return " ".join(word if len(word) == 1 and word.isupper() else word.casefold() for word in words)


def _say(match: re.Match[str], tongue: Tongue, said: list[str]) -> str:  # noqa: C901, PLR0912 - one arm per pattern
    found = match.groupdict()
    before = "".join(said[-2:]).split()[-1:] or [""]
    match found:
        case {"money": str(amount)}:
            value = int(amount.replace(".", ""))
            return tongue.money(value) if found["currency"] else tongue.number(value)
        case {"day": str(day), "month": str(month), "year": str(year)}:
            return _date(match[0], (int(day), int(month), int(year)), tongue, before[0])
        case {"day2": str(day), "month2": str(month)}:
            return _date(match[0], (int(day), int(month), None), tongue, before[0])
        case {"month3": str(month), "year3": str(year)}:
            return _date(match[0], (None, int(month), int(year)), tongue, before[0])
        case {"hour": str(hour), "minute": str(minute)}:
            if int(hour) < 25 and int(minute) < 60:
                return tongue.time(int(hour), int(minute))
            return f"{tongue.number(int(hour))} {tongue.digits(minute)}"
        case {"phone": str(phone)}:
            return _phone(phone, tongue)
        case {"room": str(), "place": str(place)}:
            return " ".join(filter(None, (_word(tongue, "room"), _place(place, tongue), found["wing"])))
        case {"door": str(door), "side": str(side)}:
            return f"{tongue.number(int(door))} {side}"
        case {"code": str(code)}:
            return code_words(code, tongue)
        case {"over": str(over), "under": str(under)}:
            return f"{_figures(over, tongue)} {_word(tongue, 'over')} {_figures(under, tongue)}"
        case {"whole": str(whole), "fraction": str(fraction)}:
            return tongue.decimal(whole, fraction)
        case {"figures": str(figures)}:
            return _figures(figures, tongue)
        case {"stars": str(masked)}:
            return ", ".join(
                _word(tongue, "star") if run[0] in "*•" else tongue.digits(run) for run in _MASKED.findall(masked)
            )
        case {"percent": str()}:
            return _word(tongue, "percent")
        case {"range": str()}:
            return _word(tongue, "to")
        case {"mark": str(mark)}:
            return _word(tongue, _SIGNS[mark]) if mark in _SIGNS else ","
        case _:
            return _written(match[0], tongue)


def code_words(code: str, tongue: Tongue) -> str:
    """A code letter by letter and figure by figure, a pause where it has a dash."""
    parts = []
    for part in code.split("-"):
        runs = re.findall(r"\d+|\D", part)
        parts.append(" ".join(tongue.digits(run) if run.isdigit() else run for run in runs))
    # The dash after a lone series letter is written, not said.
    return " ".join(parts) if len(parts) == 2 and len(parts[0]) == 1 else ", ".join(parts)


def _date(written: str, parts: tuple[int | None, int, int | None], tongue: Tongue, before: str) -> str:
    day, month, year = parts
    if 1 <= month <= 12 and (day is None or 1 <= day <= 31):
        return tongue.date(day, month, year, before.strip(",.").casefold())
    over = f" {_word(tongue, 'over')} "
    return over.join(_figures(part, tongue) for part in written.split("/"))


def _phone(written: str, tongue: Tongue) -> str:
    figures = re.sub(r"\D", "", written)
    groups = re.findall(r"\d+", written)
    if len(groups) == 1:
        groups = [figures[:4], figures[4:7], figures[7:]]
    plus = f"{_word(tongue, 'plus')} " if written.startswith("+") else ""
    return plus + ", ".join(tongue.digits(group) for group in groups if group)


def _place(place: str, tongue: Tongue) -> str:
    parts = re.split(r"[.\-]", place)
    return f" {_word(tongue, 'dot')} ".join(_figures(part, tongue) for part in parts)


def _figures(figures: str, tongue: Tongue) -> str:
    counts = len(figures) <= _LONGEST and (figures == "0" or figures[0] != "0")
    return tongue.number(int(figures)) if counts else tongue.digits(figures)


def _written(word: str, tongue: Tongue) -> str:
    if word in tongue.abbreviations:
        return tongue.abbreviations[word]
    parts = word.split(".")
    if len(parts) > 1:
        short = all(part in tongue.abbreviations for part in parts)
        return (" " if short else ". ").join(_written(part, tongue) for part in parts)
    if "-" in word:
        return " ".join(_written(part, tongue) for part in word.split("-") if part)
    if not word.isalpha():
        return _mixed(word, tongue)
    if len(word) == 1 or not word.isupper():
        return word
    voiced = any(c in "AEIOUYƠƯ" for c in unicodedata.normalize("NFD", word))
    return word.casefold() if voiced else " ".join(word)


def _mixed(word: str, tongue: Tongue) -> str:
    """Letters and figures in one word; signs that are neither are left out."""
    kept = "".join(c if c.isalpha() or c.isdecimal() or unicodedata.category(c) in _MARKS else " " for c in word)
    runs = re.findall(r"\d+|[^\d\s]+", kept)
    return " ".join(_figures(run, tongue) if run.isdecimal() else run for run in runs)


def _word(tongue: Tongue, name: str) -> str:
    return tongue.words.get(name, "")


def _between(text: str) -> str:
    flat = text.translate(_PAUSES)
    return "".join(c if c in _KEPT or c.isalpha() or unicodedata.category(c) in _MARKS else " " for c in flat)


def _tidy(said: str) -> str:
    """One blank, no blank before a pause, one pause at a time, none to begin with."""
    text = re.sub(r"\s+", " ", said)
    text = re.sub(r" ([,.?!:])", r"\1", text)
    text = re.sub(r"([,.?!:])[,.?!:]+", lambda m: _strongest(m[0]), text)
    text = re.sub(r"([,.?!:])(?=[^\s'])", r"\1 ", text)
    return text.strip(" ,.:'") + (
        "?" if text.rstrip(" ,.").endswith("?") and not text.strip(" ,.:'").endswith("?") else ""
    )


def _strongest(pauses: str) -> str:
    return next((sign for sign in "?!.:," if sign in pauses), ",")
