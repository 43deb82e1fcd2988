"""Numbers given while the backend is away, from a small signed block it gave before.

Each number is in the journal, on the disk, before it is anywhere else: a crash between the journal and the paper
costs a number, never gives one twice. When the backend is back they are told in order until they are taken in.
"""

import json
import logging
import os
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from kiosk.domain.dates import HOSPITAL_TIME
from kiosk.domain.fields import FieldError, Fields
from kiosk.domain.ticket import Ticket
from kiosk.services.client import Client, Refused, ServiceError, trusted
from kiosk.services.journal import Journal

log = logging.getLogger(__name__)

_TITLE: Final = "SỐ THỨ TỰ TẠM"
_NOTES: Final = (
    "Cấp khi máy mất kết nối với bệnh viện. Số này vẫn có giá trị.",
    "Mời đến quầy với giấy tờ tùy thân khi số được gọi.",
)


@dataclass(frozen=True, slots=True)
class Block:
    """What the backend allowed: `size` numbers of one day, for one clinic, under a number of the block's own."""

    id: str
    day: str
    no: int
    size: int
    hospital: str
    clinic: str
    letter: str
    room: str
    way: str
    signature: str
    clinic_en: str | None = None
    room_en: str | None = None

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """From the backend's answer, or the file it is kept in. Raises FieldError."""
        return cls(
            id=fields.text("id", 32),
            day=fields.text("day", 10),
            no=fields.whole("no", 1, 999),
            size=fields.whole("size", 1, 200),
            hospital=fields.text("hospital", 120),
            clinic=fields.text("clinic", 80),
            letter=fields.text("letter", 2),
            room=fields.text("room", 80),
            way=fields.text("way", 200),
            signature=fields.text("signature", 64),
            clinic_en=fields.text_or_none("clinic_en", 80),
            room_en=fields.text_or_none("room_en", 80),
        )

    def to_json(self) -> dict[str, object]:
        """As it is kept."""
        return {name: getattr(self, name) for name in self.__slots__}


class OfflineNumbers:
    """One terminal's block. Safe to share between threads."""

    def __init__(self, folder: Path, journal: Journal, client: Client, now: Callable[[], datetime]) -> None:
        self._path = folder / "offline.json"
        self._journal = journal
        self._client = client
        self._now = now
        self._lock = threading.Lock()
        self._blocks = self._load()

    def give(self) -> tuple[str, Ticket] | None:
        """The next number and the job to print it under, durable in the journal; None where there is none to give.

        Raises JournalError.
        """
        with self._lock:
            block = self._blocks[-1] if self._blocks else None
            at = self._now().astimezone(HOSPITAL_TIME).replace(microsecond=0)
            if block is None or block.day != at.date().isoformat():
                return None
            seq = self._journal.last_offline(block.id) + 1
            if seq > block.size:
                return None
            self._journal.offline_given(block.id, seq, at)
        ticket = Ticket(
            hospital=block.hospital,
            title=_TITLE,
            number=f"{block.letter}-X{block.no:02}-{seq:02}",
            clinic=block.clinic,
            room=block.room,
            issued=at,
            notes=(*_NOTES, block.way),
            clinic_en=block.clinic_en,
            room_en=block.room_en,
        )
        return f"offline:{block.id}:{seq}", ticket

    def tick(self) -> None:
        """Tell what was given, then see to a block for today. Never raises for the backend's sake."""
        try:
            self._tell()
            self._renew()
        except Refused as refused:
            log.info("no numbers for a while alone: %s", refused.code)
        except ServiceError:
            log.debug("the backend is away")
        except OSError as error:
            log.info("a block of numbers could not be kept: %s", error.strerror)

    def _tell(self) -> None:
        with self._lock:
            waiting = [(block, papers) for block in self._blocks if (papers := self._journal.offline_open(block.id))]
        for block, papers in waiting:
            body = {
                "block": block.id,
                "signature": block.signature,
                "papers": [{"seq": seq, "issued": issued} for seq, issued in papers],
            }
            key = f"offline-{block.id}-{papers[0][0]}-{papers[-1][0]}"
            answer = self._client.post("/v1/registrations/offline", body, key)
            with trusted():
                taken = [(merged.whole("seq", 1, 200), merged.text("id", 60)) for merged in answer.each("merged", 200)]
            for seq, registration in taken:
                self._journal.offline_merged(block.id, seq, registration)

    def _renew(self) -> None:
        today = self._now().astimezone(HOSPITAL_TIME).date().isoformat()
        with self._lock:
            block = self._blocks[-1] if self._blocks else None
            if block is not None and block.day == today and self._journal.last_offline(block.id) < block.size:
                return
        # Never under a key of before: a terminal that lost its disk must not be handed the block it had.
        answer = self._client.post("/v1/kiosks/block", {}, str(uuid.uuid4()))
        with trusted():
            fresh = Block.read(answer)
        with self._lock:
            # An old block stays until everything of it was taken in.
            blocks = [old for old in self._blocks if self._journal.offline_open(old.id)] + [fresh]
            # On the disk first: a number of a block that is lost would never be told.
            self._save(blocks)
            self._blocks = blocks

    def _load(self) -> list[Block]:
        try:
            kept = Fields(json.loads(self._path.read_text("utf-8")))
            return [Block.read(block) for block in kept.each("blocks", 50)]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, FieldError):
            log.info("the kept block cannot be read: another one is asked for")
            return []

    def _save(self, blocks: list[Block]) -> None:
        text = json.dumps({"blocks": [block.to_json() for block in blocks]}, ensure_ascii=False)
        fresh = self._path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)
