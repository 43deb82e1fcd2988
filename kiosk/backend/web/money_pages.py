"""The money pages for cashiers: `/money` (what needs a person), `/money/payments` (what became of one), `/money/day`
(bank, backend, HIS), `/money/log`.

Everything that acts is a POST with the form's own key (once) and the session's (ours); who did it stands in the log.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from kiosk.backend.api.idempotency import Answer, once_for
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.clock import hospital_day
from kiosk.backend.payment.attempts import attempts
from kiosk.backend.payment.audit import Deed
from kiosk.backend.payment.compose import Payments
from kiosk.backend.payment.day_report import Report
from kiosk.backend.payment.desk import CaseError, Kind
from kiosk.backend.payment.refunds import RefundStateError
from kiosk.backend.payment.sheets import as_csv, as_workbook
from kiosk.backend.web import money_words
from kiosk.backend.web.form import FormDep, PostedForm
from kiosk.backend.web.login import SignedIn
from kiosk.backend.web.pages import Pages
from kiosk.backend.web.render import FILE_HEADERS
from kiosk.backend.web.staff import Role
from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.money import Dong


def _csv(report: Report) -> bytes:
    return as_csv(report).encode()


_FILES: Final[Mapping[str, tuple[str, Callable[[Report], bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_workbook),
}


@dataclass(frozen=True, slots=True)
class Act:
    """One press on the exceptions page."""

    what: str
    kind: str
    key: str
    text: str
    staff: str


class MoneyPages:
    """Pages over the payments of this backend."""

    def __init__(self, pages: Pages, payments: Payments) -> None:
        self.pages = pages
        self.payments = payments

    def page(self, name: str, account: SignedIn, **values: Any) -> Response:
        """One template with the words of money."""
        return self.pages.page(
            name,
            account,
            words=money_words,
            key=self.pages.core.vault.nonce(),
            dong=_dong,
            local=_local,
            limit=Dong(self.payments.settings.two_staff_over),
            **values,
        )

    def allowed(self, request: Request, form: PostedForm | None = None) -> SignedIn:
        """The cashier who asks; a form must be ours."""
        account = self.pages.login.with_role(request, Role.CASHIER)
        if form is not None:
            self.pages.login.check_form(account, form.text("form_key"))
        return account

    def act(self, act: Act) -> Answer:
        """Do it. Answers 409 `too_late` where it cannot be done any more, or not by this person."""
        try:
            _do(self.payments, act)
        except (CaseError, RefundStateError):
            raise ProblemError(409, "too_late", "this case is not open for that, or not for you") from None
        return Answer(200, {"done": act.what})


def money_routes(pages: Pages, payments: Payments) -> APIRouter:
    """The routes."""
    money = MoneyPages(pages, payments)
    router = APIRouter(prefix="/money", include_in_schema=False)
    _cases(router, money)
    _day(router, money)

    @router.get("/payments")
    def looked_up(request: Request, q: Annotated[str, Query(max_length=60)] = "") -> Response:
        account = money.allowed(request)
        with payments.sessions.begin() as session:
            found = attempts(session, q)
        return money.page("money_payments.html", account, found=found, wanted=q.strip())

    @router.get("/log")
    def log(request: Request) -> Response:
        return money.page("money_log.html", money.allowed(request), deeds=payments.desk.deeds())

    return router


def _cases(router: APIRouter, money: MoneyPages) -> None:
    @router.get("")
    def cases(request: Request, refused: bool = False) -> Response:
        account = money.allowed(request)
        return money.page(
            "money.html", account, cases=money.payments.desk.cases(), refused=refused, now=money.pages.core.now()
        )

    @router.post("/case")
    def act(request: Request, form: FormDep) -> Response:
        account = money.allowed(request, form)
        wanted = Act(
            form.text("what", 20), form.text("kind", 20), form.text("target", 60), form.text("text", 60), account.name
        )
        once = once_for(money.pages.core, f"staff:{account.name}"[:40], form.text("key", 100), repr(wanted).encode())
        try:
            once.around(lambda: money.act(wanted))
        except ProblemError as problem:
            if problem.status != 409:
                raise
            return RedirectResponse("/money?refused=1", 303)
        money.payments.poller.wake()
        return RedirectResponse("/money", 303)

    @router.post("/slip")
    def slip(request: Request, form: FormDep) -> Response:
        account = money.allowed(request, form)
        case = money.payments.desk.case(form.text("kind", 20), form.text("target", 60))
        if case is None:
            raise ProblemError(404, "not_found", "this case is not open any more")
        money.payments.desk.note(Deed(account.name, "slip", case.key, case.amount.amount, case.ref))
        return money.page("money_slip.html", account, case=case, now=money.pages.core.now())


def _day(router: APIRouter, money: MoneyPages) -> None:
    @router.get("/day")
    def day_end(request: Request, day: date | None = None) -> Response:
        account = money.allowed(request)
        asked = day or hospital_day(money.pages.core.now())
        return money.page("money_day.html", account, day=asked, kept=money.payments.reconciliation.kept(asked))

    @router.post("/day")
    def compare(request: Request, form: FormDep) -> Response:
        account = money.allowed(request, form)
        asked = _day_of(form)
        money.payments.reconciliation.run(asked, by=account.name)
        return RedirectResponse(f"/money/day?day={asked.isoformat()}", 303)

    @router.post("/export")
    def export(request: Request, form: FormDep) -> Response:
        account = money.allowed(request, form)
        asked, kind = _day_of(form), form.text("file", 4)
        kept = money.payments.reconciliation.kept(asked)
        if kind not in _FILES or kept is None:
            raise ProblemError(404, "not_found", "compare the day first; then csv or xlsx")
        money.payments.desk.note(Deed(account.name, "export", f"{asked.isoformat()}.{kind}"))
        media, make = _FILES[kind]
        headers = {**FILE_HEADERS, "Content-Disposition": f'attachment; filename="doi-soat-{asked.isoformat()}.{kind}"'}
        return Response(make(kept.report), media_type=media, headers=headers)


def _do(payments: Payments, act: Act) -> None:
    desk = payments.desk
    match act.kind, act.what:
        case Kind.UNMATCHED, "attach":
            desk.attach(_number(act.key), act.text, act.staff)
        case ((Kind.UNMATCHED | Kind.HELD), "give_back"):
            desk.give_back(_number(act.key), act.staff)
        case Kind.REFUND_DUE, "approve":
            payments.refunds.approve(act.key, act.staff)
        case Kind.REFUND_BY_HAND, "done_by_hand":
            payments.refunds.done_by_hand(act.key, act.staff, act.text.strip())
        case Kind.ADVANCE, ("advance_used" | "advance_returned"):
            desk.decide_advance(act.key, act.staff, used=act.what == "advance_used")
        case ((Kind.NOT_POSTED | Kind.NOT_KNOWN | Kind.REFUND_OPEN), "look_again"):
            desk.look_again(Kind(act.kind), act.key, act.staff)
        case _:
            raise ProblemError(422, "invalid_input", "no such action for such a case")


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise CaseError
    return int(text)


def _day_of(form: PostedForm) -> date:
    try:
        day = date.fromisoformat(form.text("day", 10))
        if not 2000 <= day.year <= 2999:
            raise ValueError("a day with a day before and after it")
    except ValueError:
        raise ProblemError(422, "invalid_input", "a day as YYYY-MM-DD is wanted") from None
    return day


def _dong(amount: int) -> str:
    """Also below zero: a difference has a sign."""
    return f"−{Dong(-amount)}" if amount < 0 else str(Dong(amount))


def _local(moment: datetime) -> str:
    return moment.astimezone(HOSPITAL_TIME).strftime("%d/%m/%Y %H:%M")
