"""backend.toml: frozen settings, read strictly. Secrets come from files or the environment only."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.domain.toml_file import ConfigError, Section, TomlFile

__all__ = ["ConfigError", "Settings", "read_settings"]


@dataclass(frozen=True, slots=True)
class DatabaseSettings:
    """Where rows are kept, and the key that seals personal data in them."""

    url: str = field(repr=False)
    data_key_file: Path


@dataclass(frozen=True, slots=True)
class InsuranceSettings:
    """The insurer's gateway. The officer is the one the hospital named for its terminals."""

    kind: str
    base_url: str
    username: str
    password: str = field(repr=False)
    officer_name: str = field(repr=False)
    officer_id: str = field(repr=False)
    timeout_s: float
    budget_s: float
    token_content_type: str
    per_card_minutes: int
    calls_per_minute: int


@dataclass(frozen=True, slots=True)
class PaymentSettings:
    """The bank or payment provider, as `kiosk/backend/payment` wants it."""

    provider: str
    base_url: str
    client_id: str
    api_key: str = field(repr=False)
    checksum_key: str = field(repr=False)
    bank_bin: str
    account: str
    account_name: str
    ref_prefix: str = "VP"
    va_prefix: str = ""
    ca_file: str | None = None
    timeout_s: float = 8.0


@dataclass(frozen=True, slots=True)
class HisSettings:
    """The hospital information system behind the backend."""

    kind: str
    base_url: str
    key: str | None = field(repr=False)
    merchant: str = ""


