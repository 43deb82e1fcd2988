"""The till under a clock that the test holds."""

import threading
from collections.abc import Callable
from dataclasses import replace

from kiosk.app.money import CLOSING_S, Till
from kiosk.domain.money import Dong
from kiosk.domain.payment import Payable, Payment, PaymentState
from kiosk.services.client import Away, Refused
from kiosk.ui.moment import Moment
from kiosk.visit import events as e
from tests.app.test_perform import Record
from tests.visit.sample import AWAITING, CLOSED, PAID, PARTIAL

CLOSING = replace(AWAITING, state=PaymentState.CLOSING)


class Cashier:
    """Answers from a list, each answer taking some seconds of the clock."""

    def __init__(self, *answers: Payment | Exception, each_s: float = 1.0) -> None:
        self.answers = list(answers)
        self.now = 0.0
        self.each_s = each_s
        self.asked: list[str] = []
        self.tags: list[str | None] = []

    def clock(self) -> float:
        return self.now

    def _next(self, what: str) -> Payment:
        self.asked.append(what)
        self.now += self.each_s
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def open(self, wish: Payable, key: str) -> Payment:
        return self._next("open")

    def news(self, payment_id: str, wait_s: int) -> Payment:
        return self._next("news")

    def follow(self, payment_id: str, wait_s: int, known: str | None) -> tuple[Payment, str | None]:
        self.tags.append(known)
        return self._next("news"), f"tag-{len(self.tags)}"

    def close(self, payment_id: str) -> Payment:
        return self._next("close")


class Gone(threading.Event):
    """A moment's end that lets nobody wait."""

    def __init__(self, cashier: Cashier) -> None:
        super().__init__()
        self.cashier = cashier

    def wait(self, timeout: float | None = None) -> bool:
        self.cashier.now += timeout or 0
        return self.is_set()


class Rounds(Gone):
    """A terminal that runs for so many waits."""

    def __init__(self, cashier: Cashier, rounds: int) -> None:
        super().__init__(cashier)
        self.left = rounds

    def wait(self, timeout: float | None = None) -> bool:
        self.left -= 1
        if not self.left:
            self.set()
        return super().wait(timeout)


class StillMoment(Moment):
    """Collects its mail; waiting only moves the clock."""

    def __init__(self, cashier: Cashier) -> None:
        self.mail: list[e.Event] = []
        super().__init__(1, lambda _, event: self.mail.append(event))
        self._gone = Gone(cashier)

    @property
    def over(self) -> threading.Event:
        return self._gone


def till(*answers: Payment | Exception, display_s: float = 60) -> tuple[Till, StillMoment, Record, Cashier]:
    cashier = Cashier(AWAITING, *answers)
    record = Record()
    made = Till(cashier, record, display_s, cashier.clock)  # type: ignore[arg-type] # the same three verbs
    made.open(Payable("bill-1", Dong(99_400)), "key-2")
    return made, StillMoment(cashier), record, cashier


def test_the_display_time_ends_the_watch() -> None:
    made, moment, _, _ = till(AWAITING, display_s=30)
    assert made.watch("pay-1", moment) == e.DisplayEnded()
    assert moment.mail == [e.PaymentChanged(AWAITING)]


def test_the_display_clock_goes_on_behind_another_screen() -> None:
    made, moment, _, cashier = till(AWAITING, display_s=30)
    cashier.now += 40
    assert made.watch("pay-1", moment) == e.DisplayEnded()
    assert cashier.asked == ["open"]


def test_a_backend_that_is_away_is_unclear_and_never_failed() -> None:
    made, moment, record, _ = till(Away("x"), Away("x"), AWAITING, PAID)
    assert made.watch("pay-1", moment) == e.PaymentChanged(PAID)
    assert moment.mail == [e.PaymentUnclear(), e.PaymentUnclear(), e.PaymentChanged(AWAITING)]
    assert record.lines[-1] == "ended pay-1 paid"


def test_a_partial_credit_is_shown_once() -> None:
    some = replace(AWAITING, received=Dong(10_000), remainder=Dong(89_400), partial=True)
    made, moment, _, _ = till(AWAITING, some, some, some, display_s=20)
    made.watch("pay-1", moment)
    assert moment.mail == [e.PaymentChanged(AWAITING), e.PaymentChanged(some)]


def test_leaving_waits_for_the_last_word_and_no_longer_than_it_may() -> None:
    made, moment, record, cashier = till(CLOSING)
    assert made.close("pay-1", moment) == e.PaymentChanged(CLOSING)
    assert cashier.now <= CLOSING_S + 3
    assert cashier.asked[1:3] == ["close", "news"]
    assert record.lines[-1] == "ended pay-1 unknown"


def test_leaving_with_the_backend_away_is_unclear() -> None:
    made, moment, record, _ = till(Away("x"))
    assert made.close("pay-1", moment) == e.PaymentUnclear()
    assert record.lines[-1] == "ended pay-1 unknown"


