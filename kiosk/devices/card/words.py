"""What a patient is told of each failure, in Vietnamese and English. Never the cause: that is for support."""

from dataclasses import dataclass
from typing import Final

from kiosk.devices.card.errors import CardError, KeySource, WrongKey


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence or two in both languages."""

    vi: str
    en: str


_TAKE_TO_DESK: Final = Words(
    "Không dùng được thẻ này tại máy. Mời ông/bà đến quầy tiếp đón.",
    "This card cannot be used here. Please go to the reception desk.",
)
_WORDS: Final = {
    "no_reader": Words("Máy đọc thẻ chưa sẵn sàng.", "The card reader is not ready."),
    "no_card": Words("Đặt thẻ căn cước lên máy đọc.", "Place your citizen card on the reader."),
    "card_removed": Words("Đặt lại thẻ và giữ yên.", "Put the card back and hold it still."),
    "reader_busy": Words("Máy đọc thẻ đang bận. Chờ một chút rồi thử lại.", "The reader is busy. Try again soon."),
    "no_answer": Words(
        "Thẻ không trả lời. Nhấc thẻ ra rồi đặt lại.", "The card does not answer. Lift it, put it back."
    ),
    "stopped": Words("Đã dừng đọc thẻ.", "Reading was stopped."),
    "key_does_not_match": Words("Số không khớp với thẻ này.", "The number does not match this card."),
    "not_an_id_card": Words("Đây không phải thẻ căn cước gắn chíp.", "This is not a citizen card with a chip."),
    "unreadable": Words("Không đọc được chíp. Đặt lại thẻ và thử lại.", "The chip cannot be read. Please try again."),
    "expired": Words("Thẻ đã hết hạn. Mời ông/bà đến quầy tiếp đón.", "The card has expired. Please go to the desk."),
    "forged": _TAKE_TO_DESK,
    "cloned": _TAKE_TO_DESK,
}
_OTHER_CARD: Final = Words(
    "Mã QR là của thẻ khác. Quét mã trên chính thẻ đang đặt.",
    "The QR code is from another card. Scan the one on the card that lies here.",
)


def words_for(error: CardError) -> Words:
    """What to say. A key from a QR that does not fit means the QR was another card's."""
    if isinstance(error, WrongKey) and error.source is KeySource.QR:
        return _OTHER_CARD
    return _WORDS.get(error.code, _WORDS["unreadable"])
