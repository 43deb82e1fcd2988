"""Before serving: the data key, the schema, the hospital's list, and the sample patients where they are wanted."""

from pathlib import Path

from sqlalchemy.engine import make_url

from kiosk.backend.clock import Clock
from kiosk.backend.config import Settings
from kiosk.backend.fleet.authority import Authority, AuthorityError
from kiosk.backend.hospital.directory import read_directory
from kiosk.backend.hospital.sample import load_sample_patients
from kiosk.backend.store.base import open_engine
from kiosk.backend.store.migrate import migrate
from kiosk.backend.store.sessions import open_sessions
from kiosk.backend.store.vault import Vault, make_key, read_key
from kiosk.backend.web.staff import read_accounts


def prepare(settings: Settings, now: Clock) -> str:
    """Make ready what `build` relies on; the schema's step. Raises ValueError and OSError with the reason."""
    read_directory(settings.hospital.directory_file)
    read_accounts(settings.security.staff_file)
    security = settings.security
    if security.kiosk_ca_file and security.kiosk_ca_key_file:
        try:
            Authority.read(security.kiosk_ca_file, security.kiosk_ca_key_file)
        except AuthorityError as error:
            raise ValueError(str(error)) from None
    url = make_url(settings.database.url)
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    if not settings.database.data_key_file.exists():
        make_key(settings.database.data_key_file)
    vault = Vault(read_key(settings.database.data_key_file))
    engine = open_engine(settings.database.url)
    try:
        step = migrate(engine)
        if settings.hospital.sample_patients:
            with open_sessions(engine).begin() as session:
                load_sample_patients(session, vault, now())
    finally:
        engine.dispose()
    return step
