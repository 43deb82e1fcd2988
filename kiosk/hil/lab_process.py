"""A simulated laboratory in a process of its own: what a driver needs of time and memory is the driver's alone."""

import base64
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.hil import registry


class LabProcess:
    """The lab of this name (`lab.Lab`). Raises OSError, ValueError as the lab itself, NotInstalled."""

    def __init__(self, name: str, options: Mapping[str, str], folder: Path) -> None:
        registry.lab(name)  # what is not installed is said here, by its name
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kiosk.hil.lab_process", name, json.dumps(dict(options)), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        started = self._read()
        if "failed" in started:
            raise OSError(started["failed"])
        self.address: str = started["address"]
        self.environment: Mapping[str, str] = started["environment"]

    def do(self, name: str) -> None:
        """See Lab."""
        self._call("do", name)

    def undo(self, name: str) -> None:
        """See Lab."""
        self._call("undo", name)

    def tell(self, name: str) -> str:
        """See Lab."""
        return str(self._call("tell", name))

    def pictures(self) -> Mapping[str, bytes]:
        """See Lab."""
        return {name: base64.b64decode(data) for name, data in self._call("pictures", "").items()}

    def stop(self) -> None:
        """Take it away."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(10)

    def _call(self, verb: str, name: str) -> Any:
        if self._process.stdin is None:
            raise OSError("the laboratory has no ear")
        self._process.stdin.write(json.dumps([verb, name]).encode() + b"\n")
        self._process.stdin.flush()
        answer = self._read()
        if "unknown" in answer:
            raise KeyError(name)
        if "failed" in answer:
            raise OSError(answer["failed"])
        return answer["result"]

    def _read(self) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process.stdout is not None else b""
        if not line:
            raise OSError("the simulated laboratory ended")
        answer: dict[str, Any] = json.loads(line)
        return answer


def serve(name: str, options: Mapping[str, str], folder: Path) -> None:
    """Answer on standard input and output until the input ends."""
    try:
        lab = registry.lab(name)(options, folder)
    except (OSError, ValueError, registry.NotInstalled) as error:
        _write({"failed": str(error)})
        return
    _write({"address": lab.address, "environment": dict(lab.environment)})
    try:
        for line in sys.stdin:
            verb, what = json.loads(line)
            _write(_answer(lab, verb, what))
    finally:
        lab.stop()


def _answer(lab: Any, verb: str, what: str) -> dict[str, object]:
    try:
        if verb == "pictures":
            return {"result": {n: base64.b64encode(data).decode() for n, data in lab.pictures().items()}}
        return {"result": getattr(lab, verb)(what)}
    except KeyError:
        return {"unknown": what}
    except OSError as error:
        return {"failed": str(error)}


def _write(answer: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve(sys.argv[1], json.loads(sys.argv[2]), Path(sys.argv[3]))
