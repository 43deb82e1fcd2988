"""Templates and headers of every page, and the page that says what went wrong."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, select_autoescape
from starlette.datastructures import Headers
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from kiosk.backend.api.problems import ProblemError, problem_response

_TEMPLATES: Final = Environment(
    loader=PackageLoader("kiosk.backend.web"), autoescape=select_autoescape(), trim_blocks=True
)
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
FILE_HEADERS: Final = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
"""Of a table to keep."""

_SAID: Final = {
    "role_missing": "Tài khoản này không được mở trang này. Đăng nhập bằng tài khoản khác, hoặc hỏi phòng CNTT.",
    "form_refused": "Trang đã cũ. Mở lại trang rồi làm lại; chưa có gì thay đổi.",
    "idempotency_mismatch": "Trang đã cũ. Mở lại trang rồi làm lại; chưa có gì thay đổi.",
    "too_late": "Người khác vừa xử lý việc này. Mở lại trang để xem; chưa có gì thay đổi.",
    "not_found": "Không tìm thấy. Kiểm tra lại số hoặc địa chỉ.",
    "invalid_input": "Nội dung chưa đúng. Quay lại kiểm tra; chưa có gì thay đổi.",
    "too_many_requests": "Thử quá nhiều lần. Chờ một phút rồi thử lại.",
    "away": "Máy chủ chưa trả lời. Chờ vài giây, mở lại trang và xem việc vừa làm đã được ghi chưa.",
    "our_fault": "Có lỗi của hệ thống, đã được ghi lại. Mở lại trang và xem việc vừa làm đã được ghi chưa.",
}
_USUAL: Final = "Không làm được. Mở lại trang rồi thử lại."
_PARTS: Final = ("/desk", "/money", "/console")


class Assets(StaticFiles):
    """Styles and scripts: asked for again each time (304 if nothing changed), so that they are of their page."""

    def file_response(self, *args: Any, **more: Any) -> Response:
        """One of them."""
        answer = super().file_response(*args, **more)
        answer.headers["Cache-Control"] = "no-cache"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer


def rendered(name: str, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any) -> HTMLResponse:
    """One template, filled."""
    return HTMLResponse(_TEMPLATES.get_template(name).render(**values), status, {**HEADERS, **(headers or {})})


def wants_page(scope: Scope) -> bool:
    """Whether a person with a browser asks, on a page: programs get problem documents."""
    return "text/html" in Headers(scope=scope).get("accept", "") and not scope["path"].startswith("/v1/")


def answer_problem(scope: Scope, problem: ProblemError) -> Response:
    """A problem, as whoever asked reads it."""
    if not wants_page(scope):
        return problem_response(problem)
    back = next((part for part in _PARTS if scope["path"].startswith(part)), "/")
    said = _SAID.get(problem.code, _USUAL)
    return rendered("problem.html", problem.status, problem.headers, said=said, back=back, code=problem.code)
