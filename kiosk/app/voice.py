"""The terminal's voice and where it comes out, put together from its settings."""

from kiosk.app.config import Settings
from kiosk.devices.voice.shelf import Shelf, load, with_recordings
from kiosk.devices.voice.voice import Voice
from kiosk.domain.assets import assets

LANGUAGES = ("vi", "en")


def shelves_of(settings: Settings) -> list[Shelf]:
    """The recordings of each language, the site's own first. Raises ShelfError."""
    place, own = assets() / "voice", settings.voice.recordings
    found = [load(place / language, language) for language in LANGUAGES]
    return [with_recordings(shelf, own / shelf.language) if own else shelf for shelf in found]


def voice_of(settings: Settings) -> Voice:
    """Raises ShelfError."""
    return Voice(shelves_of(settings), settings.voice.program)
