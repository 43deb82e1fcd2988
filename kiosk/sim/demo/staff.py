"""A member of staff with a browser: signs in at the backend and looks at its pages."""

import re
import urllib.request
from html import unescape
from http.cookiejar import CookieJar
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
