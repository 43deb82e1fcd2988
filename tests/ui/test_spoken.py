"""What the screens say aloud is what they show, and nothing personal reaches the loudspeaker."""

import re
import unicodedata
from dataclasses import replace
from typing import Final

import pytest

from kiosk.app.way_writer import WayWriter
from kiosk.domain.route import route_to
from kiosk.ui.spoken import plain, script
from kiosk.visit import events as e
from kiosk.visit import states as s
from kiosk.visit.step import step
from tests.album import Album
from tests.gallery import CITIZEN, CLINICS, COVERED, GROUPS, HOSPITAL, NOW, ORDER, SAMPLES
from tests.gallery_lookup import PLAN
from tests.ui.survey import texts

DOCTOR: Final = re.compile("^(BSCK|ThS|TS)[.I]")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_script_of_a_screen_says_all_that_it_shows(album: Album, language: str) -> None:
    for sample, state in SAMPLES.items():
        album.show(state, language)
        lines = script(album.window)
        said = " ".join(line.text for line in lines)
        missing = [word for text in texts(album) if (word := plain(str(text.property("text")))) not in said]
        assert missing == [], sample
        assert any(line.text.startswith(("Nút: ", "Button: ")) for line in lines), sample


def test_an_english_screen_says_nothing_in_vietnamese_but_names_of_people(album: Album) -> None:
    # The insurer gives the place a card is registered with by one name only.
    registered = f"Registered with: {COVERED.facility}"
    own = {
        HOSPITAL,
        "Button: Tiếng Việt",
        CITIZEN.masked_name,
        f"For {CITIZEN.masked_name}",
        "NGUYỄN M*** B",
        registered,
    }
    faults: dict[str, list[str]] = {}
    for sample, state in SAMPLES.items():
        if sample.startswith("TypeName"):
            continue  # the keys of a Vietnamese name
        album.show(state, "en")
        said = [line.text for line in script(album.window) if line.text not in own]
        found = [text for text in said if not DOCTOR.search(text) and _marked(text)]
        if found:
            faults[sample] = found
    assert faults == {}


def test_a_vietnamese_screen_names_no_clinic_in_english(album: Album) -> None:
    english = [clinic.name_en for clinic in CLINICS] + ["building", "floor", "X-ray", "blood count", "deposit"]
    for sample, state in SAMPLES.items():
        album.show(state, "vi")
        said = " ".join(line.text for line in script(album.window))
        assert [name for name in english if name in said] == [], sample


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_discreet_clinic_is_its_room_from_the_touch_that_chose_it(album: Album, language: str) -> None:
    hidden = replace(CLINICS[0], name="Khám HIV", name_en="HIV clinic", discreet=True)
    choosing = s.ChooseClinic(ORDER, GROUPS, replace(GROUPS[0], clinics=(hidden, *CLINICS[1:])))
    album.show(choosing, language)
    assert "HIV" in " ".join(line.text for line in script(album.window))
    review, _ = step(choosing, e.ClinicChosen(hidden.id))
    album.show(review, language)
    said = " ".join(line.text for line in script(album.window))
    assert "HIV" not in said
    assert "P.105 P.105, " in said
    taking, _ = step(review, e.NumberWanted("key-1"))
    assert isinstance(taking, s.TakingNumber)
    assert taking.names == ("P.105",)
    room = next(room for room in PLAN.rooms if room.id == "noi-tq")
    goal = replace(room, name="Khám HIV", name_en="HIV clinic", discreet=True)
    way = route_to(PLAN, goal)
    assert way is not None
    album.show(s.ShowWay(way, s.ChooseRoom(PLAN, "noi")), language)
    assert "HIV" not in " ".join(line.text for line in script(album.window))
    slip = WayWriter(HOSPITAL, lambda: NOW).write(way)
    assert (slip.room, "HIV" in " ".join(slip.steps)) == ("P.105", False)


def _marked(text: str) -> bool:
    """Whether a letter carries a mark that only Vietnamese has."""
    return any("\u0300" <= char <= "\u036f" or char in "đĐ" for char in unicodedata.normalize("NFD", text))


def test_the_loudspeaker_never_hears_who_is_here(album: Album) -> None:
    private = (
        CITIZEN.masked_name, CITIZEN.masked_number, str(CITIZEN.born.year), COVERED.card or "", "31/12/2026",
        COVERED.line or "", "1.250.600",
    )  # fmt: skip
    for sample in (
        "Consent",
        "Consent-chip",
        "Confirm",
        "ChooseService-all",
        "ChoosePayer-covered",
        "Registered-printed",
        "Paying",
    ):
        album.show(SAMPLES[sample])
        loud = " ".join(line.text for line in script(album.window) if not line.personal)
        assert [secret for secret in private if secret in loud] == [], sample
    album.show(SAMPLES["Confirm"])
    headset = " ".join(line.text for line in script(album.window))
    assert CITIZEN.masked_name in headset


def test_no_screen_tells_the_loudspeaker_who_is_here_or_what_they_pay(album: Album) -> None:
    private = (
        CITIZEN.name, CITIZEN.number, CITIZEN.masked_name, CITIZEN.masked_number, COVERED.card or "",
        COVERED.line or "",
    )  # fmt: skip
    # What everybody may read in the lobby: prices, and sums that anybody can choose.
    public = ("ReadSection", "ChooseClinic", "ChooseDeposit", "Ask")
    faults: dict[str, list[str]] = {}
    for sample, state in SAMPLES.items():
        album.show(state)
        loud = [line.text for line in script(album.window) if not line.personal]
        found = [text for text in loud if any(secret in text for secret in private)]
        if not sample.startswith(public):
            found += [text for text in loud if "₫" in text]
        if found:
            faults[sample] = found
    assert faults == {}


def test_a_clinic_without_numbers_is_said_to_be_so(album: Album) -> None:
    album.show(SAMPLES["ChooseClinic"])
    lines = [line.text for line in script(album.window)]
    assert any(line.startswith("Không chọn được: Khám Hô hấp") for line in lines)
