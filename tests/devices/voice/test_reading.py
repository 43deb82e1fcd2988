"""What is written is said as people say it."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.devices.voice.reading import plain, read, tongue_of
from kiosk.devices.voice.reading.vietnamese import Vietnamese

VI, EN = tongue_of("vi"), tongue_of("en")
ANY = st.text(max_size=60) | st.text(alphabet="A0 12.,/:-–%*₫đPKNguyễnBHYT°C\n", max_size=40)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("A042", "A không bốn hai"),
        ("A-042", "A không bốn hai"),
        ("K01-0805", "K không một, không tám không năm"),
        ("15", "mười lăm"),
        ("25", "hai mươi lăm"),
        ("21", "hai mươi mốt"),
        ("24", "hai mươi tư"),
        ("105", "một trăm linh năm"),
        ("115", "một trăm mười lăm"),
        ("0", "không"),
        ("1.005", "một nghìn không trăm linh năm"),
        ("1.000.005", "một triệu không trăm linh năm"),
        ("2.000.000.000 ₫", "hai tỷ đồng"),
        ("1.000.000.001 ₫", "một tỷ không trăm linh một đồng"),
        ("1.250.000 đồng", "một triệu hai trăm năm mươi nghìn đồng"),
        ("1.250.600 ₫", "một triệu hai trăm năm mươi nghìn sáu trăm đồng"),
        ("99.400 ₫", "chín mươi chín nghìn bốn trăm đồng"),
        ("500đ", "năm trăm đồng"),
        ("21/11/2026", "ngày hai mươi mốt tháng mười một năm hai nghìn không trăm hai mươi sáu"),
        ("ngày 01/04/2026", "ngày một tháng tư năm hai nghìn không trăm hai mươi sáu"),
        ("09/1951", "tháng chín năm một nghìn chín trăm năm mươi mốt"),
        ("05/12", "ngày năm tháng mười hai"),
        ("99/99/2026", "chín mươi chín trên chín mươi chín trên hai nghìn không trăm hai mươi sáu"),
        ("7:45", "bảy giờ bốn mươi lăm phút"),
        ("08:00", "tám giờ"),
        ("7h30", "bảy giờ ba mươi phút"),
        ("7:30–11:30", "bảy giờ ba mươi phút đến mười một giờ ba mươi phút"),
        ("0912345678", "không chín một hai, ba bốn năm, sáu bảy tám"),
        ("0912 345 678", "không chín một hai, ba bốn năm, sáu bảy tám"),
        ("1900 1234", "một chín không không, một hai ba bốn"),
        ("P.105, tầng 1", "phòng một trăm linh năm, tầng một"),
        ("P.2.05", "phòng hai chấm không năm"),
        ("Phòng 12A", "Phòng mười hai A"),
        ("Thẻ BHYT, CCCD", "Thẻ bảo hiểm y tế, căn cước công dân"),
        ("Quét mã QR", "Quét mã quy rờ"),
        ("TP.HCM", "thành phố Hồ Chí Minh"),
        ("BỆNH VIỆN ĐA KHOA TỈNH", "bệnh viện đa khoa tỉnh"),
        ("Bước 1/4", "Bước một trên bốn"),
        ("2,5 mg", "hai phẩy năm mi li gam"),
        ("36,75 °C", "ba mươi sáu phẩy bảy mươi lăm độ xê"),
        ("Mức hưởng 100%", "Mức hưởng một trăm phần trăm"),
        ("079*** ***123", "không bảy chín, sao, một hai ba"),
        ("Quý khách còn ở đây không?", "Quý khách còn ở đây không?"),
        ("Đăng ký · Bảo hiểm · Trả tiền", "Đăng ký, Bảo hiểm, Trả tiền"),
        ("Bấm “Gọi hỗ trợ”.", "Bấm Gọi hỗ trợ"),
        ("001151000417", "không không một một năm một không không không bốn một bảy"),
        ("", ""),
    ],
)
def test_vietnamese_is_said_as_vietnamese_say_it(written: str, said: str) -> None:
    assert read(written, VI) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("A042", "A zero four two"),
        ("105", "one hundred and five"),
        ("1.250.600 ₫", "one million two hundred and fifty thousand six hundred dong"),
        ("21/11/2026", "twenty one November twenty twenty six"),
        ("09/1951", "September nineteen fifty one"),
        ("01/01/2005", "one January two thousand and five"),
        ("14:05", "fourteen oh five"),
        ("08:00", "eight o'clock"),
        ("0912345678", "zero nine one two, three four five, six seven eight"),
        ("P.105", "room one hundred and five"),
        ("Step 2/4", "Step two of four"),
        ("2.5 mg", "two point five milligrams"),
        ("Use your BHYT card", "Use your health insurance card"),
        ("QR code", "Q R code"),
        ("Enter the last 6 digits of your ID number", "Enter the last six digits of your I D number"),
        ("079*** ***123", "zero seven nine, star, one two three"),
    ],
)
def test_english_is_said_as_the_english_say_it(written: str, said: str) -> None:
    assert read(written, EN) == said


def test_the_south_counts_in_its_own_words() -> None:
    south = Vietnamese(southern=True)
    assert read("1.105 ₫", south) == "một ngàn một trăm lẻ năm đồng"


def test_a_language_of_a_pack_is_left_to_its_voice() -> None:
    khmer = tongue_of("km")
    assert khmer.number(15) == "15"
    assert read("A042", khmer) == "A 0 4 2"
    assert read("7:45", khmer) == "7 45"


@given(ANY)
@example("1.2.3,4%–5")
@example("P.1-2A*3")
@example("١٢")
@example("²")
def test_nothing_but_words_and_pauses_is_left_and_saying_it_again_says_the_same(text: str) -> None:
    for tongue in (VI, EN):
        said = read(text, tongue)
        strange = [c for c in said if not (c.isalpha() or unicodedata.category(c).startswith("M") or c in ",.?!:' ")]
        assert strange == []
        assert "  " not in said
        assert said == said.strip()


@given(st.integers(0, 10**12))
def test_no_two_numbers_sound_alike(value: int) -> None:
    for tongue in (VI, EN):
        assert tongue.number(value) != tongue.number(value + 1)
        assert worth(tongue.number(value)) == value if tongue is VI else True
        assert re.fullmatch(r"[^\W\d_]+( [^\W\d_]+)*", tongue.number(value))


FIGURES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
SAME = {"mốt": 1, "tư": 4, "lăm": 5}


def worth(said: str) -> int:
    """A second reading of Vietnamese numbers, from words to the number."""
    total = million = group = 0
    held = 0
    for word in said.split():
        if word in SAME or word in FIGURES:
            held = SAME[word] if word in SAME else FIGURES.index(word)
        elif word == "mười":
            group += 10
        elif word == "mươi":
            group, held = group + held * 10, 0
        elif word == "trăm":
            group, held = group + held * 100, 0
        elif word == "nghìn":
            million, group, held = million + (group + held) * 1000, 0, 0
        elif word == "triệu":
            million, group, held = million + (group + held) * 10**6, 0, 0
        elif word == "tỷ":
            total, million, group, held = (total + million + group + held) * 10**9, 0, 0, 0
        else:
            assert word == "linh"
    return total + million + group + held


@given(st.dates())
def test_every_day_is_said(day: object) -> None:
    for tongue in (VI, EN):
        assert read(f"{day:%d/%m}/{day:%Y}".replace("/0", "/"), tongue)


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_is_said_in_its_own_words(hour: int, minute: int) -> None:
    later = (hour * 60 + minute + 1) % 1440
    for tongue in (VI, EN):
        assert read(f"{hour}:{minute:02}", tongue) != read(f"{later // 60}:{later % 60:02}", tongue)


@given(ANY)
def test_what_two_texts_have_in_common_does_not_hang_on_pauses(text: str) -> None:
    said = read(text, VI)
    assert plain(f"{said}.") == plain(said)
    assert plain(plain(said)) == plain(said)


def test_a_very_long_text_takes_no_long_time() -> None:
    assert len(read("1.234.567 ₫ A042 0912 345 678 " * 2_000, VI)) > 100_000
