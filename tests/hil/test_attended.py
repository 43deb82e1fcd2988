"""A run with an operator: here the test opens the cover, as a person would, and answers on the page."""

import io
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from PIL import Image

from kiosk.sim.printer.server import SimPrinter
from tests.hil.bench import Process, get, plan_file


def test_an_operator_opens_the_cover_answers_on_the_page_and_adds_a_photograph(tmp_path: Path) -> None:
    with SimPrinter() as printer:
        plan = plan_file(tmp_path, "printer", printer.url, {"faults": 'only = ["cover-open"]'})
        process = Process(plan, tmp_path / "out")
        number = process.answer("cover-open")
        page = get(process.page())
        assert "Mở nắp máy in ngay bây giờ." in page
        assert "Open the printer&#39;s cover now." in page
        photo = io.BytesIO()
        Image.new("RGB", (3000, 20), "red").save(photo, "PNG")
        for body, status in ((photo.getvalue(), 204), (b"no picture", 415)):
            assert posted(process.page() + "photo", body) == status
        printer.set_fault("cover-open")
        process.post(number, "done")
        process.until('"cover-open_seen_s"')
        again = process.answer("cover-open")
        assert again != number
        printer.clear_faults()
        process.post(again, "done")
        code, found = process.end()
    assert (code, found["outcome"]) == (0, "PASS"), found
    html = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert 'src="data:image/jpeg' in html
    assert "page</span>" in html
    with Image.open(tmp_path / "out" / "attachments" / "photo-01.jpg") as kept:
        assert kept.size == (1600, 11)


def test_the_page_answers_nobody_who_does_not_know_its_path_or_comes_from_elsewhere(tmp_path: Path) -> None:
    with SimPrinter() as printer:
        plan = plan_file(tmp_path, "printer", printer.url, {"faults": 'only = ["cover-open"]'})
        process = Process(plan, tmp_path / "out")
        number = process.answer("cover-open")
        page = process.page()
        root = page.rstrip("/").rpartition("/")[0]
        assert refused(Request(root + "/"))
        assert refused(Request(root + "/live"))
        assert refused(Request(page, headers={"Host": "evil.example"}))
        forged = f"number={number}&answer=done".encode()
        assert refused(Request(page + "answer", forged, {"Origin": "https://evil.example"}))
        assert refused(Request(page + "answer", b"x" * 5000))
        assert refused(Request(page + "else", b"x"))
        process.post("999", "done")
        process.post(number, "perhaps")
        process.post("²", "done")
        assert process.answer("cover-open") == number, "what is no answer closed the question"
        process.post(number, "cannot")
        code, found = process.end()
    assert (code, found["outcome"]) == (3, "ERROR"), found
    assert "nothing was tried" in str(found["why"])


def refused(request: Request) -> bool:
    with pytest.raises(HTTPError) as fault:
        urlopen(request, timeout=10)
    code = fault.value.code
    fault.value.close()
    return code in (404, 413)


def posted(address: str, body: bytes) -> int:
    try:
        with urlopen(Request(address, body), timeout=10) as reply:
            return int(reply.status)
    except HTTPError as fault:
        fault.close()
        return fault.code
