from kiosk.devices.scanner.codes import CccdCode, ForeignCode, LabCode, UnknownCode
from kiosk.devices.scanner.found import Found
from kiosk.devices.scanner.witness import Witness, best_first

CARD = Found("001190000001||Nguyễn Thị Mẫu|15011990|Nữ|Hà Nội|20052021".encode(), "QRCode", "zxing")
OTHER_CARD = Found("001190000002||Trần Văn Mẫu|16011990|Nam|Hà Nội|20052021".encode(), "QRCode", "zxing")
LAB = Found(b"XN0123456789", "Code128", "zxing")
LINK = Found(b"https://example.vn", "QRCode", "zxing")
NOISE = Found(b"\xff\xfe", "QRCode", "zxing")


class Clock:
    now = 50.0

    def __call__(self) -> float:
        return self.now


def test_a_card_is_believed_at_once() -> None:
    assert isinstance(Witness().hear([CARD]), CccdCode)


def test_what_has_no_form_to_check_must_be_read_in_two_frames() -> None:
    witness = Witness()
    assert witness.hear([LAB]) is None
    assert witness.hear([]) is None
    assert witness.hear([LAB]) == LabCode("XN0123456789")
    assert witness.hear([NOISE]) is None
    assert witness.hear([NOISE]) == UnknownCode()


def test_two_frames_of_two_reads_are_not_two_frames() -> None:
    witness = Witness()
    assert witness.hear([LAB]) is None
    witness.begin()
    assert witness.hear([LAB]) is None


def test_a_scanner_that_checks_by_itself_is_believed_at_once() -> None:
    assert Witness().hear([LAB], certain=True) == LabCode("XN0123456789")


def test_the_same_payload_within_three_seconds_is_one_scan() -> None:
    clock = Clock()
    witness = Witness(clock)
    assert witness.hear([CARD]) is not None
    clock.now += 2.9
    witness.begin()
    assert witness.hear([CARD]) is None
    clock.now += 0.2
    assert witness.hear([CARD]) is not None


def test_another_card_is_another_scan_at_once() -> None:
    clock = Clock()
    witness = Witness(clock)
    assert witness.hear([CARD]) is not None
    assert witness.hear([OTHER_CARD]) is not None


def test_a_card_beside_a_poster_is_the_card() -> None:
    witness = Witness()
    assert isinstance(witness.hear([LINK, NOISE, LAB, CARD]), CccdCode)
    assert [one.data for one in best_first([NOISE, LINK, LAB, CARD])] == [CARD.data, LAB.data, LINK.data, NOISE.data]


def test_a_card_just_scanned_does_not_hide_what_lies_beside_it() -> None:
    witness = Witness()
    assert isinstance(witness.hear([CARD]), CccdCode)
    assert witness.hear([CARD, LINK]) is None
    assert witness.hear([CARD, LINK]) == ForeignCode("url")


def test_no_payload_is_kept() -> None:
    witness = Witness()
    witness.hear([CARD, LAB])
    kept = repr([getattr(witness, name) for name in vars(witness)])
    assert "001190000001" not in kept
    assert "XN0123456789" not in kept
