"""From a bare machine to a serving terminal, through what goes wrong, to a machine without a trace of it."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from machine import Machine, ProofError

BACKEND = """[database]
url = "sqlite:////var/lib/kiosk-backend/backend.db"
[hospital]
name = "BỆNH VIỆN ĐA KHOA TỈNH"
facility_code = "01001"
[security]
tls_cert_file = "server.pem"
tls_key_file = "server.key"
kiosk_ca_file = "ca.pem"
kiosk_ca_key_file = "ca.key"
"""
TERMINAL = """[kiosk]
id = "sanh-a-01"
hospital = "BỆNH VIỆN ĐA KHOA TỈNH"
data_dir = "/var/lib/kiosk"
mm_per_px = 0.372
textfile = "/run/kiosk/kiosk.prom"
[scanner]
source = "images:/var/lib/kiosk/camera"
"""
BY_HAND = 9
"""What a person types between a bare machine and the first screen: two installations, the authority, two
configurations, two starts, the code, the enrolment."""
CA = "/etc/kiosk-backend/ca.pem"
AS_BACKEND = "cd /etc/kiosk-backend; runuser -u kiosk-backend --"
OWN_CERTIFICATE = "/var/lib/kiosk/identity/identity.pem"
IN_SESSION = "runuser -u kiosk -- env XDG_RUNTIME_DIR=/run/kiosk/session WAYLAND_DISPLAY=wayland-0 "
WATCHDOG_S = 20
KILLS = 20


def steps(machine: Machine, version: str, pictures: Path) -> Iterator[Callable[[], str]]:
    """Install, enrol, serve."""

    def install() -> str:
        """install both packages: the terminal asks to be set up on its screen"""
        machine.sh("install -D -m 644 /given/headless.conf /etc/systemd/system/kiosk.service.d/headless.conf")
        for package in ("kiosk", "kiosk-backend"):
            machine.sh(
                "apt-get -q update >/dev/null && apt-get -q -y --no-install-recommends install"
                f" /given/{package}_{version}_amd64.deb",
                timeout=600,
            )
        broken = machine.sh(
            "find /usr/lib/kiosk /usr/lib/kiosk-backend -name '*.so*' -type f -exec ldd {} + 2>/dev/null"
            " | grep 'not found' | sort -u || true"
        )
        if broken:
            raise ProofError(f"libraries are missing: {broken}")
        machine.until("the set-up's screen", lambda: standing(machine).get("screen") == "SetUp", 60)
        return "every library is found; the set-up waits on the screen"

    def enrol() -> str:
        """enrol the terminal: an authority, a code, a certificate"""
        machine.sh(f"cat >/etc/kiosk-backend/backend.toml <<'E'\n{BACKEND}E")
        machine.sh(f"{AS_BACKEND} kiosk-backend ca make --host localhost --out /etc/kiosk-backend")
        machine.sh("echo KIOSK_PORT=8443 >/etc/kiosk-backend/serve.env; systemctl restart kiosk-backend")
        machine.until("the backend is ready", lambda: answers(machine, "/readyz"), 30)
        asked = "kiosk-backend kiosk add sanh-a-01 --location 'Sảnh A' --code --json"
        shown = json.loads(machine.sh(f"{AS_BACKEND} {asked} --config /etc/kiosk-backend/backend.toml"))
        # Asked again as a person would where a busy machine's backend does not answer in time: the code is not used up.
        ask = f"kiosk enrol https://localhost:8443 {shown['code']} --ca-sha256 {shown['ca_sha256']}"
        asked = f"cd /var/lib/kiosk; runuser -u kiosk -- {ask} >/tmp/told"
        machine.until("it is let in", lambda: machine.run("sh", "-c", asked, check=False).returncode == 0, 60)
        machine.sh(f"cat - /tmp/told >/etc/kiosk/kiosk.toml <<'E'\n{TERMINAL}E\nrm /tmp/told")
        machine.sh(
            "mkdir -p /var/lib/kiosk/camera; echo KIOSK_ROTATE=90 >/etc/kiosk/session.env;"
            " chown -R kiosk:kiosk /etc/kiosk /var/lib/kiosk/camera"
        )
        return "certificate, configuration"

    def serve() -> str:
        """serve"""
        machine.sh("systemctl reset-failed kiosk; systemctl restart kiosk", timeout=120)
        machine.until("the welcome screen", lambda: standing(machine).get("screen") == "Welcome", 30)
        if standing(machine).get("version") != version:
            raise ProofError(f"another version: {standing(machine)}")
        machine.until("the backend hears of the terminal", lambda: heard(machine), 60)
        return f"welcome screen, heartbeat: {BY_HAND} things done by hand"

    def seen() -> str:
        """the picture on the panel, stood upright"""
        # What takes the picture belongs to the proof: it comes when the terminal already serves without it.
        machine.sh("apt-get -q -y --no-install-recommends install grim wlr-randr >/dev/null", timeout=600)
        if machine.run("sh", "-c", IN_SESSION + "wlr-randr", check=False).returncode == 0:
            # This release's compositor is turned by a program of its own, which has only now come.
            machine.sh("systemctl restart kiosk", timeout=120)
            machine.until("serving again", lambda: serving(machine), 40)
        name = picture(machine, pictures, "welcome")
        width, height = png_size(pictures / name)
        if width >= height:
            raise ProofError(f"the picture lies: {width} x {height}")
        return f"{name}, {width} x {height}"

    def first_start() -> str:
        """the first start again: the set-up on the panel, and nobody but the service writes the configuration"""
        kept = "/root/etc-kiosk /root/var-lib-kiosk"
        machine.sh(
            "systemctl stop kiosk; cp -a /etc/kiosk /root/etc-kiosk; cp -a /var/lib/kiosk /root/var-lib-kiosk;"
            " rm -rf /etc/kiosk/kiosk* /var/lib/kiosk/identity /var/lib/kiosk/*.db*; systemctl start kiosk"
        )
        machine.until("the set-up's screen", lambda: standing(machine).get("screen") == "SetUp", 60)
        name = picture(machine, pictures, "set-up")
        if machine.run("runuser", "-u", "nobody", "--", "touch", "/etc/kiosk/x", check=False).returncode == 0:
            raise ProofError("anybody can write the configuration")
        machine.sh("runuser -u kiosk -- sh -c 'touch /etc/kiosk/x; rm /etc/kiosk/x'")
        machine.sh(
            "systemctl stop kiosk; cp -a /root/etc-kiosk/. /etc/kiosk/; cp -a /root/var-lib-kiosk/. /var/lib/kiosk/;"
            f" rm -rf {kept}; systemctl start kiosk"
        )
        machine.until("serving again", lambda: serving(machine), 40)
        return name

    def doctor() -> str:
        """the doctor finds nothing that keeps it from serving"""
        said = machine.sh(
            "cd /var/lib/kiosk; systemctl stop kiosk; QT_QPA_PLATFORM=wayland runuser -u kiosk --"
            " kiosk doctor --config /etc/kiosk/kiosk.toml --json || true; systemctl start kiosk",
            check=False,
        )
        bad = [line["name"] for line in json.loads(said)["findings"] if line["needed"] and not line["ok"]]
        # A folder of pictures with nothing in it is the proof's camera.
        if bad not in ([], ["scanner"]):
            raise ProofError(said)
        machine.until("serving again", lambda: serving(machine), 40)
        return "all but the camera that is not there"

    def verify() -> str:
        """units: systemd-analyze verify and security"""
        units = "kiosk.service kiosk-failed.service kiosk-again.service kiosk-night.service kiosk-update.service"
        said = machine.sh(
            f"cd /usr/lib/systemd/system; systemd-analyze verify {units} kiosk-backend.service 2>&1", check=False
        )
        # The smallest tree has no `man` to look the pages up with.
        ours = [line for line in said.splitlines() if "kiosk" in line and "Command 'man" not in line]
        if ours:
            raise ProofError("; ".join(ours))
        scores = {}
        for unit in ("kiosk.service", "kiosk-backend.service"):
            table = machine.sh(f"systemd-analyze security --no-pager --threshold=30 {unit}")
            scores[unit] = table.partition("exposure level for")[2].split()[1]
        return json.dumps(scores)

    def sealed() -> str:
        """no shell, no core file, secrets for the service alone"""
        machine.sh("getent passwd kiosk | grep -q '/usr/sbin/nologin$'")
        machine.sh('test "$(stat -c %a:%U ' + OWN_CERTIFICATE + ')" = 600:kiosk; test "$(stat -c %a /etc/kiosk)" = 750')
        if machine.run("runuser", "-u", "nobody", "--", "cat", OWN_CERTIFICATE, check=False).returncode == 0:
            raise ProofError("anybody can read the key")
        key = machine.sh(f"sed -n 2p {OWN_CERTIFICATE}").strip()
        shown = machine.sh("ps -eo args; cat /proc/$(pgrep -f '[k]iosk run' | head -1)/environ; journalctl --no-pager")
        if key in shown:
            raise ProofError("the key is in the process list, the environment or the journal")
        limit = machine.sh("grep 'core file' /proc/$(pgrep -f '[k]iosk run' | head -1)/limits")
        if limit.split()[4] != "0":
            raise ProofError(limit)
        return "key 0600, not in ps, environment or journal; core limit 0"

    yield from (install, enrol, serve, seen, first_start, doctor, verify, sealed)


def fault_steps(machine: Machine) -> Iterator[Callable[[], str]]:
    """What ends the program, and what begins it again."""

    def hang() -> str:
        """hang the screens: the watchdog begins anew"""
        # The proof's own starts are not counted, or this would be the fifth in five minutes and given up.
        machine.sh("systemctl reset-failed kiosk")
        before = machine.show("kiosk", "NRestarts")
        machine.until("it hangs", lambda: program(machine, "STOP"), 20)
        took = machine.until("a restart", lambda: machine.show("kiosk", "NRestarts") != before, WATCHDOG_S + 15)
        took += machine.until("serving again", lambda: serving(machine), 30)
        said = machine.sh("journalctl -u kiosk --no-pager -o cat | grep -i watchdog | tail -1").strip()
        return f"{took:.1f} s until it served again ({said})"

    def kill() -> str:
        """kill -9, twenty times, with the journal whole after each"""
        slowest = 0.0
        for _ in range(KILLS):
            # The counter of starts is set back, or five of them in five minutes would be given up.
            machine.sh("systemctl reset-failed kiosk")
            before = machine.show("kiosk", "InvocationID")
            machine.until("it was killed", lambda: program(machine, "KILL"), 20)
            took = machine.until("a restart", lambda before=before: machine.show("kiosk", "InvocationID") != before, 20)
            slowest = max(slowest, took + machine.until("serving again", lambda: serving(machine), 40))
        machine.sh("runuser -u kiosk -- kiosk journal verify --config /etc/kiosk/kiosk.toml")
        return f"slowest {slowest:.1f} s until it served again; journal verified"

    def broken() -> str:
        """a program that cannot start: five tries, then a notice, no loop"""
        machine.sh(
            "systemctl stop kiosk; systemctl reset-failed kiosk; cd /usr/lib/kiosk/bin; mv kiosk /root/kept;"
            " printf '#!/bin/sh\nexit 70\n' >kiosk; chmod 755 kiosk"
        )
        machine.run("systemctl", "start", "--no-block", "kiosk")
        machine.until("it is given up", lambda: machine.show("kiosk", "ActiveState") == "failed", 60)
        machine.until("the notice", lambda: "OUT OF ORDER" in notices(machine), 20)
        if machine.show("kiosk-again.timer", "ActiveState") != "active":
            raise ProofError("it is not tried again")
        tries = machine.show("kiosk", "NRestarts")
        machine.sh("mv /root/kept /usr/lib/kiosk/bin/kiosk; systemctl start kiosk-again.service")
        machine.until("serving again", lambda: serving(machine), 40)
        return f"given up after {tries} restarts, notice shown, tried again later, serves"

    def night() -> str:
        """the night's fresh process: not while somebody stands there, and at once when nobody does"""
        machine.sh(
            "cp -p /run/kiosk/state.json /root/state.json;"
            ' sed \'s/"idle": true/"idle": false/\' /root/state.json >/run/kiosk/state.json'
        )
        before = machine.show("kiosk", "InvocationID")
        machine.sh("systemctl start --no-block kiosk-night.service")
        machine.until("it waits", lambda: machine.show("kiosk-night", "ActiveState") == "activating", 10)
        if machine.show("kiosk", "InvocationID") != before:
            raise ProofError("somebody was interrupted")
        machine.sh("cp -p /root/state.json /run/kiosk/state.json")
        took = machine.until("a fresh process", lambda: machine.show("kiosk", "InvocationID") != before, 30)
        machine.until("serving again", lambda: serving(machine), 40)
        return f"{took:.0f} s after the last patient left"

    def read_only() -> str:
        """a root that is read-only, /var and the configuration apart"""
        machine.power_off()
        machine.boot(read_only=True)
        try:
            machine.until("serving", lambda: serving(machine), 60)
            if machine.run("touch", "/usr/lib/kiosk/x", check=False).returncode == 0:
                raise ProofError("it can be written to")
            machine.sh("runuser -u kiosk -- kiosk journal verify --config /etc/kiosk/kiosk.toml")
            bad = machine.sh("systemctl --failed --no-legend | grep kiosk || true")
            if bad:
                raise ProofError(bad)
        finally:
            machine.power_off()
            machine.boot()
        return "serves, journal verified, /usr cannot be written to"

    yield from (hang, kill, broken, night, read_only)


