import json
from pathlib import Path

import cv2
import numpy as np
import pytest
import typer
from typer.testing import CliRunner, Result

from kiosk.app.commands.scan import scan
from tests.fixtures.frames_codes import Pixels, bar_modules, qr_modules

CARD = "001190000001|012345678|Lê Thanh An|15011990|Nữ|Tân An, Long An|26062021"

app = typer.Typer()
app.command()(scan)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def picture(path: Path, modules: Pixels) -> Path:
    grey = np.full((480, 640), 200, np.uint8)
    code = modules.repeat(3, axis=0).repeat(3, axis=1)
    grey[50 : 50 + code.shape[0], 60 : 60 + code.shape[1]] = code
    assert cv2.imwrite(str(path), grey)
    return path


def test_a_picture_of_a_card_is_one_line_of_json(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png", qr_modules(CARD.encode()))
    (line,) = lines(run(path, "--json"))
    assert list(line) == ["file", "symbology", "text", "kind", "fields", "decoder", "ms", "per_module"]
    assert (line["file"], line["symbology"], line["text"], line["kind"]) == (str(path), "QRCode", CARD, "cccd")
    assert line["decoder"] == "zxing"
    assert isinstance(line["ms"], float)
    assert line["per_module"] == pytest.approx(3, abs=0.1)
    assert isinstance(line["fields"], dict)
    assert line["fields"]["issued"] == "2021-06-26"


def test_each_file_has_its_line_and_a_picture_without_a_code_has_no_kind(tmp_path: Path) -> None:
    lab = picture(tmp_path / "lab.jpg", bar_modules("XN0123456789"))
    empty = tmp_path / "empty.png"
    cv2.imwrite(str(empty), np.full((480, 640), 128, np.uint8))
    first, second = lines(run(lab, empty, "--json"))
    assert (first["kind"], first["symbology"], first["fields"]) == ("lab", "Code128", {"number": "XN0123456789"})
    assert second == {"file": str(empty), "kind": None}


def test_a_link_is_unknown_and_never_opened(tmp_path: Path) -> None:
    (line,) = lines(run(picture(tmp_path / "a.png", qr_modules(b"https://example.vn/x")), "--json"))
    assert (line["kind"], line["foreign"]) == ("unknown", "url")


def test_a_code_that_is_not_utf8_has_no_text(tmp_path: Path) -> None:
    (line,) = lines(run(picture(tmp_path / "a.png", qr_modules("Lê Thanh".encode("latin-1"))), "--json"))
    assert (line["kind"], line["text"]) == ("unknown", None)


def test_a_video_gives_the_first_code_in_it(tmp_path: Path) -> None:
    from kiosk.sim.camera import presentation, write_video

    path = tmp_path / "a.avi"
    write_video(presentation(CARD, empty=1, moving=2, still=2), path)
    (line,) = lines(run(path, "--json"))
    assert (line["file"], line["text"], line["kind"]) == (str(path), CARD, "cccd")


def test_a_video_without_a_code_has_no_kind(tmp_path: Path) -> None:
    from kiosk.sim.camera import empty_frame, write_video

    path = tmp_path / "a.avi"
    write_video([empty_frame(1), empty_frame(2)], path)
    assert lines(run(path, "--json")) == [{"file": str(path), "kind": None}]


def test_a_text_alone_is_parsed() -> None:
    (line,) = lines(run("--payload", CARD, "--json"))
    assert (line["kind"], line["symbology"], line["text"]) == ("cccd", None, CARD)


def test_a_text_with_its_symbology_may_be_a_lab_order() -> None:
    assert lines(run("--payload", "XN0123456789", "--json"))[0]["kind"] == "unknown"
    assert lines(run("--payload", "XN0123456789", "--symbology", "Code128", "--json"))[0]["kind"] == "lab"


@pytest.mark.parametrize(
    "payload", ["", "\x1b[2J\x07\x7f\x9b\u202e", "\udcff", "|" * 4096, "x" * 100_000, CARD + "\udc80"]
)
def test_a_hostile_text_is_one_harmless_line(payload: str) -> None:
    result = run("--payload", payload, "--json")
    (line,) = lines(result)
    assert line["kind"] == "unknown"
    assert result.stdout.rstrip("\n").isprintable()


def test_without_json_people_can_read_it(tmp_path: Path) -> None:
    result = run("--payload", CARD)
    assert "cccd" in result.stdout
    assert "  name: Lê Thanh An" in result.stdout
    assert run("--payload", "").stdout == "text: unknown\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--json"],
        ["a.png", "--payload", "x"],
        ["--camera", "0", "--payload", "x"],
        ["absent.png"],
        ["--source", "x"],
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


def test_a_file_that_is_no_picture_fails_and_the_others_are_read(tmp_path: Path) -> None:
    junk = tmp_path / "junk.png"
    junk.write_bytes(b"not a picture at all")
    good = picture(tmp_path / "a.png", qr_modules(CARD.encode()))
    result = run(junk, good, "--json")
    assert result.exit_code == 2
    assert [json.loads(line)["kind"] for line in result.stdout.splitlines()] == [None, "cccd"]
    assert str(junk) in result.stderr


def test_an_absent_camera_is_not_ready() -> None:
    result = run("--camera", "98", "--json")
    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 1


def test_a_live_source_gives_the_first_code(tmp_path: Path) -> None:
    picture(tmp_path / "a.png", qr_modules(CARD.encode()))
    (line,) = lines(run("--source", f"images:{tmp_path}", "--json"))
    assert line["kind"] == "cccd"


def test_a_live_source_without_a_code_ends_at_the_timeout(tmp_path: Path) -> None:
    (line,) = lines(run("--source", f"images:{tmp_path}", "--timeout", "0.2", "--json"))
    assert line == {"file": f"images:{tmp_path}", "kind": None}
