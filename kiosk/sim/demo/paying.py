"""Patients who pay: twice, late, for what is owed, or not to the end."""

from kiosk.sim.demo.lobby import Lobby
from kiosk.sim.demo.patient import Patient
from kiosk.sim.demo.steps import (
    INSURED,
    ON_DEMAND,
    money_cases,
    number_taken,
    paid_bills,
    paid_by_phone,
    receipt_fetched,
    scanned,
    the_day,
)


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
