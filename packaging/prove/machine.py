"""A clean Debian that is really booted: mmdebstrap for the tree, systemd-nspawn for the machine."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

# What a freshly installed Debian has beside the smallest tree.
INCLUDE = "systemd,systemd-sysv,dbus,libpam-systemd,ca-certificates,apt-utils,gpgv,curl,procps"
RUN = """
mount --make-rprivate /
mount -t tmpfs tmpfs /run
for hierarchy in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup/memory /sys/fs/cgroup/pids; do
    if [ -d $hierarchy ]; then mkdir -p $hierarchy/$NAME; echo $$ >$hierarchy/$NAME/cgroup.procs; fi
done
if [ "$CLOSED" ]; then
    # As the guide has it: the root cannot be written to; /var and the configuration are mounts of their own.
    for folder in "" /var /etc/kiosk; do mount --bind "$TREE$folder" "$TREE$folder"; done
    mount -o remount,bind,ro "$TREE"
fi
exec systemd-nspawn --quiet --directory="$TREE" --machine="$NAME" --boot --register=no --keep-unit \
    --resolv-conf=copy-host --console=pipe --bind-ro="$GIVEN:/given" --bind="$ARCHIVES:/var/cache/apt/archives" \\
    </dev/null
"""


PATIENCE = float(os.environ.get("PROOF_PATIENCE", "1"))
"""How many times as long as usual everything may take: for a busy machine."""


class ProofError(Exception):
    """Something was not as promised."""


class Machine:
    """One booted tree. A context manager: it is powered off at the end."""

    def __init__(self, tree: Path, given: Path, archives: Path, log: Path) -> None:
        """`given` is there to be read as /given; `archives` keeps what apt has fetched from one proof to the next."""
        self.tree = tree
        self._given = given
        self._archives = archives
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._leader = 0

    def __enter__(self) -> "Machine":
        self.boot()
        return self

    def __exit__(self, *_: object) -> None:
        self.power_off()

    def boot(self, *, read_only: bool = False) -> None:
        """Until systemd is up. `read_only`: all but /var and the configuration, as the guide has it."""
        environment = {
            **os.environ,
            "TREE": str(self.tree),
            "NAME": f"proof-{os.getpid()}",
            "GIVEN": str(self._given),
            "ARCHIVES": str(self._archives),
            "CLOSED": "yes" if read_only else "",
        }
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                ["unshare", "--mount", "sh", "-c", RUN], env=environment, stdout=log, stderr=log
            )
        self.until("systemd is up", self._is_up, 60)

    def _is_up(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            raise ProofError(f"the machine ended: {self._log.read_text('utf-8', 'replace')[-500:]}")
        children = told(["ps", "-o", "pid=", "--ppid", str(self._process.pid)], check=False).split()
        if not children:
            return False
        self._leader = int(children[0])
        state = self.run("systemctl", "is-system-running", check=False).stdout.strip()
        return state in ("running", "degraded")

    def power_off(self) -> None:
        """As a button would."""
        if self._process is None:
            return
        self.run("systemctl", "poweroff", check=False)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        self._process = None

    def pull_plug(self) -> None:
        """Every process ends at once: the kernel kills all of a namespace with its first."""
        if self._process is None:
            raise ProofError("it is not on")
        os.kill(self._leader, signal.SIGKILL)
        self._process.wait(30)
        self._process = None

    def run(self, *command: str, check: bool = True, timeout: float = 300) -> subprocess.CompletedProcess[str]:
        """A command inside, as root."""
        done = subprocess.run(
            ["nsenter", "--target", str(self._leader), "--all", "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
             "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive", *command],
            capture_output=True, text=True, check=False, timeout=timeout * PATIENCE,
        )  # fmt: skip
        if check and done.returncode:
            raise ProofError(f"{' '.join(command)}: {done.returncode}: {(done.stderr or done.stdout)[-1500:]}")
        return done

    def sh(self, script: str, *, check: bool = True, timeout: float = 300) -> str:
        """A piece of shell inside; what it printed."""
        return self.run("sh", "-ec", script, check=check, timeout=timeout).stdout

    def until(self, what: str, holds: Callable[[], bool], seconds: float, *, every: float = 0.5) -> float:
        """Seconds until it holds. Raises ProofError when it does not in time."""
        begun = time.monotonic()
        while time.monotonic() - begun < seconds * PATIENCE:
            if holds():
                return time.monotonic() - begun
            # A proof waits for another machine: there is no event to wait on.
            time.sleep(every * PATIENCE)
        raise ProofError(f"not within {seconds:.0f} s: {what}")

    def show(self, unit: str, what: str) -> str:
        """One property of a unit."""
        return self.run("systemctl", "show", "-p", what, "--value", unit, check=False).stdout.strip()


def archives_of(release: str, cache: Path) -> Path:
    """Packages of the release that were fetched before, and none of ours."""
    kept = cache / f"{release}-archives"
    (kept / "partial").mkdir(parents=True, exist_ok=True)
    for ours in kept.glob("kiosk*.deb"):
        ours.unlink()
    return kept


def clean_tree(release: str, cache: Path, tree: Path) -> None:
    """A fresh tree of the release; its tar is made once."""
    tar = cache / f"{release}.tar"
    if not tar.exists():
        cache.mkdir(parents=True, exist_ok=True)
        part = tar.with_suffix(".part")
        command = ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={INCLUDE}", "--format=tar", release, part]
        subprocess.run(command, check=True)
        part.rename(tar)
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    subprocess.run(["tar", "-C", tree, "-xf", tar], check=True)
    (tree / "etc/machine-id").write_text("uninitialized\n", "ascii")
    (tree / "etc/hostname").write_text("sanh-a-01\n", "ascii")
    # The installer writes it; the smallest tree has none.
    (tree / "etc/hosts").write_text("127.0.0.1 localhost\n127.0.1.1 sanh-a-01\n::1 localhost\n", "ascii")


def told(command: list[str], *, check: bool = True) -> str:
    """What a program prints."""
    return subprocess.run(command, capture_output=True, text=True, check=check).stdout.strip()
