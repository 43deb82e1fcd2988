"""A scanner in use: every kind of code is read exactly, and nothing is read where nothing is."""

import time

import pytest

from kiosk.hil.bench import Failed
from kiosk.hil.benches.scanner import ScannerBench
from kiosk.hil.plugin import Measure
from kiosk.hil.samples import FUNCTIONAL_CODES

_QUIET_S = 1.0


@pytest.mark.parametrize("kind", list(FUNCTIONAL_CODES))
def test_a_code_is_read_exactly(bench: ScannerBench, kind: str, measure: Measure) -> None:
    began = time.monotonic()
    found = bench.read(FUNCTIONAL_CODES[kind])
    measure(f"{kind}_read_s", round(time.monotonic() - began, 3), "s", high=bench.patience_s)
    if found.to_json()["kind"] != kind:
        raise Failed(f"a code of kind {kind} was read as {found.to_json()['kind']}")
    if not bench.same(found, FUNCTIONAL_CODES[kind]):
        raise Failed(f"a code of kind {kind} was not read exactly")


def test_nothing_is_read_where_nothing_is(bench: ScannerBench) -> None:
    bench.clear()
    if bench.wait_for_code(_QUIET_S) is not None:
        raise Failed("a code was read although none was shown")
