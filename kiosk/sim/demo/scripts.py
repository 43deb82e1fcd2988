"""What patients do in the demo: one whole visit, and what goes wrong in lobbies."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Final

from kiosk.sim.demo.chip_reader import digits_of
from kiosk.sim.demo.lobby import Lobby
from kiosk.sim.demo.patient import Patient, Stuck

HANOI: Final = timezone(timedelta(hours=7))
Script = Callable[[Lobby, Patient], None]

INSURED: Final = "001190000001"
ELDER: Final = "001148000003"
EXPIRED: Final = "019094000009"
APPOINTMENT: Final = "26110001"
"""The code of the elder's appointment."""
CHILDREN: Final = ("phu-nhi", "nhi")
OTHER: Final = ("noi", "tieu-hoa")
COVERED: Final = ("noi", "noi-tq")
"""A clinic whose fee insurance covers."""
ON_DEMAND: Final = ("yeu-cau", "yc-noi")
"""A clinic whose price is above what insurance pays: the difference is due."""


def visit(lobby: Lobby, patient: Patient) -> None:
    """Code, confirm, BHYT, a clinic, ticket, QR payment, receipt, thanks, attract."""
    number_taken(lobby, patient, INSURED, "payer_bhyt", ON_DEMAND)
    patient.touches("pay_now")
    paid_by_phone(lobby, patient)
    patient.sees("ThankYou", within=30, did="paid by phone, receipt printed")
    patient.touches("finish")
    patient.sees("Welcome", did="went to the clinic; the terminal forgot the visit")


def by_chip(lobby: Lobby, patient: Patient) -> None:
    """By code and chip; the figure is from no card on the reader to the proven identity on the screen.

    Then the next patient, by chip and the last six digits.
    """
    if lobby.chip is None:
        raise Stuck("there is no chip reader")
    patient.sees("Welcome", did="came to the terminal")
    lobby.show_card(INSURED)
    patient.sees("PlaceCard", did="held the card's code to the camera")
    lobby.camera.take_away()
    lobby.chip.lay()
    patient.sees("Consent", did="laid the card on the reader; the chip was read and proven")
    patient.measured("card_absent_to_identity_s")
    lobby.chip.take()
    patient.touches("back")
    patient.sees("Welcome", did="went back; the next patient comes")
    lobby.chip.lay()
    patient.sees("GiveKey", did="laid the card on the reader")
    for digit in digits_of():
        patient.touches(f"digit_{digit}")
    patient.touches("key_done")
    patient.sees("Consent", did="typed the last six digits; the chip was read and proven")
    lobby.chip.take()
    agree(patient)
    choose(patient, "payer_bhyt", COVERED)
    patient.touches("finish")
    patient.sees("Feedback", did="nothing is due")


def typed_number(_lobby: Lobby, patient: Patient) -> None:
    """No card: a number typed wrongly first, then rightly; the birth date; the hospital knows the name."""
    patient.sees("Welcome", did="came to the terminal without a card")
    patient.touches("service_no_card")
    patient.sees("OtherWays", did="said so")
    patient.touches("service_type_number")
    patient.sees("TypeNumber", did="chose to type the number")
    patient.types("097148000003")
    patient.sees("TypeNumber", did="no such number: the terminal says what to look at")
    patient.erases(12)
    patient.types(ELDER)
    patient.sees("TypeBirth", did="typed it rightly")
    patient.types("09071948")
    patient.sees("Consent", did="typed the birth date")
    patient.touches("agreed")
    patient.sees("Confirm", did="agreed; the hospital knows somebody of this number")
    patient.touches("agreed")
    patient.sees("ChooseService", did="said yes")
    patient.touches("service_register")
    choose(patient, "payer_bhyt", COVERED)


def appointment(lobby: Lobby, patient: Patient) -> None:
    """An appointment of today: three touches after the card."""
    patient.sees("Welcome", did="came to the terminal")
    lobby.show_card(ELDER)
    patient.sees("Consent", did="held the card's code to the camera")
    lobby.camera.take_away()
    patient.touches("agreed")
    patient.sees("ChooseService", did="agreed; the appointment is what comes first")
    patient.touches("service_appointment")
    patient.sees("CheckIn", did="looked at the time, the room and the tests that were ordered")
    patient.touches("number_wanted")
    patient.sees("Registered", within=30, did="said to be here; number taken, ticket on its way")


