"""What may be plugged in: the list as USBGuard's own parser reads it, tried with the interfaces of real things."""

import re
import shutil
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

RULES = Path(__file__).parents[2] / "packaging/kiosk/root/usr/share/doc/kiosk/examples/usbguard-rules.conf"
_RULE = re.compile(
    r"(allow|block)(?: id (?P<id>\S+))?(?: with-interface (?P<how>equals|one-of|all-of) \{(?P<what>[^}]*)\})?"
)

# Interfaces as `lsusb -v` shows them: class, subclass, protocol.
TAKEN = {
    "root hub": ("1d6b:0002", ["09:00:00"]),
    "chip reader": ("072f:223b", ["0b:00:00"]),
    "ticket printer": ("04b8:0e28", ["07:01:02"]),
    "serial scanner": ("0c2e:0cd4", ["02:02:01", "0a:00:00"]),
    "camera": ("046d:085e", ["0e:01:00", "0e:02:00"]),
    "touch panel": ("222a:0001", ["03:00:00"]),
}
TURNED_AWAY = {
    "keyboard": ("046d:c31c", ["03:01:01"]),
    "mouse": ("046d:c077", ["03:01:02"]),
    "typing stick": ("03eb:2401", ["03:01:01", "03:00:00"]),
    "printer that types": ("04b8:0e28", ["07:01:02", "03:01:01"]),
    "reader that types": ("072f:223b", ["0b:00:00", "03:01:01"]),
    "camera with a disk": ("046d:085e", ["0e:01:00", "0e:02:00", "08:06:50"]),
    "memory stick": ("0781:5567", ["08:06:50"]),
    "network adapter": ("0b95:1790", ["ff:ff:00"]),
    "phone as a network": ("18d1:4ee3", ["e0:01:03", "0a:00:00"]),
    "modem as a network": ("12d1:14db", ["02:06:00", "0a:00:00"]),
    "scanner with a network": ("0c2e:0cd4", ["02:02:01", "0a:00:00", "02:0d:00"]),
    "Bluetooth": ("0a12:0001", ["e0:01:01"]),
    "sound card": ("0d8c:0014", ["01:01:00", "01:02:00"]),
    "another maker's hub": ("05e3:0610", ["09:00:00"]),
}


def fits(how: str | None, wanted: list[str], interfaces: list[str]) -> bool:
    """Whether a device with these interfaces is meant (usbguard-rules.conf(5))."""
    match how:
        case "equals":
            return len(wanted) == len(interfaces) and all(map(fnmatchcase, sorted(interfaces), sorted(wanted)))
        case "one-of":
            return any(fnmatchcase(own, one) for own in interfaces for one in wanted)
        case "all-of":
            return all(any(fnmatchcase(own, one) for own in interfaces) for one in wanted)
    return how is None


def verdict(device: str, interfaces: list[str]) -> str:
    """What the first rule says that fits."""
    for line in RULES.read_text("utf-8").splitlines():
        rule = _RULE.fullmatch(line.strip())
        if rule is None or (rule["id"] and not fnmatchcase(device, rule["id"])):
            continue
        if fits(rule["how"], (rule["what"] or "").split(), interfaces):
            return rule[1]
    return "block"


@pytest.mark.parametrize("name", TAKEN)
def test_what_belongs_to_a_terminal_is_taken(name: str) -> None:
    assert verdict(*TAKEN[name]) == "allow"


@pytest.mark.parametrize("name", TURNED_AWAY)
def test_everything_else_is_turned_away(name: str) -> None:
    assert verdict(*TURNED_AWAY[name]) == "block"


def test_every_rule_was_understood_here() -> None:
    rules = [line for line in RULES.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    assert all(_RULE.fullmatch(line.strip()) for line in rules), rules


@pytest.mark.skipif(shutil.which("usbguard-rule-parser") is None, reason="wants usbguard-rule-parser (usbguard)")
def test_usbguards_own_parser_takes_every_rule() -> None:
    done = subprocess.run(["usbguard-rule-parser", "-f", RULES], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "error" not in (done.stdout + done.stderr).lower()
