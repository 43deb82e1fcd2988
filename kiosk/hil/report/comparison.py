"""The page that shows two runs beside each other."""

from typing import Final

from markupsafe import Markup

from kiosk.hil.compare import Comparison, SeriesChange
from kiosk.hil.figures import by_chance
from kiosk.hil.report.html import pages, style, title
from kiosk.hil.report.svg import two_spreads

_COLOURS: Final = {"worse": "FAIL", "better": "PASS", "no difference that matters": "PASS"}


def comparison_html(found: Comparison) -> str:
    """The whole page."""
    return pages.get_template("compare.html").render(
        found=found,
        name=title(found.new),
        colour=_COLOURS.get(found.verdict, "TIMEOUT"),
        style=style(),
        said=said,
        plot=lambda change: Markup(two_spreads(change.old, change.new, "ms")),  # noqa: S704 - made of numbers
    )


def said(change: SeriesChange) -> str:
    """The difference in one sentence."""
    found = change.difference
    failed = _failed(change)
    if found is None:
        return "Too few cycles went well to tell." + failed
    return (
        f"Typically {found.shift:+.3g} ms ({change.part:+.1%}); with 95 % confidence "
        f"{found.low:+.3g} to {found.high:+.3g} ms. Effect {found.size} (Cliff's delta {found.delta:+.2f}); "
        f"the middle half is {change.wider:.2g} times as wide.{failed}"
    )


def _failed(change: SeriesChange) -> str:
    """The failures, and how much chance alone would do."""
    old_all, new_all = len(change.old) + change.old_failed, len(change.new) + change.new_failed
    if not (change.old_failed or change.new_failed):
        return ""
    more = by_chance(change.old_failed, old_all, change.new_failed, new_all)
    less = by_chance(change.new_failed, new_all, change.old_failed, old_all)
    return (
        f" Failed: {change.old_failed} of {old_all}, now {change.new_failed} of {new_all} "
        f"(by chance alone with p = {min(more, less):.2g})."
    )
