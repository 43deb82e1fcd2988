"""Our VietQR codec beside two independent ones, on seeded codes. Development only: neither is a dependency.

    pip install --no-deps --target OTHERS napas-qr-python vietnam-qr-pay segno
    PYTHONPATH=OTHERS python -m tests.domain.vietqr_differential 20000 --seed 1

Ours is written, theirs is read, and the other way about; published codes are read by all. Where a library is known to
be lenient (a trap of the reference that it takes), ours must refuse.
"""

import argparse
import importlib
import json
import random
import string
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kiosk.domain.money import Dong
from kiosk.domain.vietqr import VietQr, VietQrError

VECTORS = Path(__file__).parents[1] / "fixtures" / "vietqr_vectors.json"
_TEXT = string.ascii_uppercase + string.digits + " "

Read = tuple[str | None, str | None, str | None, str | None, str | None]
"""BIN, account, amount, 62.01 and 62.08."""


def ours(code: str) -> Read:
    found = VietQr.decode(code)
    amount = str(found.amount.amount) if found.amount is not None else None
    return found.bin, found.account, amount, found.ref, found.purpose


def napas(code: str) -> Read:
    told: dict[str, Any] = importlib.import_module("qr_pay").decode(code)
    # A reference may stand in 62.05 instead (published code 10).
    bill = told.get("bill_number") or told.get("reference_label")
    return (
        told.get("bin_id"),
        told.get("consumer_id"),
        told.get("transaction_amount"),
        bill,
        told.get("purpose_of_transaction"),
    )


def vietnam(code: str) -> Read:
    told: Any = importlib.import_module("vietnam_qr_pay").QRPay(code)
    if not told.is_valid:
        raise ValueError("not valid to it")
    more = told.additional_data
    return (
        told.consumer.bank_bin or None,
        told.consumer.bank_number or None,
        told.amount or None,
        more.bill_number or None,
        more.purpose or None,
    )


def made_by_vietnam(code: VietQr) -> str:
    """Its own writer, for what it can write."""
    made: Any = importlib.import_module("vietnam_qr_pay").QRPay.init_viet_qr(
        bank_bin=code.bin,
        bank_number=code.account,
        amount=str(code.amount.amount) if code.amount is not None else None,
        purpose=code.purpose,
    )
    built: str = made.build()
    return built


def random_code(chances: random.Random) -> VietQr:
    def text(longest: int) -> str:
        # No blanks at the ends and none doubled: writers differ in what they do with those, banks in what they show.
        words = "".join(chances.choice(_TEXT) for _ in range(chances.randint(1, longest))).split()
        return " ".join(words) or "X"

    account = "".join(chances.choice(string.ascii_uppercase + string.digits) for _ in range(chances.randint(1, 19)))
    amount = Dong(chances.choice((1, 9, 50_600, 499_999_999, chances.randint(1, 10**13 - 1))))
    return VietQr.of(
        f"970{chances.randint(0, 999):03}",
        account,
        amount=amount if chances.random() < 0.9 else None,
        ref=text(25) if chances.random() < 0.7 else None,
        purpose=text(25) if chances.random() < 0.7 else None,
    )


def differences(count: int, seed: int) -> Iterator[str]:
    """What the readers do not agree on."""
    chances = random.Random(seed)
    others: tuple[Callable[[str], Read], ...] = (napas, vietnam)
    for n in range(count):
        code = random_code(chances)
        text = code.encode()
        mine = ours(text)
        for other in others:
            if other(text) != mine:
                yield f"{n}: {other.__name__} reads {other(text)}, we read {mine}"
        theirs = made_by_vietnam(code)
        if ours(theirs)[:3] != mine[:3] or ours(theirs)[4] != code.purpose:
            yield f"{n}: its code reads {ours(theirs)}, wanted {mine}"
    vectors = json.loads(VECTORS.read_text("utf-8"))
    for good in vectors["good"]:
        if "A000000727" in good["payload"] and napas(good["payload"]) != ours(good["payload"]):
            yield f"published code {good['n']}: napas differs"
    for trap in vectors["bad"]:
        try:
            ours(trap["payload"])
        except VietQrError:
            continue
        yield "a trap was read"


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = list(differences(given.count, given.seed))
    for line in found[:20]:
        sys.stderr.write(line + "\n")
    sys.stdout.write(f"{given.count} codes from seed {given.seed}, {len(found)} differences\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
