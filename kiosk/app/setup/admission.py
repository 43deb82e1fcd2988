"""Being let in by a backend that was never spoken with: whom it shows, the code, the certificate, who one is there.

Files of the folder: `ca.pem` whom to trust, `backend.json` where it is, `asked.json` a question whose answer is not yet
kept, `identity.pem` the answer. After a power cut between any two of them it goes on from there.
"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk import __version__
from kiosk.app.durable import remove_durably, write_durably
from kiosk.app.identity import digest
from kiosk.app.redeeming import Question, not_kept, question_beside, redeem, settle, why_away
from kiosk.domain.fields import FieldError, Fields
from kiosk.services.client import Away, Backend, Client, Rejected, ServiceError
from kiosk.services.enrolment import Certified
from kiosk.services.greeting import Greeting, Proof, greet
from kiosk.services.health import Health
from kiosk.staff import events as e
from kiosk.staff.trials import EnrolFault

FAR_OFF: Final = timedelta(hours=1)
"""A clock that is so far off judges certificates and dates wrongly: it is set right first."""


class Admission:
    """Blocking calls, one at a time."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._ca = folder / "ca.pem"
        self._where = folder / "backend.json"
        self._identity = folder / "identity.pem"
        self._now = now

    def resume(self) -> e.Event:
        """Go on with what was cut short."""
        url = self._backend()
        if url is None:
            return e.EnrolEnded()
        asked = Question.read(question_beside(self._identity))
        if asked is not None and asked.url == url:
            ended = self._redeem(url, asked.code)
        elif self._identity.exists():
            ended = self._known(url)
        else:
            ended = e.EnrolEnded()
        if isinstance(ended, e.Admitted):
            return ended
        # A code that is used up by now is nobody's mistake: a new one is asked for without a word of blame.
        return e.Interrupted(url, None if ended.fault is EnrolFault.CODE_REFUSED else ended.fault)

    def find_authority(self, url: str) -> e.Event:
        """Whom that backend shows; or in at once, where this terminal was let in there before."""
        if url == self._backend() and self._identity.exists() and isinstance(known := self._known(url), e.Admitted):
            return known
        try:
            greeting = greet(url)
            shown = digest(greeting.authority)
        except (Away, ValueError):
            return e.EnrolEnded(fault=EnrolFault.AWAY)
        doubt = self._doubt(greeting)
        return e.EnrolEnded(fault=doubt) if doubt is not None else e.AuthorityFound(shown)

    def admit(self, url: str, authority: str, code: str) -> e.Event:
        """By a code, from the backend that shows this authority and no other: nothing is sent before that is known."""
        try:
            greeting = greet(url)
            shown = digest(greeting.authority)
        except (Away, ValueError):
            return e.EnrolEnded(fault=EnrolFault.AWAY)
        if shown != authority:
            return e.EnrolEnded(fault=EnrolFault.OTHER_AUTHORITY)
        doubt = self._doubt(greeting)
        if doubt is not None:
            return e.EnrolEnded(fault=doubt)
        try:
            write_durably(self._ca, greeting.authority)
            write_durably(self._where, json.dumps({"url": url}))
        except OSError as error:
            return e.EnrolEnded(fault=not_kept(error))
        return self._redeem(url, code)

    def settled(self) -> None:
        """The configuration says all of it now. Raises OSError."""
        remove_durably(self._where)

    def _redeem(self, url: str, code: str) -> e.Admitted | e.EnrolEnded:
        found = redeem(url, self._ca, code, self._identity, None)
        if not isinstance(found, Certified):
            return e.EnrolEnded(fault=found)
        ended = self._known(url)
        if isinstance(ended, e.Admitted):
            try:
                settle(self._identity)
            except OSError as error:
                return e.EnrolEnded(fault=not_kept(error))
        return ended

    def _known(self, url: str) -> e.Admitted | e.EnrolEnded:
        """As whom the backend knows the certificate: it has seen it then, too."""
        client = Client(Backend(url, "", 8.0, self._ca, (self._identity, self._identity)))
        try:
            known = Health(client, __version__, self._now).known()
        except Rejected:
            return e.EnrolEnded(fault=EnrolFault.CODE_REFUSED)
        except ServiceError:
            return e.EnrolEnded(fault=why_away(url, self._ca))
        finally:
            client.close()
        return e.Admitted(url, known.terminal, known.location, known.hospital)

    def _doubt(self, greeting: Greeting) -> EnrolFault | None:
        """Why this backend is not to be spoken with any further."""
        off = greeting.at is not None and abs(greeting.at - self._now()) > FAR_OFF
        match greeting.proof:
            case _ if off:
                return EnrolFault.CLOCK
            case Proof.PROVEN:
                return None
            case Proof.OTHER_NAME:
                return EnrolFault.WRONG_NAME
            case Proof.AWAY:
                return EnrolFault.AWAY
            case Proof.OTHER_TIME if greeting.at is None:
                return EnrolFault.CLOCK
            case _:
                return EnrolFault.UNPROVEN

    def _backend(self) -> str | None:
        try:
            return Fields(json.loads(self._where.read_bytes())).text("url", 300)
        except (OSError, ValueError, RecursionError, FieldError):
            return None
