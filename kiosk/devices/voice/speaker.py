"""Says one thing at a time on a thread of its own; the next thing cuts the one before."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from kiosk.devices.voice.chime import chime
from kiosk.devices.voice.outlet import Outlet, OutletGoneError
from kiosk.devices.voice.prompt import Prompt
from kiosk.devices.voice.sound import Sound, silence

log = logging.getLogger(__name__)

GAINS: Final = (0.18, 0.32, 0.56, 0.8, 1.0)
"""Of the five steps of the volume."""
USUAL: Final = 3
"""The step every visit begins with: the site sets its amplifier so that this is 65 dBA (EN 301 549 §5.1.3.13)."""
_BETWEEN: Final = silence(0.3)
_CHIME: Final = chime()


class Speaks(Protocol):
    """From a prompt to sound."""

    def speak(self, prompt: Prompt) -> Sound | None:
        """None stays silent."""


class Jack(Protocol):
    """Where a headset is plugged in, or is not."""

    @property
    def plugged(self) -> bool:
        """Whether a headset is in."""


class NoJack:
    """A terminal without a headset."""

    @property
    def plugged(self) -> bool:
        """Never."""
        return False


@dataclass(slots=True)
class Job:
    """What is being said, which of it now; `cut` ends it."""

    prompts: Sequence[Prompt]
    gain: float
    at: int = 0
    cut: threading.Event = field(default_factory=threading.Event)


class Speaker:
    """A loudspeaker, and a headset if there is one. What is personal is said into a plugged headset or not at all."""

    def __init__(
        self, voice: Speaks, loudspeaker: Outlet, headset: Outlet | None = None, jack: Jack | None = None
    ) -> None:
        self._voice = voice
        self._loudspeaker = loudspeaker
        self._headset = headset
        self._jack = jack or NoJack()
        self._step = USUAL
        self._gone = False
        self._bell = threading.Condition()
        self._next: Job | None = None
        self._now: Job | None = None
        self._over = False
        self._thread = threading.Thread(target=self._work, name="voice", daemon=True)
        self._thread.start()

    @property
    def private(self) -> bool:
        """Whether a headset is plugged in: only its wearer hears."""
        return self._headset is not None and self._jack.plugged

    @property
    def busy(self) -> bool:
        """Whether something is being said or about to be."""
        with self._bell:
            return any(job is not None and job.prompts for job in (self._now, self._next))

    @property
    def volume(self) -> int:
        """The step, 1 to 5."""
        return self._step

    def set_volume(self, step: int) -> None:
        """For what is said from here on; kept within the steps."""
        self._step = min(len(GAINS), max(1, step))

    def say(self, prompts: Sequence[Prompt]) -> None:
        """Cut what is being said and say this. Returns at once."""
        job = Job(tuple(prompts), GAINS[self._step - 1])
        with self._bell:
            for earlier in (self._now, self._next):
                if earlier is not None:
                    earlier.cut.set()
            self._next = job
            self._bell.notify_all()

    def pause(self) -> tuple[Prompt, ...]:
        """Silence; what was not said to its end, to be said later."""
        with self._bell:
            job = self._next or self._now
            left = tuple(job.prompts[job.at :]) if job is not None else ()
        self.say(())
        return left

    def hush(self) -> None:
        """Silence."""
        self.say(())

    def settled(self, timeout_s: float) -> bool:
        """Wait until all is said; False where it takes longer. For tests and for the end of a program."""
        with self._bell:
            return self._bell.wait_for(lambda: self._next is None and self._now is None, timeout_s)

    def close(self) -> None:
        """Silence, and the end of the thread."""
        self.hush()
        with self._bell:
            self._over = True
            self._bell.notify_all()
        self._thread.join(5.0)

    def _work(self) -> None:
        while True:
            with self._bell:
                self._now = None
                self._bell.notify_all()
                self._bell.wait_for(lambda: self._next is not None or self._over)
                if self._next is None:
                    return
                self._now, self._next = self._next, None
                job = self._now
            try:
                self._play(job)
            except OutletGoneError as gone:
                if not self._gone:
                    self._gone = True
                    log.warning("no sound: %s", gone)
            except Exception as error:  # noqa: BLE001 - the last line of the thread: speech must not end with one bug
                log.error("a bug in speech: %s", type(error).__name__)

    def _play(self, job: Job) -> None:
        private = self.private
        outlet = self._headset if private and self._headset is not None else self._loudspeaker
        allowed = [(at, prompt) for at, prompt in enumerate(job.prompts) if private or not prompt.personal]
        if not allowed:
            return

        def stop() -> bool:
            # A headset pulled out mid-word takes its secrets with it.
            return job.cut.is_set() or (private and not self._jack.plugged)

        with outlet.open(stop) as stream:
            for at, prompt in allowed:
                if stop():
                    return
                job.at = at
                if prompt.chime:
                    stream.play(_CHIME.at(job.gain))
                sound = self._voice.speak(prompt)
                if sound is not None:
                    stream.play(sound.at(job.gain))
                    stream.play(_BETWEEN)
        if self._gone:
            self._gone = False
            log.info("sound is back")
