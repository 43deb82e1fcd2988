"""What patients do in the demo, by the name that `--script` takes: whole visits, and what goes wrong in lobbies."""

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.sim.demo.lobby import Lobby
from kiosk.sim.demo.patient import Patient
from kiosk.sim.demo.paying import pay_bill, pay_late, pay_twice, plug_pulled, walk_away
from kiosk.sim.demo.registering import (
    appointment,
    appointment_code,
    by_chip,
    child,
    quick_number,
    self_pay,
    two_clinics,
    typed_number,
    visit,
)
from kiosk.sim.demo.trouble import backend_down, foreign_code, insurer_down, paper_out, unplugged

Script = Callable[[Lobby, Patient], None]

SCRIPTS: Final[Mapping[str, Script]] = {
    "visit": visit,
    "chip": by_chip,
    "typed-number": typed_number,
    "appointment": appointment,
    "appointment-code": appointment_code,
    "child": child,
    "quick-number": quick_number,
    "two-clinics": two_clinics,
    "self-pay": self_pay,
    "insurer-down": insurer_down,
    "paper-out": paper_out,
    "unplugged": unplugged,
    "pay-bill": pay_bill,
    "pay-twice": pay_twice,
    "pay-late": pay_late,
    "plug-pulled": plug_pulled,
    "backend-down": backend_down,
    "foreign-code": foreign_code,
    "walk-away": walk_away,
}
