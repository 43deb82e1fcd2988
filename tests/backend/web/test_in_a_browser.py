"""The pages as people use them: Debian's Chromium before a backend that dies and comes back."""

from pathlib import Path

import httpx

from tests.backend.web.hall import Hall
from tests.browser import Browser, Page


def test_signing_in_with_a_wrong_word_says_so_and_with_the_right_one_opens_the_house(
    hall: Hall, page: Page, tmp_path: Path
) -> None:
    page.go(f"{hall.house.url}/desk")
    page.until("location.pathname === '/login'")
    page.fill("input[name=name]", "an")
    page.fill("input[name=password]", "something else")
    page.press("Đăng nhập")
    page.until("document.body.innerText.includes('không đúng')")
    hall.signed_in(page)
    assert "Gọi số, hỗ trợ tại máy" in page.text()
    page.press("Đăng xuất")
    page.until("location.pathname === '/login'")


def test_the_desk_calls_repeats_skips_takes_back_moves_and_prints(hall: Hall, page: Page, tmp_path: Path) -> None:
    for n in range(4):
        hall.register(f"00119000000{n}", "noi-tq")
    elder = hall.register("001148000009", "noi-tq", born="1948-01-01", source="typed")
    hall.signed_in(page)
    page.go(f"{hall.house.url}/desk?clinic=noi-tq")
    assert elder["places"][0]["number"] == "A-005"
    assert "giấy tờ tùy thân" in page.text()
    page.press("Đã xem")
    page.loaded()
    page.until("!document.body.innerText.includes('giấy tờ tùy thân')")

    def press(words: str, then: str) -> None:
        page.press(words)
        page.loaded()
        page.until(then)

    called = "document.querySelector('.called .number')?.innerText"
    press("Gọi số tiếp theo", f"{called} === 'A-005'")
    press("Gọi lại", "document.body.innerText.includes('lần 2')")
    press("Vắng mặt", "document.body.innerText.includes('Đã quay lại')")
    press("Đã quay lại", "!document.body.innerText.includes('Đã quay lại')")
    press("Gọi số tiếp theo", f"{called} === 'A-005'")
    # As with a hand: a list that is being chosen from stays when the page loads itself again.
    page.value(
        "(s => { s.focus(); s.value = [...s.options].find(o => o.value.endsWith('>tim-mach')).value; })"
        "(document.querySelector('.called select'))"
    )
    press("Chuyển", f"{called} !== 'A-005'")
    press("Gọi số tiếp theo", f"{called} === 'A-001'")
    press("Khám xong", "document.body.innerText.includes('Chưa gọi số nào')")
    page.fill(".reprint input[name=target]", "a-002")
    page.press("In lại")
    page.loaded()
    page.until("location.pathname.startsWith('/desk/ticket/')")
    assert "A-002" in page.text()
    assert "BẢN IN LẠI" in page.text()
    page.picture(tmp_path / "ticket.png")
    page.press("Về quầy")
    page.until("location.search === '?clinic=noi-tq'")


def test_a_call_for_help_appears_by_itself_is_answered_and_the_terminal_is_told(hall: Hall, page: Page) -> None:
    hall.signed_in(page)
    page.go(f"{hall.house.url}/desk")
    call = hall.ask("/v1/kiosks/help", {"screen": "ChooseClinic"})
    page.until("document.body.innerText.includes('Cần hỗ trợ tại máy')", 25)
    page.press("Tôi đến")
    page.until("document.body.innerText.includes('an đang đến')")
    headers = {"Authorization": f"Bearer {hall.key}"}
    state = httpx.get(f"{hall.house.url}/v1/kiosks/help/{call['id']}", headers=headers, timeout=10).json()["state"]
    assert state == "coming"
    page.press("Đã xong")
    page.until("!document.body.innerText.includes('Cần hỗ trợ tại máy')")


def test_the_display_speaks_each_call_once_and_comes_back_after_the_server_dies(
    hall: Hall, browser: Browser, page: Page, tmp_path: Path
) -> None:
    for n in range(3):
        hall.register(f"00119000001{n}", "noi-tq")
    desk = hall.signed_in(browser.page())
    desk.go(f"{hall.house.url}/desk?clinic=noi-tq")
    page.call(
        "Emulation.setDeviceMetricsOverride",
        {"width": 1920, "height": 1080, "deviceScaleFactor": 1, "mobile": False},
    )
    page.go(f"{hall.house.url}/display/noi")
    page.until("document.querySelector('#noi-tq .next')?.innerText.includes('A-001')")
    page.press("Bật loa gọi số")
    desk.press("Gọi số tiếp theo")
    page.until("document.querySelector('#noi-tq .now').innerText === 'A-001'")
    page.until("window.said.length === 1")
    assert page.value("window.said[0]") == ["vi-VN", "Mời số A 001 vào phòng 105, tầng 1, nhà A"]
    page.picture(tmp_path / "display.png")
    hall.house.kill()
    page.until("!document.getElementById('link').hidden")
    assert "A-001" in page.text()
    hall.house.start()
    page.until("document.getElementById('link').hidden", 30)
    desk.go(f"{hall.house.url}/desk?clinic=noi-tq")
    desk.press("Gọi số tiếp theo")
    page.until("document.querySelector('#noi-tq .now').innerText === 'A-002'")
    page.until("window.said.length === 2")
    desk.loaded()
    desk.press("Gọi lại")
    page.until("window.said.length === 3")
    desk.loaded()
    desk.press("Gọi số tiếp theo")
    page.until("document.querySelector('#noi-tq .now').innerText === 'A-003'")
    hall.register("001190000020", "noi-tq")
    page.until("document.querySelector('#noi-tq .next')?.innerText.includes('A-004')")
    said = [words.split()[2:4] for _, words in page.value("window.said")]
    assert said == [["A", "001"], ["A", "002"], ["A", "002"], ["A", "003"]], "each call once"


def test_no_page_is_wider_than_a_phone(hall: Hall, browser: Browser) -> None:
    for n in range(7):
        hall.register(f"0011900000{n:02}", "noi-tq", priority_claim="pregnant")
    page = hall.signed_in(browser.page(390, 844))
    for path in ("/", "/desk?clinic=noi-tq", "/display/noi", "/console", "/console/orders", "/console/log"):
        page.go(f"{hall.house.url}{path}")
        if path.startswith("/display"):
            page.until("document.querySelectorAll('article').length > 1")
        widest = page.value("document.documentElement.scrollWidth")
        assert widest <= 390, (path, widest)