def appointment_code(_lobby: Lobby, patient: Patient) -> None:
    """No card, but the code of the appointment; mistyped once."""
    patient.sees("Welcome", did="came to the terminal without a card")
    patient.touches("service_no_card")
    patient.sees("OtherWays", did="said so")
    patient.touches("service_type_appointment")
    patient.sees("TypeNumber", did="chose the code of the appointment")
    patient.types("99999999")
    patient.sees("TypeBirth", did="typed the code")
    patient.types("09071948")
    patient.sees("Consent", did="typed the birth date")
    patient.touches("agreed")
    patient.sees("TypeNumber", did="no such appointment today: the code can be typed again")
    patient.erases(8)
    patient.types(APPOINTMENT)
    patient.sees("TypeBirth", did="typed the right code")
    patient.types("09071948")
    patient.sees("Consent", did="typed the birth date")
    patient.touches("agreed")
    patient.sees("Confirm", did="agreed; the hospital names the holder")
    patient.touches("agreed")
    patient.sees("ChooseService", did="said yes")
    patient.touches("service_appointment")
    patient.sees("CheckIn", did="chose the appointment")
    patient.touches("number_wanted")
    patient.sees("Registered", within=30, did="number taken")


def child(lobby: Lobby, patient: Patient) -> None:
    """A mother and her child of four, who has no card."""
    patient.sees("Welcome", did="came to the terminal with a child")
    lobby.show_card(INSURED)
    patient.sees("Consent", did="held the mother's card to the camera")
    lobby.camera.take_away()
    patient.touches("agreed")
    patient.sees("ChooseService", did="agreed")
    patient.touches("service_child")
    patient.sees("ChooseRelation", did="comes for somebody else")
    patient.touches("relation_child")
    patient.sees("TypeName", did="a child")
    patient.presses("n g u y ê n nga space b e sac")
    patient.sees("TypeBirth", did="typed the child's name")
    patient.types("04032022")
    patient.sees("ChooseSex", did="typed the birth date")
    patient.touches("sex_male")
    patient.sees("Confirm", did="a boy; the hospital says back whom it understood")
    patient.touches("agreed")
    choose(patient, "payer_bhyt", CHILDREN)


def quick_number(lobby: Lobby, patient: Patient) -> None:
    """Says no to the use of data: a number without a name."""
    patient.sees("Welcome", did="came to the terminal")
    lobby.show_card(INSURED)
    patient.sees("Consent", did="held the card's code to the camera")
    lobby.camera.take_away()
    patient.touches("refused")
    patient.sees("Declined", did="did not agree; nothing was sent")
    patient.touches("service_quick_number")
    patient.sees("ChooseGroup", did="wants a number all the same")
    at_clinic(patient, COVERED)


def two_clinics(lobby: Lobby, patient: Patient) -> None:
    """One visit, two clinics, a declared priority and a paper: two tickets."""
    patient.sees("Welcome", did="came to the terminal")
    lobby.show_card(INSURED)
    patient.sees("Consent", did="held the card's code to the camera")
    lobby.camera.take_away()
    agree(patient)
    patient.sees("ChoosePayer", did="came to register; the insurer was asked")
    patient.touches("payer_bhyt")
    for group, room in (COVERED, OTHER):
        patient.sees("ChooseGroup", did="looked at the groups")
        patient.touches(f"group_{group}")
        patient.sees("ChooseClinic", did="chose a group of clinics")
        patient.touches(f"clinic_{room}")
        patient.sees("Review", did="chose a clinic")
        if patient.can_touch("more_clinics"):
            patient.touches("more_clinics")
    patient.touches("claim_asked")
    patient.sees("ChooseClaim", did="has a reason to go first")
    patient.touches("claim_pregnant")
    patient.sees("Review", did="said which")
    patient.touches("paper_asked")
    patient.sees("ChoosePaper", did="carries a paper")
    patient.touches("paper_transfer")
    patient.sees("TypePaper", did="from another hospital")
    patient.presses("1 2 done")
    patient.sees("Review", did="typed its number")
    patient.touches("number_wanted")
    patient.sees("Registered", within=30, did="two numbers, two tickets")


def self_pay(lobby: Lobby, patient: Patient) -> None:
    """An expired card: the patient pays the full price, later at the cashier."""
    number_taken(lobby, patient, EXPIRED, "payer_self_pay")
    patient.touches("pay_later")
    patient.sees("ThankYou", did="chose to pay at the cashier")
    patient.touches("finish")
    patient.sees("Welcome", did="left")


def insurer_down(lobby: Lobby, patient: Patient) -> None:
    """The insurer says nothing: the number comes all the same, cover is checked later."""
    lobby.insurer("silent", 30)
    number_taken(lobby, patient, ELDER, "payer_bhyt")
    lobby.insurer("none")


def paper_out(lobby: Lobby, patient: Patient) -> None:
    """No paper: the number stays on the screen."""
    lobby.printer.set_fault("paper-out")
    number_taken(lobby, patient, INSURED, "payer_bhyt")
    lobby.printer.clear_faults()


