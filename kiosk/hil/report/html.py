"""The report people read: one file that needs no other."""

from pathlib import Path

from kiosk.hil.record import RunRecord


def report_html(record: RunRecord, out: Path) -> str:
    """The whole page."""
    del out
    return f"<!doctype html><title>{record.outcome}</title>"
