"""What the papers look like, as far as a machine can tell."""

import io
from dataclasses import replace
from datetime import datetime

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.app.way_writer import WayWriter
from kiosk.devices.printer import glyphs
from kiosk.devices.printer.floor_sketch import floor_sketch
from kiosk.devices.printer.glyphs import Face
from kiosk.devices.printer.raster import Document, Raster, render, void_mark
from kiosk.domain.plan_file import read_plan
from kiosk.domain.route import route
from kiosk.domain.together import together
from tests.devices.printer.samples import CODE, NOW, RECEIPT, SLIP, TICKET

DOCUMENTS = [TICKET, RECEIPT, SLIP]


def picture_of(raster: Raster) -> Image.Image:
    return Image.open(io.BytesIO(raster.png()))


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_fills_the_width_and_leaves_white_margins(document: Document, width: int) -> None:
    raster = render(document, width)
    assert raster.width == width
    assert not any(raster.row(0))
    assert not any(raster.row(raster.height - 1))
    edges = [byte for y in range(raster.height) for byte in (raster.row(y)[0], raster.row(y)[-1])]
    assert not any(edges)


@pytest.mark.parametrize("width", [576, 384])
def test_the_code_on_a_ticket_is_read_from_its_picture(width: int) -> None:
    (found,) = zxingcpp.read_barcodes(picture_of(render(TICKET, width)).convert("L"))
    assert found.text == CODE
    modules = 29
    across = found.position.top_right.x - found.position.top_left.x
    assert across / modules >= 4


def test_the_same_document_gives_the_same_dots() -> None:
    assert render(TICKET) == render(TICKET)


def test_composed_and_decomposed_letters_print_alike() -> None:
    loose = replace(TICKET, name="NGUYE\u0302\u0303N T*** M", clinic="Kha\u0301m No\u0323\u0302i")
    assert render(loose) == render(TICKET)


def test_a_copy_is_told_from_its_original() -> None:
    assert render(replace(TICKET, copy=True)).height > render(TICKET).height + 40
    assert render(replace(RECEIPT, copy=True)).height > render(RECEIPT).height + 40


def test_priority_is_shown() -> None:
    assert render(replace(TICKET, priority=True)).height > render(TICKET).height + 30


def test_english_names_stand_below_the_vietnamese_ones() -> None:
    english = replace(TICKET, clinic_en="Internal medicine", room_en="P.105, ground floor")
    assert render(english).height > render(replace(english, room_en=None)).height > render(TICKET).height


def test_of_a_discreet_clinic_only_the_room_is_printed() -> None:
    named = replace(TICKET, clinic="P.312", clinic_en="P.312", room="P.312, tầng 3", room_en=None)
    assert named.discreet
    assert render(named) == render(replace(named, clinic_en="HIV clinic"))
    assert render(named).height < render(replace(named, clinic="Khám Nội", clinic_en=None)).height


def test_the_room_somebody_is_sent_to_is_black_on_the_map_and_no_empty_paper_is_above_it() -> None:
    found = route(read_plan(), "noi-tiet")
    assert found is not None
    goal, dots = found.goal.box, 560
    last = found.stretches[-1]
    plain, marked = floor_sketch(last, dots), floor_sketch(last, dots, goal)
    assert plain.size == marked.size
    before, after = (
        sum(image.tobytes().count(byte) * byte.bit_count() for byte in range(256)) for image in (plain, marked)
    )
    scale = dots / last.floor.width
    assert after - before > goal.width * goal.height * scale**2 * 0.5
    assert marked.getbbox() is not None
    assert (marked.getbbox() or (0, 1))[1] == 0
    whole = render(WayWriter("BỆNH VIỆN", lambda: NOW).write(found))
    assert 600 < whole.height < 1500


def test_the_number_is_the_largest_thing_on_the_ticket() -> None:
    raster = render(TICKET)
    runs: list[int] = []
    for y in range(raster.height):
        if any(raster.row(y)):
            runs = [*runs[:-1], runs[-1] + 1] if runs and runs[-1] else [*runs, 1]
        elif runs and runs[-1]:
            runs.append(0)
    assert max(runs) >= 120  # 15 mm and more


