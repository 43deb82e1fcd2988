"""From a bare machine to a serving terminal."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from machine import Machine, ProofError
from panel import IN_SESSION, picture, png_size
from signs import answers, heard, serving, standing

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
AS_BACKEND = "cd /etc/kiosk-backend; runuser -u kiosk-backend --"
OWN_CERTIFICATE = "/var/lib/kiosk/identity/identity.pem"


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
        machine.sh("apt-get -q -y --no-install-recommends install grim >/dev/null", timeout=600)
        if machine.run("sh", "-c", IN_SESSION + "wlr-randr", check=False).returncode == 0:
            # This release's compositor forgets it with the panel: switched off and on, it must stand upright again.
            panel = machine.sh(IN_SESSION + "wlr-randr").split()[0]
            machine.sh(f"{IN_SESSION} wlr-randr --output {panel} --transform normal")
            stands = f"{IN_SESSION} wlr-randr | grep -q 'Transform: 90'"
            machine.until("upright again", lambda: machine.run("sh", "-c", stands, check=False).returncode == 0, 30)
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

    def chips() -> str:
        """the service's user may speak to the chip readers, which polkit decides where pcscd asks it"""
        ask = (
            "systemd-run --quiet --wait --pipe --uid=kiosk --working-directory=/var/lib/kiosk"
            " kiosk doctor --config /etc/kiosk/chips.toml --json || true"
        )
        machine.sh(
            "cd /etc/kiosk; { cat kiosk.toml; printf '[card]\\nreader = \"auto\"\\n'; } >chips.toml;"
            " chown kiosk: chips.toml"
        )

        def said() -> str:
            lines = json.loads(machine.sh(ask, timeout=60))["findings"]
            return next(str(line["detail"]) for line in lines if line["name"] == "card")

        let_in = said()
        if let_in != "no reader":
            raise ProofError(let_in)
        guarded = "--disable-polkit" in machine.sh("pcscd --help 2>&1 || true")
        if not guarded:
            return "pcscd of this release lets everybody in"
        rule = "/usr/share/polkit-1/rules.d/60-kiosk.rules"
        machine.sh(f"mv {rule} /root/; systemctl restart polkit")
        shut_out = said()
        machine.sh(f"mv /root/60-kiosk.rules {rule}; systemctl restart polkit")
        if "refuses this user" not in shut_out or said() != "no reader":
            raise ProofError(f"without the rule: {shut_out}")
        machine.sh("rm /etc/kiosk/chips.toml")
        return "let in by our rule, refused without it"

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

    yield from (install, enrol, serve, seen, first_start, doctor, chips, verify, sealed)
