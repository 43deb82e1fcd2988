"""Prometheus' text format."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.exposition import Exposition


def test_families_say_what_they_are() -> None:
    made = Exposition()
    made.family("kiosk_x_total", "counter", "What it counts.").sample(3, {"a": 'say "x"\n', "b": "\\"})
    made.family("kiosk_y", "gauge", "What it is.").sample(1.5)
    made.sample(1790000000.25, suffix="_sum")
    assert made.text() == (
        "# HELP kiosk_x_total What it counts.\n# TYPE kiosk_x_total counter\n"
        'kiosk_x_total{a="say \\"x\\"\\n",b="\\\\"} 3\n'
        "# HELP kiosk_y What it is.\n# TYPE kiosk_y gauge\nkiosk_y 1.5\nkiosk_y_sum 1790000000.25\n"
    )


@given(st.text())
def test_no_label_breaks_its_line(text: str) -> None:
    made = Exposition()
    made.family("x", "gauge", "x").sample(1, {"a": text})
    assert made.text().count("\n") == 3
