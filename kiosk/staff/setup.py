"""The set-up of a new terminal: what comes after what. Cut at any moment it goes on, or begins again."""

from dataclasses import replace
from typing import Final

from kiosk.domain.address import address_of, network_printer
from kiosk.domain.invitation import CODE, Invitation
from kiosk.domain.pin import DIGITS, guessable
from kiosk.staff import events as e
from kiosk.staff import setup_states as u
from kiosk.staff.setup_devices import devices
from kiosk.staff.state import State
from kiosk.staff.states import Gone
from kiosk.staff.trials import EnrolFault


def setup(state: State, event: e.Event) -> State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case u.Tongue(turns, url), e.Chosen("vi" | "en" as language):
            answers = u.Answers(language, url=url, turns=turns)
            return u.Upright(answers) if turns else u.Measuring(answers)
        case u.Upright(answers), e.Chosen("0"):
            return u.Measuring(answers)
        case u.Upright(answers), e.Chosen("90" | "180" | "270" as degrees):
            return u.Turning(answers, int(degrees))
        case u.Upright(answers), e.Back():
            return _again(answers)
        case u.Turning(), e.Done():
            return Gone()
        case u.Turning(answers), e.EnrolEnded() | e.Broke():
            return u.Upright(answers, stays=True)

        case u.Measuring(answers), e.Measured(mm) if not u.MM_PER_PX[0] <= mm <= u.MM_PER_PX[1]:
            return u.Measuring(answers, wrong=True)
        case u.Measuring(answers), e.Measured(mm):
            return u.Resuming(replace(answers, mm_per_px=mm))
        case u.Measuring(answers), e.Back():
            return _again(answers)
        case u.Resuming(answers), e.Admitted():
            return u.FindingDevices(_admitted(answers, event))
        case u.Resuming(answers), e.Interrupted(url, fault):
            known = replace(answers, url=url)
            return u.AskAddress(known, _bare(known), fault)
        case u.Resuming(answers), e.EnrolEnded() | e.Broke():
            return u.AskAddress(answers, _bare(answers))
        case _:
            return _comes_in(state, event) or devices(state, event) or _ends(state, event)


def _comes_in(state: State, event: e.Event) -> State | None:
    match state, event:
        case u.AskAddress() | u.AskNewCode(), e.Watching():
            return replace(state, camera=True)
        case u.AskAddress() | u.AskNewCode(), e.ScannerGone():
            return replace(state, camera=False)
        case u.AskAddress(answers) | u.AskNewCode(answers), e.Invited(Invitation(url, digest, code)):
            return u.Admitting(replace(answers, url=url), digest, code)

        case u.AskAddress(answers), e.Entered(text):
            found = address_of(text)
            if found is None:
                return replace(state, typed=text[:253], fault=EnrolFault.ADDRESS)
            return u.FindingAuthority(replace(answers, url=found))
        case u.AskAddress(answers), e.Back():
            return u.Measuring(answers)
        case u.FindingAuthority(answers), e.AuthorityFound(digest):
            return u.SureAuthority(answers, digest)
        case u.FindingAuthority(answers), e.Admitted():
            return u.FindingDevices(_admitted(answers, event))
        case u.FindingAuthority(answers), e.EnrolEnded(fault=fault):
            return u.AskAddress(answers, _bare(answers), fault)
        case u.FindingAuthority(answers), e.Broke() | e.Back():
            return u.AskAddress(answers, _bare(answers))

        case u.SureAuthority(answers, digest), e.Chosen("same"):
            return u.AskNewCode(answers, digest)
        case u.SureAuthority(answers), e.Chosen("other"):
            return u.AskAddress(answers, _bare(answers), EnrolFault.OTHER_AUTHORITY)
        case u.SureAuthority(answers), e.Back():
            return u.AskAddress(answers, _bare(answers))
        case u.AskNewCode(answers, digest), e.Entered(text) if CODE.fullmatch(text):
            return u.Admitting(answers, digest, text)
        case u.AskNewCode(answers, digest), e.Back():
            return u.SureAuthority(answers, digest)
        case u.Admitting(answers), e.Admitted():
            return u.FindingDevices(_admitted(answers, event))
        case u.Admitting(answers), e.EnrolEnded(fault=fault) if fault in _ABOUT_THE_ADDRESS:
            return u.AskAddress(answers, _bare(answers), fault)
        case u.Admitting(answers, digest), e.EnrolEnded(fault=fault):
            return u.AskNewCode(answers, digest, fault)
        case u.Admitting(answers, digest), e.Broke():
            return u.AskNewCode(answers, digest, EnrolFault.AWAY)
        case _:
            return None


_ABOUT_THE_ADDRESS: Final = frozenset(
    {EnrolFault.OTHER_AUTHORITY, EnrolFault.WRONG_NAME, EnrolFault.UNPROVEN, EnrolFault.CLOCK}
)


def _ends(state: State, event: e.Event) -> State | None:
    match state, event:
        case u.AskPrinter(answers), e.Entered(text):
            address = network_printer(text)
            return u.FindingPrinter(answers, address) if address else u.AskPrinter(answers, text[:253], wrong=True)
        case u.AskOwnPin(answers), e.Entered(pin) if _digits(pin):
            return u.AskOwnPin(answers, u.PinFault.GUESSABLE) if guessable(pin) else u.RepeatPin(answers, pin)
        case u.RepeatPin(answers, first), e.Entered(pin) if _digits(pin):
            same = pin == first
            return u.Review(replace(answers, pin=pin)) if same else u.AskOwnPin(answers, u.PinFault.DIFFERS)
        case u.RepeatPin(answers), e.Back():
            return u.AskOwnPin(answers)
        case u.AskOwnPin(answers), e.Chosen("later"):
            return u.Review(replace(answers, pin=""))
        case u.AskPrinter(answers) | u.AskOwnPin(answers) | u.Review(answers), e.Back():
            return u.DevicesShown(answers)
        case u.Review(answers) | u.NotKept(answers), e.Chosen("go"):
            return u.Keeping(answers)
        case u.NotKept(answers), e.Back():
            return u.Review(answers)
        case u.Keeping(answers), e.Kept():
            return u.Ready(answers)
        case u.Keeping(answers), e.EnrolEnded(fault=fault):
            return u.NotKept(answers, fault or EnrolFault.NOT_KEPT)
        case u.Keeping(answers), e.Broke():
            return u.NotKept(answers)
        case u.Ready(), e.Chosen("go") | e.TimedOut():
            return Gone()
        case _:
            return None


def _digits(pin: str) -> bool:
    return len(pin) == DIGITS and pin.isascii() and pin.isdigit()


def _again(answers: u.Answers) -> u.Tongue:
    return u.Tongue(answers.turns, answers.url)


def _admitted(answers: u.Answers, event: e.Admitted) -> u.Answers:
    return replace(answers, url=event.url, terminal=event.terminal, location=event.location, hospital=event.hospital)


def _bare(answers: u.Answers) -> str:
    return answers.url.removeprefix("https://")
