"""Every flow by touch, from the attract screen to the attract screen, in few touches."""

from kiosk.visit.events import CodeRead, NumberTaken
from tests.album import Album, settle
from tests.ui.flow_table import GUIDE, row, walk
from tests.ui.flows import FLOWS
from tests.ui.survey import texts, written

# What asks for two numbers, a reason and a paper asks more: so much and no more.
LONGER = {"two clinics, priority and a paper": (17, 24)}


def test_every_flow_is_walked_by_touch_and_comes_home(walked: Album) -> None:
    told = GUIDE.read_text("utf-8")
    for name in FLOWS:
        found = walk(walked, name)
        assert row(found) in told, f"{found}: python -m tests.ui.flow_table --update"
        touches, screens = LONGER.get(name, (16, 22))
        assert found.touches <= touches, found
        assert found.screens <= screens, found


def test_every_flow_comes_home_though_the_language_is_switched_on_every_screen(walked: Album) -> None:
    shell = walked.shell

    def there_and_back() -> None:
        before = (shell.state, shell._moment.number)
        shown = walked.window.property("shown")
        shell.setLanguage("en")
        settle()
        english = {written(text) for text in texts(walked)}
        assert "Tiếng Việt" in english
        shell.setLanguage("vi")
        settle()
        # The same screen with what was typed on it, said again: nothing is asked twice.
        assert (shell.state, shell._moment.number) == before
        assert walked.window.property("shown") is shown

    for name in FLOWS:
        walk(walked, name, there_and_back)


def test_somebody_who_is_expected_has_a_number_three_touches_after_the_card() -> None:
    script = FLOWS["appointment by card"]
    read, taken = (
        next(n for n, step in enumerate(script) if isinstance(step, kind)) for kind in (CodeRead, NumberTaken)
    )
    touched = [step for step in script[read:taken] if isinstance(step, str) and step != "Bỏ qua bước này"]
    assert touched == ["Đồng ý", "Khám theo hẹn", "Tôi đã đến"]


def test_an_emergency_is_two_touches_from_the_attract_screen_and_back(walked: Album) -> None:
    assert walk(walked, "an emergency").touches == 2
