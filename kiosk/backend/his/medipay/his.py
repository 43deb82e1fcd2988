"""A HIS behind the MediPay-shaped calls.

of the contract   GET /benhnhan · GET /bhyt · GET /dichvu-lichkham · POST /dangky-kcb
added by us       GET /lich-hen · POST /capnhat-bhyt · POST /huy-dangky · POST /thanh-toan; an idempotency key in every
                  POST
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from kiosk.backend.his.his import Booking, Slot
from kiosk.backend.his.local import LocalHis
from kiosk.backend.his.medipay import documents
from kiosk.backend.his.medipay.wire import MediPayWire
from kiosk.backend.his.outbox import NotHeardError
from kiosk.backend.his.visit import read_visit
from kiosk.backend.insurance.insurer import CardAnswer, CardQuery, InsurerSilentError
from kiosk.backend.payment.his import HisAwayError, HisPosting
from kiosk.backend.store.sessions import Sessions
from kiosk.backend.store.vault import Vault
from kiosk.domain.fields import FieldError


class MediPayHis:
    """One such HIS."""

    def __init__(self, wire: MediPayWire, sessions: Sessions, vault: Vault, rules: LocalHis) -> None:
        self._wire = wire
        self._sessions = sessions
        self._vault = vault
        self._rules = rules

    def knows(self, number: str) -> bool:
        """`GET /benhnhan`."""
        return self._wire.look("/benhnhan", **documents.document_of(number)) is not None

    def bookings(self, number: str, day: date) -> tuple[Booking, ...]:
        """`GET /lich-hen`."""
        answer = self._wire.look("/lich-hen", **documents.document_of(number), NGAY=f"{day:%Y%m%d}")
        with _formed():
            return documents.bookings(answer) if answer is not None else ()

    def slots(self, clinic_id: str, day: date) -> tuple[Slot, ...]:
        """`GET /dichvu-lichkham`."""
        answer = self._wire.look("/dichvu-lichkham", MA_DICH_VU=clinic_id, NGAY=f"{day:%Y%m%d}")
        with _formed():
            return documents.slots(answer, day) if answer is not None else ()

    def ask(self, query: CardQuery) -> CardAnswer:
        """`GET /bhyt`: the HIS asks the insurer. Raises InsurerSilentError."""
        more = {"HO_TEN": query.name, "NGAY_SINH": documents.born_text(query.born)}
        try:
            answer = self._wire.look("/bhyt", **documents.document_of(query.number), **more)
            with _formed():
                return documents.card_answer(answer) if answer is not None else CardAnswer("050")
        except HisAwayError:
            raise InsurerSilentError("the HIS gives no answer") from None

    def tell(self, registration_id: str, what: str) -> None:
        """`POST /dangky-kcb` for each clinic, `POST /capnhat-bhyt`, or `POST /huy-dangky`. Raises NotHeardError."""
        with self._sessions() as session:
            visit = read_visit(session, self._vault, self._rules, registration_id)
        try:
            for place in visit.places:
                if what == "cancelled":
                    self._wire.do("/huy-dangky", {"MA_DANG_KY_KIOSK": place.id})
                elif what == "verified":
                    if self._wire.do("/capnhat-bhyt", documents.verdict(visit, place)) is None:
                        raise NotHeardError("a registration it has not heard of yet")
                elif self._wire.do("/dangky-kcb", documents.registration(visit, place)) is None:
                    raise NotHeardError("a registration it has no service for")
        except HisAwayError as error:
            raise NotHeardError(str(error)) from None

    def post(self, posting: HisPosting) -> str | None:
        """`POST /thanh-toan`. Raises HisAwayError."""
        body = {
            "MA_GIAO_DICH": posting.key,
            "MA_HOA_DON": posting.bill_id,
            "SO_TIEN": posting.amount.amount,
            "TRU_TAM_UNG": posting.advance.amount,
            "LOAI": "TAM_UNG" if posting.deposit else "VIEN_PHI",
            "NOI_DUNG": posting.ref,
        }
        answer = self._wire.do("/thanh-toan", body)
        if answer is None:
            raise HisAwayError("the HIS has not heard of this bill yet")
        with _formed():
            return answer.inner("data").text_or_none("SO_BIEN_LAI", 40)


@contextmanager
def _formed() -> Iterator[None]:
    """What is not of its form is no answer."""
    try:
        yield
    except FieldError:
        raise HisAwayError("an answer that is not of its form") from None
