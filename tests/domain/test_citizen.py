"""Who stands at the kiosk."""

import pytest

from kiosk.domain.citizen import Citizen, Sex, Source, mask_name
from kiosk.domain.dates import PartialDate

BORN = PartialDate(1990, 1, 15)


def citizen(number: str = "001190000001", name: str = "Nguyễn Thị Mẫu", residence: str | None = None) -> Citizen:
    return Citizen(number, name, BORN, Sex.FEMALE, Source.QR, residence)


def test_a_citizen_never_shows_in_a_repr() -> None:
    shown = repr(citizen(residence="Phố Mẫu, Hà Nội"))
    for secret in ("001190000001", "Nguyễn", "1990", "Phố", "female"):
        assert secret not in shown


@pytest.mark.parametrize("number", ["00119000000", "0011900000012", "00119000000a", "００１１９００００００１", ""])
def test_a_number_has_twelve_ascii_digits(number: str) -> None:
    with pytest.raises(ValueError, match="12 digits"):
        citizen(number=number)


@pytest.mark.parametrize("name", ["", "A\x1b@", "x" * 101, " An", "Nguye\u0302\u0303n"])
def test_a_name_is_printable_and_composed(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        citizen(name=name)


@pytest.mark.parametrize("residence", ["x" * 301, "a\nb"])
def test_a_residence_is_printable(residence: str) -> None:
    with pytest.raises(ValueError, match="residence"):
        citizen(residence=residence)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Nguyễn Thị Mẫu", "NGUYỄN T*** M"),
        ("Nguyễn Văn A", "NGUYỄN V*** A"),
        ("Tôn Nữ Thị Hồng Ánh", "TÔN N*** T*** H*** Á"),
        ("Đỗ Ẩn", "ĐỖ Ẩ"),
        ("Hương", "H***"),
    ],
)
def test_a_masked_name_tells_its_owner_and_not_the_neighbour(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_a_masked_number_shows_its_ends() -> None:
    assert citizen().masked_number == "001*** ***001"
    assert citizen().masked_name == "NGUYỄN T*** M"
