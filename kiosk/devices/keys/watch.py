"""Threads that listen: to the keypad, and to the jack of the headset. A device that is gone is looked for again."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kiosk.devices.keys.evdev import EV_SW, SW_HEADPHONE_INSERT, EventDevice, InputGoneError
from kiosk.devices.keys.key import Key
from kiosk.devices.keys.keypad import Keypad

log = logging.getLogger(__name__)

_LOOK_S: Final = 0.5
_AGAIN_S: Final = 2.0

Open = Callable[[], EventDevice]


class Watch:
    """One device, one thread. `stop` is looked at twice a second."""

    def __init__(self, name: str, open_device: Open, follow: Callable[[EventDevice, threading.Event], None]) -> None:
        self._name = name
        self._open = open_device
        self._follow = follow
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread."""
        self._stop.set()
        self._thread.join(2.0)

    def _work(self) -> None:
        gone = False
        while not self._stop.is_set():
            try:
                device = self._open()
            except InputGoneError as error:
                gone = self._tell(gone, error)
                self._stop.wait(_AGAIN_S)
                continue
            if gone:
                log.info("%s: back", self._name)
                gone = False
            try:
                self._follow(device, self._stop)
            except InputGoneError as error:
                gone = self._tell(gone, error)
            finally:
                device.close()

    def _tell(self, gone: bool, error: InputGoneError) -> bool:
        if not gone:
            log.warning("%s: %s", self._name, error)
        return True


class KeypadWatch:
    """Calls `on_key` from its own thread for each key that was meant."""

    def __init__(self, path: Path, on_key: Callable[[Key], None], open_device: Open | None = None) -> None:
        self._on_key = on_key
        # What a keypad types must not reach the desktop as well, where it would count twice.
        self._watch = Watch("keypad", open_device or (lambda: EventDevice(path, grab=True)), self._follow)

    def close(self) -> None:
        """End the thread."""
        self._watch.close()

    def _follow(self, device: EventDevice, stop: threading.Event) -> None:
        keypad = Keypad()
        while not stop.is_set():
            for event in device.events(_LOOK_S):
                key = keypad.feed(event)
                if key is not None:
                    self._on_key(key)


class JackWatch:
    """Knows whether a headset is plugged in; where the jack itself is gone, none is."""

    def __init__(
        self, path: Path, on_change: Callable[[bool], None] = lambda _: None, open_device: Open | None = None
    ) -> None:
        self._plugged = threading.Event()
        self._on_change = on_change
        self._watch = Watch("jack", open_device or (lambda: EventDevice(path, grab=False)), self._follow)

    @property
    def plugged(self) -> bool:
        """Whether a headset is in."""
        return self._plugged.is_set()

    def close(self) -> None:
        """End the thread."""
        self._watch.close()

    def _follow(self, device: EventDevice, stop: threading.Event) -> None:
        try:
            self._set(device.switched(SW_HEADPHONE_INSERT))
            while not stop.is_set():
                for event in device.events(_LOOK_S):
                    if event.kind == EV_SW and event.code == SW_HEADPHONE_INSERT:
                        self._set(bool(event.value))
        finally:
            self._set(plugged=False)

    def _set(self, plugged: bool) -> None:
        if plugged == self.plugged:
            return
        if plugged:
            self._plugged.set()
        else:
            self._plugged.clear()
        self._on_change(plugged)
