"""What differs between two hospitals about money."""

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class PaymentSettings:
    """The provider and the clocks. Secrets are read from files by whoever makes one.

    For SePay, `client_id` is the id of the bank account there, `checksum_key` the key of its notices, and `va_prefix`
    what Sacombank wants. `ref_prefix` has two capital letters: a whole reference has nine characters.

    `show`: how long a code may be scanned; `margin`: how much longer the provider keeps the order;
    `monitor`: how long money for it is looked for often; `watch`: how long it is looked for once a day.
    """

    provider: str
    hospital: str
    base_url: str = ""
    client_id: str = ""
    api_key: str = field(default="", repr=False)
    checksum_key: str = field(default="", repr=False)
    bank_bin: str = ""
    account: str = ""
    payee: str = ""
    ref_prefix: str = "VP"
    va_prefix: str = ""
    ca_file: str | None = None
    timeout_s: float = 8.0
    show: timedelta = timedelta(minutes=5)
    margin: timedelta = timedelta(seconds=90)
    monitor: timedelta = timedelta(hours=72)
    watch: timedelta = timedelta(days=35)
    poll_shown: timedelta = timedelta(seconds=2)
    two_staff_over: int = 2_000_000
    deposit_least: int = 50_000
    deposit_most: int = 50_000_000
