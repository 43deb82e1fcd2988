"""No line of a screen parts what belongs together."""

import re

from tests.album import Album
from tests.gallery import HOSPITAL, SAMPLES
from tests.ui.survey import texts


def test_no_line_of_any_screen_parts_health_insurance_or_a_room(album: Album) -> None:
    parted = re.compile(r"(bảo|y|căn|bệnh|nhân) (hiểm|tế|cước|viện|viên)\b|\b(tầng|nhà) [\dA-Z]\b", re.IGNORECASE)
    for sample, state in SAMPLES.items():
        album.show(state)
        loose = [
            word for text in texts(album) if parted.search(word := str(text.property("text"))) and word != HOSPITAL
        ]
        assert loose == [], sample
