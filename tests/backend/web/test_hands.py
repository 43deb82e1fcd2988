"""Hands at the pages: twice, too long, back, on a key, in the middle of something; in Debian's Chromium."""

import json

from tests.backend.web.hall import Hall
from tests.browser import Browser, Page

CALLED = "document.querySelector('.called .number')?.innerText"
# Time stands still for the page until it is told otherwise.
STILL = "Date.now = () => Number(localStorage.getItem('now') ?? 1e12);"


def at_the_desk(hall: Hall, page: Page, waiting: int = 3) -> Page:
    for n in range(waiting):
        hall.register(f"00119000000{n}", "noi-tq")
    hall.signed_in(page)
    page.go(f"{hall.house.url}/desk?clinic=noi-tq")
    return page


def test_a_double_click_calls_one_also_where_its_second_half_meets_the_next_page(hall: Hall, page: Page) -> None:
    page.before(STILL)
    at_the_desk(hall, page)
    for _ in range(2):
        page.press("Gọi số tiếp theo")
        page.until(f"{CALLED} === 'A-001'")
    page.value("window.pressed = false")
    page.press("Vắng mặt")  # another button is another press
    page.loaded()
    page.until("document.body.innerText.includes('Đã quay lại')")
    page.value("localStorage.setItem('now', 1e12 + 1500)")
    page.press("Gọi số tiếp theo")
    page.until(f"{CALLED} === 'A-002'")


