"""A visit as FHIR R4 resources. Pure. Each has one identifier of ours, so that sending it twice makes one."""

from datetime import datetime
from typing import Any, Final

from kiosk.backend.his.visit import Visit, VisitPlace
from kiosk.backend.insurance.insurer import CardQuery
from kiosk.backend.insurance.judge import Judged
from kiosk.backend.payment.his import HisPosting
from kiosk.domain.coverage import CoverageStatus
from kiosk.domain.dates import HOSPITAL_TIME

CITIZEN: Final = "urn:vn:cccd"
CARD: Final = "urn:vn:bhyt"
INSURANCE: Final = "urn:vn:bhxh"
PATIENT: Final = "urn:kiosk:patient"
INVOICE: Final = "Invoice"
RESULT: Final = "urn:vn:bhxh:ma-ket-qua"
REGISTRATION: Final = "urn:kiosk:registration"
PLACE: Final = "urn:kiosk:place"
NUMBER: Final = "urn:kiosk:queue-number"
BILL: Final = "urn:kiosk:bill"
LEVEL: Final = "urn:kiosk:identity-level"

OF_A_VERDICT: Final = ("status", "period", "outcome", "disposition", "insurance", "error")
"""What of a Coverage and of a CoverageEligibilityResponse follows from the insurer's word."""

Resource = dict[str, Any]
_GENDERS: Final = {"male": "male", "female": "female"}
_PAYOR: Final = {"display": "Bảo hiểm xã hội Việt Nam"}


def patient(visit: Visit) -> Resource:
    """The person, marked with how sure the identity is."""
    person = visit.person or {}
    names = (person.get("name") or "").split()
    resource: Resource = {
        "resourceType": "Patient",
        "meta": {"tag": [{"system": LEVEL, "code": visit.level or "none"}]},
        "identifier": _identifiers(visit, person),
        "active": True,
        "name": [{"use": "official", "text": " ".join(names), "family": names[0], "given": names[1:] or names}],
        "gender": _GENDERS.get(person.get("sex") or "", "unknown"),
        "birthDate": person.get("born"),
    }
    if person.get("residence"):
        resource["address"] = [{"use": "home", "text": person["residence"], "country": "VN"}]
    return resource


def _identifiers(visit: Visit, person: dict[str, str | None]) -> list[Resource]:
    """The first one names the patient: by the surest number there is, else by our own reference."""
    found = [{"system": CITIZEN, "value": person["number"]}] if person.get("number") else []
    if card := person.get("card"):
        found.append({"system": INSURANCE, "value": card[-10:]})
    return found or [{"system": PATIENT, "value": visit.patient_ref or visit.id}]


def coverage(visit: Visit, judged: Judged, subject: str) -> Resource:
    """The insurance card that counts on the day."""
    card = judged.card
    resource: Resource = {
        "resourceType": "Coverage",
        "identifier": [{"system": REGISTRATION, "value": f"{visit.id}-coverage"}],
        "status": "active" if judged.status is CoverageStatus.COVERED else "draft",
        "beneficiary": {"reference": subject},
        "payor": [_PAYOR],
    }
    if card is not None and card.number:
        resource["identifier"].append({"system": CARD, "value": card.number})
    if card is not None and card.valid_from and card.valid_to:
        resource["period"] = {"start": card.valid_from.isoformat(), "end": card.valid_to.isoformat()}
    return resource


def asked_about(query: CardQuery, system: str, value: str) -> Resource:
    """The person an insurer is asked about, as little of them as it takes."""
    return {
        "resourceType": "Patient",
        "identifier": [{"system": system, "value": value}],
        "active": True,
        "name": [{"use": "official", "text": query.name}],
        "birthDate": str(query.born),
    }


def asked(patient: str, name: str) -> Resource:
    """A question to the insurer that the HIS passes on."""
    return {
        "resourceType": "CoverageEligibilityRequest",
        "identifier": [{"system": REGISTRATION, "value": f"{name}-question"}],
        "status": "active",
        "purpose": ["validation", "benefits"],
        "patient": {"reference": patient},
        "created": _moment(datetime.now(HOSPITAL_TIME)),
        "insurer": _PAYOR,
    }


def eligibility_request(visit: Visit, subject: str, covering: str) -> Resource:
    """What the terminal asked."""
    return {
        "resourceType": "CoverageEligibilityRequest",
        "identifier": [{"system": REGISTRATION, "value": f"{visit.id}-eligibility"}],
        "status": "active",
        "purpose": ["validation"],
        "patient": {"reference": subject},
        "created": _moment(visit.made_at),
        "insurer": _PAYOR,
        "insurance": [{"focal": True, "coverage": {"reference": covering}}],
    }


