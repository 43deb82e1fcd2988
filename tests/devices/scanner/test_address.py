from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.scanner.address import Address, Region
from kiosk.devices.scanner.faults import ScannerRefused


@pytest.mark.parametrize(
    ("text", "kind", "place", "options"),
    [
        ("camera:0", "camera", "0", {}),
        ("camera:/dev/v4l/by-id/usb-x", "camera", "/dev/v4l/by-id/usb-x", {}),
        ("camera:0?width=1920&roi=0.1,0.1,0.5,0.5", "camera", "0", {"width": "1920", "roi": "0.1,0.1,0.5,0.5"}),
        ("video:/a b/c.avi", "video", "/a b/c.avi", {}),
        ("images:relative/folder", "images", "relative/folder", {}),
        ("serial:///dev/ttyACM0?baud=9600", "serial", "/dev/ttyACM0", {"baud": "9600"}),
        ("wedge:///dev/input/event3", "wedge", "/dev/input/event3", {}),
    ],
)
def test_an_address_names_kind_place_and_options(text: str, kind: str, place: str, options: dict[str, str]) -> None:
    address = Address.parse(text)
    assert (address.kind, address.place, dict(address.options)) == (kind, place, options)


@pytest.mark.parametrize(
    "text", ["", "camera", "http://x", "camera:", "camera:?a=1", "serial:", "Camera:0", "camera:0?width"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ScannerRefused):
        Address.parse(text)


def test_an_option_nobody_knows_is_refused_by_name() -> None:
    with pytest.raises(ScannerRefused, match="speed"):
        Address.parse("camera:0?speed=1").only("width")


@pytest.mark.parametrize("value", ["", "x", "-1", "1.5", "99", "１"])
def test_a_number_out_of_bounds_is_refused(value: str) -> None:
    with pytest.raises(ScannerRefused, match="fps"):
        Address.parse(f"camera:0?fps={value}").whole("fps", 15, 0, 60)


def test_a_number_that_is_not_given_has_its_default() -> None:
    assert Address.parse("camera:0").whole("fps", 15) == 15
    assert Address.parse("camera:0?fps=20").whole("fps", 15) == 20
    assert Address.parse("serial:///dev/x?aim=1").flag("aim")
    assert not Address.parse("serial:///dev/x").flag("aim")


def test_a_region_of_interest_is_four_fractions_of_the_picture() -> None:
    assert Address.parse("camera:0").region is None
    assert Address.parse("camera:0?roi=0.25,0,0.5,1").region == Region(0.25, 0, 0.5, 1)


@pytest.mark.parametrize(
    "text", ["", "1,2", "0,0,1,1,1", "0.5,0,0.6,1", "-0.1,0,1,1", "0,0,0.01,1", "nan,0,1,1", "0,0,inf,1", "a,b,c,d"]
)
def test_a_region_outside_the_picture_is_refused(text: str) -> None:
    with pytest.raises(ScannerRefused, match="roi"):
        Region.parse(text)


@given(st.text() | st.from_regex(r"\A(camera|serial|images):.*\Z"))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    with suppress(ScannerRefused):
        address = Address.parse(text)
        assert address.place
        assert address.region is None or address.region.width
