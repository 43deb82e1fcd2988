"""The set-up of a new terminal: what comes after what. Cut at any moment it begins again."""

from dataclasses import replace

from kiosk.staff import events as e
from kiosk.staff import setup_states as u
from kiosk.staff.board import CODE
from kiosk.staff.state import State
from kiosk.staff.states import Gone
from kiosk.staff.trials import EnrolFault


def setup(state: State, event: e.Event) -> State | None:
    """The next state, or None where this table has no row."""
    match state, event:
        case u.Tongue(turns), e.Chosen("vi" | "en" as language):
            answers = u.Answers(language)
            return u.Upright(answers) if turns else u.Measuring(answers)
        case u.Upright(answers), e.Chosen("0"):
            return u.Measuring(answers)
        case u.Upright(), e.Chosen("90" | "180" | "270" as degrees):
            return u.Turning(int(degrees))
        case u.Upright(), e.Back():
            return u.Tongue(turns=True)
        case u.Turning(), e.Done():
            return Gone()
        case u.Turning(), e.Broke():
            return u.Tongue(turns=True)

        case u.Measuring(answers), e.Measured(mm) if not u.MM_PER_PX[0] <= mm <= u.MM_PER_PX[1]:
            return u.Measuring(answers, wrong=True)
        case u.Measuring(answers), e.Measured(mm):
            return u.Resuming(replace(answers, mm_per_px=mm))
        case u.Measuring(), e.Back():
            return u.Tongue()
        case u.Resuming(answers), e.Admitted():
            return u.FindingDevices(_admitted(answers, event))
        case u.Resuming(answers), e.EnrolEnded() | e.Broke():
            return u.AskAddress(answers)
        case _:
            return _comes_in(state, event) or _ends(state, event)


def _comes_in(state: State, event: e.Event) -> State | None:
    match state, event:
        case u.AskAddress(answers), e.Entered(text):
            url = u.address_of(text)
            if url is None:
                return u.AskAddress(answers, text[:253], EnrolFault.ADDRESS)
            return u.FindingAuthority(replace(answers, url=url))
        case u.AskAddress(answers), e.Back():
            return u.Measuring(answers)
        case u.FindingAuthority(answers), e.AuthorityFound(digest):
            return u.SureAuthority(answers, digest)
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
        case u.Admitting(answers, digest), e.EnrolEnded(fault=fault):
            return u.AskNewCode(answers, digest, fault)
        case u.Admitting(answers, digest), e.Broke():
            return u.AskNewCode(answers, digest, EnrolFault.AWAY)
        case _:
            return None


def _ends(state: State, event: e.Event) -> State | None:
    match state, event:
        case u.FindingDevices(answers), e.DevicesFound(found):
            return u.DevicesShown(replace(answers, found=found))
        case u.FindingDevices(answers), e.Broke():
            return u.DevicesShown(answers)
        case u.DevicesShown(answers), e.Again():
            return u.FindingDevices(answers)
        case u.DevicesShown(answers) | u.NotKept(answers), e.Chosen("go"):
            return u.Keeping(answers)
        case u.Keeping(answers), e.Kept():
            return u.Ready(answers)
        case u.Keeping(answers), e.EnrolEnded() | e.Broke():
            return u.NotKept(answers)
        case u.Ready(), e.Chosen("go"):
            return Gone()
        case _:
            return None


def _admitted(answers: u.Answers, event: e.Admitted) -> u.Answers:
    return replace(answers, url=event.url, terminal=event.terminal, location=event.location, hospital=event.hospital)


def _bare(answers: u.Answers) -> str:
    return answers.url.removeprefix("https://")
