"""The command where its extra is not installed."""

import subprocess
import sys

HIDE = """
import importlib.util
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, *a: None if name == "jinja2" else real(name, *a)
from kiosk.hil.start import main
main()
"""


def test_without_its_extra_it_says_what_to_install_in_one_line() -> None:
    done = subprocess.run([sys.executable, "-c", HIDE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (3, "kiosk-hil needs jinja2: install its wheel with [hil]\n")
