"""The words that joined clips are made of: figures, letters, and what stands between them."""

from collections.abc import Iterator
from typing import Final

from kiosk.devices.voice.reading import tongue_of

_VIETNAMESE: Final = (
    "linh", "trăm", "nghìn", "triệu", "tỷ", "mươi", "mốt", "tư", "lăm", "đồng", "phẩy", "phần trăm", "giờ", "phút",
    "ngày", "tháng", "phòng", "tầng", "chấm", "sao", "trên", "đến", "khu", "nhà", "quầy", "số", "và", "cộng",
    "cửa", "dãy",
)  # fmt: skip
_ENGLISH: Final = (
    "hundred", "thousand", "million", "billion", "dong", "point", "percent", "o'clock", "oh", "room", "floor", "star",
    "of", "to", "area", "building", "desk", "number", "and", "plus", "January", "February", "March", "April", "May",
    "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def joining_words(language: str) -> Iterator[str]:
    """Of Vietnamese and English; none of others."""
    tongue = tongue_of(language)
    match language:
        case "vi":
            yield from _VIETNAMESE
            yield from (*_LETTERS, "Đ")
        case "en":
            yield from _ENGLISH
            yield from _LETTERS
        case _:
            return
    yield from (tongue.number(value) for value in range(100))
