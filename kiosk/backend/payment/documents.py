"""Bodies of answers about money, for the API document: routes answer exactly these keys, amounts in đồng."""

from typing import Literal

from pydantic import Field

from kiosk.backend.api.answers import Document


class BillLineDocument(Document):
    """One service."""

    text: str
    text_en: str | None = Field(description="where the hospital's own list has a name for it")
    amount: int


class ReceiptLineDocument(Document):
    """One service that was paid for."""

    text: str
    amount: int


class BillDocument(Document):
    """One bill. `version` changes with its lines; `due` is what is left after what was paid ahead is deducted."""

    id: str
    version: str
    kind: Literal["fee", "deposit"]
    payer: str = Field(description="masked")
    lines: list[BillLineDocument]
    total: int
    deducted: int
    due: int


class ReceiptDocument(Document):
    """Proof of one payment, to print."""

    hospital: str
    title: str
    number: str
    lines: list[ReceiptLineDocument]
    total: int
    method: str
    ref: str
    paid: str
    issued: str
    name: str | None = Field(description="masked")
    qr: str | None
    notes: list[str]
    copy_: bool = Field(alias="copy")


class BillsDocument(Document):
    """Open bills; what the patient has paid ahead and not used (null where a slip was asked about); receipts of what
    was paid at this terminal in the last 72 hours, oldest first."""

    bills: list[BillDocument]
    advance: int | None
    receipts: list[ReceiptDocument]


class PaymentDocument(Document):
    """One attempt to collect for a bill. `receipt` is there once the posting is durable; `qr_payload` while it may be
    shown."""

    id: str
    state: Literal["creating", "awaiting", "closing", "closed", "paid"]
    qr_payload: str | None
    amount: int
    ref: str
    payee: str
    expires_at: str
    received: int
    due: int
    remainder: int
    flags: list[Literal["late", "partial", "over", "paid_elsewhere"]]
    receipt: ReceiptDocument | None


class NoticeDocument(Document):
    """The notice was kept."""

    success: Literal[True]
