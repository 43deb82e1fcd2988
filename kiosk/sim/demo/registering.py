"""Patients who come for a number."""

from kiosk.sim.demo.chip_reader import digits_of
from kiosk.sim.demo.lobby import Lobby
from kiosk.sim.demo.patient import Patient, Stuck
from kiosk.sim.demo.steps import (
    APPOINTMENT,
    CHILDREN,
    COVERED,
    ELDER,
    EXPIRED,
    INSURED,
    ON_DEMAND,
    OTHER,
    agree,
    at_clinic,
    choose,
    number_taken,
    paid_by_phone,
)


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
    patient.types("00114800000")
    patient.sees("TypeNumber", did="no such number: the terminal says what to look at")
    patient.erases(11)
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
