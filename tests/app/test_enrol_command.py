"""`kiosk enrol` on a line that is cut: the code is not used up by an answer that never came."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.app.cli import app
from kiosk.app.exits import exit_code
from tests.secured import secured


def test_a_lost_answer_is_asked_for_again_by_the_same_command(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def losing(inner: Any) -> Any:
        async def through(scope: Any, receive: Any, send: Any) -> None:
            if scope.get("path") != "/v1/kiosks/enrol":
                await inner(scope, receive, send)
                return
            asked.append(scope["path"])
            if len(asked) > 1:
                await inner(scope, receive, send)
                return

            async def nowhere(_: Any) -> None:
                """It did its work, and the line was cut before its answer."""

            await inner(scope, receive, nowhere)
            await send({"type": "http.response.start", "status": 502, "headers": []})
            await send({"type": "http.response.body", "body": b""})

        return through

    own = tmp_path / "terminal"
    with secured(tmp_path / "backend", wrapped=losing) as house:
        code = house.code()
        command = ["enrol", f"https://{house.host}", code, "--ca-sha256", house.authority.digest, "--out", str(own)]
        assert exit_code(app, "kiosk", command) == 5
        assert "asks again" in capfd.readouterr().err
        assert not (own / "identity.pem").exists()
        assert (own / "asked.json").stat().st_mode & 0o777 == 0o600
        # As somebody types it the second time.
        command[2] = f"{code[:4]}-{code[4:8]}-{code[8:]}".lower() if "-" not in code else code.replace("-", "").lower()
        assert exit_code(app, "kiosk", command) == 0
        assert "client_cert_file" in capfd.readouterr().out
        assert (own / "identity.pem").stat().st_mode & 0o777 == 0o600
        assert not (own / "asked.json").exists()
        assert exit_code(app, "kiosk", command) == 4, "a code is good once"