def test_a_refused_cancellation_still_asks_what_is_true() -> None:
    made, moment, _, cashier = till(Refused("payment_final", 409), PAID)
    assert made.close("pay-1", moment) == e.PaymentChanged(PAID)
    assert cashier.asked == ["open", "close", "news"]


def test_some_money_is_not_a_final_word() -> None:
    made, moment, record, _ = till(PARTIAL)
    assert made.close("pay-1", moment) == e.PaymentChanged(PARTIAL)
    assert record.lines[-1] == "ended pay-1 unknown"


def test_a_closed_payment_without_money_is_final() -> None:
    made, moment, record, _ = till(CLOSED)
    assert made.watch("pay-1", moment) == e.PaymentChanged(CLOSED)
    assert record.lines[-1] == "ended pay-1 closed"


def test_news_that_comes_when_nobody_looks_any_more_is_left_for_the_next_start() -> None:
    made, moment, record, cashier = till(PAID)
    asked = cashier.follow

    def gone_meanwhile(payment_id: str, wait_s: int, known: str | None) -> tuple[Payment, str | None]:
        moment.over.set()
        return asked(payment_id, wait_s, known)

    cashier.follow = gone_meanwhile  # type: ignore[method-assign] # the screen goes while the answer is on its way
    assert made.watch("pay-1", moment) is None
    assert record.open_payments() == ("pay-1",)


def test_a_screen_that_is_gone_ends_watching_and_closing_without_a_word() -> None:
    work: list[Callable[[Till, StillMoment], object]] = [
        lambda made, moment: made.watch("pay-1", moment),
        lambda made, moment: made.close("pay-1", moment),
    ]
    for call in work:
        made, moment, _, _ = till(AWAITING)
        moment.over.set()
        assert call(made, moment) is None
        assert moment.mail == []


def test_after_a_crash_every_open_payment_is_asked_about_until_its_end_is_known() -> None:
    cashier = Cashier(Away("x"), AWAITING, CLOSING, CLOSING, PAID)
    record = Record()
    record.lines = ["opened pay-1", "opened pay-2", "ended pay-2 closed"]
    made = Till(cashier, record, 60, cashier.clock)  # type: ignore[arg-type] # the same three verbs
    made.recover(Gone(cashier))
    assert record.lines[-1] == "ended pay-1 paid"
    assert cashier.asked == ["news", "news", "close", "news", "close"]
    assert record.open_payments() == ()


def test_nothing_is_asked_where_nothing_is_open() -> None:
    cashier = Cashier(AWAITING)
    Till(cashier, Record(), 60, cashier.clock).recover(Gone(cashier))  # type: ignore[arg-type] # the same three verbs
    assert cashier.asked == []


def test_each_look_carries_the_tag_of_the_last_answer() -> None:
    made, moment, _, cashier = till(AWAITING, AWAITING, PAID)
    made.watch("pay-1", moment)
    assert cashier.tags == [None, "tag-1", "tag-2"]


def test_a_silence_forgets_nothing_of_what_was_known() -> None:
    made, moment, _, cashier = till(AWAITING, Away("no answer"), PAID)
    made.watch("pay-1", moment)
    assert cashier.tags == [None, "tag-1", "tag-1"]


def test_leaving_is_on_the_disk_before_the_backend_hears_of_it() -> None:
    made, moment, record, cashier = till(CLOSED)
    cashier.asked.clear()
    seen: list[tuple[str, ...]] = []
    record_left = record.payment_left

    def left(payment_id: str) -> None:
        seen.append(tuple(cashier.asked))
        record_left(payment_id)

    record.payment_left = left  # type: ignore[method-assign] # looks on
    made.close("pay-1", moment)
    assert seen == [()]
    assert record.lines[-2:] == ["left pay-1", "ended pay-1 closed"]


def test_a_payment_that_was_left_with_an_unknown_end_is_asked_about_again_while_the_terminal_runs() -> None:
    """Not only after the next start: until then no update could be installed, and staff would look for money."""
    made, moment, record, cashier = till(Away("no answer"))
    assert made.close("pay-1", moment) == e.PaymentUnclear()
    assert record.lines[-1] == "ended pay-1 unknown"
    cashier.answers = [CLOSED]
    cashier.asked.clear()
    made.mind(Rounds(cashier, 4))
    assert cashier.asked == ["news"], "its own screens were given their time first, then once is enough"
    assert record.lines[-1] == "ended pay-1 closed"


def test_a_payment_on_its_screen_is_not_asked_about_by_anybody_else() -> None:
    made, _, record, cashier = till(AWAITING)
    cashier.asked.clear()
    made.recover(Gone(cashier))
    assert (cashier.asked, record.open_payments()) == ([], ("pay-1",))
