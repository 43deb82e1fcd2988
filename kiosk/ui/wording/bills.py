"""Bills in words."""

from kiosk.domain.bill import Bill, BillKind
from kiosk.domain.money import Dong
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.words import translate
from kiosk.visit.states import News


def bill_title(bill: Bill) -> str:
    """What the bill is for: its one line, or its first line and how many more."""
    if bill.kind is BillKind.DEPOSIT:
        #: A bill: money paid ahead
        return translate("Bill", "Tạm ứng viện phí")
    first = in_language(bill.lines[0].text, bill.lines[0].text_en) if bill.lines else ""
    if len(bill.lines) <= 1:
        return first
    #: A bill: its first line, and how many lines more
    return translate("Bill", "{first} và {count} khoản khác").format(first=first, count=len(bill.lines) - 1)


def news_words(news: News | None) -> str:
    """Why the patient sees it again, or empty."""
    match news:
        case News.CHANGED:
            #: Bills: the bill changed before it was paid; nothing was charged
            return translate("Bill", "Số tiền vừa thay đổi. Chưa bị trừ tiền. Xem lại rồi hãy trả.")
        case News.PAID:
            #: Bills: the bill was paid already, here or at the cashier
            return translate("Bill", "Khoản vừa chọn đã được trả rồi. Không phải trả lần nữa.")
        case News.RECEIPT:
            #: Bills: the receipt of an earlier payment, whose paper had not come out, came out now
            return translate("Bill", "Lần trước đã trả đủ tiền. Lấy biên lai ở khe bên dưới.")
        case News.RECEIPT_UNSURE:
            #: Bills: nobody knows whether the receipt of an earlier payment came out now
            return translate("Bill", "Lần trước đã trả đủ tiền. Nếu không thấy biên lai ở khe: quầy thu in lại.")
        case News.NO_RECEIPT:
            #: Bills: the receipt of an earlier payment could not be printed
            return translate("Bill", "Lần trước đã trả đủ tiền. Máy không in được biên lai; quầy thu in lại.")
        case None:
            return ""


def advance_words(advance: Dong | None) -> str:
    """What is paid ahead and not used yet, or empty."""
    if not advance:
        return ""
    #: Bills: money the patient paid ahead and has not used
    return translate("Bill", "Tạm ứng còn lại: {amount}").format(amount=advance)


def deducted_words(bill: Bill) -> str:
    """What is taken off already, or empty."""
    if not bill.deducted:
        return ""
    #: A bill: what was paid ahead and is taken off already
    return translate("Bill", "Đã trừ tạm ứng {deducted}").format(deducted=bill.deducted)
