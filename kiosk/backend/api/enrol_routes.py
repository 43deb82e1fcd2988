"""`/v1/kiosks/enrol`, `/v1/kiosks/renew` and `/v1/kiosks/authority`: how a terminal gets in, and stays in."""

import time
from collections.abc import Callable
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response
from sqlalchemy.orm import Session

from kiosk.backend.api.access import TerminalDep
from kiosk.backend.api.bodies import EnrolBody, RenewBody
from kiosk.backend.api.core import CoreDep
from kiosk.backend.api.documented import PROBLEMS
from kiosk.backend.api.idempotency import Answer, NewcomersOnceDep, Once, OnceDep
from kiosk.backend.api.kiosk_answers import CertificateDocument
from kiosk.backend.api.limits import Bucket
from kiosk.backend.api.problems import ProblemError
from kiosk.backend.deeds import Deed, note_deed
from kiosk.backend.fleet import enrolment
from kiosk.backend.fleet.authority import Authority, AuthorityError
from kiosk.domain.dates import HOSPITAL_TIME

TRIES_A_MINUTE = 10


class PemResponse(PlainTextResponse):
    """A certificate."""

    media_type = "application/x-pem-file"


def enrol_routes(authority: Authority | None) -> APIRouter:
    """Without an authority every route of it answers 409 `no_authority`: there terminals have keys."""
    router = APIRouter(prefix="/v1/kiosks", tags=["kiosks"], responses=PROBLEMS)
    tries = Bucket(TRIES_A_MINUTE)

    def ours() -> Authority:
        if authority is None:
            raise ProblemError(409, "no_authority", "this backend signs no certificates: [security] kiosk_ca_key_file")
        return authority

    @router.get("/authority", summary="Whom terminals trust", response_class=PemResponse)
    def trusted() -> PemResponse:
        """The authority's certificate (PEM). Compare its SHA-256 with the one that came with the code."""
        return PemResponse(ours().pem)

    @router.post("/enrol", summary="Come in by a code", response_model=CertificateDocument)
    def enrol(body: EnrolBody, once: NewcomersOnceDep, request: Request, core: CoreDep) -> Response:
        """Once per code, within a day. The terminal's private key never leaves it."""
        address = request.client.host if request.client else "?"
        if tries.take(address, time.monotonic()) > 0:
            raise ProblemError(429, "too_many_requests", "wait a minute", headers={"Retry-After": "60"})
        now = core.now()
        signer = ours()

        def work(session: Session) -> Answer:
            known = enrolment.redeem(session, core.vault, body.code, now)
            certificate = signer.sign(body.request, known.terminal, now)
            enrolment.certify(session, known.terminal, certificate)
            note_deed(session, known.terminal, Deed.KIOSK_ENROLLED, address, now)
            return Answer(200, _document(known.terminal, known.location, certificate, signer, now))

        return _answered(once, work)

    @router.post("/renew", summary="A new certificate", response_model=CertificateDocument)
    def renew(body: RenewBody, once: OnceDep, request: Request, core: CoreDep, terminal: TerminalDep) -> Response:
        """For a terminal that came with its certificate. Both are good until it renews again; asked twice, the last
        counts."""
        digest = request.scope.get("kiosk.client_certificate")
        if not isinstance(digest, str):
            raise ProblemError(403, "certificate_wanted", "only a certificate is renewed by a certificate")
        now = core.now()
        signer = ours()

        def work(session: Session) -> Answer:
            certificate = signer.sign(body.request, terminal.id, now)
            enrolment.certify(session, terminal.id, certificate, digest)
            return Answer(200, _document(terminal.id, terminal.location, certificate, signer, now))

        return _answered(once, work)

    return router


def _answered(once: Once, work: Callable[[Session], Answer]) -> Response:
    try:
        return once.in_transaction(work)
    except enrolment.CodeRefusedError:
        raise ProblemError(403, "code_refused", "no such code, or it is used up") from None
    except AuthorityError as error:
        raise ProblemError(422, "invalid_input", str(error)) from None


def _document(
    terminal: str, location: str, certificate: x509.Certificate, authority: Authority, now: datetime
) -> dict[str, str]:
    return {
        "id": terminal,
        "location": location,
        "certificate": certificate.public_bytes(Encoding.PEM).decode(),
        "authority": authority.pem,
        "until": certificate.not_valid_after_utc.isoformat(),
        "time": now.astimezone(HOSPITAL_TIME).isoformat(),
    }
