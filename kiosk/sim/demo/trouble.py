"""What goes wrong in lobbies while somebody is served."""

from kiosk.sim.demo.lobby import Lobby
from kiosk.sim.demo.patient import Patient
from kiosk.sim.demo.steps import ELDER, INSURED, number_taken


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


def foreign_code(lobby: Lobby, patient: Patient) -> None:
    """A web address instead of a card: refused, never opened."""
    patient.sees("Welcome", did="came to the terminal")
    lobby.camera.show("https://example.invalid/gift?for=you")
    patient.sees("Sorry", did="held a web address to the camera")
    lobby.camera.take_away()
    patient.touches("back")
    patient.sees("Welcome", did="went back")