@dataclass(frozen=True, slots=True)
class HospitalSettings:
    """The hospital. `directory_file` lists its clinics; without one, the sample hospital serves.

    `holidays`: public ones, which working days leave out; some follow the moon and are decreed each year.
    """

    name: str
    facility_code: str
    directory_file: Path | None
    sample_patients: bool
    priority_age: int
    most_clinics: int
    offline_block: int
    offline_clinic: str = ""
    holidays: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class SecuritySettings:
    """TLS, client certificates of terminals, staff accounts, limits.

    `keep_days`: so long after their last visit people are kept; 0: until the command `forget` is given.
    """

    tls_cert_file: Path | None
    tls_key_file: Path | None
    kiosk_ca_file: Path | None
    staff_file: Path | None
    requests_per_minute: int
    kiosk_ca_key_file: Path | None = None
    keep_days: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs between two hospitals. Without a section on payment, no money is taken."""

    database: DatabaseSettings
    insurance: InsuranceSettings
    payment: PaymentSettings | None
    his: HisSettings
    hospital: HospitalSettings
    security: SecuritySettings


def read_settings(path: Path) -> Settings:
    """The settings in this file. Raises ConfigError with every fault, its key and line."""
    file = TomlFile(path)
    with (
        file.section("database") as database,
        file.section("insurance") as insurance,
        file.section("payment") as payment,
        file.section("his") as his,
        file.section("hospital") as hospital,
        file.section("security") as security,
    ):
        settings = Settings(
            _database(database, path.parent),
            _insurance(insurance),
            _payment(payment),
            _his(his),
            _hospital(hospital),
            _security(security),
        )
    file.done()
    return settings


def _database(section: Section, folder: Path) -> DatabaseSettings:
    url = section.text("url", "sqlite:///data/backend.db")
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        section.fault("url", "sqlite:///FILE or postgresql+psycopg://... is wanted")
    return DatabaseSettings(url, section.file("data_key_file") or folder / "data.key")


def _insurance(section: Section) -> InsuranceSettings:
    kind = section.text("kind", "none", choices=("bhxh", "his", "none"))
    needed = None if kind == "bhxh" else ""
    return InsuranceSettings(
        kind=kind,
        base_url=_url(section, "base_url", needed),
        username=section.text("username", needed),
        password=section.secret("password", "KIOSK_INSURANCE_PASSWORD", wanted=kind == "bhxh") or "",
        officer_name=section.text("officer_name", needed),
        officer_id=section.text("officer_id", needed),
        timeout_s=section.number("timeout_s", 30, least=1, most=300),
        budget_s=section.number("budget_s", 6, least=0.05, most=8),
        token_content_type=section.text("token_content_type", "form", choices=("form", "json")),
        per_card_minutes=section.whole("per_card_minutes", 15, least=0, most=1440),
        calls_per_minute=section.whole("calls_per_minute", 120, least=1, most=100_000),
    )


def _payment(section: Section) -> PaymentSettings | None:
    if not section.given:
        return None
    provider = section.text("provider", "vietqr_manual", choices=("payos", "sepay", "vietqr_manual"))
    remote = provider != "vietqr_manual"
    prefix = section.text("ref_prefix", "VP")
    if len(prefix) != 2 or not prefix.isascii() or not prefix.isupper():
        section.fault("ref_prefix", "2 capital letters are wanted")
    ca_file = section.file("ca_file")
    return PaymentSettings(
        provider=provider,
        base_url=_url(section, "base_url", None if remote else ""),
        client_id=section.text("client_id", ""),
        api_key=section.secret("api_key", "KIOSK_PAYMENT_API_KEY", wanted=remote) or "",
        checksum_key=section.secret("checksum_key", "KIOSK_PAYMENT_CHECKSUM_KEY", wanted=remote) or "",
        bank_bin=section.text("bank_bin", "970436"),
        account=section.text("account", "0000000000"),
        account_name=section.text("account_name", "BENH VIEN"),
        ref_prefix=prefix,
        va_prefix=section.text("va_prefix", ""),
        ca_file=str(ca_file) if ca_file else None,
        timeout_s=section.number("timeout_s", 8, least=1, most=60),
    )


def _his(section: Section) -> HisSettings:
    kind = section.text("kind", "local", choices=("local", "fhir", "medipay"))
    return HisSettings(
        kind=kind,
        base_url=_url(section, "base_url", None if kind != "local" else ""),
        key=section.secret("key", "KIOSK_HIS_KEY", wanted=kind == "medipay"),
        merchant=section.text("merchant", None if kind == "medipay" else ""),
    )


def _hospital(section: Section) -> HospitalSettings:
    code = section.text("facility_code", "00000")
    if len(code) != 5 or not code.isascii() or not code.isalnum():
        section.fault("facility_code", "5 letters or digits are wanted")
    return HospitalSettings(
        name=section.text("name", "BỆNH VIỆN ĐA KHOA TỈNH"),
        facility_code=code,
        directory_file=section.file("directory_file"),
        sample_patients=section.flag("sample_patients", False),
        priority_age=section.whole("priority_age", 75, least=50, most=120),
        most_clinics=section.whole("most_clinics", 3, least=1, most=10),
        offline_block=section.whole("offline_block", 0, least=0, most=200),
        offline_clinic=section.text("offline_clinic", ""),
        holidays=_days(section, "holidays"),
    )


def _days(section: Section, key: str) -> frozenset[date]:
    days = set()
    for text in section.texts(key):
        try:
            days.add(date.fromisoformat(text))
        except ValueError:
            section.fault(key, 'a list of days like "2027-02-05" is wanted')
    return frozenset(days)


def _security(section: Section) -> SecuritySettings:
    settings = SecuritySettings(
        tls_cert_file=section.file("tls_cert_file"),
        tls_key_file=section.file("tls_key_file"),
        kiosk_ca_file=section.file("kiosk_ca_file"),
        staff_file=section.file("staff_file"),
        requests_per_minute=section.whole("requests_per_minute", 600, least=1, most=1_000_000),
        kiosk_ca_key_file=section.file("kiosk_ca_key_file"),
        keep_days=section.whole("keep_days", 0, least=0, most=36_500),
    )
    if (settings.tls_cert_file is None) != (settings.tls_key_file is None):
        section.fault("tls_key_file", "tls_cert_file and tls_key_file go together: both are wanted")
    if settings.kiosk_ca_file and not settings.tls_cert_file:
        section.fault("kiosk_ca_file", "client certificates need TLS: tls_cert_file is wanted")
    if settings.kiosk_ca_key_file and not settings.kiosk_ca_file:
        section.fault("kiosk_ca_key_file", "a key without its certificate: kiosk_ca_file is wanted")
    for key in ("tls_cert_file", "tls_key_file", "kiosk_ca_file", "kiosk_ca_key_file", "staff_file"):
        path = getattr(settings, key)
        if path is not None and not path.is_file():
            section.fault(key, "a readable file is wanted")
    return settings


def _url(section: Section, key: str, default: str | None) -> str:
    found = section.text(key, default)
    if found and not found.startswith(("http://", "https://")):
        section.fault(key, "http://... or https://... is wanted")
    return found.rstrip("/")
