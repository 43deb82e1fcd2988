"""Which further languages this terminal offers."""

import logging

from kiosk.app.config import Settings
from kiosk.domain.toml_file import ConfigError
from kiosk.ui.pack import Pack, read_packs

log = logging.getLogger(__name__)

MOST = 6
"""Languages that fit on one screen, Vietnamese and English among them."""


def languages_of(settings: Settings) -> tuple[Pack, ...]:
    """The packs of the configured folder. A draft is offered only where the site says so; a broken pack is left out."""
    if settings.kiosk.packs is None:
        return ()
    try:
        packs = read_packs(settings.kiosk.packs)
    except ConfigError as fault:
        log.warning("no further languages: %s", fault)
        return ()
    return tuple(pack for pack in packs if pack.reviewed or settings.kiosk.draft_packs)[: MOST - 2]
