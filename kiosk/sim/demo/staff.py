"""A member of staff with a browser: signs in at the backend and looks at its pages."""

import re
import urllib.request
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode


class Staff:
    """One account; keeps its cookie as a browser does."""

    def __init__(self, url: str, name: str, password: str) -> None:
        self.url = url
        self.name = name
        self.password = password
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._signed_in = False

    def page(self, path: str) -> str:
        """The page as HTML."""
        if not self._signed_in:
            form = urlencode({"name": self.name, "password": self.password}).encode()
            self._browser.open(self.url + "/login", form, timeout=10).close()
            self._signed_in = True
        with self._browser.open(self.url + path, timeout=10) as answer:
            return str(answer.read().decode())

    def reads(self, path: str) -> str:
        """The words of the page, without its markup."""
        return " ".join(unescape(re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", self.page(path), flags=re.S)).split())

    def presses(self, path: str, form_page: str, **fields: str) -> None:
        """A button on a page: posts its form, with what the page says belongs to it."""
        found = re.search(r'name="form_key" value="([^"]+)"', self.page(form_page))
        form = {"form_key": found[1] if found else "", **fields}
        self._browser.open(self.url + path, urlencode(form).encode(), timeout=30).close()

    def keeps(self, path: str, file: Path) -> None:
        """The page as a file that any browser shows as it was."""
        style = f"<style>{self.page('/static/style.css')}</style>"
        file.write_text(self.page(path).replace('<link rel="stylesheet" href="/static/style.css">', style), "utf-8")
