"""The local HIS behind a bad line."""

from collections.abc import Callable

from kiosk.backend.payment.his import HisAwayError, HisPosting, LocalHis
from kiosk.backend.store.sessions import Sessions


class ShakyHis:
    """Its answer may be lost before or after it has posted, as `fate` says ("before", "after", or nothing)."""

    def __init__(self, sessions: Callable[[], Sessions], fate: Callable[[], str]) -> None:
        self._sessions = sessions
        self._fate = fate

    def post(self, posting: HisPosting) -> str | None:
        fate = self._fate()
        if fate == "before":
            raise HisAwayError
        number = LocalHis(self._sessions()).post(posting)
        if fate == "after":
            raise HisAwayError
        return number
