"""Staff passes and PINs from the backend to a terminal's door, and what staff did there told back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.staff.access import Access, AccessBook
from kiosk.app.staff.deeds import Deeds
from kiosk.app.staff.door import DoorKeeper
from kiosk.app.staff.record import StaffRecord
from kiosk.backend.fleet import staff
from kiosk.backend.store.vault import Vault
from kiosk.domain.pin import PinHash
from kiosk.domain.staff_deed import Deed
from kiosk.domain.staff_pass import FLEET, PassError, StaffPass
from kiosk.staff import events as e
from kiosk.staff.trials import Refusal

VAULT = Vault(bytes(range(32)))
OTHER = Vault(bytes(range(1, 33)))
NOW = datetime(2026, 11, 22, 1, tzinfo=UTC)
PIN = PinHash.of("274913", bytes(16))
TEN = timedelta(minutes=10)


class Hall:
    """A terminal's door with the backend's access behind it, and a clock."""

    def __init__(self, folder: Path, terminal: str = "t-1") -> None:
        self.now = NOW
        self.folder = folder
        self.book = AccessBook(folder / "access.json", Access())
        self.record = StaffRecord(folder / "staff.json", lambda: self.now)
        deeds = Deeds(self.record, None, lambda: self.now)
        self.door = DoorKeeper(terminal, self.book, self.record, deeds, now=lambda: self.now)

    def why(self, text: str) -> Refusal | None:
        found = self.door.judge_pass(text)
        return found.why if isinstance(found, e.Refused) else None

    def deeds(self) -> list[Deed]:
        return [deed.what for deed in self.record.untold()]


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    made = Hall(tmp_path)
    assert made.book.take(staff.access(VAULT, PIN))
    return made


def given_to(terminal: str = "t-1", at: datetime = NOW, vault: Vault = VAULT) -> str:
    return staff.issue(vault, terminal, "lan.pham", at, TEN).text


def test_a_pass_opens_once_and_says_who_came(hall: Hall) -> None:
    text = given_to()
    assert hall.why(text) is None
    assert hall.record.untold()[-1].who == "lan.pham"
    assert hall.why(text) is Refusal.USED
    again = Hall(hall.folder)
    assert again.why(text) is Refusal.USED, "a restart does not make it new"
    assert again.why(given_to(FLEET)) is None


def test_every_wrong_pass_is_refused_for_its_own_reason(hall: Hall) -> None:
    assert hall.why(given_to("t-2")) is Refusal.OTHER_TERMINAL
    assert hall.why(given_to(vault=OTHER)) is Refusal.FORGED
    assert hall.why(given_to(at=NOW - TEN)) is Refusal.EXPIRED
    assert hall.why(given_to(at=NOW + timedelta(minutes=3))) is Refusal.EXPIRED, "not before it was given"
    assert hall.why(staff.issue(VAULT, "t-1", "lan", NOW, timedelta(days=1)).text) is Refusal.EXPIRED, "not for so long"
    assert hall.why("") is Refusal.NO_PASS
    assert hall.why("001151000417|187654320|x") is Refusal.NO_PASS
    good = StaffPass.parse(given_to("t-2"))
    stolen = StaffPass("t-1", good.staff, good.issued, good.expires, good.nonce, good.signature).text
    assert hall.why(stolen) is Refusal.FORGED
    longer = StaffPass("t-2", good.staff, good.issued, good.expires + TEN, good.nonce, good.signature).text
    assert hall.why(longer) is Refusal.FORGED
    assert set(hall.deeds()) == {Deed.PASS_REFUSED}


@given(st.text(max_size=250))
def test_garbage_opens_nothing(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    hall = Hall(tmp_path_factory.mktemp("hall"))
    assert hall.why(text) in (Refusal.NO_PASS, Refusal.FORGED)
    assert hall.why(f"KS1:t-1:lan:{text}") in (Refusal.NO_PASS, Refusal.FORGED)


def test_a_refused_pass_that_is_held_there_on_and_on_is_written_down_once_a_minute(hall: Hall) -> None:
    for _ in range(50):
        hall.now += timedelta(seconds=3)
        assert hall.why("KS1:") is Refusal.NO_PASS
    assert len(hall.deeds()) == 3


def test_a_name_that_could_break_a_pass_gets_none() -> None:
    for name in ("a:b", "", "x" * 41, "Lan Phạm"):
        with pytest.raises(PassError):
            staff.issue(VAULT, "t-1", name, NOW, TEN)


def test_three_wrong_pins_lock_over_a_restart_for_longer_each_time(hall: Hall) -> None:
    for _ in range(3):
        assert isinstance(hall.door.judge_pin("111222"), e.Refused)
    assert hall.door.look().locked_s == 60
    again = Hall(hall.folder)
    found = again.door.judge_pin("274913")
    assert isinstance(found, e.Refused)
    assert found.door.locked_s == 60
    again.now += timedelta(minutes=1)
    for _ in range(3):
        again.door.judge_pin("111222")
    assert again.door.look().locked_s == 300
    again.now += timedelta(minutes=5)
    assert again.door.judge_pin("274913") == e.LetIn()
    assert again.door.look().left == 3
    assert [deed for deed in again.deeds() if deed is Deed.LOCKED] == [Deed.LOCKED] * 2


def test_a_try_is_used_up_before_the_pin_is_looked_at(hall: Hall) -> None:
    hall.record.tried()
    assert Hall(hall.folder).door.look().left == 2, "whoever cuts the power in between has lost it"


def test_a_record_that_cannot_be_read_locks_and_one_that_cannot_be_written_still_counts(tmp_path: Path) -> None:
    (tmp_path / "staff.json").write_text("{")
    assert Hall(tmp_path).door.look().locked_s == 60
    lost = Hall(Path("/proc/none"))
    lost.book._given = Access(PIN)
    for _ in range(3):
        lost.door.judge_pin("111222")
    assert lost.door.look().locked_s == 60


def test_without_a_pin_no_pin_opens(tmp_path: Path) -> None:
    hall = Hall(tmp_path)
    assert hall.door.look().pin is False
    assert isinstance(hall.door.judge_pin("274913"), e.Refused)
    assert hall.deeds() == []


def test_what_the_backend_gives_is_kept_for_the_terminal_alone(hall: Hall) -> None:
    file = hall.folder / "access.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert not hall.book.take("{}x")
    assert hall.book.take(staff.access(OTHER, None)), "a key without a PIN leaves the PIN"
    assert hall.book.now.pin is not None
    assert AccessBook(file, Access()).now == hall.book.now


def test_the_signing_key_outlives_a_change_of_the_data_key() -> None:
    fresh = Vault(bytes(32) + bytes(range(32)))
    assert staff.public_key(fresh) == staff.public_key(VAULT)
    assert staff.public_key(OTHER) != staff.public_key(VAULT)
