"""Putting the payment part together, from settings and a database."""

from dataclasses import dataclass

from kiosk.backend.clock import Clock
from kiosk.backend.far_end import FarEnd
from kiosk.backend.payment.changes import Changes
from kiosk.backend.payment.desk import Desk
from kiosk.backend.payment.far_his import FarHis
from kiosk.backend.payment.his import HisLedger, LocalHis
from kiosk.backend.payment.poller import Poller
from kiosk.backend.payment.postings import Postings
from kiosk.backend.payment.progress import Progress
from kiosk.backend.payment.providers.payos import PayOs
from kiosk.backend.payment.providers.provider import Provider
from kiosk.backend.payment.providers.sepay import SePay, SePayAccount
from kiosk.backend.payment.providers.vietqr_manual import OwnAccount
from kiosk.backend.payment.reached import Reached, unwatched
from kiosk.backend.payment.reconcile import Reconciliation
from kiosk.backend.payment.refunds import Refunds
from kiosk.backend.payment.settings import PaymentSettings
from kiosk.backend.payment.till import Till
from kiosk.backend.store.sessions import Sessions


@dataclass(frozen=True, slots=True)
class Payments:
    """Everything about money that routes, pages and commands ask for. `poller` has start() and stop()."""

    sessions: Sessions
    settings: PaymentSettings
    provider: Provider
    till: Till
    progress: Progress
    postings: Postings
    refunds: Refunds
    poller: Poller
    changes: Changes
    desk: Desk
    reconciliation: Reconciliation
    now: Clock
    wires: tuple[FarEnd, ...] = ()

    def close(self) -> None:
        """Close what the provider was asked over."""
        for wire in self.wires:
            wire.close()


def provider_of(settings: PaymentSettings, now: Clock, wires: list[FarEnd]) -> Provider:
    """The provider the settings name; what has to be closed after it is put to `wires`. ValueError: no such name."""
    match settings.provider:
        case "payos":
            wires.append(wire := FarEnd(settings.base_url, settings.timeout_s, settings.ca_file))
            return PayOs(wire, settings.client_id, settings.api_key, settings.checksum_key)
        case "sepay":
            wires.append(wire := FarEnd(settings.base_url, settings.timeout_s, settings.ca_file))
            account = SePayAccount(
                xid=settings.client_id,
                bank_bin=settings.bank_bin,
                token=settings.api_key,
                notice_key=settings.checksum_key,
                va_prefix=settings.va_prefix,
            )
            return SePay(wire, account, now)
        case "vietqr_manual":
            return OwnAccount(settings.bank_bin, settings.account, settings.payee, now)
        case _:
            raise ValueError("payos, sepay or vietqr_manual is wanted")


def build_payments(
    sessions: Sessions,
    settings: PaymentSettings,
    now: Clock,
    *,
    provider: Provider | None = None,
    his: HisLedger | None = None,
    reached: Reached = unwatched,
) -> Payments:
    """The parts, wired: money learned is posted at once, and every change wakes who waits for it."""
    wires: list[FarEnd] = []
    used = provider or provider_of(settings, now, wires)
    changes = Changes()
    postings = Postings(sessions, his or LocalHis(sessions), settings, now, reached)
    progress = Progress(sessions, used, settings, now, reached)
    refunds = Refunds(sessions, used, settings, now, reached)
    poller = Poller(sessions, progress, postings, refunds, now)
    progress.settled = poller.post
    progress.changed = changes.tell
    progress.wake = poller.wake
    postings.changed = changes.tell
    till = Till(sessions, progress, settings, now, reached)
    reconciliation = Reconciliation(
        sessions, used, progress, settings.watch, now, far_his=his if isinstance(his, FarHis) else None
    )
    poller.hourly = reconciliation.hourly
    return Payments(
        sessions=sessions,
        settings=settings,
        provider=used,
        till=till,
        progress=progress,
        postings=postings,
        refunds=refunds,
        poller=poller,
        changes=changes,
        desk=Desk(sessions, now),
        reconciliation=reconciliation,
        now=now,
        wires=tuple(wires),
    )