def eligibility_response(visit: Visit, judged: Judged, references: tuple[str, str, str]) -> Resource:
    """What the insurer said; the result code as an error code where it is not an approval."""
    subject, covering, request = references
    inforce = judged.status is CoverageStatus.COVERED
    insurance: Resource = {"coverage": {"reference": covering}, "inforce": inforce}
    if inforce and judged.card and judged.card.valid_from and judged.card.valid_to:
        insurance["benefitPeriod"] = {
            "start": judged.card.valid_from.isoformat(),
            "end": judged.card.valid_to.isoformat(),
        }
    resource: Resource = {
        "resourceType": "CoverageEligibilityResponse",
        "identifier": [{"system": REGISTRATION, "value": f"{visit.id}-eligibility-answer"}],
        "status": "active",
        "purpose": ["validation"],
        "patient": {"reference": subject},
        "created": _moment(visit.made_at),
        "request": {"reference": request},
        "outcome": "queued" if judged.status is CoverageStatus.UNVERIFIED else "complete",
        "disposition": judged.status.value,
        "insurer": _PAYOR,
        "insurance": [insurance],
    }
    if not inforce and judged.code:
        resource["error"] = [{"code": {"coding": [{"system": RESULT, "code": judged.code}]}}]
    return resource


def encounter(visit: Visit, subject: str | None) -> Resource:
    """The visit: one, however many clinics."""
    resource: Resource = {
        "resourceType": "Encounter",
        "identifier": [{"system": REGISTRATION, "value": visit.id}],
        "status": "arrived" if visit.state == "active" else "cancelled",
        "class": {
            "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
            "code": "AMB",
            "display": "ambulatory",
        },
        "type": [{"text": visit.kind}],
        "period": {"start": _moment(visit.made_at)},
    }
    if subject is not None:
        resource["subject"] = {"reference": subject}
    return resource


def service_request(visit: Visit, place: VisitPlace, subject: str, meeting: str) -> Resource:
    """One clinic's examination, with its queue number."""
    return {
        "resourceType": "ServiceRequest",
        "identifier": [{"system": PLACE, "value": place.id}, {"system": NUMBER, "value": place.number}],
        "status": "active" if visit.state == "active" else "revoked",
        "intent": "order",
        "priority": "urgent" if place.priority else "routine",
        "code": {"text": place.clinic, "coding": [{"system": "urn:kiosk:clinic", "code": place.clinic_id}]},
        "subject": {"reference": subject},
        "encounter": {"reference": meeting},
        "authoredOn": _moment(visit.made_at),
    }


def appointment(visit: Visit, place: VisitPlace, subject: str) -> Resource:
    """A booked time whose patient has come."""
    return {
        "resourceType": "Appointment",
        "identifier": [{"system": PLACE, "value": f"{place.id}-appointment"}],
        "status": "arrived",
        "description": place.clinic,
        "created": _moment(visit.made_at),
        "participant": [{"actor": {"reference": subject}, "status": "accepted"}],
    }


def invoice(visit: Visit, subject: str) -> Resource:
    """What is due before the examination, in đồng."""
    return {
        "resourceType": "Invoice",
        "identifier": [{"system": BILL, "value": visit.bill_id}],
        "status": "issued",
        "subject": {"reference": subject},
        "date": _moment(visit.made_at),
        "lineItem": [
            {
                "chargeItemCodeableConcept": {"text": line.text},
                "priceComponent": [{"type": "base", "amount": {"value": line.amount, "currency": "VND"}}],
            }
            for line in visit.lines
        ],
        "totalNet": {"value": sum(line.amount for line in visit.lines), "currency": "VND"},
    }


def paid_ahead(posting: HisPosting) -> Resource:
    """A deposit (tạm ứng), in đồng: of nobody by name, found by the bill."""
    amount = {"value": posting.amount.amount, "currency": "VND"}
    text = {"text": "Tạm ứng viện phí"}
    return {
        "resourceType": "Invoice",
        "identifier": [{"system": BILL, "value": posting.bill_id}],
        "status": "issued",
        "date": _moment(posting.at),
        "lineItem": [{"chargeItemCodeableConcept": text, "priceComponent": [{"type": "base", "amount": amount}]}],
        "totalNet": amount,
    }


def _moment(at: datetime) -> str:
    return at.astimezone(HOSPITAL_TIME).isoformat(timespec="seconds")