def backend_down(lobby: Lobby, patient: Patient) -> None:
    """The server room is dark: a desk slip instead of a dead end."""
    lobby.far.backend.stop()
    patient.sees("Welcome", did="came to the terminal")
    lobby.show_card(INSURED)
    patient.sees("Consent", did="held the card's code to the camera")
    lobby.camera.take_away()
    patient.touches("agreed")
    patient.sees("Sorry", within=30, did="agreed; the hospital cannot be reached")
    patient.touches("desk")
    patient.sees("AtDesk", within=30, did="got a slip for the desk")


def unplugged(lobby: Lobby, patient: Patient) -> None:
    """The printer's cable is pulled in the middle of the ticket: the number stays, staff see what happened."""
    lobby.printer.set_fault("cable@6000")
    number_taken(lobby, patient, INSURED, "payer_bhyt")
    patient.waits_until(
        lambda: "Không thấy máy in" in lobby.far.staff.reads("/console"), did="staff see the printer's trouble"
    )
    lobby.printer.clear_faults()


def pay_twice(lobby: Lobby, patient: Patient) -> None:
    """Two phones pay the same QR: one receipt, and the second transfer is owed back."""
    number_taken(lobby, patient, INSURED, "payer_bhyt", ON_DEMAND)
    patient.touches("pay_now")
    payload = paid_by_phone(lobby, patient)
    lobby.pay(payload)
    patient.does("a relative paid the same code once more")
    patient.sees("ThankYou", within=30, did="one receipt was printed")
    patient.waits_until(lambda: "149.400" in money_cases(lobby), within=40, did="staff see the second transfer")
    the_day(lobby, patient, "pay-twice")


def pay_late(lobby: Lobby, patient: Patient) -> None:
    """Left without paying, then pays from the photographed code: the money pays the bill, the receipt waits here."""
    number_taken(lobby, patient, INSURED, "payer_bhyt", ON_DEMAND)
    patient.touches("pay_now")
    patient.sees("Paying", did="asked for the QR, took a photograph of it")
    payload = scanned(lobby)
    patient.touches("pay_later")
    patient.sees("PaymentClosed", within=30, did="left the QR; the bank says that nothing was paid")
    patient.touches("pay_later")
    patient.sees("ThankYou", did="wants to pay later")
    patient.touches("finish")
    patient.sees("Welcome", did="went home")
    lobby.pay(payload)
    patient.does("paid at home from the photograph")
    patient.waits_until(lambda: paid_bills(lobby) == 1, within=40, did="the late money has paid the bill")
    receipt_fetched(lobby, patient)
    the_day(lobby, patient, "pay-late")


def plug_pulled(lobby: Lobby, patient: Patient) -> None:
    """The terminal dies between payment and receipt: the money is safe, and the receipt comes when its patient does."""
    number_taken(lobby, patient, INSURED, "payer_bhyt", ON_DEMAND)
    patient.touches("pay_now")
    patient.sees("Paying", did="asked for the QR")
    payload = scanned(lobby)
    lobby.pull_the_plug()
    patient.does("somebody pulled the terminal's plug")
    lobby.pay(payload)
    patient.does("confirmed on the phone all the same")
    lobby.plug_in()
    patient.sees("Welcome", within=30, did="the terminal is back")
    patient.waits_until(lambda: paid_bills(lobby) == 1, within=40, did="the backend has posted the payment")
    patient.waits_until(lambda: not lobby.open_payments(), within=40, did="the terminal knows how its payment ended")
    receipt_fetched(lobby, patient)
    the_day(lobby, patient, "plug-pulled")


def pay_bill(lobby: Lobby, patient: Patient) -> None:
    """Registers and pays later; comes back, finds the bill by card, looks at it and pays it."""
    number_taken(lobby, patient, INSURED, "payer_bhyt", ON_DEMAND)
    patient.touches("pay_later")
    patient.sees("ThankYou", did="pays later")
    patient.touches("finish")
    patient.sees("Welcome", did="went to the clinic")
    patient.touches("service_pay")
    patient.sees("ShowSlip", did="came back to pay")
    lobby.show_card(INSURED)
    patient.sees("Consent", did="held the card's code to the camera")
    lobby.camera.take_away()
    patient.touches("agreed")
    patient.sees("ShowBill", within=20, did="the one open bill, line by line")
    patient.touches("pay_now")
    paid_by_phone(lobby, patient)
    patient.sees("ThankYou", within=30, did="paid by phone, receipt printed")
    patient.touches("finish")
    patient.sees("Welcome", did="went home")
    the_day(lobby, patient, "pay-bill")


def foreign_code(lobby: Lobby, patient: Patient) -> None:
    """A web address instead of a card: refused, never opened."""
    patient.sees("Welcome", did="came to the terminal")
    lobby.camera.show("https://example.invalid/gift?for=you")
    patient.sees("Sorry", did="held a web address to the camera")
    lobby.camera.take_away()
    patient.touches("back")
    patient.sees("Welcome", did="went back")


