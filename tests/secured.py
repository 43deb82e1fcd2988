"""A whole backend over TLS with an authority of its own, on a real port, in a thread of this process."""

import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.backend.certified import CertifiedProtocol
from kiosk.backend.compose import Backend, build
from kiosk.backend.config import SecuritySettings
from kiosk.backend.fleet import terminals
from kiosk.backend.fleet.authority import Authority
from kiosk.backend.fleet.enrolment import issue
from kiosk.backend.store.base import open_engine
from kiosk.backend.store.migrate import migrate
from kiosk.backend.store.vault import make_key
from kiosk.domain.invitation import Invitation
from tests.backend.house import ToldInsurer, settings_for
from tests.served import Served


class Now:
    """The time of the backend, moved ahead where a test wants it."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Secured:
    """The backend as the hospital's IT sees it."""

    backend: Backend
    authority: Authority
    folder: Path
    url: str
    now: Now
    insurer: ToldInsurer = field(default_factory=ToldInsurer)

    @property
    def host(self) -> str:
        """What is typed at a terminal."""
        return self.url.removeprefix("https://")

    def code(self, terminal: str = "sanh-a-01", location: str = "Sảnh A") -> str:
        """What `kiosk add --code` shows, without its dashes."""
        with self.backend.core.sessions.begin() as session:
            return issue(session, self.backend.core.vault, terminal, location, self.now()).replace("-", "")

    def invitation(self, terminal: str = "sanh-a-01") -> Invitation:
        """The same as its QR code says it."""
        return Invitation(self.url, self.authority.digest, self.code(terminal))

    def revoke(self, terminal: str = "sanh-a-01") -> None:
        """Out at once."""
        with self.backend.core.sessions.begin() as session:
            assert terminals.revoke(session, terminal, self.now())


@contextmanager
def secured(
    folder: Path,
    hosts: Sequence[str] = ("127.0.0.1", "localhost"),
    wrapped: Callable[[object], object] = lambda app: app,
    made: datetime | None = None,
) -> Iterator[Secured]:
    """Serve until the block ends. `wrapped`: what stands before the application; `made`: when its papers were."""
    folder.mkdir(parents=True, exist_ok=True)
    authority = Authority.make(folder, "kiosk", made or datetime.now(UTC))
    authority.serve(folder, hosts, made or datetime.now(UTC))
    papers = SecuritySettings(
        folder / "server.pem", folder / "server.key", folder / "ca.pem", None, 1_000_000, folder / "ca.key"
    )
    settings = settings_for(folder, security=papers)
    if not settings.database.data_key_file.exists():
        make_key(settings.database.data_key_file)
    engine = open_engine(settings.database.url)
    migrate(engine)
    engine.dispose()
    now, insurer = Now(), ToldInsurer()
    backend = build(settings, now=now, insurer=insurer)
    served = Served(
        wrapped(backend.app),
        date_header=True,
        http=CertifiedProtocol,
        ssl_certfile=str(folder / "server.pem"),
        ssl_keyfile=str(folder / "server.key"),
        ssl_ca_certs=str(folder / "ca.pem"),
        ssl_cert_reqs=ssl.CERT_OPTIONAL,
    ).start()
    try:
        yield Secured(backend, authority, folder, served.url, now, insurer)
    finally:
        served.stop()
        backend.rechecks.stop()
        backend.close()
