"""What the insurer says, in the patient's terms."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.coverage import Coverage, CoverageStatus
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, Words, in_context

_COVERAGE: Final[Mapping[CoverageStatus, tuple[str, str]]] = {
    CoverageStatus.COVERED: (
        #: What the insurer says
        QT_TRANSLATE_NOOP("Coverage", "Thẻ bảo hiểm y tế dùng được"),
        "",
    ),
    CoverageStatus.REVIEW: (
        #: What the insurer says
        QT_TRANSLATE_NOOP("Coverage", "Thẻ bảo hiểm y tế cần kiểm tra thêm"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Vẫn lấy số bảo hiểm được ngay. Nhân viên sẽ xem lại thẻ."),
    ),
    CoverageStatus.UNVERIFIED: (
        #: What the insurer says: nothing, it did not answer
        QT_TRANSLATE_NOOP("Coverage", "Chưa hỏi được cơ quan bảo hiểm"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Vẫn lấy số bảo hiểm được ngay. Bệnh viện sẽ tự kiểm tra lại."),
    ),
    CoverageStatus.NOT_COVERED: (
        #: What the insurer says
        QT_TRANSLATE_NOOP("Coverage", "Hôm nay thẻ bảo hiểm y tế chưa dùng được"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Có thể khám tự trả tiền, hoặc hỏi quầy bảo hiểm."),
    ),
    CoverageStatus.MISMATCH: (
        #: What the insurer says: name or birthday differ
        QT_TRANSLATE_NOOP("Coverage", "Thẻ bảo hiểm và căn cước ghi khác nhau"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Quầy bảo hiểm sửa giúp, hoặc khám tự trả tiền."),
    ),
    CoverageStatus.NOT_FOUND: (
        #: What the insurer says
        QT_TRANSLATE_NOOP("Coverage", "Chưa tìm thấy thẻ bảo hiểm y tế"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Nhập mã in trên thẻ giấy, hoặc khám tự trả tiền."),
    ),
    CoverageStatus.INVALID_INPUT: (
        #: What the insurer says: the particulars are not complete
        QT_TRANSLATE_NOOP("Coverage", "Chưa đủ thông tin để tra bảo hiểm y tế"),
        #: What it means now
        QT_TRANSLATE_NOOP("Coverage", "Quầy bảo hiểm tra giúp, hoặc khám tự trả tiền."),
    ),
}


#: What it means now that the card's period is over
_RENEW: Final = QT_TRANSLATE_NOOP("Coverage", "Gia hạn thẻ ở cơ quan bảo hiểm xã hội. Hôm nay có thể khám tự trả tiền.")
_TYPE_AGAIN: Final = (
    #: What the insurer says: there is no such card
    QT_TRANSLATE_NOOP("Coverage", "Mã thẻ bảo hiểm chưa đúng"),
    #: What it means now
    QT_TRANSLATE_NOOP("Coverage", "Xem mã in trên thẻ rồi nhập lại, hoặc hỏi quầy bảo hiểm."),
)


def coverage_words(coverage: Coverage) -> Words:
    """What the insurer says, and what that means now."""
    title, action = _COVERAGE[coverage.status]
    if coverage.ended:
        action = _RENEW
    elif coverage.status is CoverageStatus.INVALID_INPUT and coverage.wants_card:
        title, action = _TYPE_AGAIN
    return Words(in_context("Coverage", title), in_context("Coverage", action))
