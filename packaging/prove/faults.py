"""What ends the program and what begins it again, and at last a machine without a trace of it."""

from collections.abc import Callable, Iterator

from machine import Machine, ProofError
from signs import notices, program, serving

WATCHDOG_S = 20
KILLS = 20


def steps(machine: Machine) -> Iterator[Callable[[], str]]:
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
        if "OUT OF ORDER" in notices(machine) or machine.show("kiosk-again.timer", "ActiveState") == "active":
            raise ProofError("a single crash was taken for the last")
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
        shown = notices(machine).count("OUT OF ORDER")
        if shown != 1:
            raise ProofError(f"{shown} notices")
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