def walk_away(lobby: Lobby, patient: Patient) -> None:
    """Leaves the QR while the bank says nothing: a slip, not a guess. The phone had paid; the bank tells it later."""
    number_taken(lobby, patient, INSURED, "payer_bhyt", ON_DEMAND)
    patient.touches("pay_now")
    patient.sees("Paying", did="asked for the QR")
    payload = scanned(lobby)
    lobby.bank(answers="down", notices="lost")
    lobby.pay(payload)
    patient.does("confirmed on the phone; the bank's computer fell silent")
    patient.touches("back")
    patient.sees("AtDesk", within=45, did="left the QR; nobody knows yet, so a slip with the reference")
    patient.touches("finish")
    patient.sees("Welcome", did="took the slip along")
    lobby.bank(answers="none", notices="none")
    patient.waits_until(lambda: paid_bills(lobby) == 1, within=90, did="the bank answers again: the bill is paid")
    receipt_fetched(lobby, patient)
    the_day(lobby, patient, "walk-away")


def number_taken(lobby: Lobby, patient: Patient, citizen: str, payer: str, clinic: tuple[str, str] = COVERED) -> None:
    """From the attract screen to a number."""
    patient.sees("Welcome", did="came to the terminal")
    lobby.show_card(citizen)
    patient.sees("Consent", did="held the card's code to the camera")
    lobby.camera.take_away()
    agree(patient)
    choose(patient, payer, clinic)


def agree(patient: Patient) -> None:
    """From "may we use this?" to what the patient came for: to register."""
    patient.touches("agreed")
    patient.sees("ChooseService", did="agreed; the hospital knows who is here")
    patient.touches("service_register")


def choose(patient: Patient, payer: str, clinic: tuple[str, str]) -> None:
    """From the menu to a number."""
    patient.sees("ChoosePayer", did="came to register; the insurer was asked")
    patient.touches(payer)
    patient.sees("ChooseGroup", did=f"chose {payer.removeprefix('payer_')}")
    at_clinic(patient, clinic)


def at_clinic(patient: Patient, clinic: tuple[str, str]) -> None:
    """From the groups of clinics to a number."""
    group, room = clinic
    patient.touches(f"group_{group}")
    patient.sees("ChooseClinic", did="chose a group of clinics")
    patient.touches(f"clinic_{room}")
    patient.sees("Review", did="chose a clinic")
    patient.touches("number_wanted")
    patient.sees("Registered", within=30, did="looked once more and took the number; its ticket is on the way")


def paid_by_phone(lobby: Lobby, patient: Patient) -> str:
    """Scan the QR off the screen's pixels and confirm; what was scanned."""
    patient.sees("Paying", did="asked for the QR")
    payload = scanned(lobby)
    lobby.pay(payload)
    patient.does("scanned the screen and confirmed on the phone")
    return payload


def scanned(lobby: Lobby) -> str:
    """What a phone reads off the payment screen. Raises Stuck."""
    payload = lobby.scan_screen()
    if payload is None:
        raise Stuck("the code on the payment screen cannot be scanned")
    return payload


def receipt_fetched(lobby: Lobby, patient: Patient) -> None:
    """Whoever paid and got no paper comes back with the card: the receipt comes out, once."""
    patient.touches("service_pay")
    patient.sees("ShowSlip", did="came back to the terminal")
    lobby.show_card(INSURED)
    patient.sees("Consent", did="held the card's code to the camera")
    lobby.camera.take_away()
    patient.touches("agreed")
    patient.sees("NothingDue", within=30, did="the receipt that was owed came out; nothing is due")


def money_cases(lobby: Lobby) -> str:
    """What the cashiers' page says about money that needs somebody."""
    return lobby.far.staff.reads("/money").partition("Tiền cần người xử lý")[2]


def the_day(lobby: Lobby, patient: Patient, name: str) -> None:
    """A cashier compares the day; both pages are kept beside the papers."""
    staff = lobby.far.staff
    day = datetime.now(HANOI).date().isoformat()
    staff.presses("/money/day", "/money/day", day=day)
    patient.waits_until(
        lambda: "CÂN:" in staff.reads("/money/day"), within=10, did="staff compared the day: it balances"
    )
    staff.keeps("/money", lobby.out / f"staff-{name}-cases.html")
    staff.keeps("/money/payments", lobby.out / f"staff-{name}-payments.html")
    staff.keeps("/money/day", lobby.out / f"staff-{name}-day.html")


def paid_bills(lobby: Lobby) -> int:
    """How many bills the backend has posted as paid."""
    return lobby.count("SELECT count(*) FROM his_payment")


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
