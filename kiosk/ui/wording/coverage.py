"""What the insurer says, in the patient's terms."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.coverage import CoverageStatus
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, Words, in_context

_COVERAGE: Final[Mapping[CoverageStatus, tuple[str, str]]] = {
    CoverageStatus.COVERED: (
        #: What the insurer says
        QT_TRANSLATE_NOOP("Coverage", "Thẻ bảo hiểm y tế dùng được"),
        "",
    ),
    CoverageStatus.REVIEW: (
        #: What the insurer says
        QT_TRANSLATE_NOOP("Coverage", "Thẻ bảo hiểm y tế cần xem thêm"),
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


def coverage_words(status: CoverageStatus) -> Words:
    """What the insurer says, and what that means now."""
    title, action = _COVERAGE[status]
    return Words(in_context("Coverage", title), in_context("Coverage", action))
