"""What goes wrong in a lobby, one thing at a time: told on the screen and in figures, no loop, and over when mended."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from life import OWN_CERTIFICATE
from machine import Machine, ProofError
from panel import picture
from signs import answers, heard, serving, standing

KIOSK = "/etc/kiosk/kiosk.toml"
OWN_FIGURES = "/run/kiosk/kiosk.prom"
PATIENT = 60
SPOILT = """
import datetime, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
read = lambda path: open(path, "rb").read()
own = read("/var/lib/kiosk/identity/identity.pem")
old, key = x509.load_pem_x509_certificate(own), serialization.load_pem_private_key(own, None)
if sys.argv[1] == "expired":
    signer, issuer = serialization.load_pem_private_key(read("/etc/kiosk-backend/ca.key"), None), old.issuer
else:
    signer = ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "somebody else")])
now = datetime.datetime.now(datetime.timezone.utc)
day = datetime.timedelta(days=1)
begin, end = (now - 90 * day, now - day) if sys.argv[1] == "expired" else (now - day, now + 60 * day)
made = x509.CertificateBuilder().subject_name(old.subject).issuer_name(issuer).public_key(key.public_key())
made = made.serial_number(x509.random_serial_number()).not_valid_before(begin).not_valid_after(end)
for part in old.extensions:
    made = made.add_extension(part.value, part.critical)
