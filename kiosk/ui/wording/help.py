"""What is said about a call for help."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from kiosk.domain.call import Call, Comer
from kiosk.domain.dates import shown_time
from kiosk.ui.wording.counts import in_language
from kiosk.ui.wording.words import QT_TRANSLATE_NOOP, Words, in_context

_CALLS: Final[Mapping[Call, tuple[str, str]]] = {
    Call.HEARD: (
        #: Help: title; the call is on the staff's screen
        QT_TRANSLATE_NOOP("Help", "Đã báo nhân viên"),
        #: Help: what to do meanwhile
        QT_TRANSLATE_NOOP("Help", "Xin đứng tại máy, nhân viên sẽ đến."),
    ),
    Call.COMING: (
        #: Help: title; somebody is on the way
        QT_TRANSLATE_NOOP("Help", "Nhân viên đang đến"),
        #: Help: what to do meanwhile
        QT_TRANSLATE_NOOP("Help", "Xin đứng tại máy."),
    ),
    Call.NOBODY: (
        #: Help: title; a minute has passed
        QT_TRANSLATE_NOOP("Help", "Nhân viên chưa trả lời"),
        #: Help: what to do instead
        QT_TRANSLATE_NOOP("Help", "Bấm “Gọi lại”, hoặc đến quầy hướng dẫn."),
    ),
    Call.UNHEARD: (
        #: Help: title; nobody could be reached
        QT_TRANSLATE_NOOP("Help", "Chưa gọi được nhân viên"),
        #: Help: what to do instead
        QT_TRANSLATE_NOOP("Help", "Mời đến quầy hướng dẫn gần nhất. Máy vẫn giữ những gì đã làm."),
    ),
}
#: Help: how soon somebody usually comes to this terminal; {minutes} is a number
_SOON: Final = QT_TRANSLATE_NOOP("Help", "Xin đứng tại máy, khoảng {minutes} phút.")
#: Help: since when staff know; {time} is HH:mm
_TOLD: Final = QT_TRANSLATE_NOOP("Help", "Đã báo lúc {time}")
#: Help: when somebody said that they come; {time} is HH:mm
_TAKEN: Final = QT_TRANSLATE_NOOP("Help", "Nhân viên nhận lúc {time}")
#: Help: who comes, and when they said so; {who} is a desk or a role, {time} is HH:mm
_TAKEN_BY: Final = QT_TRANSLATE_NOOP("Help", "{who} nhận lúc {time}")

_EMERGENCY: Final[Mapping[Call, str]] = {
    #: Emergency: staff were called to the terminal
    Call.HEARD: QT_TRANSLATE_NOOP("Emergency", "Đã báo nhân viên."),
    #: Emergency: somebody is on the way
    Call.COMING: QT_TRANSLATE_NOOP("Emergency", "Nhân viên đang đến."),
    #: Emergency: nobody has answered yet
    Call.NOBODY: QT_TRANSLATE_NOOP("Emergency", "Chưa ai trả lời. Nhờ người bên cạnh giúp."),
    #: Emergency: nobody could be reached
    Call.UNHEARD: QT_TRANSLATE_NOOP("Emergency", "Máy chưa báo được. Nhờ người bên cạnh giúp."),
}


def help_words(call: Call, minutes: int | None) -> Words:
    """How the call stands, and what to do; how soon somebody comes only where this terminal knows it."""
    title, action = _CALLS[call]
    if call is Call.HEARD and minutes is not None:
        return Words(in_context("Help", title), in_context("Help", _SOON).format(minutes=minutes))
    return Words(in_context("Help", title), in_context("Help", action))


def since_words(call: Call, since: datetime | None, comes: Comer | None) -> str:
    """When staff were told, or who answered and when; empty where it is not known."""
    if since is None or call is Call.UNHEARD:
        return ""
    if call is Call.COMING and comes is not None:
        return in_context("Help", _TAKEN_BY).format(who=in_language(comes.name, comes.name_en), time=shown_time(since))
    return in_context("Help", _TAKEN if call is Call.COMING else _TOLD).format(time=shown_time(since))


def emergency_call_words(call: Call | None) -> str:
    """Whether staff know of the emergency; empty while they are called."""
    return in_context("Emergency", _EMERGENCY[call]) if call else ""
