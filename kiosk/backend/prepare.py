"""Before serving: the data key, the schema, the hospital's list, and the sample patients where they are wanted."""

from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from kiosk.backend.clock import Clock
from kiosk.backend.config import Settings
from kiosk.backend.fleet.authority import Authority, AuthorityError
from kiosk.backend.hospital.directory import read_directory
from kiosk.backend.hospital.sample import load_sample_patients
from kiosk.backend.store.base import open_engine
from kiosk.backend.store.migrate import migrate
from kiosk.backend.store.rekey import opens
from kiosk.backend.store.sessions import open_sessions
from kiosk.backend.store.vault import KEY_BYTES, Vault, make_key, read_key
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
    engine = open_engine(settings.database.url)
    try:
        step = migrate(engine)
        vault = _vault(engine, settings.database.data_key_file)
        if settings.hospital.sample_patients:
            with open_sessions(engine).begin() as session:
                load_sample_patients(session, vault, now())
    finally:
        engine.dispose()
    return step


def _vault(engine: Engine, file: Path) -> Vault:
    """The data key's vault; a key is made only where nothing is sealed yet. With another key than the rows' the backend
    would know nobody and give second numbers, so it does not start. Raises ValueError and OSError."""
    if file.exists():
        vault = Vault(read_key(file))
        with engine.connect() as connection:
            if opens(connection, vault) is False:
                raise ValueError(f"{file} does not open what this database holds: put its own data key there")
        return vault
    with engine.connect() as connection:
        if opens(connection, Vault(bytes(KEY_BYTES))) is False:
            raise ValueError(f"{file} is not there, and this database holds what it sealed: put the data key back")
    make_key(file)
    return Vault(read_key(file))
