"""The terminal's voice and where it comes out, put together from its settings."""

from collections.abc import Sequence

from kiosk.app.config import Settings
from kiosk.devices.voice.engine import Engine, espeak
from kiosk.devices.voice.shelf import Shelf, load, with_recordings
from kiosk.devices.voice.voice import Voice
from kiosk.domain.assets import assets
from kiosk.ui.pack import Pack

LANGUAGES = ("vi", "en")


def shelves_of(settings: Settings, packs: Sequence[Pack] = ()) -> list[Shelf]:
    """The recordings of each language, the site's own first. Raises ShelfError."""
    place, own = assets() / "voice", settings.voice.recordings
    found = [load(place / language, language) for language in LANGUAGES]
    found += [load(pack.folder / "voice", pack.code) for pack in packs]
    return [with_recordings(shelf, own / shelf.language) if own else shelf for shelf in found]


def voice_of(settings: Settings, packs: Sequence[Pack] = (), shelves: Sequence[Shelf] | None = None) -> Voice:
    """Raises ShelfError."""
    named = {pack.code: pack.voice for pack in packs}

    def synthesiser(language: str) -> Engine:
        return espeak(language, named.get(language))

    return Voice(shelves_of(settings, packs) if shelves is None else shelves, settings.voice.program, synthesiser)
