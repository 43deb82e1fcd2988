"""One conversation over an open link: questions with their answers, and nothing taken for an answer that is none."""

import time
from collections import deque
from collections.abc import Callable
from typing import TypeVar

from kiosk.devices.printer import escpos
from kiosk.devices.printer.link import LinkLost, PrinterLink
from kiosk.devices.printer.patience import Deadline, Patience
from kiosk.devices.printer.replies import AutoStatus, Block, Flow, FullStatus, RealTime, Reply, ReplyParser, Single
from kiosk.devices.printer.status import RealTimeStatus

_PROCESS = 0x37


_R = TypeVar("_R", RealTime, FullStatus)


class Silent(LinkLost):
    """No answer in time. The next answer could be late and belong to this question, so the link is used no more."""


class Session:
    """Asks and listens. Replies nobody asked for are kept apart: automatic status is remembered, the rest dropped."""

    def __init__(self, link: PrinterLink, patience: Patience, clock: Callable[[], float] = time.monotonic) -> None:
        self.link = link
        self._clock = clock
        self._busy_until = clock()
        self._patience = patience
        self._parser = ReplyParser()
        self._heard: deque[Reply] = deque(maxlen=256)
        self._marks: set[bytes] = set()
        self.automatic: AutoStatus | None = None
        self._held_off = False
        self.fences = 0
        self.cleared = 0

    def listen(self, within: float = 0.0) -> bool:
        """Take in what has arrived, waiting at most so long; whether anything came. Raises LinkLost."""
        data = self.link.receive(within)
        for reply in self._parser.feed(data):
            match reply:
                case AutoStatus():
                    self.automatic = reply
                case Block(header, body) if header == _PROCESS and body[:1] == b"\x22" and len(body) == 5:
                    self._marks.add(body[1:])
                case Block(header, body) if header == _PROCESS and body == b"\x25":
                    self.cleared += 1
                case Single():
                    self.fences += 1
                    self._heard.append(reply)
                case Flow():
                    self._held_off = reply is Flow.XOFF
                case RealTime() | Block() | FullStatus():
                    self._heard.append(reply)
        return bool(data)

    def marked(self, mark: bytes) -> bool:
        """Whether the process id has been answered: everything before it is on paper."""
        return mark in self._marks

    def write(self, data: bytes, deadline: Deadline, urgent: bool = False) -> int:
        """Hand over until all is gone, the deadline passes or nothing moves for the stall time; how many bytes went.

        A printer that said XOFF gets nothing until it says XON, except what is urgent.
        """
        sent = 0
        still = deadline.within(self._patience.stall)
        while sent < len(data) and not still.over:
            if self._held_off and not urgent:
                self.listen(still.at_most(self._patience.poll))
                continue
            went = self.link.send(data[sent:], still.at_most(self._patience.poll))
            sent += went
            if went:
                still = deadline.within(self._patience.stall)
                self._busy_until = max(self._busy_until, self._clock()) + went * self.link.seconds_per_byte
            self.listen()
        return sent

    def wait(self, done: Callable[[], bool], deadline: Deadline) -> bool:
        """Listen until something is true; whether it became so. Raises LinkLost."""
        while not done():
            if deadline.over:
                return False
            self.listen(deadline.at_most(self._patience.poll))
        return True

    def real_time_status(self, deadline: Deadline) -> RealTimeStatus:
        """DLE EOT 1 to 4, one after the other. Raises Silent where one is not answered, LinkLost."""
        self.listen()
        self._forget(RealTime)
        answers = [self._ask(escpos.status_request(n), RealTime, deadline).byte for n in (1, 2, 3, 4)]
        self.listen()
        if any(isinstance(reply, RealTime) for reply in self._heard):
            raise Silent("an answer too many: which belongs to which is not known")
        return RealTimeStatus(*answers)

    def full_status(self, deadline: Deadline) -> FullStatus:
        """DLE EOT 20 of Custom kiosk printers. Raises Silent, LinkLost."""
        self._forget(FullStatus)
        self._parser.expect_full_status()
        try:
            return self._ask(escpos.FULL_STATUS, FullStatus, deadline)
        finally:
            self._parser.expect_full_status(False)

    def ask_for_full_status(self, deadline: Deadline) -> None:
        """The same as a question that may stay without answer. Raises LinkLost."""
        self._forget(FullStatus)
        self._parser.expect_full_status()
        self.write(escpos.FULL_STATUS, deadline, urgent=True)

    def has_full_status(self) -> bool:
        """Whether it was answered."""
        return any(isinstance(reply, FullStatus) for reply in self._heard)

    def forget_full_status(self) -> None:
        """It counts no more."""
        self._parser.expect_full_status(False)
        self._forget(FullStatus)

    def raw_answer(self, question: bytes, ended: Callable[[bytes], bool], deadline: Deadline) -> bytes:
        """An answer without pattern, complete when `ended` says so; empty where it did not come. Raises LinkLost."""
        self.listen()
        self._parser.expect_raw()
        try:
            self.write(question, deadline)
            came = self.wait(lambda: ended(self._parser.raw), deadline.within(self._patience.answer))
            return self._parser.raw if came else b""
        finally:
            self._parser.end_raw()

    def clear(self, deadline: Deadline) -> bool:
        """Empty the printer's buffers (DLE DC4 8); whether it confirmed. Raises LinkLost."""
        before = self.cleared
        self.write(escpos.CLEAR, deadline.within(self._patience.answer), urgent=True)
        return self.wait(lambda: self.cleared > before, deadline.within(self._patience.answer))

    def fault_announced(self) -> bool:
        """Whether the printer said unasked that it is offline."""
        return self.automatic is not None and bool(self.automatic.first & 0x08)

    def _ask(self, question: bytes, kind: type[_R], deadline: Deadline) -> _R:
        patience = self._patience.answer + self._backlog()
        if self.write(question, deadline.within(patience), urgent=True) < len(question):
            raise Silent("takes no question")
        answer: list[_R] = []

        def answered() -> bool:
            found = next((reply for reply in self._heard if isinstance(reply, kind)), None)
            if found is not None:
                self._heard.remove(found)
                answer.append(found)
            return bool(answer)

        if not self.wait(answered, deadline.within(patience + self.link.seconds_per_byte * len(question))):
            raise Silent("gives no answer")
        return answer[0]

    def _backlog(self) -> float:
        """Seconds until a slow line has carried what was handed over."""
        return max(0.0, self._busy_until - self._clock()) if self.link.seconds_per_byte else 0.0

    def _forget(self, kind: type[Reply]) -> None:
        self._heard = deque((reply for reply in self._heard if not isinstance(reply, kind)), maxlen=256)