def last_steps(machine: Machine) -> Iterator[Callable[[], str]]:
    """Nothing is left."""

    def purge() -> str:
        """purge"""
        machine.sh("apt-get -q -y purge kiosk kiosk-backend", timeout=300)
        left = machine.sh(
            "find / -xdev \\( -path /proc -o -path /sys -o -path /given -o -path /var/cache/apt -o -path /var/lib/apt"
            " -o -path /var/log -o -path /tmp -o -path /srv -o -path /etc/systemd/system/kiosk.service.d"
            " -o -path /etc/apt \\) -prune"
            " -o -iname '*kiosk*' -print"
        )
        if left.strip():
            raise ProofError(f"left behind: {left}")
        return "nothing is left"

    yield purge


def picture(machine: Machine, folder: Path, name: str) -> str:
    """What stands on the panel now, as a PNG outside."""
    folder.mkdir(parents=True, exist_ok=True)
    take = f"timeout 10 {IN_SESSION} grim /tmp/screen.png"
    machine.until("a picture", lambda: machine.run("sh", "-c", take, check=False).returncode == 0, 30)
    machine.sh("cp /tmp/screen.png /root/screen.png; rm /tmp/screen.png")
    shutil.copyfile(machine.tree / "root/screen.png", folder / f"{name}.png")
    return f"{name}.png"