pem = made.sign(signer, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
private = key.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
)
open("/var/lib/kiosk/identity/identity.pem", "wb").write(private + pem)
"""
"""An identity that is over, or that another authority has signed."""

AHEAD = """#!/bin/sh
export LD_PRELOAD=$(ls /usr/lib/*/faketime/libfaketimeMT.so.1) FAKETIME=+1d FAKETIME_DONT_FAKE_MONOTONIC=1
exec /usr/lib/kiosk/bin/python -I /usr/lib/kiosk/bin/ahead "$@"
"""


def steps(machine: Machine, pictures: Path) -> Iterator[Callable[[], str]]:
    """Each begins and ends with a terminal that serves."""
    told = Told(machine, pictures)

    def wrong_config() -> str:
        """a wrong configuration, none to go back to"""
        with told.no_loop():
            machine.sh(f"cp -p {KIOSK} /root/right.toml; echo 'colour = \"red\"' >>{KIOSK}; systemctl restart kiosk")
            found = told.wants("config_invalid", screen="Stopped", backend=False)
            machine.sh(f"cp -p /root/right.toml {KIOSK}")
            return found + told.mended()

    def half_config() -> str:
        """a configuration that was cut in half, with the one before it beside it"""
        with told.no_loop():
            machine.sh(
                f"cp -p {KIOSK} /etc/kiosk/kiosk.last-good.toml; head -c 60 /root/right.toml >{KIOSK};"
                " systemctl restart kiosk"
            )
            machine.until("it serves", lambda: serving(machine), PATIENT)
            found = told.wants("config_before", screen="Welcome")
            machine.sh(f"cp -p /root/right.toml {KIOSK}; rm /etc/kiosk/kiosk.last-good.toml; systemctl restart kiosk")
            return found + told.mended()

    def wrong_key() -> str:
        """a certificate that another authority has signed"""
        with told.no_loop(), spoilt(machine, "foreign"):
            machine.sh("systemctl restart kiosk")
            found = told.wants("not_enrolled", screen="OutOfService", backend=False)
        return found + told.mended()

    def expired() -> str:
        """a certificate that is over, over TLS"""
        with told.no_loop(), spoilt(machine, "expired"):
            machine.sh("systemctl restart kiosk")
            found = told.wants("certificate_expired", screen="OutOfService", backend=False)
            spoken = machine.sh(
                f"curl -s --cacert /etc/kiosk-backend/ca.pem --cert {OWN_CERTIFICATE}"
                " https://localhost:8443/v1/clinics 2>&1 || echo refused: $?",
                check=False,
            )
            if "refused" not in spoken:
                raise ProofError(f"the backend let it in: {spoken[:200]}")
        return found + told.mended()

    def open_secret() -> str:
        """a key that others can read"""
        machine.sh(f"chmod 644 {OWN_CERTIFICATE}")
        found = told.wants("secret_open", screen="Welcome")
        machine.sh(f"chmod 600 {OWN_CERTIFICATE}")
        return found + told.mended()

    def disk_full() -> str:
        """a disk that fills up, and a start with a full one"""
        with told.no_loop(restarts=2):
            machine.sh(
                "systemctl stop kiosk; mv /var/lib/kiosk /var/lib/kiosk.kept; mkdir /var/lib/kiosk;"
                " mount -t tmpfs -o size=80M,mode=700,uid=kiosk,gid=kiosk tmpfs /var/lib/kiosk;"
                " cp -a /var/lib/kiosk.kept/. /var/lib/kiosk/; systemctl start kiosk"
            )
            machine.until("it serves", lambda: serving(machine), PATIENT)
            machine.sh("dd if=/dev/zero of=/var/lib/kiosk/full bs=1M count=79 2>/dev/null || true")
            found = told.wants("disk_full", screen="OutOfService")
            machine.sh("systemctl restart kiosk")
            machine.until("it says so again", lambda: "disk_full" in told.figures(), PATIENT)
            machine.sh("rm /var/lib/kiosk/full")
            machine.until("it serves", lambda: serving(machine), PATIENT)
            machine.sh(
                "systemctl stop kiosk; cp -a /var/lib/kiosk/. /var/lib/kiosk.kept/; umount /var/lib/kiosk;"
                " rmdir /var/lib/kiosk; mv /var/lib/kiosk.kept /var/lib/kiosk; systemctl start kiosk"
            )
        return found + told.mended()

    def clock() -> str:
        """a clock that is a day ahead"""
        machine.sh("apt-get -q -y --no-install-recommends install libfaketime >/dev/null", timeout=300)
        with told.no_loop(restarts=2):
            # The program alone lives a day ahead: the compositor would wait for tomorrow's frames.
            machine.sh(f"cat >/root/ahead <<'E'\n{AHEAD}E")
            machine.sh(
                "cd /usr/lib/kiosk/bin; cp kiosk ahead; mv kiosk /root/kept; cp /root/ahead kiosk; chmod 755 kiosk;"
                " systemctl restart kiosk"
            )
            found = told.wants("clock_off", screen="OutOfService")
            machine.sh("cd /usr/lib/kiosk/bin; mv /root/kept kiosk; rm ahead; systemctl restart kiosk")
        return found + told.mended()

    def no_network() -> str:
        """no network at boot: the terminal comes up alone, and finds the backend when it is there"""
        machine.sh("systemctl disable --now kiosk-backend")
        machine.power_off()
        machine.boot()
        machine.until("the terminal is up", lambda: serving(machine), PATIENT)
        found = told.wants("backend_away", screen="Welcome", backend=False)
        machine.sh("systemctl enable --now kiosk-backend")
        machine.until("the backend is ready", lambda: answers(machine, "/readyz"), PATIENT)
        machine.until("the backend hears of it", lambda: heard(machine), PATIENT)
        return found + told.mended()

    def journal() -> str:
        """a record of money that is damaged"""
        with told.no_loop(restarts=2):
            machine.sh(
                "systemctl stop kiosk; cp -a /var/lib/kiosk/journal.db /root/journal.db;"
                " dd if=/dev/urandom of=/var/lib/kiosk/journal.db bs=512 seek=8 count=6 conv=notrunc 2>/dev/null;"
                " rm -f /var/lib/kiosk/journal.db-wal; systemctl start kiosk"
            )
            found = told.wants("journal_broken", screen="Stopped")
            machine.sh("cp -a /root/journal.db /var/lib/kiosk/journal.db")
            return found + told.mended()

    def unknown_device() -> str:
        """something plugged in that was not let in"""
        # The machine has no USB of its own: what its kernel would show of a stick is laid out by hand.
        machine.sh(
            "mount -t tmpfs tmpfs /sys/bus; mkdir -p /sys/bus/usb/devices/1-2; cd /sys/bus/usb/devices/1-2;"
            " echo 0 >authorized; echo 0781 >idVendor; echo 5567 >idProduct"
        )
        with told.no_loop():
            found = told.wants("device_unknown", screen="Welcome")
            machine.sh("umount /sys/bus")
        return found + told.mended()

    yield from (wrong_config, half_config, wrong_key, expired, open_secret)
    yield from (disk_full, clock, no_network, journal, unknown_device)


class Told:
    """What the terminal says of itself: on its screen, in its own figures, to the backend."""

    def __init__(self, machine: Machine, pictures: Path) -> None:
        self._machine = machine
        self._pictures = pictures

    def figures(self) -> str:
        """The faults in the file for node-exporter."""
        said = self._machine.run("cat", OWN_FIGURES, check=False).stdout
        return " ".join(line for line in said.splitlines() if line.startswith("kiosk_node_fault{"))

    def metrics(self) -> str:
        """The faults that the backend tells Prometheus."""
        said = self._machine.sh(
            "curl -sf --cacert /etc/kiosk-backend/ca.pem https://localhost:8443/metrics", check=False
        )
        return " ".join(line for line in said.splitlines() if line.startswith("kiosk_terminal_fault{"))

    def wants(self, code: str, *, screen: str, backend: bool = True) -> str:
        """Within a minute: the screen, the log, the own figures, and the backend's where it can be reached."""
        until = self._machine.until
        took = until(f"the screen {screen}", lambda: standing(self._machine).get("screen") == screen, PATIENT)
        until(f"{code} in the figures", lambda: f'"{code}"' in self.figures(), PATIENT)
        if backend:
            took += until(f"{code} at the backend", lambda: f'"{code}"' in self.metrics(), PATIENT)
        if f'"code": "{code}"' not in self._machine.sh("journalctl -u kiosk -o cat --no-pager", check=False):
            raise ProofError(f"{code} is not in the log")
        shown = picture(self._machine, self._pictures, code)
        where = "screen, log, own figures" + (", backend" if backend else "")
        return f"{code} after {took:.0f} s: {where} ({shown}); "

    def mended(self) -> str:
        """It serves again by itself, and the fault is gone from the figures."""
        took = self._machine.until("it serves again", lambda: serving(self._machine), PATIENT)
        self._machine.until("no fault is told", lambda: not self._other(), PATIENT)
        return f"serves again after {took:.0f} s"

    def _other(self) -> list[str]:
        return [word for word in self.figures().split() if "scanner_absent" not in word and word.startswith("kiosk_")]

    @contextmanager
    def no_loop(self, restarts: int = 1) -> Iterator[None]:
        """What the step itself begins anew, and systemd nothing."""
        self._machine.sh("systemctl reset-failed kiosk")
        before = int(self._machine.show("kiosk", "NRestarts") or 0)
        yield
        after = int(self._machine.show("kiosk", "NRestarts") or 0)
        if after - before > restarts:
            raise ProofError(f"begun anew {after - before} times")


@contextmanager
def spoilt(machine: Machine, how: str) -> Iterator[None]:
    """The terminal's identity is another one meanwhile."""
    machine.sh(f"cp -p {OWN_CERTIFICATE} /root/identity.pem; cat >/root/spoil.py <<'E'\n{SPOILT}E")
    machine.sh(f"/usr/lib/kiosk-backend/bin/python /root/spoil.py {how}")
    try:
        yield
    finally:
        machine.sh(f"cp -p /root/identity.pem {OWN_CERTIFICATE}; systemctl restart kiosk")
