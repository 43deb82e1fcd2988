"""A small page to play the patient in a browser: hold a card, pay, take the paper away, break things."""

import html
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Final, Self
from urllib.parse import parse_qs

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.sim.demo.chip_reader import digits_of
from kiosk.sim.demo.lobby import Lobby
from kiosk.sim.demo.people import code_of
from kiosk.sim.demo.steps import ELDER, EXPIRED, INSURED

_STYLE: Final = """
body{font:18px system-ui,sans-serif;margin:2rem auto;max-width:44rem;color:#12263f;background:#f5f8fb}
form{display:flex;flex-wrap:wrap;gap:.6rem;margin:.4rem 0 1.4rem}
button{font:inherit;padding:.7rem 1rem;border:1px solid #9fb3c8;border-radius:.6rem;background:#fff;cursor:pointer}
button:hover{border-color:#0b6bcb}h1{font-size:1.5rem}h2{font-size:1.05rem;margin:0}p{min-height:1.5em;color:#0b6bcb}
"""


class Panel(QObject):
    """Buttons in a browser, acts in the lobby. Acts run on the application's thread."""

    _pressed = Signal(str)

    def __init__(self, lobby: Lobby) -> None:
        super().__init__()
        self._lobby = lobby
        self._said = "Sẵn sàng"
        self._done = threading.Event()
        self._pressed.connect(self._act, Qt.ConnectionType.QueuedConnection)
        self._groups: dict[str, dict[str, tuple[str, Callable[[], str]]]] = _groups(lobby)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, name="panel")

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> Self:
        """Serve."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving."""
        self._done.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def press(self, act: str) -> None:
        """Press a button, from any thread; returns when it is done."""
        self._done.clear()
        self._pressed.emit(act)
        self._done.wait(15)

    def _act(self, act: str) -> None:
        for acts in self._groups.values():
            if act in acts:
                try:
                    self._said = acts[act][1]()
                except OSError:
                    self._said = "Không kết nối được"
        self._done.set()

    def page(self) -> str:
        """The page as HTML."""
        rows = "".join(
            f"<h2>{html.escape(title)}</h2><form method=post>"
            + "".join(
                f'<button name=act value="{key}">{html.escape(label)}</button>' for key, (label, _) in acts.items()
            )
            + "</form>"
            for title, acts in self._groups.items()
        )
        return (
            "<!doctype html><html lang=vi><meta charset=utf-8><title>Đóng vai người bệnh</title>"
            f"<style>{_STYLE}</style><h1>Đóng vai người bệnh</h1><p>{html.escape(self._said)}</p>{rows}</html>"
        )

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        panel = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                content = panel.page().encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def do_POST(self) -> None:
                length = min(int(self.headers.get("Content-Length") or 0), 1000)
                panel.press(parse_qs(self.rfile.read(length).decode()).get("act", [""])[0])
                self.send_response(303)
                self.send_header("Location", "/")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Quiet."""

        return Handler


def _groups(lobby: Lobby) -> dict[str, dict[str, tuple[str, Callable[[], str]]]]:
    def said(act: Callable[[], object], words: str) -> Callable[[], str]:
        def do() -> str:
            act()
            return words

        return do

    def held(citizen: str) -> Callable[[], str]:
        return said(lambda: lobby.camera.show(code_of(citizen)), "Thẻ đang ở trước máy quét")

    def paid(amount: int | None = None) -> Callable[[], str]:
        def pay() -> str:
            payload = lobby.scan_screen()
            if payload is None:
                return "Không thấy mã QR trên màn hình"
            lobby.pay(payload, amount)
            return "Đã chuyển tiền"

        return pay

    chip = lobby.chip
    reader = (
        {}
        if chip is None
        else {
            "Đầu đọc chip": {
                "lay": (
                    "Đặt thẻ lên đầu đọc (6 số cuối: " + digits_of() + ")",
                    said(chip.lay, "Thẻ đang ở trên đầu đọc"),
                ),
                "forged": ("Đặt thẻ giả", said(lambda: chip.lay("unknown-signer"), "Thẻ giả đang ở trên đầu đọc")),
                "take": ("Nhấc thẻ", said(chip.take, "Đã nhấc thẻ")),
            }
        }
    )
    return {
        **reader,
        "Thẻ": {
            "insured": ("Đưa thẻ còn hạn BHYT", held(INSURED)),
            "elder": ("Đưa thẻ người 78 tuổi", held(ELDER)),
            "expired": ("Đưa thẻ hết hạn BHYT", held(EXPIRED)),
            "web": ("Đưa mã lạ", said(lambda: lobby.camera.show("https://example.invalid/"), "Mã lạ trước máy quét")),
            "away": ("Cất thẻ", said(lobby.camera.take_away, "Đã cất thẻ")),
        },
        "Điện thoại": {
            "pay": ("Quét màn hình và trả đủ", paid()),
            "less": ("Trả thiếu (10.000 ₫)", paid(10_000)),
        },
        "Máy in": {
            "paper-out": ("Hết giấy", said(lambda: lobby.printer.set_fault("paper-out"), "Máy in hết giấy")),
            "cover": ("Mở nắp", said(lambda: lobby.printer.set_fault("cover-open"), "Nắp máy in mở")),
            "mend": ("Sửa máy in", said(lobby.printer.clear_faults, "Máy in tốt")),
        },
        "Phòng máy": {
            "insurer-off": ("Cổng BHXH im lặng", said(lambda: lobby.insurer("silent", 30), "Cổng BHXH im lặng")),
            "insurer-on": ("Cổng BHXH tốt", said(lambda: lobby.insurer("none"), "Cổng BHXH tốt")),
            "bank-off": ("Ngân hàng hỏng", said(lambda: lobby.bank(answers="down"), "Ngân hàng hỏng")),
            "bank-on": ("Ngân hàng tốt", said(lambda: lobby.bank(answers="none"), "Ngân hàng tốt")),
            "backend-off": ("Tắt máy chủ", said(lobby.far.backend.stop, "Máy chủ tắt")),
            "backend-on": ("Bật máy chủ", said(lobby.far.backend.start, "Máy chủ đang khởi động")),
        },
    }