def png_size(path: Path) -> tuple[int, int]:
    """Width and height, from the header."""
    head = path.read_bytes()[16:24]
    return int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")


def heard(machine: Machine) -> bool:
    """Whether the backend hears the terminal now."""
    said = machine.sh(f"curl -sf --cacert {CA} https://localhost:8443/metrics", check=False)
    own = [line for line in said.splitlines() if line.startswith('kiosk_terminal_state{terminal="sanh-a-01"')]
    return bool(own) and 'state="silent"' not in own[0] and 'state="never"' not in own[0]


def program(machine: Machine, signal: str) -> bool:
    """Send the terminal's program this signal; whether it was there."""
    return machine.run("pkill", f"-{signal}", "-f", "[/]usr/bin/kiosk run", check=False).returncode == 0


def notices(machine: Machine) -> str:
    """What stands on the bare console after the program was given up."""
    return machine.sh("journalctl -u kiosk-failed -o cat --no-pager")


def standing(machine: Machine) -> dict[str, object]:
    """What the terminal tells its machine."""
    said = machine.run("cat", "/run/kiosk/state.json", check=False).stdout
    try:
        found: dict[str, object] = json.loads(said)
    except ValueError:
        return {}
    return found


def serving(machine: Machine) -> bool:
    """Whether the terminal serves now."""
    return machine.show("kiosk", "ActiveState") == "active" and standing(machine).get("screen") == "Welcome"


def answers(machine: Machine, path: str) -> bool:
    """Whether the backend answers there."""
    asked = ["curl", "-sf", "--cacert", "/etc/kiosk-backend/ca.pem", "-o", "/dev/null", f"https://localhost:8443{path}"]
    return machine.run(*asked, check=False).returncode == 0
