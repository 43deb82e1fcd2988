"""What is said about an examination before its number is taken."""

from collections.abc import Mapping
from typing import Final

from kiosk.domain.appointment import Appointment
from kiosk.domain.identity import Relation
from kiosk.domain.registration import Claim, Kind
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, Words, in_context, translate

RELATIONS: Final[Mapping[Relation, tuple[str, str]]] = {
    Relation.CHILD: (
        #: Whom the helper brings
        QT_TRANSLATE_NOOP("Relation", "Trẻ em"),
        #: What is known of children
        QT_TRANSLATE_NOOP("Relation", "Dưới 6 tuổi được ưu tiên"),
    ),
    #: Whom the helper brings
    Relation.PARENT: (QT_TRANSLATE_NOOP("Relation", "Cha hoặc mẹ"), ""),
    #: Whom the helper brings
    Relation.SPOUSE: (QT_TRANSLATE_NOOP("Relation", "Vợ hoặc chồng"), ""),
    #: Whom the helper brings
    Relation.OTHER: (QT_TRANSLATE_NOOP("Relation", "Người khác"), ""),
}
CLAIMS: Final[Mapping[Claim, tuple[str, str]]] = {
    #: A reason to go first
    Claim.PREGNANT: (QT_TRANSLATE_NOOP("Claim", "Đang mang thai"), ""),
    #: A reason to go first
    Claim.DISABILITY: (QT_TRANSLATE_NOOP("Claim", "Khuyết tật nặng"), ""),
    #: A reason to go first: served the country
    Claim.MERIT: (QT_TRANSLATE_NOOP("Claim", "Người có công"), ""),
}
#: No reason to go first
NO_CLAIM: Final = QT_TRANSLATE_NOOP("Claim", "Không có")
_KINDS: Final[Mapping[Kind, str]] = {
    #: Who pays: insurance
    Kind.BHYT: QT_TRANSLATE_NOOP("Kind", "Bảo hiểm y tế"),
    #: Who pays: the patient
    Kind.SELF_PAY: QT_TRANSLATE_NOOP("Kind", "Tự trả tiền"),
    #: A number without a name: who pays is settled later
    Kind.QUICK_NUMBER: QT_TRANSLATE_NOOP("Kind", "Chưa ghi tên, bổ sung sau"),
}


def relation_words(relation: Relation) -> Words:
    """Whom the helper brings."""
    title, note = RELATIONS[relation]
    return Words(in_context("Relation", title), in_context("Relation", note))


def claim_words(claim: Claim | None) -> str:
    """A reason to go first, or that there is none."""
    if claim is None:
        return in_context("Claim", NO_CLAIM)
    return in_context("Claim", CLAIMS[claim][0])


def kind_words(kind: Kind) -> str:
    """Who pays, or empty where that is not chosen here."""
    return in_context("Kind", _KINDS.get(kind, ""))


def orders_words(booked: tuple[Appointment, ...]) -> str:
    """Tests that were ordered for today, or empty."""
    tests = ", ".join(in_language(", ".join(one.orders), ", ".join(one.orders_en)) for one in booked if one.orders)
    if not tests:
        return ""
    #: CheckIn: tests to be done before the doctor
    return translate("CheckIn", "Làm trước khi khám: {tests}").format(tests=tests)


def paper_words(*, re_examination: bool) -> str:
    """A paper that the patient carries."""
    if re_examination:
        #: A paper: come back on this day
        return translate("PaperSlip", "Phiếu hẹn khám lại")
    #: A paper: sent here by another hospital
    return translate("PaperSlip", "Phiếu chuyển cơ sở khám")


def sex_words(*, male: bool) -> str:
    """The sex of the patient."""
    if male:
        #: The sex of the patient
        return translate("Sex", "Nam")
    #: The sex of the patient
    return translate("Sex", "Nữ")
