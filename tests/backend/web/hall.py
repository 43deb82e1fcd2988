"""A backend as a process, with staff and one terminal, for tests that look at pages with a browser."""

from dataclasses import dataclass
from typing import Any

import httpx

from kiosk.backend.web.staff import hash_password
from tests.backend.day import House
from tests.browser import Page

WORD = "mat khau cua toi"
STAFF = f"""
[[staff]]
name = "an"
roles = ["desk", "display", "fleet"]
password = "{hash_password(WORD)}"
"""
# Headless browsers have no voice: what would be spoken is written down.
LISTEN = "window.said = []; window.speechSynthesis.speak = (u) => window.said.push([u.lang, u.text]);"


@dataclass
class Hall:
    """A backend as a process, one terminal's key, and staff who may sign in."""

    house: House
    key: str
    numbers: int = 0

    def ask(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        self.numbers += 1
        headers = {"Authorization": f"Bearer {self.key}", "Idempotency-Key": f"browser-{self.numbers:04}"}
        answer = httpx.post(f"{self.house.url}{path}", json=body, headers=headers, timeout=20)
        assert answer.status_code in (200, 201), answer.text
        found: dict[str, Any] = answer.json()
        return found

    def register(self, number: str, *clinics: str, **more: Any) -> dict[str, Any]:
        citizen = {"number": number, "name": "Nguyễn Thị Mẫu", "born": more.pop("born", "1990-01-15")}
        who = {"citizen": citizen, "source": more.pop("source", "qr")}
        token = self.ask("/v1/patients/identify", who)["patient_token"]
        body = {"patient_token": token, "kind": "self_pay", "clinics": list(clinics), **more}
        return self.ask("/v1/registrations", body)

    def signed_in(self, page: Page) -> Page:
        page.go(f"{self.house.url}/login")
        page.fill("input[name=name]", "an")
        page.fill("input[name=password]", WORD)
        page.press("Đăng nhập")
        page.loaded()
        return page
