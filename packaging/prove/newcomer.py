"""A terminal that is installed and not configured, set up by a hand on its own panel, until it serves.

The unit is the shipped one. Its compositor draws into a window of an X server that has no screen, instead of into
memory, so that a pointer can be moved over it: every touch goes through the compositor into the set-up, as a finger's.
"""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from life import AS_BACKEND
from machine import Machine, ProofError
from panel import IN_SESSION, picture
from signs import serving, standing

WIDTH, HEIGHT = 1024, 768
"""Of a window that the compositor opens."""
PIN = "274913"
BACKEND = "localhost:8443"
PANEL = """[Service]
Environment=WLR_BACKENDS=x11 DISPLAY=:9
BindPaths=/tmp/.X11-unix
"""
SAVED = "/root/before"
GUESSED = (
    "from PySide6.QtGui import QGuiApplication as A; a = A([]);"
    " from kiosk.app.setup.newcomer import guessed_mm_per_px as g; print(g())"
)
"""What a panel says of its pixels, asked as the set-up asks it."""


def steps(machine: Machine, version: str, pictures: Path) -> Iterator[Callable[[], str]]:
    """One terminal, by hand."""

    def set_up() -> str:
        """installed, not configured: set up by touches on its own panel until it serves"""
        # What moves the pointer belongs to the proof.
        machine.sh("apt-get -q update >/dev/null; apt-get -q -y --no-install-recommends install"
                   " xvfb xdotool grim >/dev/null", timeout=600)  # fmt: skip
        shutil.copy(Path(__file__).with_name("places.py"), machine.tree / "root/places.py")
        machine.sh(
            f"systemctl stop kiosk; mkdir -p {SAVED}; cp -a /etc/kiosk {SAVED}/etc; cp -a /var/lib/kiosk {SAVED}/own;"
            " rm -rf /etc/kiosk/* /var/lib/kiosk/identity /var/lib/kiosk/*.db*;"
            f" systemd-run -q --unit=panel Xvfb :9 -screen 0 {WIDTH}x{HEIGHT}x24 -nolisten tcp -ac;"
            " mkdir -p /run/systemd/system/kiosk.service.d; cat >/run/systemd/system/kiosk.service.d/panel.conf <<'E'\n"
            f"{PANEL}E\nsystemctl daemon-reload"
        )
        asked = "kiosk-backend kiosk add sanh-a-02 --location 'Sảnh B' --code --json"
        shown = json.loads(machine.sh(f"{AS_BACKEND} {asked} --config /etc/kiosk-backend/backend.toml"))
        begun = time.monotonic()
        machine.sh("systemctl reset-failed kiosk; systemctl start kiosk", timeout=120)
        machine.until("the set-up's screen", lambda: standing(machine).get("screen") == "SetUp", 60)
        up = time.monotonic() - begun
        hand = Hand(machine)
        hand.touch("Tongue", "way_vi")
        hand.touch("Upright", "way_0")
        hand.touch("Measuring", "measured")
        hand.types("AskAddress", BACKEND)
        hand.touch("SureAuthority", "way_same")
        hand.types("AskNewCode", shown["code"].replace("-", ""))
        hand.touch("DevicesShown", "way_go")
        hand.digits("AskOwnPin", PIN)
        hand.digits("RepeatPin", PIN)
        name = picture(machine, pictures, "set-up-review")
        hand.touch("Review", "way_go")
        written = "grep -q sanh-a-02 /etc/kiosk/kiosk.toml"
        machine.until("it is written", lambda: machine.run("sh", "-c", written, check=False).returncode == 0, 20)
        hand.touch("Ready", "way_go")
        machine.until("the welcome screen", lambda: serving(machine), 60)
        took = time.monotonic() - begun
        if standing(machine).get("version") != version:
            raise ProofError(f"another version: {standing(machine)}")
        picture(machine, pictures, "set-up-serves")
        machine.sh("test $(stat -c %a:%U /etc/kiosk/staff.pin) = 600:kiosk")
        return f"{hand.touches} touches, {took:.0f} s from the start ({up:.0f} s to the first screen); {name}"

    def as_before() -> str:
        """the terminal of the other steps again, and none beside it"""
        machine.sh(f"{AS_BACKEND} kiosk-backend kiosk revoke sanh-a-02 --config /etc/kiosk-backend/backend.toml")
        machine.sh(
            "systemctl stop kiosk panel; rm -rf /run/systemd/system/kiosk.service.d /etc/kiosk/* /var/lib/kiosk/*;"
            f" systemctl daemon-reload; cp -a {SAVED}/etc/. /etc/kiosk/; cp -a {SAVED}/own/. /var/lib/kiosk/;"
            f" rm -r {SAVED}; systemctl reset-failed kiosk; systemctl start kiosk",
            timeout=120,
        )
        machine.until("serving", lambda: serving(machine), 60)
        return "serves"

    yield from (set_up, as_before)


class Hand:
    """Touches what there is to touch, and waits for what comes of it as an eye would."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self.touches = 0
        self._x = "env DISPLAY=:9 xdotool"
        machine.until("a picture", lambda: self._seen() != "", 30)
        self._still()
        python = "/usr/lib/kiosk/bin/python -I"
        guessed = machine.sh(f"{IN_SESSION} QT_QPA_PLATFORM=wayland {python} -c '{GUESSED}'").split()[-1]
        machine.sh("install -m 644 /root/places.py /tmp/places.py")
        off = "env QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software"
        said = machine.sh(f"{off} {python} /tmp/places.py {WIDTH} {HEIGHT} {guessed}")
        self._places: dict[str, dict[str, tuple[int, int]]] = json.loads(said.splitlines()[-1])

    def touch(self, screen: str, *names: str) -> None:
        """Each of them, when the screen stands still; until something has come of it."""
        self._still()
        for name in names:
            if name not in self._places[screen]:
                raise ProofError(f"{screen} has no {name}: {sorted(self._places[screen])}")
            x, y = self._places[screen][name]
            before = self._seen()
            self._machine.sh(f"{self._x} mousemove {x} {y} sleep 0.1 mousedown 1 sleep 0.05 mouseup 1 mousemove 1 1")
            self.touches += 1
            self._machine.until(f"{name} on {screen}", lambda before=before: self._seen() != before, 20, every=0.1)

    def types(self, screen: str, text: str) -> None:
        """On the screen's own keys."""
        self.touch(screen, *(f"key_{letter}" for letter in text), "key_done")

    def digits(self, screen: str, text: str) -> None:
        """On its pad."""
        self.touch(screen, *(f"digit_{digit}" for digit in text), "key_done")

    def _seen(self) -> str:
        look = f"timeout 10 {IN_SESSION} grim -t ppm /tmp/eye.ppm && md5sum </tmp/eye.ppm"
        done = self._machine.run("sh", "-c", look, check=False)
        return done.stdout.split(" ")[0] if done.returncode == 0 else ""

    def _still(self) -> None:
        """Nothing moves any more: what works by itself has ended."""
        seen: list[str] = []

        def stands() -> bool:
            seen.append(self._seen())
            return len(seen) > 3 and seen[-1] != "" and len(set(seen[-4:])) == 1

        self._machine.until("a screen that stands still", stands, 60, every=0.3)
