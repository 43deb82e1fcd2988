"""What a terminal and its backend show of themselves to the machine that they run on."""

import json

from machine import Machine

CA = "/etc/kiosk-backend/ca.pem"


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
