"""The course of one reading: open, prove, identify, then the portrait. It goes on where it stopped after a lift."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from kiosk.devices.card.activeauth import announced_hash, authenticate_actively, parse_dg15
from kiosk.devices.card.anchors import TrustStore
from kiosk.devices.card.bac import KeyRefused, NotOffered
from kiosk.devices.card.card import ChipCard, Tally, citizen_of, last_day
from kiosk.devices.card.channel import Channel
from kiosk.devices.card.chipauth import ChipUnproven, authenticate_chip, mapping_proves, parse_chip_key
from kiosk.devices.card.com import parse_com
from kiosk.devices.card.crosscheck import cross_check
from kiosk.devices.card.dg1 import parse_dg1
from kiosk.devices.card.dg13 import Dg13
from kiosk.devices.card.errors import Cloned, Expired, Forged, NotIdCard, Stage, Unreadable, WrongKey
from kiosk.devices.card.events import CardEvent, IdentityRead, PhotoRead, Progress
from kiosk.devices.card.files import File
from kiosk.devices.card.key import AccessKey
from kiosk.devices.card.ladder import Opened, Rung, open_card
from kiosk.devices.card.link import CardSession
from kiosk.devices.card.messaging import ChannelLost
from kiosk.devices.card.meter import Meter
from kiosk.devices.card.passive import integrity_of, signer_of
from kiosk.devices.card.photo import Photo, parse_dg2
from kiosk.devices.card.reading import FileAbsent, FileReader, Piece
from kiosk.devices.card.sizes import Memory
from kiosk.devices.card.sod import Sod, parse_sod
from kiosk.devices.card.tlv import Malformed
from kiosk.devices.card.trust import Chip, Integrity, Signer, Trust

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Notes:
    """What is known of one card so far. Outlives a lift, and is wiped with the visit."""

    key: AccessKey = field(repr=False)
    pieces: dict[File, Piece] = field(default_factory=dict, repr=False)
    rung: Rung | None = field(default=None, repr=False)
    chip: Chip | None = None
    identity: ChipCard | None = field(default=None, repr=False)
    announced: str | None = field(default=None, repr=False)
    lifted: bool = False

    @property
    def held(self) -> int:
        """Bytes that need not be read again."""
        return sum(len(piece.data) for piece in self.pieces.values())

    def lift(self) -> None:
        """The card went: the bytes stay, but what lies there next proves itself anew unless the identity is out."""
        self.lifted = self.lifted or self.held > 0
        if self.identity is None:
            self.chip = None

    def forget_verdicts(self) -> None:
        """Another reading begins: bytes may be kept, judgements never."""
        self.chip = self.identity = self.announced = None
        self.lifted = self.held > 0

    def wipe(self) -> None:
        """Forget the card, but not whom the reading has told of: the bytes are overwritten first."""
        for piece in self.pieces.values():
            piece.data[:] = bytes(len(piece.data))
        self.pieces.clear()
        self.rung = self.chip = self.identity = None
        self.lifted = False


@dataclass(frozen=True, slots=True)
class Course:
    """Everything one reading needs besides the card."""

    store: TrustStore
    memory: Memory
    meter: Meter
    now: Callable[[], datetime]
    on_event: Callable[[CardEvent], None]
    check: Callable[[], None]

    def run(self, session: CardSession, notes: Notes, photo: bool) -> ChipCard:
        """Read the card in this session. Raises every kind of CardError."""
        try:
            return self._read(session, notes, photo)
        except (Forged, Unreadable):
            if not notes.lifted:
                raise
            # Pieces of two cards do not make one: what came before the lift may be another card's.
            _log.info("a card put back does not match what was read of it before; reading it from the start")
            notes.wipe()
            session.reset()
            return self._read(session, notes, photo)

    def _read(self, session: CardSession, notes: Notes, photo: bool) -> ChipCard:
        opened = self._open(session, notes)
        notes.rung = opened.rung
        channel = Channel(session, opened, self.check, self.meter.trace)
        files = FileReader(channel, self.memory.of(session.reader, session.atr), notes.pieces, self._progress)
        card = notes.identity or self._identify(channel, files, notes, opened)
        if notes.identity is None:
            if notes.announced not in (None, card.citizen.number):
                raise WrongKey(Stage.DG1, notes.key.source)  # nobody else's name in the middle of a reading
            notes.identity, notes.announced = card, card.citizen.number
            self.on_event(IdentityRead(card))
        if photo:
            card = self._portray(files, card)
        seconds = self.meter.seconds
        tally = replace(
            card.tally,
            commands=self.meter.commands,
            seconds=seconds,
            photo_seconds=seconds - card.tally.identity_seconds if photo else 0.0,
        )
        return replace(card, files=_sizes(notes), tally=tally)

    def _progress(self, file: File, done: int, total: int) -> None:
        self.on_event(Progress(file.name, done, total))

    def _open(self, session: CardSession, notes: Notes) -> Opened:
        if notes.rung is not None:
            try:
                return notes.rung.climb(session)
            except (KeyRefused, NotOffered):
                notes.wipe()  # another card lies there now
                session.reset()
        return open_card(session, notes.key, self.check)

    def _identify(self, channel: Channel, files: FileReader, notes: Notes, opened: Opened) -> ChipCard:
        sod = _sod(files)
        chip = self._prove(channel, files, notes, sod, opened)
        try:
            raw = {1: files.read(File.DG1), 13: files.read(File.DG13)}
        except FileAbsent as fault:
            raise NotIdCard(Stage.DG13, "the citizen card's own files are not there", fault.sw) from None
        integrity, signer = self._judge(sod, raw)
        if chip is Chip.FAILED:
            raise Cloned(Stage.CHIP, "the chip did not prove itself")
        try:
            mrz, dg13 = parse_dg1(raw[1]), Dg13.parse(raw[13])
            citizen = citizen_of(mrz, dg13)
        except Malformed as fault:
            raise Unreadable(Stage.DG13, str(fault)) from None
        if notes.key.number not in (None, citizen.number):
            raise WrongKey(Stage.DG1, notes.key.source)
        end = last_day(mrz, dg13)
        if end is not None and end < self.now().date():
            raise Expired(Stage.VALIDITY)
        return ChipCard(
            citizen=citizen,
            details=dg13,
            mrz=mrz,
            access=opened.access,
            trust=Trust(integrity, signer, chip, cross_check(mrz, dg13, notes.key)),
            reader=channel.reader,
            atr=channel.atr,
            files=_sizes(notes),
            tally=Tally(identity_commands=self.meter.commands, identity_seconds=self.meter.seconds),
        )

    def _judge(self, sod: Sod | None, raw: dict[int, bytes]) -> tuple[Integrity, Signer]:
        if sod is None:
            return Integrity.ABSENT, Signer.ABSENT
        integrity = integrity_of(sod, raw)
        if integrity is not Integrity.OK:
            raise Forged(Stage.SIGNATURE, "a file is not the one that was signed")
        signer = signer_of(sod.signed, self.store, self.now())
        if signer is Signer.FAILED:
            raise Forged(Stage.SIGNATURE, "the signature or its signer does not hold")
        return integrity, signer

    def _prove(self, channel: Channel, files: FileReader, notes: Notes, sod: Sod | None, opened: Opened) -> Chip:
        """What PACE proved on the way; else chip authentication; where that is not or fails, active authentication."""
        if notes.chip is not None:
            return notes.chip
        notes.chip = Chip.UNSUPPORTED if sod is None else self._prove_with(channel, files, sod, opened)
        return notes.chip

    def _prove_with(self, channel: Channel, files: FileReader, sod: Sod, opened: Opened) -> Chip:
        tried = False
        try:
            dg14 = _signed_file(files, sod, File.DG14)
            if dg14 is not None and mapping_proves(opened, dg14):
                return Chip.AUTHENTIC
            key = None if dg14 is None else parse_chip_key(dg14)
            if key is not None:
                tried = True
                try:
                    authenticate_chip(channel, key)
                    files.touch(File.DG1)
                    return Chip.AUTHENTIC
                except (ChipUnproven, ChannelLost) as fault:
                    _log.info("chip authentication did not hold [%04X]", fault.sw or 0)
                    files.reopen(File.DG14, fault.sw)
            dg15 = _signed_file(files, sod, File.DG15)
            if dg15 is not None:
                tried = True
                try:
                    key15, named = parse_dg15(dg15), announced_hash(dg14)
                    authenticate_actively(channel, key15, named, extended=files.extended)
                    return Chip.AUTHENTIC
                except (ChipUnproven, ChannelLost) as fault:
                    _log.info("active authentication did not hold [%04X]", fault.sw or 0)
                    files.reopen(File.DG15, fault.sw)
        except Malformed as fault:
            raise Unreadable(Stage.CHIP, str(fault)) from None
        return Chip.FAILED if tried else Chip.UNSUPPORTED

    def _portray(self, files: FileReader, card: ChipCard) -> ChipCard:
        sod = None if card.trust.integrity is Integrity.ABSENT else _sod(files)
        photo: Photo | None = None
        try:
            if sod.lists(2) if sod is not None else _com_lists(files, 2):
                raw = files.read(File.DG2)
                if sod is not None and not sod.holds(2, raw):
                    raise Forged(Stage.DG2, "the portrait is not the one that was signed")
                photo = parse_dg2(raw)
        except FileAbsent:
            _log.info("the card serves no portrait")
        except Malformed as fault:
            _log.info("the portrait cannot be shown: %s", fault)
        self.on_event(PhotoRead(photo))
        return replace(card, photo=photo)


def _sizes(notes: Notes) -> tuple[tuple[str, int], ...]:
    return tuple((file.name, piece.total) for file, piece in notes.pieces.items() if piece.whole and piece.total)


def _sod(files: FileReader) -> Sod | None:
    try:
        return parse_sod(files.read(File.SOD))
    except FileAbsent:
        return None
    except Malformed as fault:
        raise Forged(Stage.SOD, str(fault)) from None


def _com_lists(files: FileReader, number: int) -> bool:
    """Without a security object: whether the card says it has this data group; one that says nothing is asked."""
    try:
        return number in parse_com(files.read(File.COM)).groups
    except (FileAbsent, Malformed):
        return True


def _signed_file(files: FileReader, sod: Sod, file: File) -> bytes | None:
    """A file the security object lists, its hash checked; None where the card has none."""
    number = file.number
    if number is None or not sod.lists(number):
        return None
    try:
        data = files.read(file)
    except FileAbsent as fault:
        raise Forged(file.stage, "a file that was signed is not there", fault.sw) from None
    if not sod.holds(number, data):
        raise Forged(file.stage, "a file is not the one that was signed")
    return data
