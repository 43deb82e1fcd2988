"""From the bank's credit to the state on the screen, with notices and without; and what the codec costs.

python -m tests.bench.payment
"""

import dataclasses
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from kiosk.backend.clock import wall_clock
from kiosk.backend.payment.compose import build_payments
from kiosk.backend.store.base import Base, open_engine
from kiosk.backend.store.sessions import open_sessions
from kiosk.backend.store.vault import Vault
from kiosk.domain.money import Dong
from kiosk.domain.outcome import Printed
from kiosk.domain.vietqr import VietQr
from kiosk.services.journal import Journal
from tests.backend.payment.servers import app_of, bank_process, serving
from tests.backend.payment.test_over_http import Hospital
from tests.backend.payment.world import SETTINGS

_PAYMENTS = 40


def seconds_to_paid(hospital: Hospital, number: int) -> float:
    """One payment: from the answer of the payer's phone to a long poll that brings the receipt."""
    payment = hospital.start(hospital.bill(f"R{number}")).json()
    path = f"/v1/payments/{payment['id']}"
    tag = hospital.http.get(path).headers["ETag"]
    hospital.bank.post("/phone/pay", json={"payload": payment["qr_payload"]}).raise_for_status()
    begun = time.monotonic()
    while True:
        answer = hospital.http.get(path, params={"wait": 10}, headers={"If-None-Match": tag})
        tag = answer.headers["ETag"]
        if answer.json()["receipt"]:
            return time.monotonic() - begun


def credit_to_screen(notices: bool) -> list[float]:
    """Bank in its own process, backend on a file, everything over HTTP."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bank = stack.enter_context(bank_process())
        engine = open_engine(f"sqlite:///{folder / 'backend.db'}")
        stack.callback(engine.dispose)
        payments = build_payments(open_sessions(engine), dataclasses.replace(SETTINGS, base_url=bank), wall_clock)
        stack.callback(payments.close)
        app = app_of(payments, Vault(bytes(32)))
        Base.metadata.create_all(engine)
        backend = stack.enter_context(serving(app))
        payments.poller.start()
        stack.callback(payments.poller.stop)
        hospital = Hospital(payments, backend, bank)
        if notices:
            hospital.bank.post("/confirm-webhook", json={"webhookUrl": f"{backend}/webhooks/payos"})
        return [seconds_to_paid(hospital, n) for n in range(_PAYMENTS)]


def each(action: Callable[[], object], rounds: int) -> float:
    """Mean microseconds."""
    begun = time.perf_counter()
    for _ in range(rounds):
        action()
    return (time.perf_counter() - begun) / rounds * 1e6


def journal_write() -> float:
    """Mean milliseconds of one entry on this disk."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "journal.db")
        begun = time.perf_counter()
        for n in range(100):
            journal.started(f"J{n}")
            journal.ended(f"J{n}", Printed.PRINTED)
        journal.close()
        return (time.perf_counter() - begun) / 200 * 1e3


def main() -> None:
    """Print the table."""
    print("payment: bank's credit to state `paid` with receipt, over HTTP (s)")
    print(f"  {'':<24}{'median':>9}{'p95':>9}{'max':>9}   wanted p95")
    for name, notices, wanted in (("with notices", True, 1.0), ("notices lost", False, 3.0)):
        spent = sorted(credit_to_screen(notices))
        p95 = spent[int(len(spent) * 0.95) - 1]
        print(f"  {name:<24}{statistics.median(spent):>9.3f}{p95:>9.3f}{spent[-1]:>9.3f}   <= {wanted}")
    code = VietQr.of("970403", "0011012345678", amount=Dong(180_000), ref="VPABCDEF2")
    payload = code.encode()
    there, back = each(code.encode, 5000), each(lambda: VietQr.decode(payload), 5000)
    print(f"vietqr: encode {there:.0f} us, strict decode {back:.0f} us")
    print(f"journal: one entry on disk {journal_write():.1f} ms")


if __name__ == "__main__":
    main()
