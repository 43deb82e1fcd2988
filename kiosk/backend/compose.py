"""Putting one backend together from its settings: the only place that names concrete parts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from fastapi import FastAPI
from sqlalchemy import Engine

from kiosk import __version__
from kiosk.backend.api.clinic_routes import clinic_routes
from kiosk.backend.api.core import Core, install_core
from kiosk.backend.api.describing import describe_api
from kiosk.backend.api.documented import PROBLEMS
from kiosk.backend.api.enrol_routes import enrol_routes
from kiosk.backend.api.fleet_routes import feedback_routes, fleet_routes
from kiosk.backend.api.health_routes import health_routes
from kiosk.backend.api.limits import Limits
from kiosk.backend.api.metrics import CountRequests, Metrics
from kiosk.backend.api.offline_routes import OfflineDesk, offline_routes
from kiosk.backend.api.patient_routes import PatientDesk, patient_routes
from kiosk.backend.api.problems import Shield, answer_problems
from kiosk.backend.api.registration_routes import RegistrationDesk, registration_routes
from kiosk.backend.api.registration_view import RegistrationViews
from kiosk.backend.clock import Clock, wall_clock
from kiosk.backend.config import (
    DatabaseSettings,
    HisSettings,
    HospitalSettings,
    InsuranceSettings,
    SecuritySettings,
    Settings,
)
from kiosk.backend.config import PaymentSettings as ProviderSettings
from kiosk.backend.far_end import FarEnd
from kiosk.backend.fleet.authority import Authority
from kiosk.backend.his.diary import Diary
from kiosk.backend.his.fhir.his import FhirHis
from kiosk.backend.his.fhir.server import FhirServer
from kiosk.backend.his.his import His
from kiosk.backend.his.local import LocalHis
from kiosk.backend.his.medipay.his import MediPayHis
from kiosk.backend.his.medipay.wire import MediPayWire
from kiosk.backend.his.outbox import Outbox, nobody_listens, note
from kiosk.backend.his.tables import LocalTables
from kiosk.backend.hospital.directory import read_directory
from kiosk.backend.housekeeping import Housekeeping
from kiosk.backend.insurance.bhxh.gateway import BhxhGateway, Officer
from kiosk.backend.insurance.bhxh.token import Account
from kiosk.backend.insurance.eligibility import Eligibility, Patience
from kiosk.backend.insurance.insurer import Insurer
from kiosk.backend.insurance.rechecks import Rechecks
from kiosk.backend.payment.api import payment_routes
from kiosk.backend.payment.compose import Payments, build_payments
from kiosk.backend.payment.desk import Desk as MoneyDesk
from kiosk.backend.payment.far_his import FarHis
from kiosk.backend.payment.settings import PaymentSettings
from kiosk.backend.registration.register import Desk
from kiosk.backend.registration.tickets import TicketOffice
from kiosk.backend.store.base import open_engine, reading
from kiosk.backend.store.sessions import open_sessions
from kiosk.backend.store.vault import KEY_BYTES, Vault, read_key
from kiosk.backend.web.door_pages import door_routes, to_the_door
from kiosk.backend.web.login import Login, NotSignedInError
from kiosk.backend.web.money_pages import money_routes
from kiosk.backend.web.pages import Pages, mount_pages
from kiosk.backend.web.render import answer_problem
from kiosk.backend.web.staff_book import StaffBook

HIS_TIMEOUT_S = 15.0


@dataclass(frozen=True, slots=True)
class Backend:
    """One backend: the application and the parts that run beside it."""

    app: FastAPI
    core: Core
    engine: Engine
    eligibility: Eligibility
    rechecks: Rechecks
    housekeeping: Housekeeping
    payments: Payments | None
    his: His
    outbox: Outbox | None = None
    diary: Diary | None = None
    closers: tuple[FarEnd, ...] = field(default=())

    def start(self) -> None:
        """Begin what runs in the background."""
        self.rechecks.start()
        self.housekeeping.start()
        if self.outbox is not None:
            self.outbox.start()
        if self.payments is not None:
            self.payments.poller.start()

    def stop(self) -> None:
        """End it, and let the database and the far ends go."""
        if self.payments is not None:
            self.payments.poller.stop()
        self.rechecks.stop()
        self.housekeeping.stop()
        if self.outbox is not None:
            self.outbox.stop()
        self.close()

    def close(self) -> None:
        """Let the database and the far ends go, of a backend that was not started."""
        self.eligibility.close()
        if self.diary is not None:
            self.diary.close()
        if self.payments is not None:
            self.payments.close()
        for far_end in self.closers:
            far_end.close()
        self.engine.dispose()


def build(settings: Settings, *, now: Clock = wall_clock, insurer: Insurer | None = None) -> Backend:
    """A backend over a database that was migrated and a data key that exists. Tests hand in clock and insurer."""
    vault = Vault(read_key(settings.database.data_key_file))
    return _assemble(settings, vault, now, insurer)


def describe() -> FastAPI:
    """An application with every route, to read the API document from: it has no database and no far end."""
    settings = Settings(
        database=DatabaseSettings("sqlite://", Path("data.key")),
        insurance=InsuranceSettings("none", "", "", "", "", "", 30, 6, "form", 15, 120),
        payment=ProviderSettings("payos", "http://127.0.0.1:1", "", "", "", "970436", "0000000000", "BENH VIEN"),
        his=HisSettings("local", "", None),
        hospital=HospitalSettings("BỆNH VIỆN ĐA KHOA TỈNH", "00000", None, False, 75, 3, 0),
        security=SecuritySettings(None, None, None, None, 600),
    )
    return _assemble(settings, Vault(bytes(KEY_BYTES)), wall_clock, None).app


def _assemble(settings: Settings, vault: Vault, now: Clock, insurer: Insurer | None) -> Backend:
    engine = open_engine(settings.database.url)
    core = Core(open_sessions(engine), vault, now, open_sessions(reading(engine)))
    closers: list[FarEnd] = []
    hospital = settings.hospital
    rules = LocalHis(hospital.name, hospital.facility_code, read_directory(hospital.directory_file))
    his = _his(settings.his, core, rules, closers)
    if insurer is None:
        insurer = _insurer(settings.insurance, his, now, closers)
    eligibility = Eligibility(insurer, core.sessions, core.vault, now, _patience(settings.insurance))
    payments = _payments(settings, core, his)
    elsewhere = settings.his.kind != "local"
    rechecks = Rechecks(eligibility, core.sessions, core.vault, now, note if elsewhere else nobody_listens)
    outbox = Outbox(core.sessions, his, now) if elsewhere else None
    diary = Diary(his, core) if elsewhere else None
    app = FastAPI(
        title="kiosk hospital backend",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        # A path with a slash too many is 404: the way back would be made of whatever Host the caller wrote.
        redirect_slashes=False,
        lifespan=_lifespan,
    )
    keep = settings.security.keep_days
    housekeeping = Housekeeping(core.sessions, now, timedelta(days=keep) if keep else None)
    backend = Backend(
        app, core, engine, eligibility, rechecks, housekeeping, payments, his, outbox, diary, tuple(closers)
    )
    app.state.backend = backend
    _mount(backend, settings, rules)
    return backend


def _his(settings: HisSettings, core: Core, rules: LocalHis, closers: list[FarEnd]) -> His:
    if settings.kind == "local":
        return LocalTables(core.sessions, core.vault, rules)
    far_end = FarEnd(settings.base_url, HIS_TIMEOUT_S)
    closers.append(far_end)
    if settings.kind == "fhir":
        return FhirHis(FhirServer(far_end, settings.key), core.sessions, core.vault, rules)
    wire = MediPayWire(far_end, settings.merchant, settings.key or "", core.now)
    return MediPayHis(wire, core.sessions, core.vault, rules)


def _insurer(settings: InsuranceSettings, his: His, now: Clock, closers: list[FarEnd]) -> Insurer | None:
    if settings.kind == "his":
        return his
    if settings.kind == "none":
        return None
    far_end = FarEnd(settings.base_url, settings.timeout_s)
    closers.append(far_end)
    return _gateway(settings, far_end, now)


def _mount(backend: Backend, settings: Settings, his: LocalHis) -> None:
    app, core = backend.app, backend.core
    install_core(app, core)
    answer_problems(app, answer_problem)
    describe_api(app)
    metrics = Metrics()
    app.add_middleware(Shield, answer=answer_problem)
    app.add_middleware(Limits, per_minute=settings.security.requests_per_minute, answer=answer_problem)
    app.add_middleware(CountRequests, metrics=metrics)
    hospital = settings.hospital
    views = RegistrationViews(TicketOffice(his, core.vault))
    desk = Desk(his, core.vault, hospital.priority_age, hospital.most_clinics, backend.eligibility.asks)
    # What every visit asks comes first: routes are tried in turn.
    outbox = backend.outbox
    registering = RegistrationDesk(
        desk, views, made=outbox.wake if outbox else _nothing, note=note if outbox else nobody_listens
    )
    # Before the registrations' routes: `/v1/registrations/offline` is no registration.
    app.include_router(offline_routes(_offline(hospital, his)))
    app.include_router(registration_routes(registering))
    app.include_router(patient_routes(PatientDesk(backend.eligibility, his, views, backend.diary)))
    if backend.payments is not None:
        app.include_router(payment_routes(backend.payments, his.charged_en), responses=PROBLEMS)
    login = Login(core, StaffBook(settings.security.staff_file), settings.security.tls_cert_file is not None)
    app.include_router(fleet_routes(hospital.name, login.accounts))
    # Before the clinics' routes: `/v1/queues/stream` is not a clinic.
    money = MoneyDesk(core.sessions, core.now) if backend.payments is not None else None
    pages = Pages(core, his, login, TicketOffice(his, core.vault), money, hospital.holidays)
    mount_pages(app, pages)
    app.include_router(door_routes(pages))
    app.add_exception_handler(NotSignedInError, to_the_door)
    if backend.payments is not None:
        app.include_router(money_routes(pages, backend.payments))
    app.include_router(clinic_routes(his))
    app.include_router(enrol_routes(_authority(settings.security)))
    app.include_router(feedback_routes())
    app.include_router(health_routes(backend.eligibility, metrics))


def _offline(hospital: HospitalSettings, his: LocalHis) -> OfflineDesk:
    """Numbers given alone go to the clinic the hospital named, or to its first one."""
    first = his.directory.clinics[0].id if his.directory.clinics else ""
    return OfflineDesk(his, hospital.offline_block, hospital.offline_clinic or first)


def _authority(security: SecuritySettings) -> Authority | None:
    """Raises AuthorityError and OSError."""
    if security.kiosk_ca_file is None or security.kiosk_ca_key_file is None:
        return None
    return Authority.read(security.kiosk_ca_file, security.kiosk_ca_key_file)


def _nothing() -> None:
    """Nobody waits to be woken."""


def _gateway(settings: InsuranceSettings, far_end: FarEnd, now: Clock) -> BhxhGateway:
    account = Account.of(settings.username, settings.password)
    officer = Officer(settings.officer_name, settings.officer_id)
    return BhxhGateway(far_end, account, officer, now, settings.token_content_type)


def _patience(settings: InsuranceSettings) -> Patience:
    return Patience(settings.budget_s, timedelta(minutes=settings.per_card_minutes), settings.calls_per_minute)


def _payments(settings: Settings, core: Core, his: His) -> Payments | None:
    given = settings.payment
    if given is None:
        return None
    wanted = PaymentSettings(
        provider=given.provider,
        hospital=settings.hospital.name,
        base_url=given.base_url,
        client_id=given.client_id,
        api_key=given.api_key,
        checksum_key=given.checksum_key,
        bank_bin=given.bank_bin,
        account=given.account,
        payee=given.account_name,
        ref_prefix=given.ref_prefix,
        va_prefix=given.va_prefix,
        ca_file=given.ca_file,
        timeout_s=given.timeout_s,
    )
    ledger = his if settings.his.kind == "local" else FarHis(his, core.sessions)
    return build_payments(core.sessions, wanted, core.now, his=ledger)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    backend: Backend = app.state.backend
    backend.start()
    try:
        yield
    finally:
        backend.stop()
