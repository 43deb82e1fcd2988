"""A code for a certificate, once, whatever is lost on the way.

A code is good once. An answer that never arrives, or a plug that is pulled after it, must not use it up for nothing:
what is asked is written down first (key, request, idempotency key), and the same question gets the first answer again.
"""

import errno
import json
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.app.durable import remove_durably, write_durably
from kiosk.app.identity import Identity
from kiosk.domain.fields import FieldError, Fields
from kiosk.services.client import Backend, Client, Refused, Rejected, ServiceError
from kiosk.services.enrolment import Certified, Enrolment
from kiosk.services.greeting import Proof, proof_of
from kiosk.staff.trials import EnrolFault

ASK_S: Final = 20.0
_PROOFS: Final = {
    Proof.OTHER_NAME: EnrolFault.WRONG_NAME,
    Proof.OTHER_TIME: EnrolFault.CLOCK,
    Proof.UNPROVEN: EnrolFault.UNPROVEN,
}
_REFUSALS: Final = {
    "code_refused": EnrolFault.CODE_REFUSED,
    "too_many_requests": EnrolFault.TOO_OFTEN,
}
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked of which backend, and is asked again until there is an answer."""

    url: str
    code: str = field(repr=False)
    once: str
    identity: Identity = field(repr=False)

    @classmethod
    def read(cls, file: Path) -> "Question | None":
        """The one that waits for its answer; None where there is none that can be read."""
        try:
            kept = Fields(json.loads(file.read_bytes()))
            identity = Identity.of(kept.lines("key"), kept.lines("request"))
            return cls(kept.text("url", 300), kept.text("code", 40), kept.text("once", 60), identity)
        except (OSError, ValueError, RecursionError, FieldError):
            return None

    def keep(self, file: Path) -> None:
        """On the disk before it is asked. Raises OSError."""
        kept = {
            "url": self.url,
            "code": self.code,
            "once": self.once,
            "key": self.identity.private,
            "request": self.identity.request,
        }
        write_durably(file, json.dumps(kept))


def question_beside(identity: Path) -> Path:
    """Where the question lies whose answer becomes this identity."""
    return identity.with_name("asked.json")


def redeem(url: str, ca_file: Path | None, code: str, path: Path, terminal: str | None) -> Certified | EnrolFault:
    """A new key that never leaves this machine, certified by a code and kept at `path`; `terminal`: as whom only.

    The question stays until `settle`: whoever asks it again gets the same certificate over the same key.
    """
    file = question_beside(path)
    asked = Question.read(file)
    try:
        if asked is None or (asked.url, asked.code) != (url, code):
            asked = Question(url, code, str(uuid.uuid4()), Identity.make(terminal or "kiosk"))
            asked.keep(file)
        found = _ask(asked, ca_file)
        if isinstance(found, EnrolFault):
            if found is EnrolFault.CODE_REFUSED:
                remove_durably(file)
            return found
        if terminal is not None and found.terminal != terminal:
            remove_durably(file)
            return EnrolFault.ANOTHER_TERMINAL
        asked.identity.keep(found.certificate, path)
    except OSError as error:
        return not_kept(error)
    except ValueError:
        return EnrolFault.BACKEND_SAYS_NO
    return found


def settle(path: Path) -> None:
    """The certificate at `path` is in use: nothing needs to be asked again. Raises OSError."""
    remove_durably(question_beside(path))


def _ask(asked: Question, ca_file: Path | None) -> Certified | EnrolFault:
    client = Client(Backend(asked.url, "", ASK_S, ca_file))
    try:
        return Enrolment(client).enrol(asked.code, asked.identity.request, asked.once)
    except Rejected:
        return EnrolFault.CODE_REFUSED
    except Refused as refused:
        return _REFUSALS.get(refused.code, EnrolFault.BACKEND_SAYS_NO)
    except ServiceError:
        return why_away(asked.url, ca_file)
    finally:
        client.close()


def why_away(url: str, ca_file: Path | None) -> EnrolFault:
    """A backend that gave no answer: is it away, or is it somebody whom we do not believe?"""
    try:
        authority = ca_file.read_text("ascii") if ca_file is not None else None
    except (OSError, ValueError):
        authority = None
    if authority is None:
        return EnrolFault.AWAY
    return _PROOFS.get(proof_of(url, authority), EnrolFault.AWAY)


def not_kept(error: OSError) -> EnrolFault:
    """Why something could not be written."""
    if error.errno in _FULL:
        return EnrolFault.DISK_FULL
    return EnrolFault.READ_ONLY if error.errno in _FORBIDDEN else EnrolFault.NOT_KEPT