def test_a_key_that_is_held_down_presses_once_and_the_focus_stays_where_it_was(hall: Hall, page: Page) -> None:
    at_the_desk(hall, page)
    page.value("document.querySelector('button.next').focus()")
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
    page.value("window.pressed = true")
    page.call("Input.dispatchKeyEvent", {"type": "keyDown", **key})
    page.loaded()
    page.until(f"{CALLED} === 'A-001'")
    assert page.value("document.activeElement.className") == "main next", "the next press needs no search"
    page.value("window.asked = 0; document.addEventListener('submit', () => window.asked++, true)")
    page.call("Input.dispatchKeyEvent", {"type": "keyDown", "autoRepeat": True, **key})
    page.call("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    assert page.value("window.asked") == 0


def test_what_somebody_is_about_to_press_or_choose_stays_while_the_line_moves(hall: Hall, page: Page) -> None:
    at_the_desk(hall, page)
    page.press("Gọi số tiếp theo")
    page.loaded()
    page.until(f"{CALLED} === 'A-001'")
    page.value("[...document.querySelectorAll('button')].find(b => b.innerText === 'Vắng mặt').focus()")
    hall.register("001190000077", "noi-tq")
    page.until("document.querySelector('.waiting b').innerText === '3'")
    page.until("document.activeElement.innerText === 'Vắng mặt'")
    page.value("const list = document.querySelector('.called select'); list.focus(); list.selectedIndex = 2")
    hall.register("001190000078", "noi-tq")
    page.value("again()")
    assert page.value("list.isConnected && list.selectedIndex") == 2
    page.value("list.blur(); dispatchEvent(new PointerEvent('pointerdown')); again()")
    assert page.value("list.isConnected"), "a mouse is down: what is under it stays under it"
    page.value("dispatchEvent(new PointerEvent('pointerup'))")
    page.until("document.querySelector('.waiting b').innerText === '4'")


def test_what_cannot_be_taken_back_is_asked_first_and_no_is_the_nearer_answer(hall: Hall, page: Page) -> None:
    at_the_desk(hall, page)
    page.press("Ngừng nhận số hôm nay")
    page.until("!!document.querySelector('dialog[open]')")
    assert "3 người đang chờ vẫn được gọi" in page.text()
    assert page.value("document.activeElement.innerText") == "Không"
    page.value("document.activeElement.click()")
    page.until("!document.querySelector('dialog')")
    assert "đã ngừng nhận số" not in page.text()
    page.press("Ngừng nhận số hôm nay")
    page.until("!!document.querySelector('dialog[open]')")
    page.press("Đồng ý")
    page.until("document.body.innerText.includes('đã ngừng nhận số hôm nay')")


def test_while_the_backend_is_away_a_press_does_nothing_and_the_page_says_so(hall: Hall, page: Page) -> None:
    at_the_desk(hall, page)
    hall.house.kill()
    page.until("document.body.classList.contains('away')", 30)
    page.press("Gọi số tiếp theo")
    assert page.value("location.pathname + document.querySelector('.waiting b').innerText") == "/desk3"
    hall.house.start()
    page.until("!document.body.classList.contains('away')", 60)
    page.press("Gọi số tiếp theo")
    page.until(f"{CALLED} === 'A-001'")


def test_back_after_signing_out_shows_nothing_of_anybody(hall: Hall, page: Page) -> None:
    at_the_desk(hall, page)
    assert "A-001" in page.text()
    page.press("Đăng xuất")
    page.until("location.pathname === '/login'")
    page.value("history.back()")
    page.until("location.search.includes('next') && document.body.innerText.includes('Đăng nhập để tiếp tục')")
    assert "A-001" not in page.text()
    page.fill("input[name=name]", "an")
    page.fill("input[name=password]", "mat khau cua toi")
    page.press("Đăng nhập")
    page.until("location.pathname === '/desk' && location.search === '?clinic=noi-tq'")


def test_a_screen_whose_sign_in_ended_asks_for_one_and_a_desk_too(hall: Hall, browser: Browser, page: Page) -> None:
    desk = at_the_desk(hall, browser.page())
    hall.signed_in(page)
    page.go(f"{hall.house.url}/display/noi")
    page.until("document.querySelectorAll('article').length > 1")
    other = hall.signed_in(browser.page())
    other.go(f"{hall.house.url}/account")
    other.press("Đăng xuất ở mọi nơi")
    for left in (page, desk, other):
        left.until("location.pathname === '/login'", 30)


def lines(*calls: tuple[str, int]) -> str:
    clinic = {"id": "noi-tq", "name": "Khám Nội", "name_en": "Medicine", "room": "P.105", "room_en": "Room 105"}
    called = [{"number": number, "calls": count} for number, count in calls]
    return f"show({json.dumps({'area': 'noi', 'clinics': [{**clinic, 'called': called, 'next': [], 'waiting': 0}]})})"


def test_tomorrows_numbers_and_whoever_came_back_are_called_aloud_too(hall: Hall, page: Page) -> None:
    hall.signed_in(page)
    page.go(f"{hall.house.url}/display/noi")
    page.until("document.querySelectorAll('article').length > 1")
    page.press("Bật loa gọi số")
    page.value("stream.close()")
    for shown in ([("A-001", 1)], [("A-002", 1)], [("A-002", 2)], [("A-002", 2)], [], [("A-001", 1)], [("A-002", 1)]):
        page.value(lines(*shown))
    said = [words.split()[3] for _, words in page.value("window.said")]
    assert said == ["001", "002", "002", "001", "002"]
    assert page.value("document.getElementById('noi-tq').className") == "new", "and it is to be seen for a while"
    page.value("fresh.set('noi-tq', 0); mark()")
    assert page.value("document.getElementById('noi-tq').className") == ""


def test_the_display_has_the_hospitals_time_and_notices_a_line_that_fell_silent(hall: Hall, page: Page) -> None:
    page.before("Date.now = () => 0")  # a clock of 1970
    hall.signed_in(page)
    page.go(f"{hall.house.url}/display/noi")
    page.until("document.getElementById('clock').innerText !== ''")
    here = "{hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh'}"
    shown = "document.getElementById('clock').innerText"
    assert page.value(f"{shown} === new Date(ahead).toLocaleTimeString('vi-VN', {here})")
    page.value("new MutationObserver(() => { window.told = true; }).observe(link, {attributes: true})")
    page.value("window.before = stream; heard = -1e9")
    page.until("window.told && stream !== window.before && link.hidden", 30)


def test_nothing_of_the_display_is_cut_off_where_names_are_long(hall: Hall, browser: Browser) -> None:
    name = "Khám Nội tổng quát và Bệnh lý người cao tuổi theo yêu cầu ngoài giờ hành chính"
    clinic = {"id": "x", "name": name, "name_en": name, "room": "P.105, tầng 1, nhà A", "room_en": "", "waiting": 200}
    clinic |= {"called": [{"number": "CT-188", "calls": 1}], "next": [f"CT-{n}" for n in range(189, 194)]}
    page = hall.signed_in(browser.page())
    page.go(f"{hall.house.url}/display/noi")
    page.until("document.querySelectorAll('article').length > 1")
    page.value("stream.close()")
    for width, height in ((1366, 768), (1920, 1080), (3840, 2160), (1080, 1920), (390, 844)):
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        page.call("Emulation.setDeviceMetricsOverride", size)
        for count in (1, 2, 4, 6):
            clinics = [{**clinic, "id": f"c{n}"} for n in range(count)]
            page.value(f"show({json.dumps({'clinics': clinics})})")
            told = page.value(
                "[...document.querySelectorAll('article')].flatMap(a => { const box = a.getBoundingClientRect();"
                " return [...a.querySelectorAll('.now, .room, .next')].map(e => { const b = e.getBoundingClientRect();"
                " return b.top >= box.top && b.bottom <= box.bottom + 1 && b.right <= box.right + 1; }); })"
            )
            assert all(told), (width, height, count)
            apart = page.value(
                "[...document.querySelectorAll('article')]"
                ".map(card => [card.querySelector('.place'), card.querySelector('.next')])"
                ".every(([a, b]) => a.getBoundingClientRect().bottom <= b.getBoundingClientRect().top + 1)"
            )
            assert apart, (width, height, count)
            tall = page.value("parseFloat(getComputedStyle(document.querySelector('.now')).fontSize)")
            if width > 640:
                assert tall >= 0.1 * min(width, height), "a number is read from eight metres"