def test_stacked_capitals_are_not_clipped() -> None:
    for character in "ẾỄỂỀẤẨỔỮỲỴĐẶỢỆ":
        for face in Face:
            for size in (25, 34, 58, 190):
                drawn = glyphs.glyph(face, size, character)
                assert drawn.mask is not None
                assert drawn.top >= -round(size * 1.08), f"U+{ord(character):04X} stands above its line"
                below = drawn.top + drawn.mask.height
                assert below <= round(size * 0.30)
                ink = drawn.mask.getbbox()
                assert ink is not None
                assert ink[3] - ink[1] >= drawn.mask.height - 3, "the box ends where the ink ends"


def test_a_long_number_is_set_smaller_and_stays_on_the_paper() -> None:
    raster = render(replace(TICKET, number="WWWWWWWWWWWW"))
    assert all(not raster.row(y)[0] & 0xF0 and not raster.row(y)[-1] & 0x0F for y in range(raster.height))


def test_no_code_and_no_extras_is_still_a_ticket() -> None:
    bare = replace(TICKET, name=None, coverage=None, ahead=None, expected=None, qr=None, notes=())
    assert 300 < render(bare).height < render(TICKET).height


@pytest.mark.expects_log("a code too large for the paper was left out")
def test_a_code_too_large_for_the_paper_is_left_out_and_the_number_still_printed() -> None:
    assert render(replace(TICKET, qr="ệ" * 300), 384).height > 300


def test_times_are_the_hospital_clock_whatever_offset_they_came_with() -> None:
    elsewhere = datetime.fromisoformat("2026-11-21T01:05:12+00:00")
    assert render(replace(TICKET, issued=elsewhere)) == render(replace(TICKET, issued=NOW))


def test_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="576 or 384"):
        render(TICKET, 512)


def test_a_raster_is_whole_rows() -> None:
    with pytest.raises(ValueError, match="whole rows"):
        Raster(576, 2, b"\0" * 100)


def test_the_picture_is_black_on_white_dot_for_dot() -> None:
    raster = Raster(16, 2, bytes((0x80, 0x01, 0x00, 0xFF)))
    picture = picture_of(raster)
    assert picture.size == (16, 2)
    assert picture.getpixel((0, 0)) == 0
    assert picture.getpixel((1, 0)) == 255
    assert picture.getpixel((15, 0)) == 0
    assert picture.getpixel((0, 1)) == 255


def test_the_void_mark_has_ink() -> None:
    assert any(void_mark(576).bits)


anything = st.text(max_size=120)


@settings(max_examples=60, deadline=None)
@given(anything, anything, anything, st.lists(anything, max_size=8), st.sampled_from([576, 384]))
def test_whatever_is_written_a_ticket_comes_out(a: str, b: str, c: str, notes: list[str], width: int) -> None:
    document = replace(TICKET, hospital=a, number=b[:12], room=c, name=a, notes=tuple(notes), qr=None)
    raster = render(document, width)
    assert raster.width == width
    assert raster.height < 4000


@pytest.mark.parametrize("face", [Face.REGULAR, Face.BOLD])
def test_what_is_held_together_is_parted_only_where_it_does_not_fit(face: Face) -> None:
    held = "P.105, tầng\u00a01, nhà\u00a0A"
    room = int(glyphs.width(face, 58, "P.105, tầng")) + 1
    assert glyphs.wrapped(face, 58, held, room) == ["P.105,", "tầng\u00a01,", "nhà\u00a0A"]
    assert glyphs.wrapped(face, 58, held, int(glyphs.width(face, 58, "P.105,")) + 1)[1:] == ["tầng", "1,", "nhà\u00a0A"]


@given(st.text(st.sampled_from("aW, \u00a0ế1"), max_size=60), st.integers(60, 400))
def test_breaking_lines_loses_and_invents_nothing(text: str, room: int) -> None:
    lines = glyphs.wrapped(Face.REGULAR, 30, text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(glyphs.width(Face.REGULAR, 30, line) <= room for line in lines)


def test_glyphs_are_kept_and_texts_are_not() -> None:
    render(replace(TICKET, name="ĐỖ QUỲNH MỸ***"))
    kept = glyphs.glyph.cache_info()
    assert kept.maxsize is not None
    assert kept.currsize <= kept.maxsize
    assert not any(hasattr(function, "cache_info") for function in (glyphs.width, glyphs.wrapped, render, together))


def test_a_code_of_nothing_but_controls_is_no_code() -> None:
    assert render(replace(TICKET, qr="\x1b\ud800\x00")) == render(replace(TICKET, qr=None))
