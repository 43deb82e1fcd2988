"""What goes wrong at the bank: set by tests and by the person who plays the demo."""

from dataclasses import dataclass
from typing import Literal

NoticeFault = Literal["none", "lost", "twice", "reordered", "forged", "late"]
AnswerFault = Literal["none", "down", "slow", "garbage", "lost"]


@dataclass(slots=True)
class Faults:
    """`notices`: what becomes of notices. `answers`: of requests ("lost": done, but the answer never comes)."""

    notices: NoticeFault = "none"
    answers: AnswerFault = "none"
    slow_s: float = 3.0
