"""The window as a whole: what it forgets, how it ends, that it does not grow."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem

from kiosk.ui.preview import Frames
from kiosk.ui.views import View
from tests.album import Album, settle
from tests.gallery import CITIZEN, SAMPLES, VISITOR

SECRETS = (
    CITIZEN.number,
    CITIZEN.name,
    CITIZEN.name.upper(),
    CITIZEN.old_number or "",
    CITIZEN.residence or "",
    CITIZEN.born.shown(),
    VISITOR.patient.token,
)


def told(root: QObject) -> list[str]:
    """Every text in an object, its children and what is painted in it, and in the objects that its properties hold."""
    waiting: list[QObject] = [root]
    seen: set[int] = set()
    texts: list[str] = []
    while waiting:
        found = waiting.pop()
        pointer = shiboken6.getCppPointer(found)[0]
        if pointer in seen:
            continue
        seen.add(pointer)
        waiting += found.children()
        if isinstance(found, QQuickItem):
            waiting += found.childItems()
        meta = found.metaObject()
        for index in range(meta.propertyCount()):
            prop = meta.property(index)
            if str(prop.typeName()) in ("QString", "QStringList", "QUrl", "QVariantList"):
                texts.append(str(prop.read(found)))
    return texts


def test_no_screen_holds_more_of_a_patient_than_it_shows(album: Album) -> None:
    for language in ("vi", "en"):
        for sample, state in SAMPLES.items():
            album.show(state, language)
            everything = "\n".join(told(album.window))
            assert [secret for secret in SECRETS if secret in everything] == [], sample


def test_the_scan_would_find_a_leak(album: Album) -> None:
    album.show(SAMPLES["Consent"])
    everything = "\n".join(told(album.window))
    assert CITIZEN.masked_name in everything
    assert CITIZEN.masked_number in everything
    assert CITIZEN.number not in everything
    album.item("refused").setProperty("text", f"x{CITIZEN.number}x")
    assert CITIZEN.number in "\n".join(told(album.window))


def test_a_view_goes_with_its_screen(album: Album) -> None:
    gone = []
    for state in SAMPLES.values():
        album.show(state)
        gone.append(album.shell.view)
    album.show(SAMPLES["Welcome"])
    settle()
    alive = [view for view in gone if shiboken6.isValid(view)]
    assert alive == []
    del gone
    gc.collect()
    everything = "\n".join(told(album.window))
    assert CITIZEN.masked_name not in everything
    assert CITIZEN.masked_number not in everything


def test_news_of_the_same_screen_replace_its_view(album: Album) -> None:
    album.show(SAMPLES["Confirm"])
    for _ in range(30):
        album.show(SAMPLES["Paying"])
        album.show(SAMPLES["Paying-unclear"])
    shown = album.window.property("shown")
    assert len([child for child in shown.children() if isinstance(child, View)]) == 1


def test_the_preview_shows_what_the_camera_sees_and_forgets_it_with_the_screen(album: Album) -> None:
    album.show(SAMPLES["Confirm"])
    album.frames.set_frame(4, 2, bytes(8))
    settle()
    assert album.frames.image.isNull()
    album.show(SAMPLES["Welcome"])
    album.frames.set_frame(64, 48, bytes([200]) * 64 * 48)
    settle()
    album.picture()
    preview = album.item("preview")
    assert preview.isVisible()
    spot = preview.mapToScene(preview.boundingRect().center()).toPoint()
    assert album.picture().pixelColor(spot.x() + 10, spot.y() + 10).red() == 200
    album.show(SAMPLES["Confirm"])
    settle()
    assert album.frames.image.isNull()


def test_a_frame_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="one byte for each pixel"):
        Frames().set_frame(10, 10, b"short")


def test_the_countdown_is_the_shells(album: Album) -> None:
    album.show(SAMPLES["StillThere"])
    assert album.item("countdown").property("text") == str(album.shell.property("secondsLeft"))
    assert int(album.item("countdown").property("text")) >= 20


def test_a_small_desktop_sees_the_same_stage_scaled(album: Album) -> None:
    album.show(SAMPLES["Confirm"])
    album.window.resize(540, 960)
    settle()
    album.picture()
    box = album.item("agreed")
    corner = box.mapToScene(box.boundingRect().bottomRight())
    assert corner.x() <= 540
    assert corner.y() <= 960
    album.window.resize(1080, 1920)
    settle()
    album.picture()


@pytest.mark.parametrize("end", ["close_window(album.shell)", "app.quit()", ""])
def test_a_program_with_screens_ends_without_a_word(built: None, end: str) -> None:
    program = (
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "app = QGuiApplication([])\n"
        "from kiosk.ui.window import close_window\n"
        "from tests.album import Album\n"
        "from tests.gallery import SAMPLES\n"
        "album = Album()\n"
        "album.show(SAMPLES['ChooseClinic'])\n"
        f"QTimer.singleShot(0, lambda: ({end or 'None'}, app.quit()))\n"
        "app.exec()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def resident() -> int:
    """Bytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def grown(album: Album, changes: int) -> float:
    """How much memory grew over so many changes of the screen, as a share."""
    states = list(SAMPLES.values())
    for state in states * 2:
        album.show(state)
    gc.collect()
    before = resident()
    for change in range(changes):
        album.shell.put(states[change % len(states)])
        settle()
        if change % 20 == 0:
            album.picture()
    gc.collect()
    return resident() / before - 1


def test_memory_stays_flat_over_three_hundred_screens(album: Album) -> None:
    assert grown(album, 300) <= 0.05


@pytest.mark.long
def test_memory_stays_flat_over_two_thousand_screens(album: Album) -> None:
    assert grown(album, 2000) <= 0.05
